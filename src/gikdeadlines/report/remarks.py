"""What there is to say beside the verdict: findings, missing facts, readings, pivots, claims 结论之外的说明。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gikdeadlines.law import Law
from gikdeadlines.values import Alternative, Assessment, Choice, ClaimExplained, Finding, ReadingAsked, Severity
from gikdeadlines.wording import Wording, fact_name, fact_value, finding_text

from .citations import Cited, cited
from .headline import verdict_text
from .phrases import between, choices_text, moment, option_text, printable, tip_text
from .pivots import pivot_text

__all__ = ["AlternativeView", "ClaimView", "FindingView", "ReadingView", "Remarks", "remarks"]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words 核查提示."""

    severity: Severity
    name: str
    text: str
    cited: Cited | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """A disputed point of the case, the option taken, and why it is disputed 口径."""

    name: str
    question: str
    option: str
    authority: str
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeView:
    """Another outcome: the answers that lead to it, its days; ``line`` says it in a sentence 另一种结果.

    ``is_same`` is false where the verdict is another than that of the case.
    """

    choices: str
    received: str
    due: str
    replied: str
    verdict: str
    line: str
    is_same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A due day that somebody asserts, and what yields it; ``line`` says it in a sentence 主张.

    ``differs`` is how many days it lies after the computed due day, None where there is none.
    """

    by: str
    due: str
    why: str
    line: str
    differs: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """Everything beside the verdict 说明."""

    findings: tuple[FindingView, ...] = ()
    missing: tuple[str, ...] = ()
    readings: tuple[ReadingView, ...] = ()
    alternatives: tuple[AlternativeView, ...] = ()
    pivots: tuple[str, ...] = ()
    claims: tuple[ClaimView, ...] = ()
    is_unexplored: bool = False


def remarks(assessment: Assessment, *, law: Law, wording: Wording) -> Remarks:
    """What there is to say beside the verdict 说明."""
    words = _Words(assessment, law, wording)
    return Remarks(
        findings=tuple(map(words.finding, assessment.findings)),
        missing=tuple(words.missing()),
        readings=tuple(map(words.reading, assessment.readings)),
        alternatives=tuple(map(words.alternative, assessment.alternatives)),
        pivots=tuple(words.pivots()),
        claims=tuple(map(words.claim, assessment.claims)),
        is_unexplored=assessment.robust is None and not assessment.alternatives,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    assessment: Assessment
    law: Law
    wording: Wording

    def finding(self, finding: Finding) -> FindingView:
        return FindingView(
            finding.severity,
            self.wording.text(f"severity-{finding.severity}"),
            printable(finding_text(finding, self.wording)),
            cited(finding.citation, self.wording) if finding.citation else None,
        )

    def missing(self) -> Iterator[str]:
        for missing in self.assessment.missing:
            first, last = (fact_value(missing.fact, end, self.wording) for end in (missing.earliest, missing.latest))
            key = "missing-between" if first == missing.earliest else "missing-either"
            yield between("missing-one", key, first, last, self.wording, fact=fact_name(missing.fact, self.wording))

    # Readings

    def reading(self, asked: ReadingAsked) -> ReadingView:
        reading = self.law.readings.get(asked.id)
        return ReadingView(
            name=self.wording.label("reading", asked.id),
            question=self.wording.pick(reading.question) if reading else "",
            option=option_text(Choice("reading", asked.id, asked.option), self.wording, self.law),
            authority=self.wording.pick(reading.authority) if reading else "",
            is_default=asked.is_default and not asked.is_pinned,
        )

    def alternative(self, alternative: Alternative) -> AlternativeView:
        say = self.wording
        choices = choices_text(alternative.choices, say, law=self.law) or say.text("choices-default")
        # Without a choice of its own it is the case as it was assessed; by another it may have ended by another text.
        is_own = not alternative.choices and alternative.verdict == self.assessment.verdict
        own = verdict_text(self.assessment, self.law, say)
        verdict = own if is_own else say.text(f"verdict-{alternative.verdict}")
        key = "alternative-open" if alternative.due is None else "alternative-due"
        return AlternativeView(
            choices=printable(choices),
            received=_shown(alternative.received_on),
            due=_shown(alternative.due),
            replied=_shown(alternative.replied_on),
            verdict=verdict,
            line=printable(say.text(key, choices=choices, due=_shown(alternative.due), verdict=verdict)),
            is_same=self.assessment.verdict in {alternative.verdict, "undetermined"},
        )

    def pivots(self) -> Iterator[str]:
        """Each way to another verdict once: a tip says of a missing fact more than its mere name would."""
        tips = {missing.fact: tip for missing in self.assessment.missing if (tip := tip_text(missing, self.wording))}
        yield from tips.values()
        told = {(pivot.choice,) for pivot in self.assessment.pivots if pivot.choice}
        for pivot in self.assessment.pivots:
            if pivot.choice is None or pivot.choice.id not in tips:
                yield printable(pivot_text(pivot, self.wording, law=self.law))
        for choices in self.assessment.decisive:
            if choices not in told and not (len(choices) == 1 and choices[0].id in tips):
                yield self.wording.text("pivot-choices", choices=choices_text(choices, self.wording, law=self.law))

    # Claims

    def claim(self, claim: ClaimExplained) -> ClaimView:
        by, why = printable(self.wording.label("claim-by", claim.by)), printable(self._why(claim))
        due = self.assessment.due
        return ClaimView(
            by=by,
            due=_shown(claim.due),
            why=why,
            line=self.wording.text("claim-line", by=by, day=claim.due, why=why),
            differs=(claim.due - due).days if due is not None and not self.assessment.limits else None,
        )

    def _why(self, claim: ClaimExplained) -> str:
        if claim.explained_by == "reading" and not claim.ids:
            return self.wording.text("claim-default")
        family = "reading" if claim.explained_by == "reading" else "error"
        ids = self.wording.listed(self.wording.label(family, id_) for id_ in claim.ids)
        days = self.wording.text("claim-days", days=self.wording.listed(map(_shown, claim.days))) if claim.days else ""
        return self.wording.text(f"claim-{claim.explained_by}", ids=f"{ids}{days}")


def _shown(day: date | None) -> str:
    return moment(day) if day else "—"
