"""`law`: the provisions, instruments and readings that are held 法规。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Annotated, Final, get_args

import typer

from gikdeadlines.cli.failures import given_by, refuse_usage, require_among
from gikdeadlines.cli.settings import Settings, computing
from gikdeadlines.law import Contested, Instrument, Kind, Law, Provision, Reading
from gikdeadlines.report.phrases import citation_text
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
    yield say.text("law-parameters", parameters=_parameters(provision))
    key = "law-applies-until" if provision.until else "law-applies"
    yield say.text(key, since=provision.since, until=provision.until)
    for key, text in (("law-duty-bearer", provision.duty_bearer), ("law-trigger", provision.trigger)):
        if text:
            yield say.text(key, text=say.pick(text))
    if provision.regimes:
        yield say.text("law-regimes", regimes=say.listed(say.label("regime", regime) for regime in provision.regimes))
    for reading in provision.readings:
        question = f"  {say.pick(law.readings[reading].question)}" if reading in law.readings else ""
        yield say.text("law-readings", readings=f"{reading}{question}")
    if provision.register:
        yield say.text("law-register", register=say.listed(provision.register))
    if provision.restates:
        yield say.text("law-restates", id=provision.restates)
    yield from _source(provision.instrument, provision.confidence, say)


def _parameters(provision: Provision) -> str:
    says = provision.parameters
    given = {field.name: getattr(says, field.name) for field in fields(says)}
    return ", ".join(f"{name}={_value(value)}" for name, value in given.items() if value not in {None, ""})


def _value(value: object) -> str:
    return f"<{value.reading}>" if isinstance(value, Contested) else str(value)


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
