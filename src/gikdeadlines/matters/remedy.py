"""救济 Review and suit seen from the applicant: whether each was in time, and until when the agency had to act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from gikdeadlines.case import (
    AnswerOverdue,
    Event,
    RecordCorrectionRequested,
    ReplyReceived,
    ReviewAccepted,
    ReviewDecided,
    ReviewDecisionReceived,
    ReviewRequested,
    SuitFiled,
)
from gikdeadlines.law import Provision, finding
from gikdeadlines.values import Finding, Limit

from .claims import Claim, claim_of
from .dues import due_of
from .judging import MatterOutcome, met
from .question import Question, require_none, require_order, require_single, require_start
from .ways import REVIEW_FIRST, is_review_first, term_of, unset_end

__all__ = ["remedy"]

_STARTS: Final[tuple[type[Event], ...]] = (RecordCorrectionRequested, AnswerOverdue, ReplyReceived)
_STEPS: Final[tuple[type[Event], ...]] = (ReviewRequested, ReviewAccepted, ReviewDecided, ReviewDecisionReceived)


def remedy(question: Question) -> MatterOutcome:
    """The limits of review and suit that the events set running 救济期限.

    Whoever has done nothing yet is told the limits that are still open; when all have passed, all of them.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``.
        NotInForceError: ``no-law-in-force``.

    Source: 行政复议法（2023修订） 第20条, 第23条, 第30条, 第34条, 第62条; 行政诉讼法 第45条至第47条;
        法释〔2018〕1号 第64条, 第66条; 国令499号 第15条, 第16条.
    """
    _require_possible(question)
    steps = _Steps(question)
    limits = tuple(steps.limits())
    return MatterOutcome(limits, findings=tuple(steps.findings()))


def _require_possible(question: Question) -> None:
    case = question.case
    given = {type(event) for event in case.events}
    begins = next(
        (start for start in (RecordCorrectionRequested, AnswerOverdue, ReplyReceived) if start in given), None
    )
    require_none(
        require_start(case, *_STARTS, ReviewDecisionReceived),
        require_single(case, *_STARTS, *_STEPS, SuitFiled),
        require_order(case, begins, ReviewRequested, SuitFiled) if begins else (),
        require_order(case, ReviewRequested, ReviewAccepted, ReviewDecided, ReviewDecisionReceived),
        require_order(case, ReviewDecisionReceived, SuitFiled),
    )


@dataclass(frozen=True, slots=True)
class _Steps:
    question: Question

    @property
    def _requested(self) -> date | None:
        return self.question.first_of(ReviewRequested)

    @property
    def _sued(self) -> date | None:
        return self.question.first_of(SuitFiled)

    def _claim(self) -> Claim | None:
        return claim_of(self.question.known, self.question.as_of)

    def _is_untold(self) -> bool:
        return any(event.told is False for event in self.question.of(ReplyReceived))

    def _is_review_first(self, claim: Claim) -> bool:
        """Whether review comes first; of inaction it is asked as a reading, of a reply where it refused."""
        if not is_review_first(self.question.law, claim, {REVIEW_FIRST: "required"}):
            return False
        if claim.against == "reply":
            return any(event.refused for event in self.question.of(ReplyReceived))
        return self.question.almanac.chooser.choose(REVIEW_FIRST) == "required"

    # The limits

    def limits(self) -> Iterator[Limit]:
        claim = self._claim()
        if claim is not None and claim.against == "record":
            yield from self._of_record(claim)
        if claim is not None and self._begins(claim, "suit:inaction") <= self.question.as_of:
            yield from self._filing(claim)
        review = tuple(self._review(self._requested)) if self._requested is not None else ()
        yield from review
        yield from self._after_review(review)

    def _of_record(self, claim: Claim) -> Iterator[Limit]:
        """No text sets a time for the correction of a record: two months by the law of litigation."""
        term = term_of(self.question.law, "suit:inaction", day=claim.start)
        if term is not None:
            done = self.question.first_of(ReplyReceived)
            yield self._met(term, "record-correction-requested", claim.start, done)

    def _filing(self, claim: Claim) -> Iterator[Limit]:
        """What was filed, by its limit; before anything was, the limits still open, or all when none is."""
        limits = list(self._filings(claim))
        still_open = [limit for limit in limits if limit.verdict == "pending"]
        is_done = self._requested is not None or self._sued is not None
        yield from limits if is_done or not still_open else still_open

    def _filings(self, claim: Claim) -> Iterator[Limit]:
        event = _EVENTS[claim.against]
        if self._sued is None or self._requested is not None:
            slot = "review:untold" if self._is_untold() else "review:application"
            term = term_of(self.question.law, slot, "review:application", day=claim.arises)
            if term is not None:
                yield self._met(term, event, self._begins(claim, "review:inaction-unset"), self._requested)
        if self._requested is None and (self._sued is not None or not self._is_review_first(claim)):
            slots = ("suit:direct",) if claim.against == "reply" else ("suit:after-inaction", "suit:direct")
            untold = ("suit:untold",) if self._is_untold() else ()
            term = term_of(self.question.law, *untold, *slots, day=claim.arises)
            if term is not None:
                yield self._met(term, event, self._begins(claim, "suit:inaction"), self._sued)

    def _begins(self, claim: Claim, slot: str) -> date:
        """The day from which the time to file runs; of a record, the end of the time to correct it."""
        if claim.against != "record":
            return claim.start
        term = term_of(self.question.law, slot, day=claim.start)
        return unset_end(term, claim.start, self.question.almanac.calendar) if term is not None else claim.start

    def _end(self, term: Provision, start: date) -> date:
        return due_of(term, start, self.question.almanac).at

    def _review(self, requested: date) -> Iterator[Limit]:
        """Within which the body examines and decides."""
        law, accepted = self.question.law, self.question.first_of(ReviewAccepted)
        examined = term_of(law, "review:examination", day=requested)
        if examined is not None:
            limit = self._met(examined, "review-requested", requested, accepted or self._deemed(examined, requested))
            yield limit
            accepted = accepted or limit.done
        decision = term_of(law, "review:decision", day=requested)
        if accepted is not None and decision is not None:
            yield self._met(decision, "review-accepted", accepted, self._decided)

    def _deemed(self, examined: Provision, requested: date) -> date | None:
        """A request that was not refused in time counts as accepted on the last day of its examination."""
        due = self._end(examined, requested)
        return due if due <= self.question.as_of else None

    @property
    def _decided(self) -> date | None:
        return self.question.first_of(ReviewDecided) or self.question.first_of(ReviewDecisionReceived)

    def _after_review(self, review: tuple[Limit, ...]) -> Iterator[Limit]:
        """Suit over the decision, or over there being none when the time for it is over."""
        begins, event = self.question.first_of(ReviewDecisionReceived), "review-decision-received"
        if begins is None and review and review[-1].slot == "review:decision" and review[-1].verdict == "overdue":
            begins, event = review[-1].due, "review-decided"
        term = term_of(self.question.law, "suit:after-review", day=begins) if begins else None
        if begins is not None and term is not None:
            yield self._met(term, event, begins, self._sued)

    def _met(self, term: Provision, event: str, start: date, done: date | None) -> Limit:
        return met(self.question, term, event=event, start=start, done=done)

    # What a reviewer should see

    def findings(self) -> Iterator[Finding]:
        claim = self._claim()
        if claim is None or self._sued is None or self._requested is not None:
            return
        if self._is_review_first(claim):
            term = term_of(self.question.law, "review:application", day=claim.arises)
            yield finding("review-first", term.citation if term else None, sued=self._sued)


_EVENTS: Final = {"reply": "reply-received", "inaction": "answer-overdue", "record": "record-correction-requested"}
