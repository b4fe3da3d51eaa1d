"""Codes of jurisdictions and their Chinese names 适用地区。"""

from __future__ import annotations

import re
from typing import Final

from gikdeadlines.errors import CalendarError, Fault

__all__ = ["PROVINCES", "jurisdiction_code", "lies_within"]

PROVINCES: Final = {
    "北京": "CN-BJ", "天津": "CN-TJ", "河北": "CN-HE", "山西": "CN-SX", "内蒙古": "CN-NM", "辽宁": "CN-LN",
    "吉林": "CN-JL", "黑龙江": "CN-HL", "上海": "CN-SH", "江苏": "CN-JS", "浙江": "CN-ZJ", "安徽": "CN-AH",
    "福建": "CN-FJ", "江西": "CN-JX", "山东": "CN-SD", "河南": "CN-HA", "湖北": "CN-HB", "湖南": "CN-HN",
    "广东": "CN-GD", "广西": "CN-GX", "海南": "CN-HI", "重庆": "CN-CQ", "四川": "CN-SC", "贵州": "CN-GZ",
    "云南": "CN-YN", "西藏": "CN-XZ", "陕西": "CN-SN", "甘肃": "CN-GS", "青海": "CN-QH", "宁夏": "CN-NX",
    "新疆": "CN-XJ",
}  # fmt: skip
"""The provinces of the mainland by ISO 3166-2. Hong Kong, Macao and Taiwan have no notice of the State Council."""

_CODE = re.compile(r"CN(-[A-Z0-9]{1,12})*", re.ASCII)
_FULL_NAME = re.compile(r"(?:壮族|回族|维吾尔)?(?:自治区|省|市)$")


def jurisdiction_code(text: str) -> str:
    """The code of a jurisdiction that is given by its code or its Chinese name 适用地区代码.

    >>> jurisdiction_code("CN-GX"), jurisdiction_code("广西壮族自治区"), jurisdiction_code("广西")
    ('CN-GX', 'CN-GX', 'CN-GX')

    Raises:
        CalendarError: ``unknown-jurisdiction``.
    """
    name = text.strip()
    if _CODE.fullmatch(name):
        return name
    if name in {"中国", "全国"}:
        return "CN"
    try:
        return PROVINCES[_FULL_NAME.sub("", name)]
    except KeyError:
        expected = "a code such as CN or CN-SX, or the Chinese name of a province"
        hint = "a file is given as a pathlib.Path, a text is always a region"
        raise CalendarError(
            Fault(code="unknown-jurisdiction", given=text, expected=expected, path="jurisdiction", hint=hint)
        ) from None


def lies_within(inner: str, outer: str) -> bool:
    """Whether one jurisdiction is the other or a part of it 是否属于.

    >>> lies_within("CN-SC-LS", "CN-SC"), lies_within("CN-SC", "CN-S")
    (True, False)
    """
    return f"{inner}-".startswith(f"{outer}-")
