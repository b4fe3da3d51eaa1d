"""The form of one application: what is asked, when, and the case that the answers make 一件申请的表单。

The order is that of what happens. What a channel or a method asks for follows from the tables of the law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from gikdeadlines.case import CHANNELS, METHODS, AgencyRole
from gikdeadlines.law import Contested, Law
from gikdeadlines.wording import Wording

__all__ = ["GROUPS", "Field", "Group", "case_of", "field_of", "groups_for", "label_of"]

FieldKind = Literal["day", "count", "choice", "truth"]
"""日期, 日数, 选项, 是否."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked 一项.

    ``name`` is the event and its field, ``signed-for.at``; ``asked_by`` are the choices of the group's first field
    that ask for it, all where it is empty.
    """

    name: str
    kind: FieldKind = "day"
    options: tuple[str, ...] = ()
    family: str = ""
    asked_by: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its name as the catalogue has it 文字的键."""
        return self.name.rstrip(".").replace(".", "-").replace("_", "-")


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong together 一组; ``repeats`` says that they can happen again, ``folded`` that they are rare."""

    name: str
    fields: tuple[Field, ...]
    repeats: bool = False
    folded: bool = True


NONE: Final = "none"
"""Stands for no choice among those that ask for a field."""

_CHANNEL: Final = "submitted.channel"
_METHOD: Final = "replied.method"

GROUPS: Final = (
    Group(
        "sent",
        (
            Field(_CHANNEL, "choice", CHANNELS, "channel"),
            Field("received.at", asked_by=(NONE,)),
            Field("submitted.at", asked_by=CHANNELS),
            Field("signed-for.at"),
            Field("arrived.at"),
            Field("confirmed.at"),
            Field("not-confirmed.", "truth"),
        ),
        folded=False,
    ),
    Group(
        "correction",
        (
            Field("correction-requested.at"),
            Field("correction-requested.respond_by"),
            Field("correction-received.at"),
        ),
        repeats=True,
    ),
    Group("third-party", (Field("third-party-consulted.at"), Field("third-party-replied.at")), repeats=True),
    Group(
        "agency",
        (
            Field("agency-consulted.at"),
            Field("agency-consulted.role", "choice", get_args(AgencyRole), "role"),
            Field("agency-replied.at"),
        ),
        repeats=True,
    ),
    Group("extension", (Field("extension-notified.at"), Field("extension-notified.working_days", "count"))),
    Group(
        "other",
        (
            Field("obstacle-began.at"),
            Field("obstacle-ended.at"),
            Field("fee-notified.at"),
            Field("fee-paid.at"),
            Field("contact-restored.at"),
            Field("amended.at"),
            Field("later-date-set.at"),
            Field("later-date-set.until"),
            Field("withdrawn.at"),
        ),
    ),
    Group(
        "reply",
        (
            Field(_METHOD, "choice", METHODS, "method"),
            Field("replied.registered", asked_by=(NONE,)),
            Field("replied.dated", asked_by=METHODS),
            Field("replied.dispatched"),
            Field("replied.delivered"),
        ),
        folded=False,
    ),
    Group("claims", (Field("claim.agency"), Field("claim.applicant"))),
)
"""Every group in the order of what happens, what each channel asks for left open."""

_FACTS: Final[Mapping[str, frozenset[str]]] = {
    "submitted": frozenset(),
    "form-completed": frozenset({"confirmed.at"}),
    "signed-for": frozenset({"signed-for.at"}),
    "arrived": frozenset({"arrived.at"}),
    "confirmed": frozenset({"arrived.at", "confirmed.at", "not-confirmed."}),
    "confirmed-on-arrival": frozenset({"arrived.at", "confirmed.at", "not-confirmed."}),
    "arrived-and-confirmed": frozenset({"arrived.at", "confirmed.at", "not-confirmed."}),
    "signed-for-or-confirmed": frozenset({"signed-for.at", "confirmed.at", "not-confirmed."}),
    "dispatched": frozenset({"replied.dispatched"}),
    "delivered": frozenset({"replied.delivered"}),
    "delivered-or-dated": frozenset({"replied.delivered"}),
}
"""The facts on which the day of each rule hangs, of receipt and of service."""


def groups_for(law: Law) -> tuple[Group, ...]:
    """The groups, each field with the channels or methods that ask for it 表单各组.

    Args:
        law: in which a channel asks for whatever any of its regimes asks.
    """
    asked = _asked(law)
    return tuple(
        Group(group.name, tuple(_settled(field, asked) for field in group.fields), group.repeats, group.folded)
        for group in GROUPS
    )


def _settled(field: Field, asked: Mapping[str, tuple[str, ...]]) -> Field:
    by = field.asked_by or asked.get(field.name, ())
    return Field(field.name, field.kind, field.options, field.family, by)


def _asked(law: Law) -> dict[str, tuple[str, ...]]:
    """The channels and methods that ask for each fact."""
    found: dict[str, set[str]] = {}
    for choice, rule in _rules(law):
        for fact in _FACTS[rule]:
            found.setdefault(fact, set()).add(choice)
    order = (*CHANNELS, *METHODS)
    return {fact: tuple(choice for choice in order if choice in choices) for fact, choices in found.items()}


def _rules(law: Law) -> Iterator[tuple[str, str]]:
    """Every channel and method with each rule that a regime has for it."""
    for jurisdiction in sorted(law.jurisdictions):
        for regime in law.timeline(jurisdiction):
            for channel, row in regime.receipt.items():
                yield from ((channel, rule) for rule in _options(row.says.day))
            for method, rows in regime.service.items():
                yield from ((method, rule) for row in rows for rule in _options(row.says.judged))


def _options(says: str | Contested) -> tuple[str, ...]:
    return tuple(says.options.values()) if isinstance(says, Contested) else (says,)


# The case that the answers make

_PARTIES: Final = {
    "third-party-consulted": "party",
    "third-party-replied": "party",
    "agency-consulted": "agency",
    "agency-replied": "agency",
}
_KINDS: Final = {field.name: field.kind for group in GROUPS for field in group.fields}
_CLAIM: Final = "claim"


def case_of(values: Mapping[str, str], *, unnamed: str = "1") -> dict[str, Any] | None:
    """The case as its file would state it; None while neither a submission nor a receipt has a day 由表单构造案件.

    >>> case_of({"submitted.channel": "in-person", "submitted.at": "2022-09-30"})["events"]
    [{'type': 'submitted', 'channel': 'in-person', 'at': '2022-09-30'}]

    Args:
        values: by the names of the fields, ``.2`` and so on behind those of a repetition; ``id`` and ``jurisdiction``
            beside them.
        unnamed: the id of a case that was given none.
    """
    events = dict(_events(values))
    if not _begins(events):
        return None
    if set(events.get(("replied", 1), {})) == {"method"}:
        # Somebody has chosen how the answer went and not yet when: there is no answer so far.
        del events["replied", 1]
    given: dict[str, Any] = {"id": values.get("id") or unnamed, "matter": "application"}
    if values.get("jurisdiction"):
        given["jurisdiction"] = values["jurisdiction"]
    given["events"] = [{"type": kind, **fields, **_party(kind, n, events)} for (kind, n), fields in events.items()]
    if claims := [{"by": name.partition(".")[2], "due": day} for name, day in values.items() if _is_claim(name, day)]:
        given["claims"] = claims
    return given


def _begins(events: Mapping[tuple[str, int], Mapping[str, Any]]) -> bool:
    return "at" in events.get(("submitted", 1), {}) or ("received", 1) in events


def _events(values: Mapping[str, str]) -> Iterator[tuple[tuple[str, int], dict[str, Any]]]:
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for name, value in values.items():
        event, field, number = _parts(name)
        kind = _KINDS.get(f"{event}.{field}")
        if kind and value and event != _CLAIM:
            stated = found.setdefault((event, number), {})
            if field:
                stated[field] = _typed(kind, value)
    yield from found.items()


def _parts(name: str) -> tuple[str, str, int]:
    event, _, rest = name.partition(".")
    field, _, number = rest.partition(".")
    return event, field, int(number) if number.isdecimal() else 1


def _typed(kind: FieldKind, value: str) -> str | int:
    """A count is a number; what is none is left for the border to refuse."""
    return int(value) if kind == "count" and value.isdecimal() else value


def _is_claim(name: str, day: str) -> bool:
    return bool(day) and name.startswith(f"{_CLAIM}.") and name in _KINDS


def _party(kind: str, number: int, events: Mapping[tuple[str, int], object]) -> dict[str, str]:
    """Where several are consulted, the number tells them apart."""
    field = _PARTIES.get(kind)
    several = field and any(_PARTIES.get(other) == field and n > 1 for other, n in events)
    return {field: str(number)} if field and several else {}


def field_of(path: str, values: Mapping[str, str]) -> str | None:
    """The field in which a fault lies, by the fault's path in the case 错误所在的项.

    >>> field_of("events[0].at", {"submitted.channel": "fax", "submitted.at": "2022-02-30"})
    'submitted.at'
    """
    head, _, key = path.partition(".")
    if head in {"id", "jurisdiction"}:
        return head
    name, _, rest = head.partition("[")
    at = int(rest.removesuffix("]")) if rest.removesuffix("]").isdecimal() else -1
    keys = [
        (kind, number) for (kind, number), fields in _events(values) if (kind, set(fields)) != ("replied", {"method"})
    ]
    if name != "events" or not 0 <= at < len(keys):
        return None
    event, number = keys[at]
    wanted = f"{event}.{key}" if f"{event}.{key}" in _KINDS else next(n for n in _KINDS if n.startswith(f"{event}."))
    return wanted if number == 1 else f"{wanted}.{number}"


def label_of(name: str, wording: Wording) -> str:
    """What a field is called in the form, with its number where it is a repetition 项目名称.

    >>> from gikdeadlines.wording import Wording
    >>> label_of("third-party-replied.at.2", Wording("zh"))
    '收到第三方意见 2'
    """
    event, field, number = _parts(name)
    shown = wording.label("form", Field(f"{event}.{field}" if field else event).key)
    return shown if number == 1 else f"{shown} {number}"
