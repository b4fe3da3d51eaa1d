"""The columns of results for people, and those carried through beside them 结果的列。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gikdeadlines.loading import require_module
from gikdeadlines.report.phrases import due_text, late_text, least_late, reading_column, weighty_first
from gikdeadlines.values import Assessment, Fault, FrozenMap, UsageError
from gikdeadlines.wording import Wording, fact_name, finding_text

from .outcomes import AssessedBlock

__all__ = ["PEOPLE", "Carried", "Cell"]


def _late(found: Assessment, say: Wording) -> object:
    """A number to reckon with; in words where it is only known at the least, or where all were days of rest."""
    is_told = found.days_late == 0 and found.days_late_natural
    is_number = found.days_late is not None and not is_told
    return found.days_late if is_number or (least_late(found) is None and not is_told) else late_text(found, say)


Cell = Callable[[Assessment, Wording], object]
"""What stands in a cell: a day, a number, words, or nothing."""

PEOPLE: Final[Mapping[str, Cell]] = {
    "id": lambda found, _: found.id,
    "verdict": lambda found, say: say.text(f"verdict-{found.verdict}"),
    "received": lambda found, _: found.received_on,
    "first-due": lambda found, _: found.first_due,
    "due": lambda found, say: found.due or due_text(found, say).replace("—", ""),
    "replied": lambda found, _: found.replied_on,
    "days-late": _late,
    "days-left": lambda found, _: found.days_left,
    "days-used": lambda found, _: found.days_used,
    "days-allowed": lambda found, _: found.days_allowed,
    "reading": reading_column,
    "findings": lambda found, say: say.text("semicolon").join(
        finding_text(note, say) for note in weighty_first(found.findings)
    ),
    "missing": lambda found, say: say.listed(fact_name(fact.fact, say) for fact in found.missing),
    "regime": lambda found, say: say.label("regime", found.regime),
    "code": lambda found, _: found.verdict,
}
"""The columns of a result for people, by the keys of their headings: days as days, everything else as words."""


@dataclass(slots=True)
class Carried:
    """The columns carried through, which the first row names 原样带过的列."""

    names: tuple[str, ...] | None = None

    def cells(self, carried: Mapping[str, str]) -> list[str]:
        """The cells of a row in the order of the names 各列的单元格.

        Raises:
            UsageError: ``wrong-options``, for a column that the first row did not have.
        """
        return [carried.get(name, "") for name in self.known(carried)]

    def known(self, carried: Iterable[str]) -> tuple[str, ...]:
        """The names of the columns, a row having these 各列的名称.

        Raises:
            UsageError: ``wrong-options``, for a column that the first row did not have.
        """
        self.names = self._beside(carried)
        return self.names

    def columns(self, block: AssessedBlock) -> list[Any]:
        """The columns of many rows in the order of the names, which are not noted yet 各列.

        Raises:
            UsageError: ``wrong-options``, for a column that the first row did not have.
        """
        empty = require_module("pyarrow").repeat("", len(block.assessed))
        return [block.carried.get(name, empty) for name in self._beside(block.carried)]

    def _beside(self, carried: Iterable[str]) -> tuple[str, ...]:
        names = tuple(carried) if self.names is None else self.names
        for name in carried:
            if name not in names:
                expected = f"files that carry the same columns: {', '.join(names) or 'none'}"
                hint = "write jsonl, or check the files one by one"
                parameters = FrozenMap(says="columns" if names else "no-columns", columns=names)
                raise UsageError(Fault("wrong-options", name, expected, "--out", hint, parameters=parameters))
        return names
