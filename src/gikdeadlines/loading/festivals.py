"""The days of the festivals that follow the moon or the sun 节日所在日。

The one place that asks ``holidays``, which knows the lunar calendar. It is imported when first asked, and a plain load
never asks: a notice that was published stands even where a table of festivals has a slip. ``calendar check``, the form
for a new year and the bounds of an unannounced year do ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

__all__ = ["festival_days"]

_NAMES: Final = {
    "New Year's Day": "元旦",
    "Chinese New Year (Spring Festival)": "春节",
    "Tomb-Sweeping Day": "清明节",
    "Labor Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-Autumn Festival": "中秋节",
    "National Day": "国庆节",
}


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
