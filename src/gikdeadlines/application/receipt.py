"""On which day the application was received 收到。

One table says which fact is the receipt for each channel. A fact that the case does not state is unknown, not denied:
it lies between the bounds that the other facts leave. What a register says takes its place, marked as unproven.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from gikdeadlines.case import History
from gikdeadlines.law import Chooser, Contested, ReceiptRule, Regime, Row, finding, settled
from gikdeadlines.values import ONE_DAY, Basis, CalendarRangeError, Citation, Finding

from .almanac import Almanac

__all__ = ["Receipt", "receipt_of"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day of receipt, and the day from which the period is counted 收到之日与起算日.

    ``start`` is not counted; it is the day of receipt, but the day before it where contact restored counts at once.
    """

    day: date
    start: date
    basis: Basis
    findings: tuple[Finding, ...] = ()
    citation: Citation | None = None


def receipt_of(regime: Regime, history: History, almanac: Almanac, as_of: date) -> Receipt:
    """The receipt by the table of a regime 确定收到之日.

    Source: 〔2015〕207号 一; 国令711号 第31条.
    """
    return _moved(_Receipt(regime, history, almanac, as_of).found(), almanac)


@dataclass(slots=True)
class _Receipt:
    """The facts of one application before one table."""

    regime: Regime
    history: History
    almanac: Almanac
    as_of: date

    @property
    def chooser(self) -> Chooser:
        return self.almanac.chooser

    def found(self) -> Receipt:
        history = self.history
        if history.channel is None:
            return self._registered()
        row = self.regime.receipt[history.channel]
        rule = self._rule(row)
        restored = history.contact_restored
        if restored and self._waited_for_contact(rule, restored):
            return self._contact_restored(rule, restored)
        if history.registered and not self._is_known(rule):
            return self._registered(row.provision.citation)
        day = self._before_207(rule, self._day(rule))
        citation = row.provision.citation
        return Receipt(
            day, day, "evidence", (*self._late_confirmation(rule, citation), *self._differing(day, citation)), citation
        )

    def _waited_for_contact(self, rule: str, restored: date) -> bool:
        """Whether only the confirmation could make the receipt, and it had to wait for the applicant."""
        known = self._known_day(rule)
        return "confirm" in rule and (known is None or (known == self.history.confirmed and restored <= known))

    def _rule(self, row: Row[ReceiptRule]) -> str:
        """The row's rule; a contested one is asked for only where its options give other days."""
        rule = row.says.day
        if not isinstance(rule, Contested):
            return rule
        days = {option: self._known_day(value) for option, value in rule.options.items()}
        if None not in days.values() and len(set(days.values())) == 1:
            return rule.options[rule.default]
        return settled(rule, self.chooser)

    # The facts

    def _known_day(self, rule: str) -> date | None:
        """The day of a rule where the case states it."""
        return _KNOWN[rule](self.history)

    def _is_known(self, rule: str) -> bool:
        if self._known_day(rule) is not None:
            return True
        history = self.history
        return history.never_confirmed is not None and "confirm" in rule and history.arrived is not None

    def _day(self, rule: str) -> date:
        known = self._known_day(rule)
        if known is not None:
            return (
                self._confirmed_late(known) if self._is_confirmed(rule) and known == self.history.confirmed else known
            )
        match rule:
            case "signed-for":
                return self._between("signed-for", self.history.submitted)
            case "arrived":
                return self._between("arrived", self.history.submitted, self.history.confirmed)
            case _:
                return self._confirmation(rule)

    def _confirmation(self, rule: str) -> date:
        """The day of a confirmation that the case does not state."""
        history = self.history
        if history.never_confirmed:
            return self._never_confirmed()
        confirmed = self._between("confirmed", history.arrived or history.signed_for or history.submitted)
        return self._confirmed_late(confirmed) if self._is_confirmed(rule) else confirmed

    def _is_confirmed(self, rule: str) -> bool:
        """Whether a confirmation makes the receipt, a step of the agency's own, and the arrival is no option yet."""
        channel = self.history.channel
        is_contested = channel is not None and isinstance(self.regime.receipt[channel].says.day, Contested)
        return rule in _CONFIRMED and not is_contested

    def _between(self, fact: str, earliest: date | None, latest: date | None = None) -> date:
        """A missing fact: not before what it follows, not after what the agency did with the application."""
        first = earliest or self.as_of
        last = latest or min(self.history.first_step or self.as_of, self.as_of)
        return first if first >= last else self.chooser.fact(fact, first, last)

    def _never_confirmed(self) -> date:
        """Nobody confirmed: the day of arrival, or the first contact the agency made."""
        arrived = self.history.arrived or self._between("arrived", self.history.submitted)
        contact = max(arrived, self.history.first_step or self.as_of)
        if arrived == contact or self.chooser.choose("never-confirmed") == "arrival-day":
            return arrived
        return contact

    def _confirmed_late(self, confirmed: date) -> date:
        """The day of confirmation, or that of arrival, on which it was owed."""
        history = self.history
        earliest = history.arrived or history.submitted
        if earliest == confirmed or self.chooser.choose("late-confirmation") == "confirmation-day":
            return confirmed
        return history.arrived or self._between("arrived", history.submitted, confirmed)

    def _late_confirmation(self, rule: str, own: Citation) -> tuple[Finding, ...]:
        """That the confirmation came after the arrival: owed that day for post, and for the rest nobody's licence."""
        history = self.history
        is_signed = rule == "signed-for-or-confirmed" and history.signed_for
        if not self._is_confirmed(rule) or is_signed or not history.arrived:
            return ()
        if history.confirmed == history.arrived or not (history.confirmed or history.never_confirmed):
            return ()
        is_owed = rule in _ON_ARRIVAL
        citation = self.regime.receipt["ordinary-post"].provision.citation if is_owed else own
        code = "confirmation-late" if is_owed else "confirmation-delayed"
        days = {"arrived": history.arrived, **({"confirmed": history.confirmed} if history.confirmed else {})}
        return (finding(code, citation, **days),)

    def _before_207(self, rule: str, day: date) -> date:
        """Before the interpretation was issued its rules explain existing law; the other reading is the arrival."""
        issued = self.regime.turning_points.get("straddle-2015")
        arrived = self.history.arrived
        is_open = "confirm" in rule or (arrived is not None and rule not in _BY_THE_APPLICANT)
        if issued is None or day >= issued or arrived == day or not is_open:
            return day
        if self.chooser.choose("receipt-before-207") == "as-207":
            return day
        return arrived or self._between("arrived", self.history.submitted, day)

    def _contact_restored(self, rule: str, day: date) -> Receipt:
        citation = self.regime.starts["contact-restored"].provision.citation
        arrived = self._before_207(rule, day)
        if arrived != day:
            return Receipt(arrived, arrived, "evidence", self._differing(arrived, citation), citation)
        start = day
        if self.almanac.is_working(day) and self.chooser.choose("contact-restored-start") == "yes":
            start = day - ONE_DAY
        return Receipt(day, start, "evidence", self._differing(day, citation), citation)

    # The register

    def _registered(self, citation: Citation | None = None) -> Receipt:
        day = self.history.registered
        assert day is not None  # history_of refuses a case without either
        citation = citation or self.regime.starts["received"].provision.citation
        unproven = finding("receipt-unproven", citation, registered=day)
        replied = self._replied_before(day)
        if replied is None:
            return Receipt(day, day, "registered", (unproven,))
        early = finding("reply-before-receipt", citation, registered=day, replied=replied)
        if self.chooser.choose("registered-receipt") == "earlier":
            day = self._between("received", self.history.submitted or self._first_day, replied)
        return Receipt(day, day, "registered", (unproven, early))

    def _replied_before(self, registered: date) -> date | None:
        """The last day of a reply that was wholly out before the registered receipt: one of the two cannot be right."""
        last = [max(reply.days, default=reply.registered) for reply in self.history.replies]
        return min((day for day in last if day is not None and day < registered), default=None)

    @property
    def _first_day(self) -> date:
        """The first day on which anything could have been received under these rules."""
        return max(self.regime.received_from, self.almanac.calendar.first)

    def _differing(self, day: date, citation: Citation) -> tuple[Finding, ...]:
        registered = self.history.registered
        if registered is None or registered == day:
            return ()
        return (finding("evidence-differs", citation, fact="received", registered=registered, evidence=day),)


_KNOWN: Final[Mapping[str, Callable[[History], date | None]]] = {
    "submitted": lambda history: history.submitted,
    "form-completed": lambda history: history.confirmed or history.submitted,
    "signed-for": lambda history: history.signed_for,
    "arrived": lambda history: history.arrived,
    "confirmed": lambda history: history.confirmed,
    "confirmed-on-arrival": lambda history: history.confirmed,
    "arrived-and-confirmed": lambda history: history.confirmed,  # nothing is confirmed before it has arrived
    "signed-for-or-confirmed": lambda history: history.signed_for or history.confirmed,
}
"""The day of each rule of the receipt tables, as far as the case states it."""

_BY_THE_APPLICANT: Final = ("submitted", "form-completed")
"""Rules under which nothing has to arrive."""

_ON_ARRIVAL: Final = ("confirmed-on-arrival", "signed-for-or-confirmed")
"""Rules under which confirmation is owed on the day of arrival."""

_CONFIRMED: Final = (*_ON_ARRIVAL, "confirmed", "arrived-and-confirmed")
"""Rules under which a confirmation makes the receipt, whether or not a day is set for it."""


def _moved(receipt: Receipt, almanac: Almanac) -> Receipt:
    """The receipt moved off a rest day where that is the reading."""
    if receipt.start != receipt.day or not _is_rest_day(receipt.day, almanac):
        return receipt
    if almanac.chooser.choose("receipt-on-rest-day") == "stands":
        return receipt
    day = almanac.nth_after(receipt.day, 1)
    return replace(receipt, day=day, start=day)


def _is_rest_day(day: date, almanac: Almanac) -> bool:
    """Whether a day is known to be no working day: of one before the calendar begins nothing is known."""
    try:
        return not almanac.is_working(day)
    except CalendarRangeError:
        if day < almanac.calendar.first:
            return False
        raise
