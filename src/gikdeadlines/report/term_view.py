"""How many days: the day on which a term ends, with every day up to it 期间推算的视图。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gikdeadlines.values import Assessment, LedgerDay, Provenance
from gikdeadlines.wording import Wording

from .calendar_view import CalendarView, calendar_view
from .citations import Cited, cited

__all__ = ["TermView", "term_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A start, a term, and the day on which it ends 期间.

    ``due`` is the day in words, ``about`` what it is; without a ledger there is no calendar.
    """

    due: str
    about: str
    calendar: CalendarView
    sources: tuple[Cited, ...]
    provenance: Provenance | None = None


def term_view(
    due: date, about: str, ledger: Sequence[LedgerDay], *, wording: Wording, provenance: Provenance
) -> TermView:
    """What is said of a term 期间的说明.

    Args:
        due: the day on which it ends.
        about: from which day it runs and how long it is.
        ledger: every day from the start, or nothing for a term that counts days, not working days.
        wording: in which language.
        provenance: from what it was computed.
    """
    notices = dict.fromkeys(cited(day.citation, wording) for day in ledger if day.citation)
    return TermView(
        due=f"{due} {wording.weekday(due)}",
        about=about,
        calendar=calendar_view(_as_assessment(due, ledger, provenance), wording),
        sources=tuple(notices),
        provenance=provenance,
    )


def _as_assessment(due: date, ledger: Sequence[LedgerDay], provenance: Provenance) -> Assessment:
    """The days drawn as those of an application are: the start is its receipt."""
    start = ledger[0].date if ledger else due
    return Assessment(
        id="",
        verdict="pending",
        regime="",
        as_of=provenance.as_of,
        received_on=start,
        first_due=due,
        due=due,
        _ledger=tuple(ledger),
    )
