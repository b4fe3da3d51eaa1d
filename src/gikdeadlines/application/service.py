"""On which day a reply is judged 送达时点。

One table says which day of a reply is decisive for each method. A day that the case does not state lies between the
others: dated, dispatched, delivered follow one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from gikdeadlines.case import History, Replied
from gikdeadlines.law import Chooser, Contested, Regime, Row, ServiceRule, finding, settled
from gikdeadlines.values import Basis, Citation, Finding

from .almanac import Almanac

__all__ = ["JudgedReply", "judged_reply"]


@dataclass(frozen=True, slots=True)
class JudgedReply:
    """The day on which a reply counts, and what proves it 判定的答复日."""

    day: date
    basis: Basis
    findings: tuple[Finding, ...] = ()
    citation: Citation | None = None


def judged_reply(regime: Regime, history: History, almanac: Almanac, as_of: date, received: date) -> JudgedReply | None:
    """The earliest reply by the table of a regime, None while there is none 最早的有效答复.

    Source: 〔2016〕235号 四、五.
    """
    judged = [_Service(regime, history, almanac.chooser, as_of, received, reply).judged() for reply in history.replies]
    happened = [reply for reply in judged if reply.day <= as_of]
    return min(happened, key=_day, default=None)


def _day(reply: JudgedReply) -> date:
    return reply.day


@dataclass(slots=True)
class _Service:
    """One reply before one table."""

    regime: Regime
    history: History
    chooser: Chooser
    as_of: date
    received: date
    reply: Replied

    def judged(self) -> JudgedReply:
        reply = self.reply
        if not reply.days:
            return self._registered()
        row = self._row()
        citation = row.provision.citation if row else None
        rule = self._rule(row)
        known = self._known_day(rule)
        if known is None and reply.registered is not None:
            return self._registered(citation)
        day = self._by_event(known if known is not None else self._missing(rule))
        return JudgedReply(day, "evidence", (*self._differing(day, citation), *self._method(row)), citation)

    def _row(self) -> Row[ServiceRule] | None:
        """The row for the method on the day the reply was sent, as far as that is known."""
        if self.reply.method is None:
            return None
        sent = self.reply.dispatched or self.reply.days[-1]
        return self.regime.service_of(self.reply.method, sent)

    def _rule(self, row: Row[ServiceRule] | None) -> str:
        if row is None:
            return "unknown-method"
        rule = row.says.judged
        if not isinstance(rule, Contested):
            return rule
        days = {self._known_day(value) for value in rule.options.values()}
        if len(days) == 1 and None not in days:
            return rule.options[rule.default]
        return settled(rule, self.chooser)

    def _known_day(self, rule: str) -> date | None:
        reply = self.reply
        match rule:
            case "dispatched":
                return reply.dispatched
            case "delivered":
                return reply.delivered
            case "delivered-or-dated":
                return reply.delivered or reply.dated
            case _:
                return None

    def _missing(self, rule: str) -> date:
        """A day that is not stated, between those that are."""
        reply = self.reply
        first = reply.dated or self.history.submitted or self.received
        last = reply.delivered or self.as_of
        if rule != "dispatched":
            first = reply.dispatched or first
        if rule == "delivered":
            last = self.as_of
        return first if first >= last else self.chooser.fact(self._fact(rule), first, last)

    def _fact(self, rule: str) -> str:
        """The name of the missing day; each reply has its own."""
        name = _FACTS.get(rule, "reply-judged")
        position = self.history.replies.index(self.reply)
        return f"{name}:{position + 1}" if position else name

    def _by_event(self, day: date) -> date:
        """The judged day, or the document's date or the delivery where that is the reading."""
        reply = self.reply
        others = {"document-date": reply.dated, "delivery": reply.delivered}
        differing = [option for option, other in others.items() if other is not None and other != day]
        if not differing or reply.method == "on-the-spot":
            return day
        chosen = self.chooser.choose("reply-event", among=("as-235", *differing))
        return others.get(chosen) or day

    def _registered(self, citation: Citation | None = None) -> JudgedReply:
        day = self.reply.registered
        assert day is not None  # history_of refuses a reply without any day
        # Without a method the row on post says best what a register leaves open: which day is decisive.
        citation = citation or self.regime.service["post"][0].provision.citation
        return JudgedReply(day, "registered", (finding("reply-day-unproven", citation, registered=day),))

    def _differing(self, day: date, citation: Citation | None) -> tuple[Finding, ...]:
        registered = self.reply.registered
        if registered is None or registered == day:
            return ()
        return (finding("evidence-differs", citation, fact="replied", registered=registered, evidence=day),)

    def _method(self, row: Row[ServiceRule] | None) -> tuple[Finding, ...]:
        return (*self._delegated(), *self._by_courier(row))

    def _delegated(self) -> tuple[Finding, ...]:
        """That another agency answered for the one applied to; to have a letter served by one is something else."""
        if not self.reply.delegated:
            return ()
        return (finding("delegated-reply", self.regime.starts["delegated-reply"].provision.citation),)

    def _by_courier(self, row: Row[ServiceRule] | None) -> tuple[Finding, ...]:
        if row is None:
            return ()
        if row.says.method == "courier" and isinstance(row.says.judged, Contested):
            return (finding("reply-by-courier", row.provision.citation, dispatched=self.reply.dispatched),)
        return ()


_FACTS: Final = {"dispatched": "reply-dispatched", "delivered": "reply-delivered"}
