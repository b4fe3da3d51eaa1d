"""The screen of `check`: what is late, what is soon due, what cannot be told 核查屏。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from shlex import quote
from typing import Final, Literal

from gikdeadlines.case import Case, Replied
from gikdeadlines.law import DOUBTS
from gikdeadlines.values import Assessment, Verdict
from gikdeadlines.wording import Wording, case_name, fact_name, finding_text

from .layout import GAP, Paint, columns, plain, printable, right_aligned
from .phrases import VERDICTS, due_text, late_text, least_late, moment, reading_column, submission, tip_text, weight_of

__all__ = ["LISTED_VERDICTS", "CheckSummary", "CheckView", "balance_text", "check_screen", "counts_text"]

_LATE: Final = ("late", "overdue")

LISTED_VERDICTS: Final = (*_LATE, "pending", "undetermined")
"""Those of which the screen lists cases 列示的结论."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """What the screen says about the run itself 核查的情况.

    ``first`` and ``last`` are the years whose notices are known, ``listed`` is how many rows a section shows, None for
    all; ``file`` is named in the next steps, with the ``options`` that they need, and left out they are without one;
    ``saves_as`` is the kind of file that can be written here. ``beyond`` are the rows beyond the first of each case
    that was assessed, and of each that was refused, where a case has several.
    """

    as_of: date
    first: int
    last: int
    refused: int = 0
    skipped: int = 0
    due_within: int = 5
    listed: int | None = 10
    file: str | None = None
    options: tuple[str, ...] = ()
    saves_as: Literal[".xlsx", ".csv"] = ".xlsx"
    beyond: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class CheckSummary:
    """What a run keeps of its assessments: the counts, and those that the screen lists 核查汇总.

    ``only`` has the verdicts that are to be listed, where not all are; ``doubted`` the first case of which the register
    says something that was not understood, whatever its verdict.
    """

    due_within: int = 5
    counts: Counter[Verdict] = field(default_factory=Counter)
    late: list[Assessment] = field(default_factory=list)
    soon: list[Assessment] = field(default_factory=list)
    open: list[tuple[Assessment, Case]] = field(default_factory=list)
    only: frozenset[str] | None = None
    doubted: list[Assessment] = field(default_factory=list)

    def lists(self, *verdicts: str) -> bool:
        """Whether one of some verdicts is to be listed 是否列出."""
        return self.only is None or not self.only.isdisjoint(verdicts)

    def add(self, case: Case, assessment: Assessment) -> None:
        """Takes in one more case 计入一件."""
        self.counts[assessment.verdict] += 1
        self.keep(assessment, lambda: case)
        if any(found.code in DOUBTS for found in assessment.findings):
            self.doubt(assessment)

    def doubt(self, assessment: Assessment) -> None:
        """Keeps the first case in doubt 留存首件存疑的."""
        if not self.doubted:
            self.doubted.append(assessment)

    def keep(self, assessment: Assessment, case: Callable[[], Case]) -> None:
        """Keeps a case that was counted, where the screen lists it 留待列出."""
        if not self.lists(assessment.verdict):
            return
        if assessment.verdict in _LATE:
            self.late.append(assessment)
        elif assessment.verdict == "undetermined":
            self.open.append((assessment, case()))
        elif assessment.verdict == "pending" and _left(assessment) <= self.due_within:
            self.soon.append(assessment)


def _left(assessment: Assessment) -> float:
    return float("inf") if assessment.days_left is None else assessment.days_left


def check_screen(summary: CheckSummary, view: CheckView, wording: Wording, *, paint: Paint = plain) -> list[str]:
    """The lines of the screen 核查屏.

    Args:
        summary: what was assessed.
        view: what the screen says about the run.
        wording: in which language.
        paint: colours, where there are any.
    """
    late = sorted(summary.late, key=_lateness)
    listed = [*late, *summary.soon, *(assessment for assessment, _ in summary.open)]
    return [
        *_head(summary, view, wording, paint),
        "",
        *_sections(summary, late, view, wording, paint),
        wording.text("check-totals", counts=counts_text(summary.counts, wording)),
        *_first_finding([*listed, *summary.doubted], wording),
        *_next_steps(listed, view, wording),
        wording.text("disclaimer"),
    ]


def balance_text(
    keys: tuple[str, str], numbers: Mapping[str, int], beyond: tuple[int, int], wording: Wording, **others: object
) -> str:
    """Rows in = assessed + refused + skipped; where cases have several rows, in rows, the cases beside them 行数核对.

    Args:
        keys: of the words where every case has one row, and of those where some have several.
        numbers: how many were assessed, refused, skipped, in cases.
        beyond: as in a :class:`CheckView`.
        wording: in which language.
        others: what else the words hold.
    """
    if not any(beyond):
        return wording.text(keys[0], read=sum(numbers.values()), **numbers, **others)
    assessed, refused = numbers["assessed"] + beyond[0], numbers["refused"] + beyond[1]
    rows = {"assessed": assessed, "refused": refused, "skipped": numbers["skipped"]}
    return wording.text(keys[1], read=sum(rows.values()), cases=numbers["assessed"], **rows, **others)


def counts_text(counts: Mapping[Verdict, int], wording: Wording) -> str:
    """How many cases have each verdict, in a fixed order; words where there is none 各结论的件数."""
    found = [f"{wording.text(f'verdict-{verdict}')} {counts[verdict]}" for verdict in VERDICTS if counts.get(verdict)]
    return GAP.join(found) or wording.text("counts-none")


def _sections(
    summary: CheckSummary, late: Sequence[Assessment], view: CheckView, wording: Wording, paint: Paint
) -> Iterator[str]:
    """What is listed, each section with a line after it; those that were not asked for are left out."""
    if summary.lists(*_LATE):
        yield from [*_late_section(late, view, wording, paint), ""]
    if summary.lists("pending"):
        yield from [*_soon_section(summary.soon, view, wording, paint), ""]
    if summary.lists("undetermined"):
        yield from [*_open_section(summary.open, view, wording, paint), ""]


def _head(summary: CheckSummary, view: CheckView, wording: Wording, paint: Paint) -> list[str]:
    counts = {"assessed": summary.counts.total(), "refused": view.refused, "skipped": view.skipped}
    title = wording.text("check-title", as_of=view.as_of, first=str(view.first), last=str(view.last))
    return [paint(title, "title"), balance_text(("check-counts", "check-counts-rows"), counts, view.beyond, wording)]


# 一、逾期


def _lateness(assessment: Assessment) -> tuple[int, str]:
    return (-(assessment.days_late or least_late(assessment) or 0), assessment.id)


_LATE_COLUMNS: Final = ("id", "received", "due", "replied", "verdict", "days-late", "reading")


def _late_section(late: Sequence[Assessment], view: CheckView, wording: Wording, paint: Paint) -> list[str]:
    title = paint(wording.text("check-late", count=len(late)), "title")
    if not late:
        return [title]
    shown = late[: view.listed]
    days = right_aligned([late_text(assessment, wording) for assessment in shown])
    rows = [_late_row(assessment, count, wording) for assessment, count in zip(shown, days, strict=True)]
    heading, *lines = columns([[wording.text(f"column-{name}") for name in _LATE_COLUMNS], *rows])
    return [title, paint(heading, "faint"), *(paint(line, "late") for line in lines), *_omitted(late, shown, wording)]


def _late_row(assessment: Assessment, days: str, wording: Wording) -> list[str]:
    return [
        case_name(assessment.id, wording),
        _day(assessment.received_on),
        due_text(assessment, wording),
        _day(assessment.replied_on),
        wording.text(f"verdict-{assessment.verdict}"),
        days,
        reading_column(assessment, wording),
    ]


def _day(day: date | None) -> str:
    return moment(day) if day else "—"


def _omitted(found: Sequence[object], shown: Sequence[object], wording: Wording) -> list[str]:
    left_out = len(found) - len(shown)
    return [wording.text("check-omitted", count=left_out)] if left_out else []


# 二、将到期


def _soon_section(soon: Sequence[Assessment], view: CheckView, wording: Wording, paint: Paint) -> list[str]:
    title = paint(wording.text("check-due-soon", days=view.due_within, count=len(soon)), "title")
    ordered = sorted(soon, key=lambda assessment: (assessment.days_left or 0, assessment.id))
    shown = ordered[: view.listed]
    return [title, *columns(_soon_row(assessment, wording) for assessment in shown), *_omitted(ordered, shown, wording)]


def _soon_row(assessment: Assessment, wording: Wording) -> list[str]:
    extendable = assessment.first_due is not None and assessment.first_due == assessment.due
    key = "days-left-extend" if extendable else "days-left"
    left = wording.text(key, days=assessment.days_left, day=assessment.first_due)
    return [case_name(assessment.id, wording), _day(assessment.received_on), due_text(assessment, wording), left]


# 三、无法判定


def _open_section(
    found: Sequence[tuple[Assessment, Case]], view: CheckView, wording: Wording, paint: Paint
) -> list[str]:
    title = paint(wording.text("check-undetermined", count=len(found)), "title")
    ordered = sorted(found, key=lambda pair: pair[0].id)
    shown = ordered[: view.listed]
    rows = [row for assessment, case in shown for row in _open_rows(assessment, case, wording)]
    return [title, *columns(rows), *_omitted(ordered, shown, wording)]


def _open_rows(assessment: Assessment, case: Case, wording: Wording) -> list[list[str]]:
    happened = wording.text("comma").join(_happened(assessment, case, wording))
    facts = wording.listed(fact_name(missing.fact, wording) for missing in assessment.missing)
    missing = [wording.text("open-missing", facts=facts)] if facts else _why_open(assessment, wording)
    tips = [tip for missing_fact in assessment.missing if (tip := tip_text(missing_fact, wording))]
    first = wording.text("semicolon").join([*([happened] if happened else []), *missing])
    return [[case_name(assessment.id, wording), first], *(["", tip] for tip in tips)]


def _why_open(assessment: Assessment, wording: Wording) -> list[str]:
    """Between which days the last one lies, and what it hangs on, where no fact of the case is missing."""
    first, last = assessment.earliest_due, assessment.latest_due
    between = [wording.text("open-between", first=first, last=last)] if first and last and first != last else []
    return [*between, reading_column(assessment, wording)]


def _happened(assessment: Assessment, case: Case, wording: Wording) -> Iterable[str]:
    submitted = submission(case)
    if submitted is not None:
        yield wording.text("open-submitted", channel=wording.text(f"channel-{submitted.channel}"), day=submitted.at)
    replies = (event for event in case.events if isinstance(event, Replied))
    days = (day for reply in replies for day in (*reply.days, reply.registered) if day)
    if replied := assessment.replied_on or next(days, None):
        yield wording.text("open-replied", day=moment(replied))


# The last lines


def _first_finding(shown: Sequence[Assessment], wording: Wording) -> list[str]:
    """What weighs most of all that is shown, and of the first case in doubt."""
    found = [(assessment, finding) for assessment in shown for finding in assessment.findings]
    if not found:
        return []
    assessment, finding = min(found, key=lambda pair: weight_of(pair[1]))
    return [
        wording.text(
            "check-finding", id=printable(case_name(assessment.id, wording)), finding=finding_text(finding, wording)
        )
    ]


def _next_steps(listed: Sequence[Assessment], view: CheckView, wording: Wording) -> list[str]:
    if view.file is None:
        return []
    file = quote(printable(view.file))
    options = "".join(f" {quote(printable(word))}" for word in view.options)
    save = f"gikdeadlines check {file} --out {wording.text('check-save-name')}{view.saves_as}{options}"
    steps = [wording.text("check-save", command=save)]
    if listed:
        # One that is late on every reading shows a newcomer the most.
        case = next(
            (assessment for assessment in listed if assessment.verdict == "late" and assessment.robust), listed[0]
        )
        see = f"gikdeadlines explain {file} --id {quote(printable(case.id))}{options}"
        steps.insert(0, wording.text("check-see-one", command=see))
    return steps
