"""Which provisions of the law govern an event of a matter 适用条款。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gikdeadlines.errors import Fault, NotInForceError
from gikdeadlines.law import NATIONAL, Deemed, Law, Provision, Retention, Term

__all__ = ["of_silence", "retentions", "term_for", "terms_from"]


def term_for(law: Law, slots: Sequence[str], *, jurisdiction: str, day: date) -> Provision:
    """The term in force for one of some slots, the jurisdiction's own before the country's 适用的期限.

    Raises:
        NotInForceError: ``no-law-in-force``, naming the term of the first slot that was in force last.
    """
    found: list[Provision] = []
    refused: list[NotInForceError] = []
    for slot in slots:
        try:
            found.append(law.term(slot, jurisdiction, day).provision)
        except NotInForceError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return next((provision for provision in found if provision.instrument.jurisdiction == jurisdiction), found[0])


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
    wanted = f"a term of {matter} from {anchor}"
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
        wanted="a provision on how long to keep",
    )


def of_silence(law: Law, event: str, *, jurisdiction: str, day: date) -> Provision | None:
    """The provision in force on what follows from silence, None where no text says 未答复的后果."""
    rows = [p for p in law.provisions.values() if isinstance(p.parameters, Deemed) and p.parameters.event == event]
    return next(iter(_of_level(rows, jurisdiction, day)), None)


def _most_local(
    rows: Sequence[Provision], *, jurisdiction: str, day: date, wanted: str
) -> tuple[Provision, ...]:
    found = _of_level(rows, jurisdiction, day)
    if found:
        return found
    last = max((p for p in rows if p.since <= day), key=lambda p: p.since, default=None)
    was = f"; {last.id} was in force last, until {last.until}" if last else ""
    expected = f"{wanted} in force{was}"
    raise NotInForceError(Fault(code="no-law-in-force", given=str(day), expected=expected, path=jurisdiction))


def _of_level(rows: Sequence[Provision], jurisdiction: str, day: date) -> tuple[Provision, ...]:
    """Those in force on a day that are the jurisdiction's own; where it has none, the country's."""
    for level in (jurisdiction, NATIONAL):
        found = tuple(p for p in rows if p.instrument.jurisdiction == level and p.applies_on(day))
        if found:
            return found
    return ()
