"""The frozen values that results are made of, without logic 结果的组成部分。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NoReturn, TypeVar

__all__ = ["Because", "Citation", "DayStatus", "Finding", "FrozenMap", "LedgerDay", "Severity", "Text"]

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(dict[K, V]):
    """A mapping that cannot change, so that values holding one can be shared and hashed 不可变映射.

    >>> hash(FrozenMap(a=1)) == hash(FrozenMap(a=1))
    True
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("this mapping is frozen: build a new one")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse  # type: ignore[assignment]

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FrozenMap[K, V]], tuple[dict[K, V]]]:
        return FrozenMap, (dict(self),)


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in both languages 中英文本."""

    zh: str
    en: str


Severity = Literal["breach", "check", "note"]
"""违反明文规定, 需核实, 提示."""

DayStatus = Literal["start", "counted", "rest", "excluded", "due", "after-due", "reply"]
"""What a day of the ledger is: 起算日, 计入, 休息, 不计入, 届满, 届满后, 答复."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands: document, article, paragraph, item 出处.

    >>> Citation(provision="CN/492/24.2", doc_no="国令492号", title="政府信息公开条例", article="24", paragraph=2).article
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
    parameters: FrozenMap[str, object] = FrozenMap()
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """One day of the ledger: what it is, its number among the counted days, and why 逐日计算表的一日."""

    date: date
    status: DayStatus
    ordinal: int | None = None
    reason: str = ""
    citation: Citation | None = None
