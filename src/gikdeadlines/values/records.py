"""The frozen values that results are made of, without logic 结果的组成部分。"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from operator import methodcaller
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from .citations import Citation
from .frozen import FrozenMap
from .ledger import LedgerDay

__all__ = [
    "Alternative",
    "Assessment",
    "Basis",
    "Bounds",
    "Choice",
    "ClaimExplained",
    "Finding",
    "Limit",
    "Missing",
    "Pivot",
    "Provenance",
    "ReadingAsked",
    "Remedy",
    "Severity",
    "Tip",
    "Verdict",
]

Severity = Literal["breach", "check", "note"]
"""违反明文规定, 需核实, 提示."""

Verdict = Literal["on-time", "late", "pending", "overdue", "suspended", "withdrawn", "deemed-withdrawn", "undetermined"]
"""按期答复, 逾期答复, 在办, 逾期未答复, 停止计算, 申请人撤回, 视为撤回或视为放弃, 无法判定."""

Basis = Literal["evidence", "registered"]
"""What a result rests on: 证据, 登记."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reviewer should look at 核查提示.

    ``parameters`` maps names to days, numbers or codes; words are made from them elsewhere.
    """

    code: str
    severity: Severity
    parameters: FrozenMap[str, object] = FrozenMap()
    citation: Citation | None = None


# What an assessment is made of


@dataclass(frozen=True, slots=True)
class ReadingAsked:
    """A reading that the case asked for, the option taken, and whether somebody fixed it 所用口径."""

    id: str
    option: str
    is_default: bool
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a branch: a reading's option, a value of a missing fact, or of an unannounced calendar 选择."""

    kind: Literal["reading", "fact", "calendar"]
    id: str
    option: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """One outcome, and choices that lead to it 另一种结果."""

    choices: tuple[Choice, ...]
    received_on: date | None
    due: date | None
    replied_on: date | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Tip:
    """From which value of a missing fact on the verdict is another 转折点.

    ``verdict`` holds from ``value`` on; ``before`` up to the value before it.
    """

    value: str
    verdict: Verdict
    before: Verdict


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that the case does not say, with the bounds that the other facts leave it 缺失的事实.

    Of a fact that is no day, they are the values under which the limit ends first and last.
    """

    fact: str
    earliest: str
    latest: str
    tip: Tip | None = None


@dataclass(frozen=True, slots=True)
class ClaimExplained:
    """A due day that somebody asserts, and what yields it 主张及其解释.

    ``ids`` are readings, or codes of counting errors; none beside ``reading`` means that the day is right by default.
    ``days`` are the days that an error counted or left out.
    """

    by: str
    due: date
    explained_by: Literal["reading", "error", "none"]
    ids: tuple[str, ...] = ()
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Pivot:
    """A day or an answer that would have changed the verdict 转折点.

    ``reply-by``, ``extension-by`` and ``correction-notice-by`` are the last day on which this would have been in time;
    an extension of ``days`` would then have run ``until``, None where a notice to come settles it. ``answer-from`` is
    the day from which on the ``event`` of ``who`` leaves the reply in time, ``receipt-from`` that from which on a
    receipt does. ``choice`` is a reading or a fact that flips the verdict alone.
    """

    kind: Literal["reply-by", "extension-by", "correction-notice-by", "answer-from", "receipt-from", "choice"]
    day: date | None = None
    until: date | None = None
    days: int | None = None
    event: str | None = None
    who: str | None = None
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and latest due day 最早与最晚的届满日."""

    earliest_due: date
    latest_due: date


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an assessment was computed from 计算依据: version, sha-256 of calendar and law, known-on and as-of days."""

    version: str
    calendar: str
    law: str
    known_on: date | None
    as_of: date
    medium_confidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit of a matter that can have several: from which event it runs, to when, and whether it was kept 一项期限.

    ``start``, ``due`` and ``done`` are days, or instants in Beijing time where the limit is in hours. ``due`` is None
    past the announced calendar, then ``earliest_due`` and, where known, ``latest_due`` bound it, and where the
    text sets no limit (unit ``none``). ``days_used`` and
    ``days_late`` are working days, ``minutes_late`` minutes that have begun; one that is overdue is late up to the
    as-of day. Of a time for which something must be kept, ``done`` is the day on which it was removed.
    """

    slot: str
    event: str
    start: date
    n: int
    unit: Literal["hour", "working-day", "natural-day", "month", "year", "none"]
    due: date | None
    done: date | None
    verdict: Verdict
    citation: Citation
    earliest_due: date | None = None
    latest_due: date | None = None
    days_used: int | None = None
    days_late: int | None = None
    minutes_late: int | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way open to the applicant, and until when 一条救济途径.

    ``against`` is what it is directed against: that nothing was done, the reply, or a record that was not corrected.
    ``order`` says how it stands to the other way: open beside it, first, first where information was refused, open
    unless it was, or after the other. The period of ``n`` ``unit`` runs from ``start``, which itself is not counted;
    ``last_day`` is its end, ``longest`` the last day where the remedy or its time was not told. A day is None where it
    hangs on what has not happened yet. ``hangs_on`` are codes of what the case does not say, or the law leaves open.
    """

    way: Literal["review", "suit", "suit-after-review"]
    body: Literal["reviewing-body", "court"]
    against: Literal["inaction", "reply", "record"]
    order: Literal["open", "first", "first-if-refused", "unless-refused", "after"]
    n: int
    unit: Literal["working-day", "natural-day", "month", "year"]
    start: date | None
    first_day: date | None
    last_day: date | None
    longest: date | None
    hangs_on: tuple[str, ...]
    confidence: Literal["high", "medium", "unverified"]
    citation: Citation
    also: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """When an answer was due, whether it was late, and why 核查结果.

    A day is None where it does not exist or where missing facts leave it open. ``days_used``, ``days_left`` and
    ``days_late`` are working days, ``days_late_natural`` natural ones: an answer on the rest day after the due day is
    late by none and by one. ``robust`` is None when the readings were not explored. ``limits`` are those of a
    matter other than an application; the fields beside it are those of the limit that decides. ``remedies`` and the
    ledger are worked out when they are read.
    """

    id: str
    verdict: Verdict
    regime: str
    as_of: date
    ended_by: str | None = None
    robust: bool | None = None
    basis: Basis = "evidence"
    received_on: date | None = None
    first_due: date | None = None
    due: date | None = None
    projected_due: date | None = None
    earliest_due: date | None = None
    latest_due: date | None = None
    replied_on: date | None = None
    days_allowed: int | None = None
    days_used: int | None = None
    days_left: int | None = None
    days_late: int | None = None
    days_late_natural: int | None = None
    readings: tuple[ReadingAsked, ...] = ()
    explored: int = 1
    decisive: tuple[tuple[Choice, ...], ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    claims: tuple[ClaimExplained, ...] = ()
    pivots: tuple[Pivot, ...] = ()
    allowance: Bounds | None = None
    findings: tuple[Finding, ...] = ()
    missing: tuple[Missing, ...] = ()
    ignored: tuple[str, ...] = ()
    certainty: Literal["announced", "projected"] = "announced"
    citations: tuple[Citation, ...] = ()
    limits: tuple[Limit, ...] = ()
    provenance: Provenance | None = None
    _remedies: tuple[Remedy, ...] | Callable[[], tuple[Remedy, ...]] = field(default=(), repr=False, compare=False)
    _ledger: tuple[LedgerDay, ...] | Callable[[], tuple[LedgerDay, ...]] = field(default=(), repr=False, compare=False)

    def __repr__(self) -> str:
        days = {name: getattr(self, name) for name in ("received_on", "due", "replied_on", "days_late")}
        said = "".join(f", {name} {value}" for name, value in days.items() if value is not None)
        return f"<Assessment {self.id}: {self.verdict}{said}, as of {self.as_of}>"

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """The ways open to the applicant, of an application that was answered or is overdue 救济途径."""
        return self._remedies() if callable(self._remedies) else self._remedies

    @property
    def ledger(self) -> tuple[LedgerDay, ...]:
        """Every day from receipt to the later of due day and reply 逐日计算表."""
        return self._ledger() if callable(self._ledger) else self._ledger

    def to_dict(self, *, ledger: bool = False) -> dict[str, Any]:
        """The assessment as plain values 转为字典."""
        plain = {"schema": ASSESSMENT_SCHEMA, **_plain(self)}
        plain["claims"] = [_plain_claim(claim) for claim in self.claims]
        plain |= {"remedies": _plain(self.remedies), "provenance": plain.pop("provenance")}
        if ledger:
            plain["ledger"] = _plain(self.ledger)
        return plain

    def to_json(self, *, ledger: bool = False) -> str:
        """The assessment as one line of JSON 转为 JSON."""
        return json.dumps(self.to_dict(ledger=ledger), ensure_ascii=False, allow_nan=False)


ASSESSMENT_SCHEMA: Final = "gikdeadlines/assessment/1"


def _plain_claim(claim: ClaimExplained) -> dict[str, Any]:
    by = {"kind": claim.explained_by, "ids": list(claim.ids)}
    if claim.days:
        by["days"] = _plain(claim.days)
    return {"by": claim.by, "due": claim.due.isoformat(), "explained_by": by}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of this module
    kind: type = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return _writer(kind)(value)
    if isinstance(value, date):
        return value.isoformat()
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, dict) else value


_PLAIN: Final = frozenset({str, int, bool, float, type(None)})

Write = Callable[[Any], Any]


@cache
def _writer(kind: type) -> Write:
    """What writes the values of a class out: the fields that others see, each as its type says."""
    hints = get_type_hints(kind)
    names = tuple(each.name for each in fields(kind) if each.name[0] != "_")
    if kind is Citation:
        return lambda citation: _plain_citation(citation).copy()
    if all(_is_flat(hints[name]) for name in names):
        return lambda value: {name: getattr(value, name) for name in names}
    writers = tuple((name, _write(hints[name])) for name in names)
    blank = dict.fromkeys(names)

    def write(value: Any) -> dict[str, Any]:  # noqa: ANN401 - one of the class
        plain = blank.copy()  # with its room made at once: a dict that grows key by key makes it several times
        for name, each in writers:
            stated = getattr(value, name)
            plain[name] = stated if stated is None or each is None else each(stated)
        return plain

    return write


@lru_cache(maxsize=4096)
def _plain_citation(citation: Citation) -> dict[str, Any]:
    """A citation as plain values, made once: the same few stand in every result."""
    return {each.name: getattr(citation, each.name) for each in fields(citation)}


def _write(hint: Any) -> Write | None:  # noqa: ANN401 - a type
    """What writes the values of a type that are not None, None where they stand as they are."""
    if _is_flat(hint):
        return None
    (only, *others) = (each for each in get_args(hint) or (hint,) if each is not NoneType)
    if get_origin(hint) is tuple:
        inner = _write(only)
        return list if inner is None else lambda value: [inner(item) for item in value] if value else []
    if others or not isinstance(only, type):
        return _plain
    return _writer(only) if is_dataclass(only) else _plain_day if only is date else _plain


_plain_day: Final[Callable[[date], str]] = methodcaller("isoformat")
"""A day as text, an instant as its own."""


def _is_flat(hint: Any) -> bool:  # noqa: ANN401 - a type
    if get_origin(hint) is Literal:
        return True
    inner = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return all(each in _PLAIN or get_origin(each) is Literal for each in inner)
