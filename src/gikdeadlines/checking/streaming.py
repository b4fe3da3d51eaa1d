"""One line out for each line in, for a program that keeps this one open 逐行应答。"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gikdeadlines.loading import Skipped
from gikdeadlines.values import Fault

from .outcomes import Checked, Outcome, Unread
from .output import json_text

__all__ = ["Answers"]


@dataclass(frozen=True, slots=True)
class Answers:
    """A sink that answers every line at once 逐行应答.

    A refusal stands in the place of an assessment, ``{"refusal": [...]}``, and so does ``{"skipped": "blank"}``.
    ``write`` takes a line and hands it over; ``ledger`` says whether the days are written too.
    """

    write: Callable[[str], object]
    ledger: bool = False
    encoding: str = "utf-8"

    def take(self, outcome: Outcome) -> None:
        """Answers a line 应答一行."""
        if isinstance(outcome, Unread):
            return
        self.write(json_text(_answer(outcome, ledger=self.ledger), self.encoding) + "\n")


def _answer(outcome: Outcome, *, ledger: bool) -> dict[str, Any]:
    match outcome:
        case Checked():
            return outcome.assessment.to_dict(ledger=ledger)
        case Skipped():
            return {"row": outcome.row, "skipped": outcome.reason}
        case Unread():
            raise AssertionError(outcome)
    return {"id": outcome.id, "row": outcome.row, "refusal": [_plain(fault) for fault in outcome.faults]}


def _plain(fault: Fault) -> dict[str, Any]:
    given = fault.given if isinstance(fault.given, str | int | float | bool | None) else fault.given_text
    return {"code": fault.code, "path": fault.path, "given": given, "expected": fault.expected, "hint": fault.hint}
