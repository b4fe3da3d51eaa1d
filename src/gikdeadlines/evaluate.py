"""One pass over a case under a chooser: regime, receipt, clock, judged day, verdict 计算一遍。

Events are applied by day, those of one day in the order of their types, whatever order they came in. A question that the
law or the facts leave open is put to the chooser, only when it is needed and always in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .almanac import Almanac
from .clock import Exclusion, merged
from .days import ONE_DAY, Interval
from .events import Amended, ExtensionNotified, LaterDateSet, Withdrawn
from .findings import finding
from .history import History, Pair, Step, step_day
from .law import Effect, Law, Regime, Row, settled
from .pauses import Pausing, answer_limit, event_of, in_time
from .receipt import Receipt, receipt_of
from .records import Because, Citation, Finding, Verdict
from .service import JudgedReply, judged_reply

__all__ = ["Extension", "Outcome", "evaluate"]


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension that took effect: so many days, counted after the first due day or from a day on 延长."""

    days: int
    told: date
    until: date | None = None
    citation: Citation | None = None


@dataclass(slots=True)
class Outcome:
    """What one pass found 一遍的结果.

    ``exclusions`` and ``extensions`` with ``start`` and ``base`` are the clock; ``named`` is a due day set by art. 35.
    """

    verdict: Verdict
    regime: Regime
    received_on: date
    start: date
    base: int
    due: date | None = None
    first_due: date | None = None
    replied_on: date | None = None
    ended_by: str | None = None
    basis: str = "evidence"
    allowed: int = 0
    exclusions: tuple[Exclusion, ...] = ()
    extensions: tuple[Extension, ...] = ()
    named: date | None = None
    findings: tuple[Finding, ...] = ()
    citations: tuple[Citation, ...] = ()

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
    position, receipt = _governing(regimes, history, almanac, as_of)
    regime = regimes[position]
    if receipt.day < regime.received_from:
        law.regime(jurisdiction, receipt.day)
    outcome = _Pass(regime, receipt, history, almanac, as_of).outcome()
    following = next(iter(regimes[position + 1 :]), None)
    if following and following.straddle and _is_open_at(following.received_from, regime, receipt, history, almanac, as_of):
        outcome.findings += (finding("straddle-2019", received=receipt.day, in_force=following.received_from),)
        if almanac.chooser.choose(following.straddle) == "new-law":
            renewed = _Pass(following, receipt, history, almanac, as_of).outcome()
            renewed.findings += outcome.findings[-1:]
            return renewed
    return outcome


def _governing(
    regimes: Sequence[Regime], history: History, almanac: Almanac, as_of: date
) -> tuple[int, Receipt]:
    """The first regime by whose own table the receipt falls in its time, and that receipt.

    One that ended before the application was made is passed over.
    """
    made = history.submitted or history.registered or as_of
    for position, regime in enumerate(regimes):
        through = regime.received_through
        if through is not None and through < made:
            continue
        receipt = receipt_of(regime, history, almanac, as_of)
        if through is None or receipt.day <= through:
            return position, receipt
    raise AssertionError("the last regime of a timeline has no end")


def _is_open_at(
    day: date, regime: Regime, receipt: Receipt, history: History, almanac: Almanac, as_of: date
) -> bool:
    """Whether an application was neither answered nor past due when a new regime came into force."""
    eve = day - ONE_DAY
    if as_of < day or receipt.day > eve:
        return False
    known = history.until(eve)
    return _Pass(regime, receipt, known, almanac, eve).outcome().verdict in ("pending", "suspended")


@dataclass(slots=True)
class _Pass:
    """The clock of one application as its events are applied one after the other."""

    regime: Regime
    receipt: Receipt
    history: History
    almanac: Almanac
    as_of: date
    reply: JudgedReply | None = None
    start: date = date.min
    base: int = 0
    exclusions: list[Exclusion] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    named: date | None = None
    restart_on: date | None = None
    restarts: int = 0
    ended_by: str | None = None
    ended: Verdict | None = None
    findings: list[Finding] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    _spans: list[Interval] | None = None

    def outcome(self) -> Outcome:
        """Applies every event in order, then judges."""
        regime, receipt = self.regime, self.receipt
        self.start, self.base = receipt.start, regime.terms["reply"].says.n
        self._cite(receipt.citation, regime.terms["reply"].provision.citation)
        self.findings += receipt.findings
        self.reply = self._reply()
        end = self._end
        for step in self.history.steps:
            if step_day(step) > end or self.ended:
                break
            self._restart_until(step_day(step))
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
            case Amended():
                self._amended(step)

    def _apply_pair(self, pair: Pair) -> None:
        match event_of(pair):
            case "correction":
                self._correction(pair)
            case "fee":
                self._fee(pair)
            case event:
                self._consultation(pair, event)

    # The clock

    def _due(self) -> date | None:
        """The due day with all exclusions and extensions so far, None while an exclusion has not ended."""
        if self.named:
            return self.named
        spans = self._merged()
        if not self.extensions:
            return self.almanac.due(self.start, self.base, spans)
        if self._extends_from_notice():
            return self._due_from_notice(spans)
        due = self.almanac.due(self.start, self.base + sum(extension.days for extension in self.extensions), spans)
        return self._named_end(due)

    def _merged(self) -> list[Interval]:
        if self._spans is None:
            self._spans = merged(exclusion.interval for exclusion in self.exclusions)
        return self._spans

    def _extends_from_notice(self) -> bool:
        return self.almanac.chooser.choose("extension-base") == "from-notice"

    def _due_from_notice(self, spans: list[Interval]) -> date | None:
        """Each extension counted from its notice, the notice day being the first."""
        due = self.almanac.due(self.start, self.base, spans)
        for extension in self.extensions:
            later = self.almanac.due(extension.told - ONE_DAY, extension.days, spans) if extension.days else due
            if due is None or later is None:
                return None
            due = max(due, later)
        return due

    def _named_end(self, due: date | None) -> date | None:
        """A named last day stands as it is, also where it is no counting day."""
        until = self.extensions[-1].until
        if due and until and due < until and self.almanac.counted(due, until, self._merged()) == 0:
            return until
        return due

    def _exclude(self, interval: Interval, code: str, citation: Citation | None) -> None:
        if not interval.is_empty:
            self.exclusions.append(Exclusion(interval, Because(code, citation)))
            self._spans = None
            self._cite(citation)

    def _cite(self, *citations: Citation | None) -> None:
        self.citations += [citation for citation in citations if citation and citation not in self.citations]

    def _note(self, code: str, citation: Citation | None = None, **parameters: object) -> None:
        self.findings.append(finding(code, citation, **parameters))

    def _is_past_due(self, day: date) -> date | None:
        """The due day, where it lies before a day."""
        due = self._due()
        return due if due is not None and day > due else None

    # Restarts

    def _restart_until(self, day: date) -> None:
        if self.restart_on is not None and self.restart_on <= day:
            self._restart(self.restart_on)
            self.restart_on = None

    def _restart(self, day: date) -> None:
        """A new count from a day on; what had been extended before lapses."""
        self.start = day
        self.restarts += 1
        if self.extensions and self.almanac.chooser.choose("extension-across-restart") == "lapses":
            self._note("extension-lapsed", self.extensions[0].citation, told=self.extensions[0].told, restarted=day)
            self.extensions = []

    # Events

    def _consultation(self, pair: Pair, event: str) -> None:
        day = pair.asked.at  # type: ignore[attr-defined]
        row = self.regime.effect(event, day)
        if row is None:
            self._note("pause-without-basis", event=pair.asked.type, day=day)
            return
        if due := self._is_past_due(day):
            self._note("pause-after-due", row.provision.citation, day=day, due=due)
            return
        if settled(row.says.effect, self.almanac.chooser) == "none":
            return
        if day <= self.receipt.day:
            self._note("pause-before-receipt", row.provision.citation, day=day, received=self.receipt.day)
        span, findings = self._pausing().span(pair)
        self.findings += findings
        self._exclude(span, event, row.provision.citation)

    def _pausing(self) -> Pausing:
        reply = self.reply.day if self.reply else None
        return Pausing(self.regime, self.almanac, reply, self.as_of, self.start, self.history.has_one_pause)

    def _correction(self, pair: Pair) -> None:
        asked = pair.asked
        day: date = asked.at  # type: ignore[attr-defined]
        row = self.regime.effect("correction", day)
        if row is None:
            self._note("pause-without-basis", event=asked.type, day=day)
            return
        if due := self._is_past_due(day):
            self._note("correction-after-due", row.provision.citation, day=day, due=due)
            return
        effect = self._correction_effect(row, day)
        if effect == "ignored":
            return
        last = self._last_day_to_correct(pair, row, effect)
        self._await(pair, row, effect, last, "correction")

    def _correction_effect(self, row: Row[Effect], day: date) -> str:
        """What a notice does, where it came late or was not the first."""
        chooser, citation = self.almanac.chooser, row.provision.citation
        notice = self.regime.terms.get("correction-notice")
        is_second = self.restarts > 0 or any(e.because and e.because.code == "correction" for e in self.exclusions)
        effect = settled(row.says.effect, chooser)
        if effect != "restarts":
            return effect
        if is_second:
            self._note("correction-second", citation, day=day)
            return effect if chooser.choose("second-correction") == "restarts" else "ignored"
        if notice and day > (limit := self.almanac.nth_after(self.receipt.day, notice.says.n)):
            self._note("correction-notice-late", notice.provision.citation, day=day, limit=limit)
            return effect if chooser.choose("late-correction-notice") == "restarts" else "ignored"
        return effect

    def _last_day_to_correct(self, pair: Pair, row: Row[Effect], effect: str) -> date | None:
        """The last day named for the correction, where letting it pass has a consequence."""
        deemed = self.regime.deemed.get("correction")
        is_explained = effect.startswith("excludes") or effect == "restarts"
        if deemed is None or not (deemed.provision.applies_on(pair.asked.at) or is_explained):  # type: ignore[attr-defined]
            return None
        asked, answered = pair.asked, pair.answered
        last: date | None = asked.respond_by  # type: ignore[attr-defined]
        if last is None:
            last = self._window(pair)
        if last is None or (answered is not None and answered.at <= last):  # type: ignore[attr-defined]
            return last
        if self.almanac.is_working(last) or self.almanac.chooser.choose("respond-by-rest-day") == "stands":
            return last
        return self.almanac.nth_after(last, 1)

    def _window(self, pair: Pair) -> date | None:
        """The end of a time to correct that is stated in working days, by the notice or by the law."""
        asked = pair.asked
        term = self.regime.terms.get("correction-answer")
        days: int | None = asked.respond_within or (term and term.says.n)  # type: ignore[attr-defined]
        if days is None:
            return None
        served: date | None = asked.served  # type: ignore[attr-defined]
        start: date = asked.at  # type: ignore[attr-defined]
        if served and served != start and self.almanac.chooser.choose("correction-window-start") == "served":
            start = served
        elif served is None:
            self._note("served-unknown", event=asked.type, sent=start)
        return self.almanac.nth_after(start, days)

    def _fee(self, pair: Pair) -> None:
        asked = pair.asked
        day: date = asked.at  # type: ignore[attr-defined]
        row = self.regime.effect("fee", day)
        if row is None:
            self._note("pause-without-basis", event=asked.type, day=day)
            return
        if due := self._is_past_due(day):
            self._note("pause-after-due", row.provision.citation, day=day, due=due)
            return
        limit, findings = answer_limit(pair, self.regime.terms["fee-answer"].says.n, self.almanac)
        self.findings += findings
        self._await(pair, row, settled(row.says.effect, self.almanac.chooser), limit, "fee")

    def _await(self, pair: Pair, row: Row[Effect], effect: str, last: date | None, event: str) -> None:
        """Takes out the days until the applicant has done what was asked; without it the application may lapse."""
        asked: date = pair.asked.at  # type: ignore[attr-defined]
        answered: date | None = pair.answered and pair.answered.at  # type: ignore[attr-defined]
        if self._has_lapsed(pair, last, event):
            return
        end = answered or (self.reply and self.reply.day)
        if effect == "excludes-between":
            self._exclude(Interval(asked + ONE_DAY, answered - ONE_DAY if answered else end), event, row.provision.citation)
        elif effect != "none":
            self._exclude(Interval(asked, end), event, row.provision.citation)
        if effect == "restarts" and answered:
            self.restart_on = answered

    def _has_lapsed(self, pair: Pair, last: date | None, event: str) -> bool:
        """Whether the applicant let the named time pass, which ends the application unless the agency went on."""
        deemed = self.regime.deemed.get(event)
        if last is None or deemed is None or self._end <= last:
            return False
        answered: date | None = pair.answered and pair.answered.at  # type: ignore[attr-defined]
        if event == "correction" and in_time(pair, last, self.almanac.chooser):
            return False
        if event == "fee" and answered and answered <= last:
            return False
        if answered and event == "correction":
            self._note("correction-answered-late", deemed.provision.citation, answered=answered, last=last)
            went_on = self.history.last_step is not None and self.history.last_step >= answered
            if went_on and self.almanac.chooser.choose("late-correction") == "revived":
                return False
        self.ended, self.ended_by = "deemed-withdrawn", deemed.provision.id
        self._cite(deemed.provision.citation)
        return True

    def _extension(self, told: ExtensionNotified) -> None:
        term = self.regime.terms["extension"]
        due = self._due()
        if due is not None and not self._is_told_in_time(told, due):
            self._note("extension-late", term.provision.citation, notified=told.at, first_due=due)
            if self.almanac.chooser.choose("extension-timing") == "no-effect":
                return
        left = term.says.n - sum(extension.days for extension in self.extensions)
        days = self._extended_days(told, due, left)
        if days > left:
            self._note("extension-excess", term.provision.citation, asked=days, allowed=left)
        days = min(days, left)
        if days > 0:
            self.extensions.append(Extension(days, told.at, told.until, term.provision.citation))
            self._cite(term.provision.citation)

    def _is_told_in_time(self, told: ExtensionNotified, due: date) -> bool:
        if told.at <= due and told.served and told.served > due:
            return self.almanac.chooser.choose("extension-notice-event") == "dispatched"
        return told.at <= due

    def _extended_days(self, told: ExtensionNotified, due: date | None, left: int) -> int:
        """How many days were told; without a number they are a missing fact from one to what the law still allows."""
        if told.working_days:
            return told.working_days
        if told.until is None:
            self._note("extension-unnumbered", self.regime.terms["extension"].provision.citation, notified=told.at)
            return self.almanac.chooser.fact("extension-days", 1, left) if left > 1 else left
        if due is None:
            return left
        return self.almanac.counted(due, told.until, self._merged())

    def _later_date(self, event: LaterDateSet) -> None:
        row = self.regime.effect("later-date", event.at)
        if row is None:
            self._note("pause-without-basis", event=event.type, day=event.at)
            return
        if due := self._is_past_due(event.at):
            self._note("pause-after-due", row.provision.citation, day=event.at, due=due)
            return
        if settled(row.says.effect, self.almanac.chooser) == "replaces":
            self.named = event.until
            self._cite(row.provision.citation)

    def _amended(self, event: Amended) -> None:
        row = self.regime.effect("amended", event.at)
        if row is None or self._is_past_due(event.at):
            return
        if settled(row.says.effect, self.almanac.chooser) == "restarts":
            self._restart(event.at)
            self._cite(row.provision.citation)

    # The verdict

    def _judged(self) -> Outcome:
        if self.history.withdrawn and not self.ended and not self.reply:
            self.ended, self.ended_by = "withdrawn", Withdrawn.type
        due = None if self.ended == "deemed-withdrawn" else self._due_with_overlaps()
        if self.reply:
            self.findings += self.reply.findings
            self._cite(self.reply.citation)
        self._note_turning_points()
        return Outcome(
            verdict=self.ended or self._verdict(due),
            regime=self.regime,
            received_on=self.receipt.day,
            start=self.start,
            base=self.base,
            due=due,
            first_due=due and self._first_due(due),
            replied_on=self.reply and self.reply.day,
            ended_by=self.ended_by,
            basis=self._basis(),
            allowed=self.base + sum(extension.days for extension in self.extensions),
            exclusions=tuple(self.exclusions),
            extensions=tuple(self.extensions),
            named=self.named,
            findings=tuple(self.findings),
            citations=tuple(self.citations),
        )

    def _verdict(self, due: date | None) -> Verdict:
        if self.reply:
            return "on-time" if due is None or self.reply.day <= due else "late"
        if due is None:
            return "suspended"
        return "pending" if self.as_of <= due else "overdue"

    def _due_with_overlaps(self) -> date | None:
        """The due day; where pauses overlap, each may take out its own days."""
        due = self._due()
        if due is None or self.named or not self._overlapped():
            return due
        if self.almanac.chooser.choose("pause-overlap", among=("union", "sum")) == "union":
            return due
        return self.almanac.due(due, self._overlapped(), self._merged())

    def _overlapped(self) -> int:
        """How many counting days lie in more than one pause."""
        spans = [exclusion.interval for exclusion in self.exclusions]
        if len(spans) == 1 or len(spans) == len(self._merged()):
            return 0
        ended = [span for span in spans if span.end is not None]
        days = sum(self.almanac.counted(max(s.start - ONE_DAY, self.start), s.end) for s in ended if s.end)
        return days - sum(
            self.almanac.counted(max(s.start - ONE_DAY, self.start), s.end) for s in self._merged() if s.end
        )

    def _first_due(self, due: date) -> date | None:
        return due if not (self.extensions or self.named) else self.almanac.due(self.start, self.base, self._merged())

    def _basis(self) -> str:
        bases = (self.receipt.basis, self.reply.basis if self.reply else "evidence")
        return "registered" if "registered" in bases else "evidence"

    def _note_turning_points(self) -> None:
        """An interpretation issued while the application was open."""
        for code, day in self.regime.turning_points.items():
            if self.receipt.day < day <= self._end:
                self._note(code, received=self.receipt.day, in_force=day)


def _is_answered_by(pair: Pair, day: date) -> bool:
    """Whether the answer came in time to matter: what comes after the reply changes nothing."""
    return pair.answered is not None and pair.answered.at <= day  # type: ignore[attr-defined]
