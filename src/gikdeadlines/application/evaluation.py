"""One pass over a case under a chooser: regime, receipt, clock, judged day, verdict 计算一遍。

Events are applied by day, those of one day in the order of their types, whatever order they came in. A question that
the law or the facts leave open is put to the chooser, only when it is needed and always in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gikdeadlines.case import (
    CorrectionRequested,
    Event,
    ExtensionNotified,
    FeeNotified,
    History,
    LaterDateSet,
    Pair,
    Step,
    Withdrawn,
)
from gikdeadlines.law import Effect, Law, Regime, Row, Term, finding, settled
from gikdeadlines.values import ONE_DAY, Basis, Because, Citation, Finding, Interval, Verdict

from .almanac import Almanac
from .pauses import Pausing, answer_limit, event_of, in_time, numbered
from .receipt import Receipt, receipt_of
from .running import Extension, Pause, RunningClock
from .service import JudgedReply, judged_reply

__all__ = ["Outcome", "evaluate", "governing"]


@dataclass(slots=True)
class Outcome:
    """What one pass found 一遍的结果."""

    verdict: Verdict
    regime: Regime
    received_on: date
    clock: RunningClock
    due: date | None = None
    replied_on: date | None = None
    ended_by: str | None = None
    ended_on: date | None = None
    basis: Basis = "evidence"
    findings: Sequence[Finding] = ()
    citations: Mapping[str, Citation] = field(default_factory=dict)

    @property
    def key(self) -> tuple[date | None, date | None, date | None, Verdict]:
        """What makes two outcomes the same to a reader 结果是否相同."""
        return (self.received_on, self.due, self.replied_on, self.verdict)


def evaluate(history: History, law: Law, jurisdiction: str, almanac: Almanac, as_of: date) -> Outcome:
    """The outcome of a case under the answers that the chooser gives 计算.

    Raises:
        NotInForceError: ``no-law-in-force`` on the day of receipt.
        CalendarRangeError: ``outside-calendar`` before the calendar's first day.
    """
    regimes = law.timeline(jurisdiction)
    regime, receipt = governing(regimes, history, almanac, as_of)
    if not regime.governs(receipt.day):
        law.regime(jurisdiction, receipt.day)
    outcome = _Pass(regime, receipt, history, almanac, as_of).outcome()
    following = next((later for later in regimes if later.received_from > regime.received_from), None)
    if following is None or following.straddle is None or as_of < following.received_from:
        return outcome
    if _was_open(outcome, receipt, following.received_from, history, almanac):
        if almanac.chooser.choose(following.straddle) == "new-law":
            outcome = _Pass(following, receipt, history, almanac, as_of).outcome()
        in_force = following.received_from
        start = following.starts.get("in-force")
        citation = start.provision.citation if start else None
        straddle = finding("straddle-2019", citation, received=receipt.day, in_force=in_force)
        outcome.findings = [*outcome.findings, straddle]
    return outcome


def governing(regimes: Sequence[Regime], history: History, almanac: Almanac, as_of: date) -> tuple[Regime, Receipt]:
    """The first regime by whose own table the receipt falls in its time, else the last; and the receipt 适用的规则.

    One that ended before the application was made is passed over.
    """
    made = history.submitted or history.registered or as_of
    for regime in regimes[:-1]:
        through = regime.received_through
        if through is None or through >= made:
            receipt = receipt_of(regime, history, almanac, as_of)
            if through is None or receipt.day <= through:
                return regime, receipt
    return regimes[-1], receipt_of(regimes[-1], history, almanac, as_of)


def _was_open(outcome: Outcome, receipt: Receipt, day: date, history: History, almanac: Almanac) -> bool:
    """Whether an application was neither answered nor past due when a new regime came into force.

    Where the reply or the due day lies before, it was not; else the eve of that day is assessed by itself.
    """
    if (outcome.replied_on and outcome.replied_on < day) or (outcome.due and outcome.due < day):
        return False
    eve = day - ONE_DAY
    return _Pass(outcome.regime, receipt, history.until(eve), almanac, eve).outcome().verdict in (
        "pending",
        "suspended",
    )


@dataclass(slots=True)
class _Pass:
    """The events of one application, applied one after the other."""

    regime: Regime
    receipt: Receipt
    history: History
    almanac: Almanac
    as_of: date
    clock: RunningClock = field(init=False)
    reply: JudgedReply | None = field(init=False)
    restarts: list[date] = field(default_factory=list)
    corrections: int = 0
    ended_by: str | None = None
    ended_on: date | None = None
    ended: Verdict | None = None
    later_date_by: Citation | None = None
    findings: list[Finding] = field(default_factory=list)
    citations: dict[str, Citation] = field(default_factory=dict)

    def outcome(self) -> Outcome:
        """Applies every event in order, then judges."""
        term = self.regime.terms["reply"]
        self.clock = RunningClock(self.almanac, self.receipt.start, term.says.n)
        self._cite(self.receipt.citation)
        self._cite(term.provision.citation)
        self.findings += self.receipt.findings
        self.reply = self._reply()
        end = self._end
        for step in self.history.steps:
            if step.at > end or self.ended:
                break
            self._restart_until(step.at)
            self._apply(step, end)
        self._restart_until(end)
        return self._judged()

    def _reply(self) -> JudgedReply | None:
        """The reply that fixes the verdict, unless the applicant had withdrawn before."""
        reply = judged_reply(self.regime, self.history, self.almanac, self.as_of, self.receipt.day)
        withdrawn = self.history.withdrawn
        return None if reply and withdrawn and withdrawn <= reply.day else reply

    @property
    def _end(self) -> date:
        """The day after which nothing changes the verdict any more."""
        return self.reply.day if self.reply else self.history.withdrawn or self.as_of

    def _apply(self, step: Step, end: date) -> None:
        match step:
            case Pair():
                self._apply_pair(step if _is_answered_by(step, end) else Pair(step.asked, None))
            case ExtensionNotified():
                self._extension(step)
            case LaterDateSet():
                self._later_date(step)
            case _:  # what is left among the steps is an amendment
                self._amended(step)

    def _apply_pair(self, pair: Pair) -> None:
        match pair.asked:
            case CorrectionRequested() as notice:
                self._correction(notice, pair)
            case FeeNotified() as notice:
                self._fee(notice, pair)
            case _:
                self._consultation(pair, event_of(pair))

    # What every event may do

    def _exclude(self, interval: Interval, event: str, row: Row[Effect], *, answered: bool) -> None:
        self.clock.pause(Pause(interval, Because(event, row.provision.citation), answered))
        self._cite(row.provision.citation)

    def _restart_until(self, day: date) -> None:
        if not self.restarts:
            return
        for restart in sorted(restart for restart in self.restarts if restart <= day):
            self._restart(restart)
        self.restarts = [restart for restart in self.restarts if restart > day]

    def _restart(self, day: date) -> None:
        """A new count; one from before the receipt, or before a later restart, cannot set the clock back."""
        if day <= self.clock.start:
            return
        lapsed = self.clock.restart(day)
        if lapsed:
            self._note("extension-lapsed", lapsed.citation, told=lapsed.told, restarted=day)

    def _cite(self, citation: Citation | None) -> None:
        if citation is not None:
            self.citations[citation.provision] = citation

    def _note(self, code: str, citation: Citation | None = None, **parameters: object) -> None:
        self.findings.append(finding(code, citation, **parameters))

    def _effect(self, event: str, of: Event, late: str = "pause-after-due") -> Row[Effect] | None:
        """The row on what an event does, None where it has no basis or comes after the due day."""
        row = self.regime.effect(event, of.at)
        if row is None:
            self._note("pause-without-basis", self._exhaustive_list, event=of.type, day=of.at)
        elif due := self.clock.missed_due(of.at):
            self._note(late, row.provision.citation, day=of.at, due=due)
            return None
        return row

    @property
    def _exhaustive_list(self) -> Citation:
        """The paragraph that says which time does not count, and by its silence which does."""
        return self.regime.effects["third-party"][0].provision.citation

    # Events

    def _consultation(self, pair: Pair, event: str) -> None:
        row = self._effect(event, pair.asked)
        if row is None or settled(row.says.effect, self.almanac.chooser) == "none":
            return
        if pair.at <= self.receipt.day:
            self._note("pause-before-receipt", row.provision.citation, day=pair.at, received=self.receipt.day)
        reply = self.reply.day if self.reply else None
        pausing = Pausing(self.regime, self.almanac, reply, self.as_of, self.clock.start, self.history.has_one_pause)
        span, findings = pausing.span(pair)
        self.findings += findings
        self._exclude(span, event, row, answered=pair.answered is not None)

    def _correction(self, notice: CorrectionRequested, pair: Pair) -> None:
        row = self._effect("correction", notice, late="correction-after-due")
        if row is None:
            return
        effect = self._correction_effect(row, pair.at)
        self.corrections += 1
        if pair.at < self.receipt.day:
            self._note("pause-before-receipt", row.provision.citation, day=pair.at, received=self.receipt.day)
        if effect != "ignored" and self._stops_the_clock(notice, pair, row):
            self._await(pair, row, effect, self._last_day_to_correct(notice, pair, effect), "correction")

    def _stops_the_clock(self, notice: CorrectionRequested, pair: Pair, row: Row[Effect]) -> bool:
        """Whether a notice that names no time, and that nobody answered, still holds up the period.

        国令711号 第30条 wants a reasonable time named; where the law itself gives one (Shanxi) none need be.
        """
        is_named = notice.respond_by or notice.respond_within or "correction-answer" in self.regime.terms
        if pair.answered or is_named or row.provision.kind != "restart":
            return True
        self._note("correction-without-time", row.provision.citation, day=notice.at)
        return self.almanac.chooser.choose("correction-without-time") == "stops"

    def _correction_effect(self, row: Row[Effect], day: date) -> str:
        """What a notice does, where it came late or was not the first."""
        chooser, citation = self.almanac.chooser, row.provision.citation
        notice = self.regime.terms.get("correction-notice")
        effect = settled(row.says.effect, chooser)
        # Only the texts that let a correction restart the period allow one notice and no more.
        if effect != "restarts" or row.provision.kind != "restart":
            return effect
        if self.corrections:
            self._note("correction-second", citation, day=day)
            return effect if chooser.choose("second-correction") == "restarts" else "ignored"
        if notice and day > (limit := self.almanac.nth_after(self.receipt.start, notice.says.n)):
            self._note("correction-notice-late", notice.provision.citation, day=day, limit=limit)
            return effect if chooser.choose("late-correction-notice") == "restarts" else "ignored"
        return effect

    def _last_day_to_correct(self, notice: CorrectionRequested, pair: Pair, effect: str) -> date | None:
        """The last day named for the correction, where letting it pass has a consequence."""
        deemed = self.regime.deemed.get("correction")
        is_explained = effect.startswith("excludes") or effect == "restarts"
        if deemed is None or not (deemed.provision.applies_on(notice.at) or is_explained):
            return None
        last = notice.respond_by or self._window(notice)
        if last is None or self._end <= last or (pair.answered and pair.answered.at <= last):
            return last
        if self.almanac.is_working(last) or self.almanac.chooser.choose("respond-by-rest-day") == "stands":
            return last
        return self.almanac.nth_after(last, 1)

    def _window(self, notice: CorrectionRequested) -> date | None:
        """The end of a time to correct that is stated in working days, by the notice or by the law."""
        term = self.regime.terms.get("correction-answer")
        days = notice.respond_within or (term.says.n if term else None)
        if days is None:
            return None
        start = notice.at
        if notice.served is None:
            citation = term.provision.citation if term else None
            self._note("served-unknown", citation, event=notice.type, sent=start)
        elif notice.served != start and self.almanac.chooser.choose("correction-window-start") == "served":
            start = notice.served
        return self.almanac.nth_after(start, days)

    def _fee(self, notice: FeeNotified, pair: Pair) -> None:
        row = self._effect("fee", notice)
        if row is None:
            return
        limit, findings = answer_limit(notice, self.regime.terms["fee-answer"], self.almanac)
        self.findings += findings
        self._await(pair, row, settled(row.says.effect, self.almanac.chooser), limit, "fee")

    def _await(self, pair: Pair, row: Row[Effect], effect: str, last: date | None, event: str) -> None:
        """Takes out the days until the applicant has done what was asked; without it the application may lapse."""
        lapsed = self._has_lapsed(pair, last, event)
        if effect == "none":
            return
        answered = pair.answered.at if pair.answered and not lapsed else None
        end = last if lapsed else answered or (self.reply.day if self.reply else None)
        if effect == "excludes-between":
            between = Interval(pair.at + ONE_DAY, answered - ONE_DAY if answered else end)
            self._exclude(between, event, row, answered=answered is not None)
        else:
            self._exclude(Interval(pair.at, end), event, row, answered=answered is not None)
        if effect == "restarts" and answered:
            self.restarts.append(answered)

    def _has_lapsed(self, pair: Pair, last: date | None, event: str) -> bool:
        """Whether the applicant let the named time pass, which ends the application unless the agency went on."""
        deemed = self.regime.deemed.get(event)
        if last is None or deemed is None or self._end <= last:
            return False
        answered = pair.answered.at if pair.answered else None
        if event == "correction" and in_time(pair, last, self.almanac.chooser, self.corrections):
            return False
        if event == "fee" and answered and answered <= last:
            return False
        if answered and event == "correction":
            self._note("correction-answered-late", deemed.provision.citation, answered=answered, last=last)
            went_on = self.history.last_step is not None and self.history.last_step >= answered
            if went_on and self.almanac.chooser.choose("late-correction") == "revived":
                return False
        self.ended, self.ended_by, self.ended_on = "deemed-withdrawn", deemed.provision.id, last
        self._cite(deemed.provision.citation)
        return True

    def _extension(self, told: ExtensionNotified) -> None:
        term = self.regime.terms["extension"]
        if told.at < self.receipt.day:
            self._note("extension-before-receipt", term.provision.citation, told=told.at, received=self.receipt.day)
            return
        if not self._is_told_in_time(told, term):
            return
        left = term.says.n - self.clock.extra
        days = self._extended_days(told, term, left)
        if days > left:
            self._note("extension-excess", term.provision.citation, asked=days, allowed=left)
        days = min(days, left)
        if days > 0 or self._names_a_later_rest_day(told):
            self.clock.extensions.append(Extension(days, told.at, told.until, term.provision.citation))
            self._cite(term.provision.citation)

    def _is_told_in_time(self, told: ExtensionNotified, term: Row[Term]) -> bool:
        """Whether an extension was told while the period ran, or counts all the same."""
        chooser = self.almanac.chooser
        decisive = max(told.at, told.served) if told.served else told.at
        due = self.clock.missed_due(decisive)
        if due is None or (told.at <= due and chooser.choose("extension-notice-event") == "dispatched"):
            return True
        self._note("extension-late", term.provision.citation, notified=told.at, first_due=due)
        return chooser.choose("extension-timing") == "counts"

    def _extended_days(self, told: ExtensionNotified, term: Row[Term], left: int) -> int:
        """How many days were told; without a number they are a missing fact from one to what the law still allows."""
        if told.working_days:
            return told.working_days
        if told.until is None:
            self._note("extension-unnumbered", term.provision.citation, notified=told.at)
            name = numbered("extension-days", len(self.clock.extensions) + 1)
            return self.almanac.chooser.fact(name, 1, left) if left > 1 else left
        due = self.clock.ordinary_due()
        if due is None:
            return left
        days = self.almanac.counted(due, told.until, self.clock.spans)
        return days + 1 if days < left and due < told.until != self.clock.moved(told.until) else days

    def _names_a_later_rest_day(self, told: ExtensionNotified) -> bool:
        """Whether the last day named adds no counting day, yet lies after the due day."""
        due = self.clock.ordinary_due()
        return told.until is not None and due is not None and told.until > due

    def _later_date(self, event: LaterDateSet) -> None:
        row = self._effect("later-date", event)
        if row and settled(row.says.effect, self.almanac.chooser) == "replaces":
            self.clock.named = max(event.until, self.clock.named or event.until)
            self.later_date_by = row.provision.citation

    def _amended(self, event: Event) -> None:
        row = self.regime.effect("amended", event.at)
        if row is None:
            self._note("amendment-without-effect", self._exhaustive_list, day=event.at)
            return
        if due := self.clock.missed_due(event.at):
            self._note("amendment-after-due", row.provision.citation, day=event.at, due=due)
            return
        if settled(row.says.effect, self.almanac.chooser) == "restarts":
            self._restart(event.at)
            self._cite(row.provision.citation)

    # The verdict

    def _judged(self) -> Outcome:
        if self.history.withdrawn and not self.ended and not self.reply:
            self.ended, self.ended_by, self.ended_on = "withdrawn", Withdrawn.type, self.history.withdrawn
        due = None if self.ended == "deemed-withdrawn" else self.clock.due_with_overlaps()
        self._judge_later_date(due)
        self._judge_withdrawal(due)
        if self.reply:
            self.findings += self.reply.findings
            self._cite(self.reply.citation)
        self._note_turning_points()
        return Outcome(
            verdict=self.ended or self._verdict(due),
            regime=self.regime,
            received_on=self.receipt.day,
            clock=self.clock,
            due=due,
            replied_on=self.reply.day if self.reply else None,
            ended_by=self.ended_by,
            ended_on=self.ended_on,
            basis=self._basis(),
            findings=self.findings,
            citations=self.citations,
        )

    def _judge_later_date(self, due: date | None) -> None:
        """A later date is the source of the due day where it decides it; else it is told that it does not."""
        if self.later_date_by is None or due is None:
            return
        if self.clock.later_date() is not None:
            self._cite(self.later_date_by)
        else:
            self._note("later-date-not-later", self.later_date_by, until=self.clock.named, due=due)

    def _judge_withdrawal(self, due: date | None) -> None:
        """That the reply was overdue already when the applicant withdrew, and by how many working days."""
        withdrawn = self.history.withdrawn
        if self.ended != "withdrawn" or due is None or withdrawn is None or withdrawn <= due:
            return
        is_announced = withdrawn <= self.almanac.calendar.horizon
        late = self.almanac.counted(due, withdrawn) if is_announced else None
        citation = self.regime.terms["reply"].provision.citation
        self._note("withdrawn-overdue", citation, withdrawn=withdrawn, due=due, late=late)

    def _verdict(self, due: date | None) -> Verdict:
        if self.reply:
            return "on-time" if due is None or self.reply.day <= due else "late"
        if due is None:
            return "suspended"
        return "pending" if self.as_of <= due else "overdue"

    def _basis(self) -> Basis:
        return self.reply.basis if self.reply and self.receipt.basis == "evidence" else self.receipt.basis

    def _note_turning_points(self) -> None:
        """An interpretation issued while the application was open."""
        for code, day in self.regime.turning_points.items():
            if self.receipt.day < day <= self._end:
                self._note(code, self._issued_on(day), received=self.receipt.day, in_force=day)

    def _issued_on(self, day: date) -> Citation | None:
        """The interpretation issued on a day, by one of its rows."""
        receipt = [row.provision for row in self.regime.receipt.values()]
        service = [row.provision for rows in self.regime.service.values() for row in rows]
        issued = {p.id: p.citation for p in (*receipt, *service) if p.instrument.in_force == day}
        return issued[min(issued)] if issued else None


def _is_answered_by(pair: Pair, day: date) -> bool:
    """Whether the answer came in time to matter: what comes after the reply changes nothing."""
    return pair.answered is not None and pair.answered.at <= day
