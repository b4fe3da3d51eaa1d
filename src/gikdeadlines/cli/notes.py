"""What a run says beside its result: what was refused, and which columns were only carried through 附带说明。"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from gikdeadlines.checking import AssessedBlock, Checked, Outcome, Unread
from gikdeadlines.checking.reasons import Reasons, at_own_row, place_of, refusal_lines
from gikdeadlines.loading import Refused, Skipped
from gikdeadlines.report.columns_text import column_text
from gikdeadlines.wording import Wording, fault_text

from .failures import REFUSED
from .session import Session

__all__ = ["Notes", "tell_refused"]


@dataclass(slots=True)
class Notes:
    """Tells refusals, and counts them 退回说明.

    They are told when all are known, each reason once; ``at_once`` tells each when it comes, to who waits for it.
    """

    session: Session
    at_once: bool = False
    refused: int = 0
    unread: int = 0
    reasons: Reasons = field(default_factory=Reasons)
    sheets: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def take(self, outcome: Outcome) -> None:
        """Takes one row 接收一行."""
        if isinstance(outcome, Refused | Unread):
            self.refuse(outcome)
        elif isinstance(outcome, Skipped) and outcome.reason == "heading":
            self._tell_of_columns(outcome)
        elif isinstance(outcome, Skipped) and outcome.reason == "sheet":
            say = self.session.wording
            self.session.console.note(say.text("note-passed-over", sheet=placed(outcome, say), rows=outcome.rows))
        self._count(outcome)

    def _count(self, outcome: Outcome) -> None:
        """Rows by sheet: those of one workbook may be many."""
        if isinstance(outcome, Unread) or not outcome.sheet:
            return
        kinds: dict[type, str] = {Checked: "assessed", Refused: "refused", Skipped: "skipped"}
        if not (isinstance(outcome, Skipped) and outcome.reason == "heading"):
            self.sheets.setdefault((outcome.file, outcome.sheet), Counter())[kinds[type(outcome)]] += outcome.rows

    def tell_sheets(self) -> None:
        """Tells what became of the rows of each sheet, where there are several 分表说明."""
        say = self.session.wording
        for (_, sheet), counts in self.sheets.items() if len(self.sheets) > 1 else ():
            numbers = {key: counts[key] for key in ("assessed", "refused", "skipped")}
            self.session.console.note(say.text("own-balance", sheet=sheet, read=counts.total(), **numbers))

    def take_block(self, block: AssessedBlock) -> None:
        """Nothing is said of what was assessed 不作说明."""

    def refuse(self, refused: Refused | Unread) -> None:
        """Takes in why a row or a file was refused 接收退回."""
        self.refused += 1
        self.unread += isinstance(refused, Unread)
        if not self.at_once:
            self.reasons.take(refused)
            return
        tell_refused(refused, self.session)

    def tell(self) -> None:
        """Tells what was refused, each reason once 汇总说明."""
        for line in refusal_lines(self.reasons, self.session.wording):
            self.session.console.note(line)
        self.tell_sheets()

    def _tell_of_columns(self, heading: Skipped) -> None:
        say = self.session.wording
        self._tell_doubtful(heading)
        if heading.unknown:
            self._tell_carried(heading)
        if heading.hidden:
            self.session.console.note(say.text("note-hidden", file=placed(heading, say), count=heading.hidden))

    def _tell_doubtful(self, heading: Skipped) -> None:
        say = self.session.wording
        for column in heading.doubtful:
            might = say.listed(column_text(name, say) for name in column.candidates)
            key = "note-doubtful-candidates" if might else "note-doubtful"
            words = {"file": placed(heading, say), "column": column.heading, "candidates": might}
            self.session.console.note(say.text(key, **words))

    def _tell_carried(self, heading: Skipped) -> None:
        say = self.session.wording
        if not heading.unknown:
            return
        columns = say.listed(
            say.text("note-resembles", column=column.heading, heading=column.resembles)
            if column.resembles
            else column.heading
            for column in heading.unknown
        )
        self.session.console.note(say.text("note-carried", file=placed(heading, say), columns=columns))


def placed(row: Refused | Skipped, wording: Wording) -> str:
    """The file of a row, and the sheet where it is a workbook 文件与工作表."""
    return wording.text("sheet-of-file", file=row.file, sheet=row.sheet) if row.sheet else row.file


def tell_refused(refused: Refused | Unread, session: Session) -> int:
    """Tells why a row or a file was refused, and gives the exit status 说明退回原因."""
    say = session.wording
    for place, fault in (at_own_row(refused, fault) for fault in refused.faults):
        session.console.note(fault_text(fault, say, where=place_of(place, say)))
    return REFUSED
