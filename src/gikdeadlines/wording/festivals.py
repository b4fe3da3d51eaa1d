"""A festival's name in words 节日名称。"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from .catalogue import Wording

__all__ = ["FESTIVALS", "festival_text"]

FESTIVALS: Final = MappingProxyType(
    {
        "元旦": "new-year",
        "春节": "spring",
        "清明节": "qingming",
        "劳动节": "labour",
        "端午节": "dragon-boat",
        "中秋节": "mid-autumn",
        "国庆节": "national",
        "壮族三月三": "sanyuesan",
        "开斋节": "eid-al-fitr",
        "肉孜节": "roza",
        "古尔邦节": "corban",
        "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": "victory-70",
    }
)
"""By the name that notices give a festival, the message with its words."""

_JOINS: Final = "、"
"""Stands between festivals that a notice arranges together."""


def festival_text(name: str, wording: Wording) -> str:
    """A festival's name, or the names of those arranged together; one that we do not know as it stands 节日名称.

    >>> festival_text("国庆节、中秋节", Wording("en")), festival_text("庆典", Wording("en"))
    ('National Day and Mid-Autumn Festival', '庆典')
    """
    names = (wording.label("festival", FESTIVALS[each]) if each in FESTIVALS else each for each in name.split(_JOINS))
    return wording.text("festivals-separator").join(names)
