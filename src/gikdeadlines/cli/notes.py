"""What a run says beside its result: what was refused, and which columns were only carried through 附带说明。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import chain
from typing import ClassVar

from gikdeadlines.checking import AssessedBlock, Checked, Outcome, Unread
from gikdeadlines.checking.claims_told import ClaimsTold
from gikdeadlines.checking.columns_told import ColumnsTold
from gikdeadlines.checking.reasons import Reasons, at_own_row, place_of, refusal_lines
from gikdeadlines.loading import Refused, Skipped
from gikdeadlines.wording import fault_text

from .failures import REFUSED
from .session import Session

__all__ = ["Notes", "tell_refused"]


@dataclass(slots=True)
class Notes:
    """Tells refusals, and counts them 退回说明.

    They are told when all are known, each reason once; ``at_once`` tells each when it comes, to who waits for it.
    """

    shows_claims: ClassVar[bool] = False
    looks_at: ClassVar[Collection[str]] = (*ColumnsTold.looks_at, *ClaimsTold.looks_at)

    session: Session
    at_once: bool = False
    refused: int = 0
    unread: int = 0
    columns: ColumnsTold = field(default_factory=ColumnsTold)
    claims: ClaimsTold = field(default_factory=ClaimsTold)
    reasons: Reasons = field(default_factory=Reasons)
    sheets: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def take(self, outcome: Outcome) -> None:
        """Takes one row 接收一行."""
        if isinstance(outcome, Refused | Unread):
            self.refuse(outcome)
        self.columns.take(outcome)
        self.claims.take(outcome)
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
        """Takes what was assessed together 接收一块."""
        self.columns.take_block(block)
        self.claims.take_block(block)

    def refuse(self, refused: Refused | Unread) -> None:
        """Takes in why a row or a file was refused 接收退回."""
        self.refused += 1
        self.unread += isinstance(refused, Unread)
        if not self.at_once:
            self.reasons.take(refused)
            return
        tell_refused(refused, self.session)

    def tell(self) -> None:
        """Tells how the columns were read, and what was refused, each reason once 汇总说明."""
        say = self.session.wording
        for line in chain(self.columns.lines(say), self.claims.lines(say), refusal_lines(self.reasons, say)):
            self.session.console.note(line)
        self.tell_sheets()


def tell_refused(refused: Refused | Unread, session: Session) -> int:
    """Tells why a row or a file was refused, and gives the exit status 说明退回原因."""
    say = session.wording
    for place, fault in (at_own_row(refused, fault) for fault in refused.faults):
        session.console.note(fault_text(fault, say, where=place_of(place, say)))
    return REFUSED
