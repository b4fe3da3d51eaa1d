"""The verdict in two sentences, and the law that governs 结论两句话。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from gikdeadlines.case import Case, Replied
from gikdeadlines.law import Deemed, Law, Term
from gikdeadlines.values import Assessment
from gikdeadlines.wording import Wording, case_name, fact_name

from .phrases import (
    between,
    decisive_ids,
    due_text,
    judged_by,
    late_text,
    least_late,
    moment,
    pinned_text,
    printable,
    reply_event,
)

__all__ = ["Headline", "Tone", "headline", "tone_of", "verdict_text"]

Tone = Literal["late", "good", "open"]
"""逾期, 按期, 未定."""

_TONES: Final[dict[str, Tone]] = {"late": "late", "overdue": "late", "on-time": "good"}

_ENDED: Final = frozenset({"withdrawn", "deemed-withdrawn"})


def tone_of(verdict: str) -> Tone:
    """Whether a verdict is good news 结论的性质.

    >>> tone_of("overdue"), tone_of("suspended")
    ('late', 'open')
    """
    return _TONES.get(verdict, "open")


@dataclass(frozen=True, slots=True)
class Headline:
    """What is said first 结论.

    ``allowance`` says how far an extraordinary notice could still move the due day; ``figures`` are the days and counts
    behind the sentence, each with its name.
    """

    title: str
    sentence: str
    regime: str
    allowance: str = ""
    remarks: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()


def verdict_text(assessment: Assessment, law: Law, wording: Wording) -> str:
    """What a case came to, by the outcome of the provision that ended it where one did 结论的用语.

    Args:
        assessment: of the case.
        law: says whether that was 视为撤回 or 视为放弃.
        wording: in which language.
    """
    provision = law.provisions.get(assessment.ended_by or "")
    says = provision.parameters if provision else None
    # Silence of somebody who was consulted ends nothing: what follows from it stands with the findings.
    if isinstance(says, Deemed) and wording.knows("ended", says.outcome):
        return wording.label("ended", says.outcome)
    return wording.text(f"verdict-{assessment.verdict}")


def headline(assessment: Assessment, case: Case, *, law: Law, wording: Wording) -> Headline:
    """The verdict in a headline, a sentence and its figures 结论."""
    words = _Words(assessment, case, law, wording)
    remarks = (wording.text("explain-registered"),) if assessment.basis == "registered" else ()
    return Headline(words.title(), words.sentence(), words.regime(), words.allowance(), remarks, tuple(words.figures()))


@dataclass(frozen=True, slots=True)
class _Words:
    assessment: Assessment
    case: Case
    law: Law
    wording: Wording

    def title(self) -> str:
        found, say = self.assessment, self.wording
        words = {"id": printable(case_name(found.id, self.wording)), "verdict": self._verdict(), "aside": self._aside()}
        if found.verdict in {"late", "overdue"} and found.days_late == 0 and found.days_late_natural:
            return say.text("explain-headline-late-rest", days=found.days_late_natural, **words).strip()
        if found.verdict in {"late", "overdue"} and found.days_late is not None:
            return say.text("explain-headline-late", days=found.days_late, **words).strip()
        if (least := least_late(found)) is not None:
            return say.text("explain-headline-least", days=least, **words).strip()
        if found.verdict in {"pending", "suspended"} and found.days_left is not None:
            return say.text("explain-headline-left", days=found.days_left, **words).strip()
        return say.text("explain-headline", **words).strip()

    def _verdict(self) -> str:
        return verdict_text(self.assessment, self.law, self.wording)

    def _aside(self) -> str:
        found, say = self.assessment, self.wording
        pins = pinned_text(found, say, self.law)
        if found.robust is None:
            return say.text("robust-aside-pinned", pins=pins) if pins else say.text("robust-aside-unexplored")
        if found.robust:
            key = f"brief-{'late' if found.verdict in {'late', 'overdue'} else found.verdict}"
            verdict = say.text(key) if key in say else self._verdict()
            key = "robust-all-pinned" if pins else "robust-all"
            return say.text(key, verdict=verdict, pins=pins)
        key = "robust-aside-no-pinned" if pins else "robust-aside-no"
        return say.text(key, readings=say.listed(decisive_ids(found, say)), pins=pins)

    # When it was due and done

    def sentence(self) -> str:
        found, say = self.assessment, self.wording
        if found.verdict in _ENDED and found.due is None:
            return say.text("explain-sentence-alone", due=self._verdict())
        if found.verdict in _ENDED and found.replied_on is None:
            return say.text("explain-sentence-alone", due=self._due())
        return say.text("explain-sentence", due=self._due(), reply=self._reply())

    def _due(self) -> str:
        found, say = self.assessment, self.wording
        if found.due is not None:
            key = "explain-due-matter" if found.limits else "explain-due"
            return say.text(key, day=moment(found.due), weekday=say.weekday(found.due))
        bounds = {"earliest": found.earliest_due, "latest": found.latest_due}
        if found.projected_due is not None and found.earliest_due == found.latest_due:
            return say.text("explain-due-expected", day=found.projected_due)
        if found.projected_due is not None:
            return say.text("explain-due-projected", day=found.projected_due, **bounds)
        if found.earliest_due is not None and found.latest_due is not None:
            return between("explain-due-one", "explain-due-between", found.earliest_due, found.latest_due, say)
        return say.text("explain-due-open")

    def _reply(self) -> str:
        day, say = self.assessment.replied_on, self.wording
        if day is None:
            return self._no_reply()
        if self.assessment.limits:
            return say.text("explain-done", day=moment(day), weekday=say.weekday(day))
        reply = reply_event(self.case, day)
        how = say.text(f"how-{judged_by(reply, day)}") if reply else ""
        return say.text("explain-replied", day=moment(day), weekday=say.weekday(day), how=how)

    def _no_reply(self) -> str:
        """Nothing was done yet, or something was on a day that is not known."""
        found, say = self.assessment, self.wording
        if found.limits:
            return say.text("explain-not-done", day=found.as_of)
        replies = (event for event in self.case.events if isinstance(event, Replied))
        if not any(day <= found.as_of for reply in replies for day in (*reply.days, reply.registered) if day):
            return say.text("explain-not-replied", day=found.as_of)
        fact = next((each for each in found.missing if each.fact.startswith("reply-")), None)
        if fact is None:
            return say.text("explain-replied-open")
        return say.text("explain-replied-from", fact=fact_name(fact.fact, say), day=fact.earliest)

    def allowance(self) -> str:
        wide = self.assessment.allowance
        if wide is None:
            return ""
        keys = ("explain-allowance-one", "explain-allowance")
        return between(*keys, wide.earliest_due, wide.latest_due, self.wording)

    def figures(self) -> Iterator[tuple[str, str]]:
        found = self.assessment
        first_due = None if found.first_due == found.due else found.first_due
        days = {"received": found.received_on, "first-due": first_due, "replied": found.replied_on}
        shown = {name: moment(day) for name, day in days.items() if day is not None}
        shown["due"] = due_text(found, self.wording)
        counts = self._counts()
        shown |= {name: str(count) for name, count in counts.items() if count is not None}
        order = ("received", "due", "first-due", "replied", "days-allowed", "days-used", "days-left", "days-late")
        return ((self.wording.text(f"column-{name}"), shown[name]) for name in order if name in shown)

    def _counts(self) -> dict[str, int | str | None]:
        found = self.assessment
        counts: dict[str, int | str | None] = {"days-allowed": found.days_allowed}
        if found.ended_by:
            return counts
        counts["days-used"] = found.days_used
        # Days late are days left below zero: one of them says it. Where a day was named, neither measures anything.
        if found.days_late:
            return counts | {"days-late": found.days_late}
        if found.days_late_natural:
            return counts | {"days-late": late_text(found, self.wording)}
        return counts | ({"days-left": found.days_left} if (found.days_left or 0) >= 0 else {})

    # The law that governs

    def regime(self) -> str:
        for citation in self.assessment.citations:
            provision = self.law.provisions.get(citation.provision)
            if provision and isinstance(provision.parameters, Term) and provision.parameters.slot == "reply":
                title = self.wording.pick(provision.instrument.title).removeprefix("中华人民共和国")
                words = {"title": title, "doc_no": citation.doc_no, "days": provision.parameters.n}
                return self.wording.text("explain-regime-term", **words)
        return self.wording.text("explain-regime-id", regime=self._regime_name())

    def _regime_name(self) -> str:
        """What governs a matter other than an application is the document that sets its limit."""
        instrument = self.law.instruments.get(self.assessment.regime)
        if instrument is None:
            return self.wording.label("regime", self.assessment.regime)
        return f"{instrument.doc_no}  {self.wording.pick(instrument.title)}"
