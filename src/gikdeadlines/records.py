"""The frozen values that results are made of, without logic 结果的组成部分。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

__all__ = ["Because", "Citation", "DayStatus", "Finding", "LedgerDay", "Severity"]

Severity = Literal["breach", "check", "note"]
"""违反明文规定, 需核实, 提示."""

DayStatus = Literal["start", "counted", "rest", "excluded", "due", "after-due", "reply"]
"""What a day of the ledger is: 起算日, 计入, 休息, 不计入, 届满, 届满后, 答复."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands: document, article, paragraph, item 出处.

    >>> Citation(provision="CN/492/24.2", doc_no="国令492号", title="政府信息公开条例", article="24").article
    '24'
    """

    provision: str
    doc_no: str
    title: str
    article: str = ""
    paragraph: int | None = None
    item: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """Why days are excluded: a code and the text that says so 不计入的理由.

    >>> Because("third-party").citation is None
    True
    """

    code: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reviewer should look at 核查提示.

    ``parameters`` maps names to days, numbers or codes; words are made from them elsewhere.
    """

    code: str
    severity: Severity
    parameters: Mapping[str, object] = field(default_factory=dict, hash=False)
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """One day of the ledger: what it is, its number among the counted days, and why 逐日计算表的一日."""

    date: date
    status: DayStatus
    ordinal: int | None = None
    reason: str = ""
    citation: Citation | None = None
