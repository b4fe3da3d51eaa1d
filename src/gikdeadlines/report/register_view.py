"""Many cases in words: totals, a row each, and how many days they used against the limit 多件的视图模型。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from gikdeadlines.law import Law
from gikdeadlines.values import Assessment, Provenance, Verdict
from gikdeadlines.wording import Wording, case_name

from .case_view import CaseView, case_view
from .chart import Bar, bars
from .headline import Tone, tone_of
from .phrases import due_text, late_text, least_late, moment, printable, reading_column

__all__ = ["MOST_OPENED", "RegisterRow", "RegisterRun", "RegisterView", "register_view"]

MOST_OPENED: Final = 500
"""A calendar is some twenty thousand characters: a browser should not have to open thousands of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One case of many 一行.

    ``over`` is how many working days it used beyond its limit, negative within it; None where that measures nothing.
    """

    id: str
    verdict: Verdict
    tone: Tone
    received: str
    due: str
    replied: str
    used: int | None
    allowed: int | None
    late: int | None
    late_by: str
    over: int | None
    reading: str
    carried: tuple[tuple[str, str], ...]
    opened: CaseView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRun:
    """What the page says about the run itself 核查的情况.

    ``first`` and ``last`` are the years whose notices are known; ``refusals`` says each reason for a refusal once,
    with its rows; ``file`` is the name of the register, where there is one.
    """

    as_of: date
    first: int
    last: int
    refused: int = 0
    skipped: int = 0
    refusals: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """What is said of many cases, in one language 多件的说明.

    ``unopened`` rows have no calendar of their own; ``uncounted`` have no days to show in the chart.
    """

    run: RegisterRun
    rows: tuple[RegisterRow, ...]
    counts: Counter[Verdict]
    chart: tuple[Bar, ...]
    uncounted: int
    unopened: int
    provenance: Provenance | None = None


_URGENT: Final[dict[Tone, int]] = {"late": 0, "open": 1, "good": 2}


def register_view(
    cases: Iterable[tuple[Assessment, Mapping[str, str]]],
    *,
    law: Law,
    wording: Wording,
    run: RegisterRun,
    most_opened: int = MOST_OPENED,
) -> RegisterView:
    """What is said of many cases 多件的说明.

    Args:
        cases: each with the columns carried through beside it; what is late stands first, then what is not settled.
        law: by which they were assessed.
        wording: in which language.
        run: what the page says about the run itself.
        most_opened: how many rows get a calendar, late and undetermined ones first.
    """
    found = sorted(cases, key=lambda case: _urgency(case[0]))
    opened = _opened([assessment.verdict for assessment, _ in found], most_opened)
    rows = tuple(
        _row(assessment, carried, wording, case_view(assessment, law=law, wording=wording) if i in opened else None)
        for i, (assessment, carried) in enumerate(found)
    )
    counted = [(row.over, row.tone) for row in rows if row.over is not None]
    return RegisterView(
        run=run,
        rows=rows,
        counts=Counter(row.verdict for row in rows),
        chart=bars(counted),
        uncounted=len(rows) - len(counted),
        unopened=len(rows) - len(opened),
        provenance=found[0][0].provenance if found else None,
    )


def _urgency(assessment: Assessment) -> tuple[int, int]:
    """Late ones first, the latest of them before the others; what is to be looked at next, then what is in order."""
    late = assessment.days_late or least_late(assessment) or 0
    return _URGENT[tone_of(assessment.verdict)], -late


def _opened(verdicts: Sequence[Verdict], most: int) -> frozenset[int]:
    ordered = sorted(range(len(verdicts)), key=lambda i: _URGENT[tone_of(verdicts[i])])
    return frozenset(ordered[:most])


def _row(assessment: Assessment, carried: Mapping[str, str], wording: Wording, opened: CaseView | None) -> RegisterRow:
    return RegisterRow(
        id=printable(case_name(assessment.id, wording)),
        verdict=assessment.verdict,
        tone=tone_of(assessment.verdict),
        received=_day(assessment.received_on),
        due=due_text(assessment, wording),
        replied=_day(assessment.replied_on),
        used=assessment.days_used,
        allowed=assessment.days_allowed,
        late=assessment.days_late or least_late(assessment),
        late_by=late_text(assessment, wording) if tone_of(assessment.verdict) == "late" else "—",
        over=_over(assessment),
        reading=reading_column(assessment, wording),
        carried=tuple((printable(name), printable(value)) for name, value in carried.items() if value),
        opened=opened,
    )


def _over(assessment: Assessment) -> int | None:
    used, allowed = assessment.days_used, assessment.days_allowed
    if assessment.ended_by or used is None or allowed is None:
        return None
    if assessment.days_late:
        return assessment.days_late
    # More days than allowed and not late: the due day was named, not counted.
    return used - allowed if used <= allowed else None


def _day(day: date | None) -> str:
    return moment(day) if day else "—"
