"""The statutory days of each festival of a year, lunar days from the package ``holidays`` 法定节假日。

The decree says how many days a festival is off and which; the package only says on which day a lunar festival falls.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from gikdeadlines.errors import CalendarRangeError, Fault

__all__ = ["FIRST_YEAR", "LAST_YEAR", "festivals"]

FIRST_YEAR: Final = 2008
"""The first year of the decree as revised by 国务院令第513号."""

LAST_YEAR: Final = 2100
"""The last year for which the package knows the lunar festivals."""

_ANCHORS: Final = MappingProxyType(
    {
        "New Year's Day": "元旦",
        "Chinese New Year (Spring Festival)": "春节",
        "Tomb-Sweeping Day": "清明节",
        "Labor Day": "劳动节",
        "Dragon Boat Festival": "端午节",
        "Mid-Autumn Festival": "中秋节",
        "National Day": "国庆节",
    }
)

_RULE_2008: Final = MappingProxyType(
    {
        "元旦": (0,),
        "春节": (-1, 0, 1),
        "清明节": (0,),
        "劳动节": (0,),
        "端午节": (0,),
        "中秋节": (0,),
        "国庆节": (0, 1, 2),
    }
)
_RULES: Final = (
    (2025, MappingProxyType({**_RULE_2008, "春节": (-1, 0, 1, 2), "劳动节": (0, 1)})),
    (2014, MappingProxyType({**_RULE_2008, "春节": (0, 1, 2)})),
    (2008, _RULE_2008),
)
"""By the first year in force, the days off counted from the festival's own day: 国务院令第513号, 第644号, 第795号."""


def festivals(year: int) -> Mapping[str, tuple[date, ...]]:
    """The statutory days of each festival, by the decree in force that year 某年的法定节假日.

    >>> festivals(2026)["春节"][0]
    datetime.date(2026, 2, 16)

    Raises:
        CalendarRangeError: ``outside-festivals``, before 2008 and after 2100.

    Source: 全国年节及纪念日放假办法 art. 2, as revised by 国务院令第513号, 第644号 and 第795号.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        expected = f"a year from {FIRST_YEAR} through {LAST_YEAR}"
        raise CalendarRangeError(Fault(code="outside-festivals", given=year, expected=expected, path="festivals"))
    return _festivals(year)


@cache
def _festivals(year: int) -> Mapping[str, tuple[date, ...]]:
    own_days = _own_days(year)
    offsets = next(rule for since, rule in _RULES if year >= since)
    return MappingProxyType(
        {name: tuple(own_days[name] + timedelta(i) for i in offset) for name, offset in offsets.items()}
    )


def _own_days(year: int) -> Mapping[str, date]:
    """The day on which each festival itself falls 节日当天."""
    from holidays.countries.china import China  # noqa: PLC0415 - slow to import, and only needed past the horizon

    days: Mapping[date, str] = China(years=year, observed=False, language="en_US")  # type: ignore[no-untyped-call]
    own_days: dict[str, date] = {}
    for day, names in sorted(days.items()):
        for name in names.split("; "):
            festival = _ANCHORS.get(name.removesuffix(" (estimated)"))
            if festival:
                own_days.setdefault(festival, day)
    return own_days
