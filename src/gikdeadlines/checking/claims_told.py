"""What a register says itself of due days and of being late, where the check says otherwise 登记与核查不同之处。

A clerk who counted for herself wants to know where: of each of her columns so many rows differ, and the first of them.
Columns are compared as columns; what yields her days is another matter, which `explain` tells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Final

from gikdeadlines.loading import require_module
from gikdeadlines.registers import says_late, yes_means_late
from gikdeadlines.report.text import printable
from gikdeadlines.wording import Wording, case_name

from .outcomes import AssessedBlock, Checked, Outcome

__all__ = ["ClaimsTold"]

_SHOWN: Final = 5
"""Rows that are named of those that differ; the result has them all."""

_LATE: Final = frozenset({"late", "overdue"})
_NOT_LATE: Final = frozenset({"on-time", "pending", "suspended"})


def _is_other(says: bool | None, verdict: str) -> bool:  # noqa: FBT001 - what a cell says
    return (says is True and verdict in _NOT_LATE) or (says is False and verdict in _LATE)


@dataclass(slots=True)
class _Differing:
    """How many rows differ, and the first of them."""

    count: int = 0
    first: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, case_id: str, claimed: str, found: str) -> None:
        self.count += 1
        if len(self.first) < _SHOWN:
            self.first.append((case_id, claimed, found))


@dataclass(slots=True)
class ClaimsTold:
    """A sink that compares what a register claims with what was found 登记与核查的比对."""

    shows_claims: ClassVar[bool] = False
    looks_at: ClassVar[Collection[str]] = ("id", "verdict", "due", "ignored")

    due: dict[str, _Differing] = field(default_factory=dict)
    late: dict[tuple[str, str], _Differing] = field(default_factory=dict)
    later: dict[str, _Differing] = field(default_factory=dict)
    _file: str = ""

    def take(self, outcome: Outcome) -> None:
        """Takes one row 接收一行."""
        self._file = outcome.file
        if not isinstance(outcome, Checked):
            return
        found = outcome.assessment
        self._note_later(found.id, found.verdict, found.ignored)
        for claim in outcome.case.claims:
            if claim.by == "agency" and found.due is not None and claim.due != found.due:
                self._due().add(found.id, claim.due.isoformat(), str(found.due))
        for heading, text in outcome.carried.items():
            if_yes = yes_means_late(heading)
            if if_yes is not None and _is_other(says_late(text, if_yes=if_yes), found.verdict):
                self._late(heading).add(found.id, text, found.verdict)

    def take_block(self, block: AssessedBlock) -> None:
        """Takes rows that were assessed together, column by column; others come one by one 接收一块."""
        ids, ignored = block.assessed.column("id"), block.assessed.column("ignored")
        for at in block.rows_of(["overdue"]):
            self._note_later(ids[at].as_py(), "overdue", ignored[at].as_py() or ())
        for days in block.claimed:
            self._compare_days(block, days)
        for heading, cells in block.carried.items():
            if (if_yes := yes_means_late(heading)) is not None:
                self._compare_words(block, heading, cells, if_yes=if_yes)

    def _note_later(self, case_id: str, verdict: str, ignored: Sequence[str]) -> None:
        """An answer after the as-of day has not happened by then; whoever dates one in the future mistyped it."""
        answer = next((each.split()[-1] for each in ignored if each.startswith("replied ")), "")
        if verdict == "overdue" and answer:
            self.later.setdefault(self._file, _Differing()).add(case_id, answer, "")

    def _compare_days(self, block: AssessedBlock, days: Any) -> None:  # noqa: ANN401 - numpy's
        numpy, pyarrow = require_module("numpy"), require_module("pyarrow")
        due = numpy.asarray(block.assessed.column("due").cast(pyarrow.int32()).fill_null(_NONE), dtype=numpy.int64)
        # A column of days may hold one that no calendar has; its row is refused. _NONE is one, too.
        differs = (days >= _FIRST) & (days <= _LAST) & (due > _NONE) & (days != due)
        ids = block.assessed.column("id")
        for at in numpy.flatnonzero(differs).tolist():
            claimed, found = (date.fromordinal(int(day[at]) + _EPOCH).isoformat() for day in (days, due))
            self._due().add(ids[at].as_py(), claimed, found)

    def _compare_words(self, block: AssessedBlock, heading: str, cells: Any, *, if_yes: bool) -> None:  # noqa: ANN401
        verdicts, ids = block.assessed.column("verdict").to_pylist(), block.assessed.column("id")
        known: dict[str, bool | None] = {}
        for at, text in enumerate(cells.to_pylist()):
            if text not in known:
                known[text] = says_late(text or "", if_yes=if_yes)
            if _is_other(known[text], verdicts[at]):
                self._late(heading).add(ids[at].as_py(), text, verdicts[at])

    def _due(self) -> _Differing:
        return self.due.setdefault(self._file, _Differing())

    def _late(self, heading: str) -> _Differing:
        return self.late.setdefault((self._file, heading), _Differing())

    def lines(self, wording: Wording) -> Iterator[str]:
        """What is said of each of the register's own columns that differs 比对结果."""
        for file, differing in self.due.items():
            rows = _rows(differing, wording, {})
            yield wording.text("note-claims-due", file=file, count=differing.count, rows=rows)
        for file, differing in self.later.items():
            shown = (wording.text("note-later", id=printable(id_), day=day) for id_, day, _ in differing.first)
            rows = wording.text("semicolon").join(shown)
            yield wording.text("note-answered-later", file=file, count=differing.count, rows=rows)
        for (file, heading), differing in self.late.items():
            verdicts = {verdict: wording.text(f"verdict-{verdict}") for verdict in (*_LATE, *_NOT_LATE)}
            rows = _rows(differing, wording, verdicts)
            yield wording.text(
                "note-claims-late", file=file, heading=printable(heading), count=differing.count, rows=rows
            )


def _rows(differing: _Differing, wording: Wording, verdicts: Mapping[str, str]) -> str:
    shown: Sequence[str] = [
        wording.text(
            "note-claim",
            id=printable(case_name(case_id, wording)),
            claimed=printable(claimed),
            found=verdicts.get(found, found),
        )
        for case_id, claimed, found in differing.first
    ]
    return wording.text("semicolon").join(shown)


_NONE: Final = -(1 << 31)
_EPOCH: Final = date(1970, 1, 1).toordinal()
_FIRST: Final = date.min.toordinal() - _EPOCH
_LAST: Final = date.max.toordinal() - _EPOCH
