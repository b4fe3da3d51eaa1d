"""The table of the annual report in force, as far as days can fill it 年度报告表格。

Part three of the format that 国办公开办函〔2021〕30号 attaches: what came in, what became of it, what is carried on, by
kind of applicant. What an answer says no day tells, so that most rows of the results stay blank, and are named all the
same.

Source: the table as agencies publish it under 国办公开办函〔2021〕30号, compared in three of their reports; the first
and the second item together equal the third and the fourth.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

__all__ = ["ANNUAL_ITEMS", "APPLICANTS", "ITEM_OF_LAPSE", "Form", "applicant_of", "form_of"]

Form = Literal["2014", "2021"]
"""国办发〔2014〕32号所附, 国办公开办函〔2021〕30号所附."""

_FIRST_YEAR: Final = 2021
"""The first year whose report has this table: it was issued on 2021-09-26."""

ANNUAL_ITEMS: Final = (
    "annual-1",
    "annual-2",
    "annual-3-1",
    "annual-3-2",
    *("annual-3-3-1", "annual-3-3-2", "annual-3-3-3", "annual-3-3-4"),
    *("annual-3-3-5", "annual-3-3-6", "annual-3-3-7", "annual-3-3-8"),
    *("annual-3-4-1", "annual-3-4-2", "annual-3-4-3"),
    *("annual-3-5-1", "annual-3-5-2", "annual-3-5-3", "annual-3-5-4", "annual-3-5-5"),
    *("annual-3-6-1", "annual-3-6-2", "annual-3-6-3"),
    "annual-3-7",
    "annual-4",
)
"""本年新收, 上年结转, 本年度办理结果（一）至（七）, 结转下年度."""

ITEM_OF_LAPSE: Final[Mapping[str, str]] = {"correction": "annual-3-6-1", "fee": "annual-3-6-2"}
"""The results that days can tell: what the applicant let pass 逾期不补正, 逾期未缴费."""

APPLICANTS: Final = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
"""The columns of the table beside the total."""

_SAID: Final = {"公民": "自然人", "个人": "自然人", "企业": "商业企业"}
"""Words of registers for them."""


def form_of(year: int) -> Form:
    """The form that the report of a year takes 该年度适用的表格.

    >>> form_of(2018), form_of(2025)
    ('2014', '2021')
    """
    return "2021" if year >= _FIRST_YEAR else "2014"


def applicant_of(said: str) -> str:
    """The column of the table that a register's word for an applicant means, else the word 申请人类型.

    >>> applicant_of("公民"), applicant_of("科研机构"), applicant_of("甲局")
    ('自然人', '科研机构', '甲局')
    """
    return _SAID.get(said, said)
