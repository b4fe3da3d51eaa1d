"""The screen of `explain`: one case day by day 逐日核算屏。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gikdeadlines.cases import Case
from gikdeadlines.law import Deemed, Law, Term
from gikdeadlines.records import Alternative, Assessment, Citation, ClaimExplained, Limit
from gikdeadlines.wording import Wording, event_text, finding_text

from .grid import calendar_grid
from .layout import Paint, Style, columns, plain, printable
from .phrases import choices_text, citation_text, decisive_ids, judged_by, moment, reply_event, tip_text
from .steps import counting_steps

__all__ = ["explain_screen"]

_MOST_ALTERNATIVES: Final = 8
_DIGEST_SHOWN: Final = 8


def explain_screen(
    assessment: Assessment, case: Case, *, law: Law, wording: Wording, paint: Paint = plain
) -> list[str]:
    """The lines of the screen 逐日核算屏.

    Args:
        assessment: with its ledger.
        case: that was assessed.
        law: by which it was assessed.
        wording: in which language.
        paint: colours, where there are any.
    """
    screen = _Screen(assessment, case, law, wording, paint)
    blocks = (screen.head(), screen.limits(), screen.grid(), screen.steps(), screen.remarks(), screen.foot())
    lines: list[str] = []
    for block in blocks:
        if block:
            lines += ["", *block] if lines else block
    return lines


@dataclass(frozen=True, slots=True)
class _Screen:
    assessment: Assessment
    case: Case
    law: Law
    wording: Wording
    paint: Paint

    # The verdict in two sentences

    def head(self) -> list[str]:
        headline = self.paint(self._headline(), _STYLES.get(self.assessment.verdict, "open"))
        registered = [self.wording.text("explain-registered")] if self.assessment.basis == "registered" else []
        return [headline, self._sentence(), *self._allowance(), *self._regime(), *registered]

    def _allowance(self) -> list[str]:
        """How far an extraordinary notice could still move the due day."""
        wide = self.assessment.allowance
        if wide is None:
            return []
        return [self.wording.text("explain-allowance", earliest=wide.earliest_due, latest=wide.latest_due)]

    def _headline(self) -> str:
        found, say = self.assessment, self.wording
        words = {"id": printable(found.id), "verdict": self._verdict(), "aside": self._aside()}
        if found.verdict in {"late", "overdue"} and found.days_late is not None:
            return say.text("explain-headline-late", days=found.days_late, **words).strip()
        if found.verdict in {"pending", "suspended"} and found.days_left is not None:
            return say.text("explain-headline-left", days=found.days_left, **words).strip()
        return say.text("explain-headline", **words).strip()

    def _verdict(self) -> str:
        """What the case came to, by the outcome of the provision that ended it where one did."""
        provision = self.law.provisions.get(self.assessment.ended_by or "")
        if provision and isinstance(provision.parameters, Deemed):
            return self.wording.label("ended", provision.parameters.outcome)
        return self.wording.text(f"verdict-{self.assessment.verdict}")

    def _aside(self) -> str:
        found, say = self.assessment, self.wording
        if found.robust is None:
            return say.text("robust-aside-unexplored")
        if found.robust:
            key = f"brief-{'late' if found.verdict in {'late', 'overdue'} else found.verdict}"
            verdict = say.text(key) if key in say else say.text(f"verdict-{found.verdict}")
            return say.text("robust-all", verdict=verdict)
        return say.text("robust-aside-no", readings=say.listed(decisive_ids(found, say)))

    def _sentence(self) -> str:
        if self.assessment.verdict in {"withdrawn", "deemed-withdrawn"} and self.assessment.due is None:
            return self.wording.text(
                "explain-sentence-alone", due=self.wording.text(f"verdict-{self.assessment.verdict}")
            )
        if self.assessment.verdict in {"withdrawn", "deemed-withdrawn"} and self.assessment.replied_on is None:
            return self.wording.text("explain-sentence-alone", due=self._due())
        return self.wording.text("explain-sentence", due=self._due(), reply=self._reply())

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
            return say.text("explain-due-between", **bounds)
        return say.text("explain-due-open")

    def _reply(self) -> str:
        day, say = self.assessment.replied_on, self.wording
        if day is None:
            key = "explain-not-done" if self.assessment.limits else "explain-not-replied"
            return say.text(key, day=self.assessment.as_of)
        if self.assessment.limits:
            return say.text("explain-done", day=moment(day), weekday=say.weekday(day))
        reply = reply_event(self.case, day)
        how = say.text(f"how-{judged_by(reply, day)}") if reply else ""
        return say.text("explain-replied", day=moment(day), weekday=say.weekday(day), how=how)

    def _regime(self) -> list[str]:
        for citation in self.assessment.citations:
            provision = self.law.provisions.get(citation.provision)
            if provision and isinstance(provision.parameters, Term) and provision.parameters.slot == "reply":
                title = self.wording.pick(provision.instrument.title).removeprefix("中华人民共和国")
                words = {"title": title, "doc_no": citation.doc_no, "days": provision.parameters.n}
                return [self.wording.text("explain-regime-term", **words)]
        return [self.wording.text("explain-regime-id", regime=self._regime_name())]

    def _regime_name(self) -> str:
        """What governs a matter other than an application is the document that sets its limit."""
        instrument = self.law.instruments.get(self.assessment.regime)
        if instrument is None:
            return self.wording.label("regime", self.assessment.regime)
        return f"{instrument.doc_no}  {self.wording.pick(instrument.title)}"

    def limits(self) -> list[str]:
        """Each limit of a matter that can have several."""
        rows = [self._limit(limit) for limit in self.assessment.limits]
        return [self._title("explain-limits"), *columns(rows)] if rows else []

    def _limit(self, limit: Limit) -> list[str]:
        say, provision = self.wording, self.law.provisions.get(limit.citation.provision)
        return [
            say.text("limit-from", event=say.label("event", limit.event), start=moment(limit.start)),
            say.text(f"limit-{limit.unit}", n=limit.n),
            say.text("limit-due", due=moment(limit.due) if limit.due else "—"),
            say.text(f"verdict-{limit.verdict}"),
            citation_text(limit.citation, say),
            say.pick(provision.summary) if provision else "",
        ]

    # The days, and how they were counted

    def grid(self) -> list[str]:
        return calendar_grid(self.assessment, self.wording, paint=self.paint)

    def steps(self) -> list[str]:
        if self.assessment.limits:
            return []
        steps = counting_steps(self.assessment, self.case, law=self.law, wording=self.wording)
        rows: list[list[str]] = []
        for number, step in enumerate(steps, 1):
            rows.append([f"{number} {step.name}", step.text, self._cited(step.citations)])
            rows += [["", note, ""] for note in step.notes]
        return [self._title("explain-steps"), *columns(rows)] if rows else []

    def _cited(self, citations: Sequence[Citation]) -> str:
        cited = dict.fromkeys(citation_text(citation, self.wording) for citation in citations)
        return self.wording.text("citations-separator").join(cited)

    # What else there is to say

    def remarks(self) -> list[str]:
        sections = {
            "explain-findings": self._findings(),
            "explain-missing": self._missing(),
            "explain-compared": self._compared(),
            "explain-pivots": self._pivots(),
            "explain-claims": self._claims(),
        }
        return columns(
            [self.wording.text(key) if index == 0 else "", line]
            for key, lines in sections.items()
            for index, line in enumerate(lines)
        )

    def _findings(self) -> Iterator[str]:
        for finding in self.assessment.findings:
            cited = f"  {citation_text(finding.citation, self.wording)}" if finding.citation else ""
            severity = self.wording.text(f"severity-{finding.severity}")
            yield f"{severity}{self.wording.text('colon')}{finding_text(finding, self.wording)}{cited}"

    def _missing(self) -> Iterator[str]:
        for missing in self.assessment.missing:
            fact = self.wording.label("fact", missing.fact)
            yield self.wording.text("missing-between", fact=fact, earliest=missing.earliest, latest=missing.latest)

    def _compared(self) -> Iterator[str]:
        alternatives = self.assessment.alternatives
        if self.assessment.robust is None and not alternatives:
            yield self.wording.text("robust-unexplored")
        for alternative in alternatives[:_MOST_ALTERNATIVES]:
            yield self._alternative(alternative)
        if len(alternatives) > _MOST_ALTERNATIVES:
            yield self.wording.text("alternatives-omitted", count=len(alternatives) - _MOST_ALTERNATIVES)

    def _alternative(self, alternative: Alternative) -> str:
        key = "alternative-open" if alternative.due is None else "alternative-due"
        return self.wording.text(
            key,
            choices=choices_text(alternative.choices, self.wording, law=self.law)
            or self.wording.text("choices-default"),
            due=moment(alternative.due) if alternative.due else "",
            verdict=self.wording.text(f"verdict-{alternative.verdict}"),
        )

    def _pivots(self) -> Iterator[str]:
        tips = {missing.fact: tip for missing in self.assessment.missing if (tip := tip_text(missing, self.wording))}
        yield from tips.values()
        for choices in self.assessment.decisive:
            if len(choices) == 1 and choices[0].id in tips:
                continue
            yield self.wording.text("pivot-choices", choices=choices_text(choices, self.wording, law=self.law))

    def _claims(self) -> Iterator[str]:
        for claim in self.assessment.claims:
            by = self.wording.label("claim-by", claim.by)
            yield self.wording.text("claim-line", by=printable(by), day=claim.due, why=self._why(claim))

    def _why(self, claim: ClaimExplained) -> str:
        family = "reading" if claim.explained_by == "reading" else "error"
        ids = self.wording.listed(self.wording.label(family, id_) for id_ in claim.ids)
        return self.wording.text(f"claim-{claim.explained_by}", ids=ids)

    # What it was computed from

    def foot(self) -> list[str]:
        found, say = self.assessment, self.wording
        is_told = any(finding.code == "after-as-of" for finding in found.findings)
        ignored = [] if is_told else [printable(event_text(entry, say)) for entry in found.ignored]
        lines = [say.text("explain-ignored", events=say.listed(ignored))] if ignored else []
        if found.provenance is not None:
            lines += self._versions()
        return [*lines, say.text("disclaimer")]

    def _versions(self) -> Iterator[str]:
        made = self.assessment.provenance
        assert made is not None
        digests = {"calendar": _brief_digest(made.calendar), "law": _brief_digest(made.law)}
        yield self.paint(
            self.wording.text("explain-versions", version=made.version, as_of=made.as_of, **digests), "faint"
        )
        if made.known_on is not None:
            yield self.wording.text("explain-known-on", day=made.known_on)
        if made.medium_confidence:
            yield self.wording.text("explain-medium", sources=self.wording.listed(made.medium_confidence))

    def _title(self, key: str) -> str:
        return self.paint(self.wording.text(key), "title")


_STYLES: Final[dict[str, Style]] = {"late": "late", "overdue": "late", "on-time": "good"}


def _brief_digest(digest: str) -> str:
    return digest.removeprefix("sha256:")[:_DIGEST_SHOWN] + "…"
