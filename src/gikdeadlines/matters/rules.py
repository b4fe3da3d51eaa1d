"""Which provisions of the law govern an event of a matter 适用条款。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gikdeadlines.law import Law, Provision, Retention, StartRule, Term, none_in_force
from gikdeadlines.values import NATIONAL, NotInForceError

from .dues import SAME_DAY

__all__ = ["retentions", "same_day", "term_for", "terms_from", "terms_on"]


def term_for(law: Law, *slots: str, jurisdiction: str, day: date) -> Provision:
    """The term in force for the first of some slots that has one 适用的期限.

    A term of the jurisdiction's own goes before the country's.

    Raises:
        NotInForceError: ``no-law-in-force``, naming the term of the first slot that was in force last.
    """
    refused: list[NotInForceError] = []
    for slot in slots:
        try:
            return law.term(slot, jurisdiction, day).provision
        except NotInForceError as error:
            refused.append(error)
    raise refused[0]


def terms_on(law: Law, slot: str) -> tuple[Provision, ...]:
    """Every term that the law knows for a slot, whenever and wherever in force 某事项的全部期限."""
    rows = law.provisions.values()
    return tuple(p for p in rows if isinstance(p.parameters, Term) and p.parameters.slot == slot and not p.restates)


def terms_from(law: Law, anchor: str, *, matter: str, jurisdiction: str, day: date) -> tuple[Provision, ...]:
    """The terms of a matter that run from a kind of event: the jurisdiction's own, else the country's 适用的期限.

    Of several terms of one length the first stands for all.

    Raises:
        NotInForceError: ``no-law-in-force``.
    """
    rows = [
        (p.parameters, p)
        for p in law.provisions.values()
        if isinstance(p.parameters, Term) and p.parameters.anchor == anchor and p.matter == matter and not p.restates
    ]
    wanted = (f"a term of {matter} from {anchor}", f"{matter}: {anchor}")
    found = _most_local([p for _, p in rows], jurisdiction=jurisdiction, day=day, wanted=wanted)
    lengths = {(says.n, says.unit): p for says, p in reversed(rows) if p in found}
    return tuple(reversed(lengths.values()))


def retentions(law: Law, *, jurisdiction: str, day: date) -> tuple[Provision, ...]:
    """The provisions in force on how long something must be kept: the jurisdiction's own, else the country's 保留期限.

    Raises:
        NotInForceError: ``no-law-in-force``.
    """
    return _most_local(
        [p for p in law.provisions.values() if isinstance(p.parameters, Retention) and not p.restates],
        jurisdiction=jurisdiction,
        day=day,
        wanted=("a provision on how long to keep", "retention"),
    )


def same_day(law: Law, event: str, *, jurisdiction: str, day: date) -> Provision | None:
    """The provision in force by which something is done on the day it arrives, None where there is none 随到随办."""
    rows = [
        p
        for p in law.provisions.values()
        if isinstance(p.parameters, StartRule) and p.parameters.event == event and p.parameters.starts == SAME_DAY
    ]
    return next(iter(_of_level(rows, jurisdiction, day)), None)


def _most_local(
    rows: Sequence[Provision], *, jurisdiction: str, day: date, wanted: tuple[str, str]
) -> tuple[Provision, ...]:
    found = _of_level(rows, jurisdiction, day)
    if found:
        return found
    near = [p for p in rows if p.instrument.jurisdiction in (jurisdiction, NATIONAL)]
    last = max((p for p in near if p.since <= day), key=lambda p: p.since, default=None)
    raise NotInForceError(none_in_force(*wanted, day, last, jurisdiction))


def _of_level(rows: Sequence[Provision], jurisdiction: str, day: date) -> tuple[Provision, ...]:
    """Those in force on a day that are the jurisdiction's own; where it has none, the country's."""
    for level in (jurisdiction, NATIONAL):
        found = tuple(p for p in rows if p.instrument.jurisdiction == level and p.applies_on(day))
        if found:
            return found
    return ()
