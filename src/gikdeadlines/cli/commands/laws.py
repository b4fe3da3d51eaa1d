"""`law`: the provisions, instruments and readings that are held 法规。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from typing import Annotated, Final, get_args

import typer

from gikdeadlines.cli.failures import given_by, refuse_usage, require_among
from gikdeadlines.cli.settings import Settings, computing
from gikdeadlines.law import (
    Contested,
    FixedDate,
    HourLimit,
    Instrument,
    Kind,
    Law,
    Provision,
    Reading,
    ReceiptRule,
    Retention,
    ServiceRule,
    Term,
)
from gikdeadlines.report.citations import citation_text
from gikdeadlines.report.text import columns
from gikdeadlines.values import NATIONAL, parse_day
from gikdeadlines.wording import Wording

__all__ = ["law_commands"]


# list


@computing
def _list(
    settings: Settings,
    words: Annotated[list[str], typer.Argument(metavar="[WORD]...", help="help-words")] = [],  # noqa: B006 - typer's way
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="help-on")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="help-kind")] = None,
) -> int:
    """Lists provisions."""
    if kind is not None:
        require_among("bad-choice", kind, get_args(Kind), "--kind")
    day = None if on is None else given_by("--on", parse_day, on)
    found = [
        provision
        for provision in settings.law.provisions.values()
        if _in_scope(provision, settings.jurisdiction)
        and (kind is None or provision.kind == kind)
        and (day is None or provision.applies_on(day))
        and all(_mentions(provision, word) for word in words)
    ]
    say = settings.wording
    heading = [say.text(f"law-column-{name}") for name in ("id", "article", "kind", "summary")]
    rows = [[p.id, citation_text(p.citation, say), say.text(f"kind-{p.kind}"), say.pick(p.summary)] for p in found]
    settings.console.result([*columns([heading, *rows]), say.text("law-count", count=len(found))])
    return 0


def _in_scope(provision: Provision, jurisdiction: str) -> bool:
    """The whole law for the country; a jurisdiction's own and the country's where one was named."""
    return jurisdiction == NATIONAL or provision.instrument.jurisdiction in {NATIONAL, jurisdiction}


def _mentions(provision: Provision, word: str) -> bool:
    source = provision.instrument
    texts = (provision.id, source.doc_no, source.title.zh, source.title.en, provision.summary.zh, provision.summary.en)
    return word == provision.article or any(word.casefold() in text.casefold() for text in texts)


# show


@computing
def _show(settings: Settings, id_: Annotated[str, typer.Argument(metavar="ID", help="help-provision")]) -> int:
    """Shows a provision, an instrument or a reading."""
    settings.console.result(_shown(settings.law, id_, settings.wording))
    return 0


def _shown(law: Law, id_: str, say: Wording) -> list[str]:
    if id_ in law.provisions:
        return list(_provision(law.provisions[id_], law, say))
    if id_ in law.readings:
        return list(_reading(law.readings[id_], law, say))
    if id_ not in law.instruments:
        expected = "the id of a provision, an instrument or a reading"
        refuse_usage("unknown-provision", id_, expected, hint="gikdeadlines law list", says="any")
    return list(_instrument(law.instruments[id_], law, say))


def _provision(provision: Provision, law: Law, say: Wording) -> Iterator[str]:
    yield f"{provision.id}  {citation_text(provision.citation, say)}"
    yield f"{provision.instrument.doc_no}  {say.pick(provision.instrument.title)}"
    yield say.text("law-summary", text=say.pick(provision.summary))
    yield say.text("law-kind", kind=say.text(f"kind-{provision.kind}"))
    yield from _sets(provision, law, say)
    key = "law-applies-until" if provision.until else "law-applies"
    yield say.text(key, since=provision.since, until=provision.until)
    for key, text in (("law-duty-bearer", provision.duty_bearer), ("law-trigger", provision.trigger)):
        if text:
            yield say.text(key, text=say.pick(text))
    if provision.regimes:
        yield say.text("law-regimes", regimes=say.listed(say.label("regime", regime) for regime in provision.regimes))
    for reading in provision.readings:
        yield say.text("law-readings", readings=_named(reading, law, say))
    if provision.restates:
        yield say.text("law-restates", id=provision.restates)
    yield from _source(provision.instrument, provision.confidence, say)


def _sets(provision: Provision, law: Law, say: Wording) -> Iterator[str]:
    """What the provision sets beside its summary: how long, by which day, for whom, and what is disputed of it."""
    says = provision.parameters
    match says:
        case Term(n=n, unit=unit) | Retention(n=n, unit=unit):
            yield say.text("law-length", text=say.text(f"limit-{unit}", n=n))
        case HourLimit(n=n):
            yield say.text("law-length", text=say.text("limit-hour", n=n))
        case FixedDate(on=date() as on):
            yield say.text("law-day", text=on)
        case FixedDate(month=int() as month, day=day):
            yield say.text("law-day", text=say.text("law-yearly", month=say.text(f"month-{month}"), day=day))
        case ReceiptRule(channel=channel):
            yield say.text("law-of", text=say.label("channel", channel))
        case ServiceRule(method=method):
            yield say.text("law-of", text=say.label("method", method))
    for name in (field.name for field in fields(says)):
        value = getattr(says, name)
        if isinstance(value, Contested) and value.reading not in provision.readings:
            yield say.text("law-contested", text=_named(value.reading, law, say))


def _named(id_: str, law: Law, say: Wording) -> str:
    """A reading by its id, with which it is pinned, and its question."""
    question = f"  {say.pick(law.readings[id_].question)}" if id_ in law.readings else ""
    return f"{id_}  {say.label('reading', id_)}{question}"


def _source(instrument: Instrument, confidence: str, say: Wording) -> Iterator[str]:
    if instrument.replaced_by:
        yield say.text("law-replaced", id=instrument.replaced_by)
    yield say.text("law-source", source=instrument.url or instrument.source)
    yield say.text("law-verified", day=instrument.verified_on, confidence=say.text(f"confidence-{confidence}"))


def _instrument(instrument: Instrument, law: Law, say: Wording) -> Iterator[str]:
    yield f"{instrument.id}  {instrument.doc_no}  {say.pick(instrument.title)}"
    yield say.text("law-issuer", issuer=instrument.issuer)
    key = "law-in-force-until" if instrument.ended else "law-in-force"
    yield say.text(key, since=instrument.in_force, until=instrument.ended)
    yield from _source(instrument, instrument.confidence, say)
    own = [provision for provision in law.provisions.values() if provision.instrument.id == instrument.id]
    yield from columns([p.id, say.text(f"kind-{p.kind}"), say.pick(p.summary)] for p in own)


def _reading(reading: Reading, law: Law, say: Wording) -> Iterator[str]:
    yield f"{reading.id}  {say.label('reading', reading.id)}"
    yield say.text("law-question", text=say.pick(reading.question))
    for option in reading.options:
        remark = say.text("law-default") if option.id == reading.default else ""
        remark = say.text("law-pinned-only") if option.pinned_only else remark
        yield f"  {option.id}  {say.pick(option.text)}{f'  {remark}' if remark else ''}"
    yield say.text("law-authority", text=say.pick(reading.authority))
    touched = [provision.id for provision in law.provisions.values() if reading.id in provision.readings]
    if touched:
        yield say.text("law-touches", ids=say.listed(touched))


law_commands: Final[dict[str, Callable[..., int]]] = {"list": _list, "show": _show}
