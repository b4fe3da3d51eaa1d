"""Jurisdictions by code and by Chinese name 适用地区。"""

from __future__ import annotations

import re
from typing import Final, Literal

from .choices import closest
from .errors import Fault, JurisdictionError
from .frozen import FrozenMap

__all__ = ["NATIONAL", "jurisdiction_of", "lies_within", "name_of"]

NATIONAL: Final = "CN"

_NAMES: Final = {
    "CN": "全国",
    "CN-AH": "安徽",
    "CN-BJ": "北京",
    "CN-CQ": "重庆",
    "CN-FJ": "福建",
    "CN-GD": "广东",
    "CN-GS": "甘肃",
    "CN-GX": "广西",
    "CN-GZ": "贵州",
    "CN-HA": "河南",
    "CN-HB": "湖北",
    "CN-HE": "河北",
    "CN-HI": "海南",
    "CN-HK": "香港",
    "CN-HL": "黑龙江",
    "CN-HN": "湖南",
    "CN-JL": "吉林",
    "CN-JS": "江苏",
    "CN-JX": "江西",
    "CN-LN": "辽宁",
    "CN-MO": "澳门",
    "CN-NM": "内蒙古",
    "CN-NX": "宁夏",
    "CN-QH": "青海",
    "CN-SC": "四川",
    "CN-SD": "山东",
    "CN-SH": "上海",
    "CN-SN": "陕西",
    "CN-SX": "山西",
    "CN-TJ": "天津",
    "CN-TW": "台湾",
    "CN-XJ": "新疆",
    "CN-XZ": "西藏",
    "CN-YN": "云南",
    "CN-ZJ": "浙江",
}
"""ISO 3166-2:CN."""

_ENGLISH: Final = {
    "CN": "the whole country",
    "CN-AH": "Anhui",
    "CN-BJ": "Beijing",
    "CN-CQ": "Chongqing",
    "CN-FJ": "Fujian",
    "CN-GD": "Guangdong",
    "CN-GS": "Gansu",
    "CN-GX": "Guangxi",
    "CN-GZ": "Guizhou",
    "CN-HA": "Henan",
    "CN-HB": "Hubei",
    "CN-HE": "Hebei",
    "CN-HI": "Hainan",
    "CN-HK": "Hong Kong",
    "CN-HL": "Heilongjiang",
    "CN-HN": "Hunan",
    "CN-JL": "Jilin",
    "CN-JS": "Jiangsu",
    "CN-JX": "Jiangxi",
    "CN-LN": "Liaoning",
    "CN-MO": "Macao",
    "CN-NM": "Inner Mongolia",
    "CN-NX": "Ningxia",
    "CN-QH": "Qinghai",
    "CN-SC": "Sichuan",
    "CN-SD": "Shandong",
    "CN-SH": "Shanghai",
    "CN-SN": "Shaanxi",
    "CN-SX": "Shanxi",
    "CN-TJ": "Tianjin",
    "CN-TW": "Taiwan",
    "CN-XJ": "Xinjiang",
    "CN-XZ": "Xizang",
    "CN-YN": "Yunnan",
    "CN-ZJ": "Zhejiang",
}
"""The same names as an English reader knows them."""

_CODES: Final = {name: code for code, name in _NAMES.items()} | {"中国": "CN"}
_ENDINGS: Final = re.compile("(壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市)$")
_CODE: Final = re.compile(r"CN(-[A-Z0-9]{1,12})*", re.ASCII)


def jurisdiction_of(text: str) -> str:
    """The code of a jurisdiction, written as a code or by its Chinese name 地区代码.

    >>> jurisdiction_of("山西省"), jurisdiction_of("CN-SX")
    ('CN-SX', 'CN-SX')

    Raises:
        JurisdictionError: ``unknown-jurisdiction``.
    """
    name = text.strip()
    if _CODE.fullmatch(name):
        return name
    name = _ENDINGS.sub("", name)
    if name in _CODES:
        return _CODES[name]
    expected = "an ISO 3166-2 code such as CN or CN-SX, or a Chinese name such as 山西"
    near = name.upper() if name.upper() in _NAMES else closest(name, _CODES)
    hint, parameters = (f"did you mean {near}?", FrozenMap[str, object](near=near)) if near else ("", FrozenMap())
    raise JurisdictionError(Fault("unknown-jurisdiction", text, expected, "jurisdiction", hint, parameters))


def name_of(code: str, language: Literal["zh", "en"] = "zh") -> str:
    """The name of a jurisdiction, its code where it has none 地区名称.

    >>> name_of("CN-SX"), name_of("CN-SX", "en")
    ('山西', 'Shanxi')

    Args:
        code: of the jurisdiction.
        language: of the name, Chinese where nothing is said.
    """
    return (_NAMES if language == "zh" else _ENGLISH).get(code, code)


def lies_within(inner: str, outer: str) -> bool:
    """Whether one jurisdiction is the other or a part of it 是否属于.

    >>> lies_within("CN-SC-LS", "CN-SC"), lies_within("CN-SC", "CN-S")
    (True, False)
    """
    return f"{inner}-".startswith(f"{outer}-")
