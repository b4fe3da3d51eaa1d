"""What the law says, as data: instruments, provisions and readings 条款。

A provision is one rule of a document, with its article and what it computes. A field of it is a value, or
:class:`Contested`: then it names the reading that settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol, TypeVar

from gikdeadlines.values import Citation, FrozenMap, ReadingError, Text, not_among

__all__ = [
    "Chooser",
    "Confidence",
    "Contested",
    "Deemed",
    "Effect",
    "FixedDate",
    "HourLimit",
    "Instrument",
    "Kind",
    "Option",
    "Ordered",
    "Parameters",
    "Provision",
    "Reading",
    "ReceiptRule",
    "Recurrence",
    "Retention",
    "Rule",
    "ServiceRule",
    "StartRule",
    "Term",
    "Unheld",
    "Unquantified",
    "last_day_of_duty",
    "settled",
]

# Readings and contested fields


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a disputed point 口径选项. One that is ``pinned_only`` is never explored by itself."""

    id: str
    text: Text
    pinned_only: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A disputed point and its possible answers, the library's default first 口径.

    A default 默认口径 is this library's choice and no authority's.
    """

    id: str
    question: Text
    options: tuple[Option, ...]
    authority: Text
    asked_in: str

    @property
    def default(self) -> str:
        """The option taken when nothing else is said 默认口径."""
        return self.options[0].id

    def require(self, option: str) -> str:
        """The option itself when the reading has it 核对选项.

        Raises:
            ReadingError: ``unknown-option``.
        """
        known = [candidate.id for candidate in self.options]
        if option in known:
            return option
        raise ReadingError(not_among("unknown-option", option, known, f"readings.{self.id}"))


@dataclass(frozen=True, slots=True)
class Contested:
    """A field whose value depends on a reading 有争议的字段."""

    reading: str
    options: FrozenMap[str, str]
    default: str


Rule = str | Contested
"""A field of a row: a value, or contested."""


class Chooser(Protocol):
    """Answers the questions that an evaluation asks 选择器.

    ``choose`` gives an option of a reading; ``fact`` gives a value for something that the case does not say, between
    the bounds that the other facts leave.
    """

    def choose(self, reading: str, default: str | None = None, *, among: tuple[str, ...] = ()) -> str:
        """The option to take 取口径.

        Args:
            reading: its id.
            default: replaces the reading's own where the law's row says so.
            among: the options that could move a day here, where not all of them can.
        """

    def fact(self, name: str, earliest: Ordered, latest: Ordered) -> Ordered:
        """A value from earliest through latest for a fact that is missing 取缺失事实的值.

        A fact that is no day or number is one of two words: those under which a limit ends first and last.
        """

    def keep(self, found: Sequence[Any]) -> None:
        """Takes what was found by the answers so far, for passes that differ only in later ones 保留中间结果."""

    def kept(self) -> Sequence[Any] | None:
        """What a pass with the same answers so far had found, None for one that begins at the start 已有的中间结果."""


Ordered = TypeVar("Ordered", date, int, str)


def settled(rule: Rule, chooser: Chooser) -> str:
    """The value of a field, asking for the reading when it is contested 确定字段取值."""
    if isinstance(rule, str):
        return rule
    return rule.options[chooser.choose(rule.reading, rule.default)]


# What a provision says, by kind


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time 期限: ``slot`` names what must fall inside it, ``anchor`` the event it runs from."""

    slot: str
    n: int
    unit: Literal["working-day", "natural-day", "month", "year"] = "working-day"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class HourLimit:
    """A limit in hours from an instant 小时时限."""

    slot: str
    n: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FixedDate:
    """A day by which something must be done: ``on`` once, or ``month`` and ``day`` every year 固定日期."""

    slot: str = ""
    on: date | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A duty that comes again and again, as an RFC 5545 recurrence rule 周期性义务."""

    rrule: str
    slot: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ReceiptRule:
    """Which day is the receipt of an application by a channel 收到申请之日."""

    channel: str
    day: Rule


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """Which day of a reply by a method is judged 送达时点."""

    method: str
    judged: Rule


@dataclass(frozen=True, slots=True)
class Effect:
    """What an event does to the running period 对期限的影响.

    ``effect``: excludes 扣除, excludes-between 扣除（首尾两日计入）, restarts 重新起算, none 不影响,
    replaces 另定届满日.
    """

    event: str
    effect: Rule


@dataclass(frozen=True, slots=True)
class Deemed:
    """What follows from silence 视为: of an applicant or of someone consulted."""

    event: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Retention:
    """How long something must be kept 保留期限."""

    slot: str
    n: int
    unit: Literal["working-day", "natural-day", "month", "year"]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class StartRule:
    """Which day or instant a period runs from 起算规则."""

    event: str
    starts: Rule


Parameters = (
    Term | HourLimit | FixedDate | Recurrence | ReceiptRule | ServiceRule | Effect | Deemed | Retention | StartRule
)

Kind = Literal[
    "term",
    "extend",
    "hours",
    "date",
    "recurrence",
    "receipt",
    "service",
    "start",
    "exclude",
    "restart",
    "deemed",
    "retention",
]

Confidence = Literal["high", "medium", "unverified"]


@dataclass(frozen=True, slots=True)
class Instrument:
    """One document: a regulation, an interpretation, a notice 文件.

    ``issued`` is None where the text prints no day of issue; ``ended`` is the last day in force.
    """

    id: str
    doc_no: str
    title: Text
    issuer: str
    issued: date | None
    in_force: date
    jurisdiction: str
    source: str
    verified_on: date
    ended: date | None = None
    replaced_by: str | None = None
    url: str | None = None
    confidence: Confidence = "high"
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """One rule of an instrument, with its article and what it computes 条款.

    ``regimes`` are the regimes in whose tables it is a row; ``applies_from`` and ``applies_through`` are the days of
    the event it judges, where they differ from the instrument's own. ``restates`` is a provision that it repeats,
    ``hangs_on`` one of another document that it needs: a duty ends with either.
    """

    id: str
    instrument: Instrument
    article: str
    kind: Kind
    parameters: Parameters
    summary: Text
    paragraph: int | None = None
    item: str | None = None
    matter: str = "application"
    duty_bearer: Text | None = None
    trigger: Text | None = None
    regimes: tuple[str, ...] = ()
    applies_from: date | None = None
    applies_through: date | None = None
    register: tuple[str, ...] = ()
    restates: str | None = None
    hangs_on: str | None = None
    overrides: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    confidence: Confidence = "high"
    _citation: Citation = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        source = self.instrument
        citation = Citation(
            self.id, source.doc_no, source.title.zh, self.article, self.paragraph, self.item, source.url
        )
        object.__setattr__(self, "_citation", citation)

    @property
    def citation(self) -> Citation:
        """Document, article, paragraph and item 出处."""
        return self._citation

    @property
    def row_key(self) -> tuple[type, str]:
        """What it is a row on: of two rows on the same, that of the nearer regime stands 规则行所规定之事."""
        says = self.parameters
        names = (getattr(says, name) for name in ("channel", "method", "event", "slot") if hasattr(says, name))
        return (type(says), next(names, ""))

    @property
    def since(self) -> date:
        """The first day of the events it applies to 适用起日."""
        return self.applies_from or self.instrument.in_force

    @property
    def until(self) -> date | None:
        """The last day of the events it applies to, None while it is in force 适用止日."""
        return self.applies_through or self.instrument.ended

    def applies_on(self, day: date) -> bool:
        """Whether it applies to an event of a day 当日是否适用."""
        return self.since <= day and (self.until is None or day <= self.until)


def last_day_of_duty(provision: Provision) -> date | None:
    """The last day on which a dated or recurring duty may fall, None where it has no end 义务的最后一日."""
    says = provision.parameters
    own = says.on if isinstance(says, FixedDate) else says.until if isinstance(says, Recurrence) else None
    return min(filter(None, (own, provision.until)), default=None)


@dataclass(frozen=True, slots=True)
class Unquantified:
    """Clauses of one instrument from which no date can be computed, and why 不能计算日期的条文."""

    instrument: str
    register: tuple[str, ...]
    reason: Text


@dataclass(frozen=True, slots=True)
class Unheld:
    """A text that exists and whose clauses are not held, since nobody has read them in full 已知而未收录的文件.

    ``matters`` are those on which a case of the place is told of it; of ``ended`` and ``in_force`` either may be
    unknown.
    """

    doc_no: str
    title: Text
    jurisdiction: str
    in_force: date | None
    source: str
    ended: date | None = None
    matters: tuple[str, ...] = ()
    note: Text | None = None

    def governs(self, matter: str, day: date) -> bool:
        """Whether it was in force on a day and speaks of a matter 是否适用."""
        has_begun = self.in_force is None or self.in_force <= day
        return matter in self.matters and has_begun and (self.ended is None or day <= self.ended)
