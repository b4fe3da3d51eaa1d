"""How a deadline was counted, step by step, with a citation each 怎样算出。"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from gikdeadlines.case import (
    AgencyConsulted,
    Case,
    CorrectionRequested,
    FeeNotified,
    LaterDateSet,
    ObstacleBegan,
    ThirdPartyConsulted,
)
from gikdeadlines.law import Effect, Law, Term
from gikdeadlines.values import Assessment, Choice, Citation, LedgerDay
from gikdeadlines.wording import Wording

from .citations import Cited, summarised
from .phrases import event_on, judged_by, option_text, reply_event, short_day

__all__ = ["Step", "counting_steps"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a computation 一步.

    ``notes`` say which reading the step rests on.
    """

    name: str
    text: str
    cited: tuple[Cited, ...] = ()
    notes: tuple[str, ...] = ()


def counting_steps(assessment: Assessment, case: Case, *, law: Law, wording: Wording) -> list[Step]:
    """The steps from receipt to reply 怎样算出.

    Args:
        assessment: with its ledger.
        case: what happened.
        law: by which it was assessed, for the words of its readings and the kinds of its provisions.
        wording: in which language.
    """
    return list(_Steps(assessment, case, law, wording).all())


_RECEIPT_EVENTS: Final = ("contact-restored", "signed-for", "confirmed", "arrived", "submitted", "received")


_RESTARTING: Final = {"correction-received": "correction-requested", "fee-paid": "fee-notified", "amended": ""}
"""What can have a count begin anew, and what asked for it."""

_ASKING: Final = (CorrectionRequested, ThirdPartyConsulted, AgencyConsulted, ObstacleBegan, FeeNotified)
"""What days are taken out from, itself perhaps on a day of rest."""

_BORROWING: Final = ("third-party", "agency", "obstacle")
"""Reasons of pauses to whose end days the reading applies."""


@dataclass(frozen=True, slots=True)
class _Steps:
    assessment: Assessment
    case: Case
    law: Law
    wording: Wording

    def all(self) -> Iterator[Step]:
        yield from self._received()
        yield from self._asked()
        # The ledger begins anew with a restart: what is counted and excluded comes after it.
        yield from self._restarted()
        yield from self._started()
        yield from self._excluded()
        yield from self._extended()
        yield from self._put_off()
        yield from self._due()
        yield from self._replied()

    def _received(self) -> Iterator[Step]:
        day = self.assessment.received_on
        if day is None:
            return
        event = event_on(self.case.events, _RECEIPT_EVENTS, day)
        key = "step-received-how" if event else "step-received-plain"
        how = self.wording.text(f"event-{event.type}") if event else ""
        yield self._step("received", self.wording.text(key, day=self._day(day), how=how), self._of_kind("receipt"))

    def _asked(self) -> Iterator[Step]:
        """Each request for a correction, an event of its own whatever it does to the count."""
        for event in self.case.events:
            if isinstance(event, CorrectionRequested) and event.at <= self.assessment.as_of:
                text = self.wording.text("step-asked-day", day=self._day(event.at), **self._time_to_correct(event))
                yield self._step("asked", text, self._of_event("correction"))

    def _time_to_correct(self, event: CorrectionRequested) -> dict[str, object]:
        if event.respond_by is not None:
            return {"until": "day", "respond_by": self._day(event.respond_by)}
        if event.respond_within is not None:
            return {"until": "within", "days": event.respond_within}
        return {"until": "open"}

    def _started(self) -> Iterator[Step]:
        counted = [day for day in self.assessment.ledger if day.ordinal is not None]
        within = [day for day in counted if self.assessment.due is None or day.date <= self.assessment.due]
        made_up = [day for day in within if day.reason == "make-up-workday"]
        if made_up:
            yield self._make_up(made_up)
        elif counted:
            yield self._step("started", self.wording.text("step-first-day", day=self._day(counted[0].date)))

    def _make_up(self, days: Sequence[LedgerDay]) -> Step:
        listed = self.wording.listed(self._day(day.date) for day in days)
        ordinals = self.wording.listed(str(day.ordinal) for day in days)
        notices = dict.fromkeys(day.citation for day in days if day.citation)
        return self._step("started", self.wording.text("step-make-up", days=listed, ordinals=ordinals), tuple(notices))

    def _excluded(self) -> Iterator[Step]:
        readings = self._readings("pause-ends")
        asked = {event.at for event in self.case.events if isinstance(event, _ASKING)}
        for run in _excluded_runs(self._running(), asked):
            first, last = run[0], run[-1]
            key = "step-excluded-day" if first == last else "step-excluded-days"
            reason = next(day.reason for day in run if day.status == "excluded")
            because = self.wording.label("because", reason)
            text = self.wording.text(key, **{"from": self._day(first.date)}, to=self._day(last.date), because=because)
            citations = tuple(dict.fromkeys(day.citation for day in run if day.reason == reason and day.citation))
            # A correction and a fee have a rule on their end days or none; consultations and obstacles borrow one.
            yield self._step("excluded", text, citations, readings if reason.startswith(_BORROWING) else ())

    def _running(self) -> tuple[LedgerDay, ...]:
        """The days of the count that runs: what a restart took away is told with the restart."""
        ledger = self.assessment.ledger
        begun = max((place for place, day in enumerate(ledger) if day.reason == "start"), default=0)
        return ledger[begun:]

    def _restarted(self) -> Iterator[Step]:
        for day in self.assessment.ledger:
            if day.status == "start" and day.date != (self.assessment.received_on or day.date):
                citations = (day.citation,) if day.citation else self._of_kind("restart")
                yield self._step("restarted", self._begun_anew(day.date), citations)

    def _begun_anew(self, day: date) -> str:
        """What came on the day of a restart, and when it had been asked for."""
        shown = {"day": self._day(day)}
        answer = event_on(self.case.events, _RESTARTING, day)
        if answer is None:
            return self.wording.text("step-restarted-day", **shown)
        shown["answer"] = self.wording.text(f"event-{answer.type}")
        requests = [event for event in self.case.events if event.type == _RESTARTING[answer.type] and event.at <= day]
        if not requests:
            return self.wording.text("step-restarted-by", **shown)
        request = max(requests, key=lambda event: event.at)
        shown |= {"asked": self._day(request.at), "request": self.wording.text(f"event-{request.type}")}
        return self.wording.text("step-restarted-after", **shown)

    def _extended(self) -> Iterator[Step]:
        allowed, base = self.assessment.days_allowed, self._base()
        # What a later date adds is no extension: it has a step and an article of its own.
        if allowed is not None and base is not None and allowed > base and not self._later_date():
            text = self.wording.text("step-extended-days", days=allowed - base)
            yield self._step("extended", text, self._of_kind("extend"))

    def _base(self) -> int | None:
        """The working days of the reply period before any extension."""
        for citation in self.assessment.citations:
            provision = self.law.provisions.get(citation.provision)
            if provision and isinstance(provision.parameters, Term) and provision.parameters.slot == "reply":
                return provision.parameters.n
        return None

    def _later_date(self) -> tuple[Citation, ...]:
        """The article by which a later date decides the due day: it is cited only where one does."""
        return self._of_event("later-date")

    def _put_off(self) -> Iterator[Step]:
        set_to = [event.until for event in self.case.events if isinstance(event, LaterDateSet)]
        due, citations = self.assessment.due, self._later_date()
        if due is None or not citations or not set_to:
            return
        named = max(set_to)
        key = "step-put-off-to" if named == due else "step-put-off-moved"
        yield self._step("put-off", self.wording.text(key, day=self._day(named), due=self._day(due)), citations)

    def _due(self) -> Iterator[Step]:
        due = self.assessment.due
        ordinal = next((day.ordinal for day in self.assessment.ledger if day.date == due), None)
        if due is not None and ordinal is not None:
            citations = self._later_date() or self._of_kind("term")
            yield self._step("due", self.wording.text("step-due-day", ordinal=ordinal, day=self._day(due)), citations)

    def _replied(self) -> Iterator[Step]:
        day = self.assessment.replied_on
        if day is None:
            return
        reply = reply_event(self.case, day)
        text = self.wording.text("step-replied-plain", day=self._day(day))
        if reply and reply.method:
            method = self.wording.text(f"method-{reply.method}")
            judged = self.wording.text(f"judged-{judged_by(reply, day)}")
            text = self.wording.text("step-replied-by", method=method, judged=judged, day=self._day(day))
        yield self._step("replied", text, self._of_kind("service"))

    def _step(self, name: str, text: str, citations: Sequence[Citation] = (), notes: Sequence[str] = ()) -> Step:
        found = dict.fromkeys(summarised(citation, self.wording, self.law) for citation in citations)
        return Step(self.wording.text(f"step-{name}"), text, tuple(found), tuple(notes))

    def _of_kind(self, kind: str) -> tuple[Citation, ...]:
        provisions = self.law.provisions
        found = (
            c for c in self.assessment.citations if c.provision in provisions and provisions[c.provision].kind == kind
        )
        return tuple(found)

    def _of_event(self, event: str) -> tuple[Citation, ...]:
        """The articles on what an event does to the period."""
        provisions = self.law.provisions
        effects = (
            (c, provisions[c.provision].parameters) for c in self.assessment.citations if c.provision in provisions
        )
        return tuple(c for c, says in effects if isinstance(says, Effect) and says.event == event)

    def _readings(self, reading: str) -> tuple[str, ...]:
        asked = (asked for asked in self.assessment.readings if asked.id == reading)
        options = (option_text(Choice("reading", a.id, a.option), self.wording, self.law) for a in asked)
        return tuple(self.wording.text("step-reading", option=option) for option in options)

    def _day(self, day: date) -> str:
        ledger = self.assessment.ledger
        return short_day(day, years=not ledger or ledger[0].date.year != ledger[-1].date.year)


def _excluded_runs(ledger: Sequence[LedgerDay], asked: Collection[date]) -> list[list[LedgerDay]]:
    """Excluded days of one reason that follow each other, rest days between them not parting them.

    One begins with the rest day on which it was asked, where the days after that are out.
    """
    runs: list[list[LedgerDay]] = []
    opened: LedgerDay | None = None
    parted = True
    for day in ledger:
        if day.status == "excluded":
            if parted or runs[-1][-1].reason != day.reason:
                runs.append([opened] if opened else [])
            runs[-1].append(day)
            parted, opened = False, None
        elif day.status != "rest":
            parted, opened = True, None
        elif day.date in asked:
            opened = opened or day
    return runs
