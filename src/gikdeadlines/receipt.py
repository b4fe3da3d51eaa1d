"""On which day the application was received 收到。

One table says which fact is the receipt for each channel. A fact that the case does not state is unknown, not denied: it
lies between the bounds that the other facts leave. What a register says takes its place, and is marked as unproven.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from .almanac import Almanac
from .days import ONE_DAY
from .findings import finding
from .history import History
from .law import Chooser, Contested, ReceiptRule, Regime, Row, settled
from .records import Basis, Citation, Finding

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
        if restored and "confirm" in rule and (history.confirmed is None or restored <= history.confirmed):
            return self._contact_restored(restored)
        if history.registered and not self._is_known(rule):
            return self._registered()
        day = self._before_207(row, self._day(rule))
        return Receipt(
            day, day, "evidence", (*self._late_confirmation(rule), *self._differing(day)), row.provision.citation
        )

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
        history = self.history
        match rule:
            case "submitted":
                return history.submitted
            case "form-completed":
                return history.confirmed or history.submitted
            case "signed-for":
                return history.signed_for
            case "arrived":
                return history.arrived
            case "confirmed" | "confirmed-on-arrival":
                return history.confirmed
            case "arrived-and-confirmed":
                return history.arrived and history.confirmed and max(history.arrived, history.confirmed)
            case _:
                return history.signed_for or history.confirmed

    def _is_known(self, rule: str) -> bool:
        if self._known_day(rule) is not None:
            return True
        return bool(self.history.never_confirmed) and "confirm" in rule and self.history.arrived is not None

    def _day(self, rule: str) -> date:
        known = self._known_day(rule)
        if known is not None:
            return self._confirmed_late(known) if rule in _ON_ARRIVAL and known == self.history.confirmed else known
        match rule:
            case "signed-for":
                return self._between("signed-for", self.history.submitted)
            case "arrived":
                return self._between("arrived", self.history.submitted, self.history.confirmed)
            case _:
                return self._confirmation(rule)

    def _confirmation(self, rule: str) -> date:
        history = self.history
        if history.never_confirmed:
            return self._never_confirmed()
        confirmed = history.confirmed or self._between("confirmed", history.arrived or history.submitted)
        if rule == "arrived-and-confirmed":
            arrived = history.arrived or self._between("arrived", history.submitted, confirmed)
            return max(arrived, confirmed)
        return confirmed

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
        arrived = self.history.arrived
        if arrived is None or arrived == confirmed or self.chooser.choose("late-confirmation") == "confirmation-day":
            return confirmed
        return arrived

    def _late_confirmation(self, rule: str) -> tuple[Finding, ...]:
        history = self.history
        if rule not in _ON_ARRIVAL or not history.arrived:
            return ()
        if history.confirmed == history.arrived or not (history.confirmed or history.never_confirmed):
            return ()
        citation = self.regime.receipt["ordinary-post"].provision.citation
        return (finding("confirmation-late", citation, arrived=history.arrived, confirmed=history.confirmed),)

    def _before_207(self, row: Row[ReceiptRule], day: date) -> date:
        """Before the interpretation was issued its rules explain existing law; the day of arrival is the other reading."""
        arrived = self.history.arrived
        if day >= row.provision.instrument.in_force or arrived is None or arrived == day:
            return day
        return day if self.chooser.choose("receipt-before-207") == "as-207" else arrived

    def _contact_restored(self, day: date) -> Receipt:
        provision = self.regime.starts["contact-restored"].provision
        start = day
        if self.almanac.is_working(day) and self.chooser.choose("contact-restored-start") == "yes":
            start = day - ONE_DAY
        return Receipt(day, start, "evidence", (), provision.citation)

    # The register

    def _registered(self) -> Receipt:
        day = self.history.registered
        assert day is not None  # history_of refuses a case without either
        return Receipt(day, day, "registered", (finding("receipt-unproven", registered=day),))

    def _differing(self, day: date) -> tuple[Finding, ...]:
        registered = self.history.registered
        if registered is None or registered == day:
            return ()
        return (finding("evidence-differs", fact="received", registered=registered, evidence=day),)


_ON_ARRIVAL = ("confirmed-on-arrival", "signed-for-or-confirmed")
"""Rules under which confirmation is owed on the day of arrival."""


def _moved(receipt: Receipt, almanac: Almanac) -> Receipt:
    """The receipt moved off a rest day where that is the reading."""
    if receipt.start != receipt.day or almanac.is_working(receipt.day):
        return receipt
    if almanac.chooser.choose("receipt-on-rest-day") == "stands":
        return receipt
    day = almanac.nth_after(receipt.day, 1)
    return replace(receipt, day=day, start=day)
