"""可以怎样救济 What the applicant may do, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gikdeadlines.law import Law
from gikdeadlines.values import Remedy
from gikdeadlines.wording import Wording

from .citations import Cited, summarised
from .phrases import moment

__all__ = ["RemedyView", "remedy_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyView:
    """One way open to the applicant, in one language 一条救济途径.

    ``notes`` say what it hangs on, until when it may be taken at the latest, and how sure we are of the texts.
    """

    name: str
    body: str
    days: str
    sources: tuple[Cited, ...]
    notes: tuple[str, ...]


def remedy_view(remedy: Remedy, wording: Wording, law: Law) -> RemedyView:
    """A way open to the applicant, in words 救济途径的文字."""
    way, order = wording.text(f"remedy-{remedy.way}"), wording.text(f"remedy-order-{remedy.order}")
    return RemedyView(
        name=wording.text("remedy-named", way=way, order=order),
        body=wording.text(f"remedy-body-{remedy.body}"),
        days=_days(remedy, wording),
        sources=tuple(summarised(citation, wording, law) for citation in (remedy.citation, *remedy.also)),
        notes=tuple(_notes(remedy, wording)),
    )


def _days(remedy: Remedy, say: Wording) -> str:
    length = say.text(f"limit-{remedy.unit}", n=remedy.n)
    if remedy.start is None or remedy.first_day is None or remedy.last_day is None:
        return say.text("remedy-days-open", length=length)
    days = {"start": remedy.start, "first": remedy.first_day, "last": remedy.last_day}
    return say.text("remedy-days", length=length, **{name: moment(day) for name, day in days.items()})


def _notes(remedy: Remedy, say: Wording) -> Iterator[str]:
    if remedy.longest is not None:
        yield say.text("remedy-longest", day=moment(remedy.longest))
    if remedy.hangs_on:
        yield say.text("remedy-hangs", points=say.listed(say.label("hangs", code) for code in remedy.hangs_on))
    if remedy.confidence != "high":
        yield say.text("remedy-confidence", confidence=say.text(f"confidence-{remedy.confidence}"))
