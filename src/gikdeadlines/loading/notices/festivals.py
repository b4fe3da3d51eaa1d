"""The days of the festivals that follow the moon or the sun 节日所在日。

The one place that asks ``holidays``, which knows the lunar calendar. It is imported when first asked, and a plain load
never asks: a notice that was published stands even where a table of festivals has a slip. ``calendar check``, the form
for a new year and the bounds of an unannounced year do ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from gikdeadlines.values import CalendarRangeError, Fault, FrozenMap

__all__ = ["FIRST_YEAR", "LAST_YEAR", "festival_days", "statutory_days"]

FIRST_YEAR: Final = 2008
"""The first year of the decree as revised by 国务院令第513号."""

LAST_YEAR: Final = 2100
"""The last year for which the package knows the lunar festivals."""

_NAMES: Final = {
    "New Year's Day": "元旦",
    "Chinese New Year (Spring Festival)": "春节",
    "Tomb-Sweeping Day": "清明节",
    "Labor Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-Autumn Festival": "中秋节",
    "National Day": "国庆节",
}

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


def festival_days(year: int) -> Mapping[str, date]:
    """The first statutory day of each festival in a year; of 春节 the first of the first lunar month 法定节日.

    >>> festival_days(2023)["中秋节"]
    datetime.date(2023, 9, 29)

    Args:
        year: from 2008 on.

    Source: 全国年节及纪念日放假办法 第二条.
    """
    import holidays  # noqa: PLC0415  # costs a tenth of a second, which only those pay who ask

    found: dict[str, date] = {}
    for day, names in sorted(holidays.country_holidays("CN", years=year, observed=False, language="en_US").items()):
        for name in names.split("; "):
            if name in _NAMES:
                found.setdefault(_NAMES[name], day)
    return MappingProxyType(found)


def statutory_days(year: int) -> Mapping[str, tuple[date, ...]]:
    """The days that each festival is off, by the decree in force that year 某年的法定节假日.

    >>> statutory_days(2026)["劳动节"]
    (datetime.date(2026, 5, 1), datetime.date(2026, 5, 2))

    Raises:
        CalendarRangeError: ``outside-festivals``, before 2008 and after 2100.

    Source: 全国年节及纪念日放假办法 第二条, as revised by 国务院令第513号, 第644号 and 第795号.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        expected = f"a year from {FIRST_YEAR} through {LAST_YEAR}"
        raise CalendarRangeError(
            Fault(
                code="outside-festivals",
                given=year,
                expected=expected,
                path="festivals",
                parameters=FrozenMap(first=FIRST_YEAR, last=LAST_YEAR),
            )
        )
    return _statutory_days(year)


@cache
def _statutory_days(year: int) -> Mapping[str, tuple[date, ...]]:
    offsets = next(rule for since, rule in _RULES if year >= since)
    days = festival_days(year)
    return MappingProxyType({name: tuple(days[name] + timedelta(i) for i in own) for name, own in offsets.items()})
