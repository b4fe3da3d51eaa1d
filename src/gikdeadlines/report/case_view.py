"""One case in words: what the text screen, the page and the picture are views of 一件的视图模型。"""

from __future__ import annotations

from dataclasses import dataclass

from gikdeadlines.case import Case
from gikdeadlines.law import Law
from gikdeadlines.values import Assessment, Limit, Provenance
from gikdeadlines.wording import Wording, case_name, event_text

from .calendar_view import CalendarView, calendar_view
from .citations import Cited, cited
from .headline import Headline, Tone, headline, tone_of, verdict_text
from .phrases import due_text, moment, printable
from .remarks import Remarks, remarks
from .remedies import RemedyView, remedy_view
from .steps import Step, counting_steps

__all__ = ["CaseView", "LimitView", "case_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitView:
    """One limit of a matter that can have several 一项期限."""

    start: str
    length: str
    due: str
    verdict: str
    tone: Tone
    cited: Cited
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """Everything that is said of one case, in one language 一件的说明.

    ``sources`` are the provisions and notices that the result rests on, each once.
    """

    id: str
    verdict: str
    tone: Tone
    due: str
    headline: Headline
    limits: tuple[LimitView, ...]
    remedies: tuple[RemedyView, ...]
    calendar: CalendarView
    steps: tuple[Step, ...]
    remarks: Remarks
    sources: tuple[Cited, ...]
    ignored: str
    provenance: Provenance | None


def case_view(assessment: Assessment, case: Case | None = None, *, law: Law, wording: Wording) -> CaseView:
    """What is said of a case 一件的说明.

    Args:
        assessment: with its ledger.
        case: that was assessed; without it nothing is said of how the application came and the reply went.
        law: by which it was assessed.
        wording: in which language.
    """
    told = case or Case(id=assessment.id, matter="application", events=())
    # Another matter's days are those of the limit that decides; how each limit runs stands with the limits.
    steps = () if assessment.limits else counting_steps(assessment, told, law=law, wording=wording)
    return CaseView(
        id=printable(case_name(assessment.id, wording)),
        verdict=verdict_text(assessment, law, wording),
        tone=tone_of(assessment.verdict),
        due=due_text(assessment, wording),
        headline=headline(assessment, told, law=law, wording=wording),
        limits=tuple(_limit(limit, law, wording) for limit in assessment.limits),
        remedies=tuple(remedy_view(remedy, wording, law) for remedy in assessment.remedies),
        calendar=calendar_view(assessment, wording, told),
        steps=tuple(steps),
        remarks=remarks(assessment, law=law, wording=wording),
        sources=_sources(assessment, wording, law),
        ignored=_ignored(assessment, wording),
        provenance=assessment.provenance,
    )


def _limit(limit: Limit, law: Law, say: Wording) -> LimitView:
    provision = law.provisions.get(limit.citation.provision)
    return LimitView(
        start=say.text("limit-from", event=say.label("event", limit.event), start=moment(limit.start)),
        length=say.text(f"limit-{limit.unit}", n=limit.n),
        due=say.text("limit-due", due=moment(limit.due) if limit.due else "—"),
        verdict=say.text(f"verdict-{limit.verdict}"),
        tone=tone_of(limit.verdict),
        cited=cited(limit.citation, say),
        summary=say.pick(provision.summary) if provision else "",
    )


def _sources(assessment: Assessment, wording: Wording, law: Law) -> tuple[Cited, ...]:
    """The provisions in the order of the computation, then the notices in order of time."""
    notices = (day.citation for day in assessment.ledger if day.citation)
    return tuple(dict.fromkeys(cited(citation, wording, law) for citation in (*assessment.citations, *notices)))


def _ignored(assessment: Assessment, say: Wording) -> str:
    """What had not happened yet, unless a finding says so already."""
    is_told = any(finding.code == "after-as-of" for finding in assessment.findings)
    if is_told or not assessment.ignored:
        return ""
    return say.text("explain-ignored", events=say.listed(printable(event_text(e, say)) for e in assessment.ignored))
