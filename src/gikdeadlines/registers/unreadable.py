"""A cell that holds something which is no value: an error, or a formula without its result 读不出值的单元格。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from gikdeadlines.values import Fault

__all__ = ["Unreadable", "UnreadableCode"]

UnreadableCode = Literal["error-value", "formula-without-value", "broken-cell"]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in a cell that has no value; it is never taken for an empty one 读不出值的单元格.

    >>> str(Unreadable("error-value", "#REF!"))
    '#REF!'
    """

    code: UnreadableCode
    given: str

    def __str__(self) -> str:
        return self.given

    @property
    def fault(self) -> Fault:
        """Why nothing can be read from it 无法读取的原因."""
        expected, hint = _SAID[self.code]
        return Fault(code=self.code, given=self.given, expected=expected, hint=hint)


_SAID: Final[dict[UnreadableCode, tuple[str, str]]] = {
    "error-value": ("a value", "mend the formula, or write what it stands for"),
    "formula-without-value": (
        "a formula with its result",
        "open it in a spreadsheet program, let it calculate, and save it",
    ),
    "broken-cell": ("a cell of a whole file", "open it in a spreadsheet program and save it anew"),
}
