"""One case evaluated so that its result holds for every case that takes the same turns 追踪计算。

The days of the case are stood in for by :class:`TracedDay`: it is a day, so that the evaluation runs as ever, and it
also says how it follows from the days that were given. Whenever the evaluation asks something of it, the question and
its answer are noted. A case for which every question noted has the same answer has the same result, its days put in:
the law is written once, in the evaluation, and no rule is repeated here. An evaluation must ask the same questions in
the same order as long as the answers are the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, Literal, NamedTuple, NoReturn

from gikdeadlines.calendar import Calendar, Notice
from gikdeadlines.errors import CalendarRangeError, Fault
from gikdeadlines.records import FrozenMap

from .working_days import EPOCH

__all__ = [
    "Base",
    "Bases",
    "Chosen",
    "Form",
    "NoHorizon",
    "Question",
    "Trace",
    "TracedCalendar",
    "Turn",
    "Untraceable",
    "form_of",
]


class Untraceable(Exception):  # noqa: N818 - no error: the case is assessed by itself
    """The evaluation asked for something that has no form, such as the spelling of a day 无法追踪."""


# How a number follows from those given

Terms = tuple[tuple[int, int], ...]
"""Numbers of bases with their factors, in order."""


class Form(NamedTuple):
    """A sum of bases, each with a factor, and a constant 算式. Days are numbers from the epoch on."""

    terms: Terms
    constant: int


class Base(NamedTuple):
    """What a form is made of 算式的组成.

    A number given, the rank of a day, the working day of a rank, or how many notices nobody could foresee had come out
    by a day. ``known`` is a day by whose knowledge the calendar is meant, None for all that is known.
    """

    kind: Literal["given", "rank", "select", "noted"]
    of: Form | int
    known: date | None = None


@dataclass(slots=True)
class Bases:
    """The bases of many traces, so that the same one has the same number in all of them 算式组成的编号."""

    known: list[Base] = field(default_factory=list)
    _numbers: dict[Base, int] = field(default_factory=dict)
    _differences: dict[tuple[Terms, Terms], Terms] = field(default_factory=dict)

    def difference(self, one: Form, other: Form) -> Form:
        """What one form has over another 两式之差."""
        terms = self._differences.get((one.terms, other.terms))
        if terms is None:
            terms = self._differences[one.terms, other.terms] = _minus(one, other).terms
        return Form(terms, one.constant - other.constant)

    def form(self, base: Base) -> Form:
        """The form that is one base 单项算式."""
        number = self._numbers.get(base)
        if number is None:
            number = self._numbers[base] = len(self.known)
            self.known.append(base)
        return Form(((number, 1),), 0)


def _minus(one: Form, other: Form) -> Form:
    if one.terms == other.terms:
        return Form((), one.constant - other.constant)
    if not other.terms:
        return Form(one.terms, one.constant - other.constant)
    factors = dict(one.terms)
    for base, factor in other.terms:
        factors[base] = factors.get(base, 0) - factor
    return Form(tuple(sorted(item for item in factors.items() if item[1])), one.constant - other.constant)


def _plus(one: Form, other: Form) -> Form:
    return _minus(one, Form(tuple((base, -factor) for base, factor in other.terms), -other.constant))


# What was asked


class Question(NamedTuple):
    """Whether a sum of bases is below a number, or is that number 追踪的问题."""

    terms: Terms
    kind: Literal["below", "is"]
    number: int


class Chosen(NamedTuple):
    """A question that the law leaves open, with so many options that are explored 待选的口径."""

    reading: str
    options: int


Turn = tuple[Question | Chosen, int]
"""A question with its answer: a yes is 1, an option its place."""


@dataclass(slots=True)
class _Known:
    """What earlier answers say about one sum."""

    least: float = float("-inf")
    most: float = float("inf")
    never: set[int] = field(default_factory=set)

    def answer(self, kind: str, number: int) -> bool | None:
        if kind == "below":
            return True if self.most < number else False if self.least >= number else None
        if number < self.least or number > self.most or number in self.never:
            return False
        return True if self.least == self.most else None

    def note(self, kind: str, number: int, *, answer: bool) -> None:
        if kind == "is":
            if answer:
                self.least = self.most = number
            else:
                self.never.add(number)
        elif answer:
            self.most = min(self.most, number - 1)
        else:
            self.least = max(self.least, number)


@dataclass(slots=True)
class Trace:
    """The questions that one evaluation asked, each once, in order 一次计算的问答."""

    bases: Bases
    turns: list[Turn] = field(default_factory=list)
    _known: dict[Terms, _Known] = field(default_factory=dict)
    _shown: Form | None = None

    def day(self, place: int, day: date) -> date:
        """A stand-in for a day given 代入的日期."""
        return _day(self, self.bases.form(Base("given", place)), day.toordinal())

    def count(self, place: int, number: int) -> int:
        """A stand-in for a count given 代入的天数."""
        return _count(self, self.bases.form(Base("given", place)), number)

    def constant(self, day: date) -> date:
        """A day that is the same for every case, among stand-ins 共同的日期."""
        return _day(self, Form((), day.toordinal() - EPOCH), day.toordinal())

    def ask(self, terms: Terms, number: int, value: int, kind: Literal["below", "is"]) -> bool:
        """Whether a sum is below a number, or is it, noting the question unless earlier answers settle it 提问.

        ``value`` is by how much it lies above the number in the case that is traced.
        """
        if not terms:
            return value < 0 if kind == "below" else value == 0
        if terms[0][1] > 0:
            return self._ask(terms, number, kind, answer=value < 0 if kind == "below" else value == 0)
        terms = tuple((base, -factor) for base, factor in terms)
        if kind == "is":
            return self._ask(terms, -number, kind, answer=value == 0)
        return not self._ask(terms, 1 - number, kind, answer=value >= 0)

    def _ask(self, terms: Terms, number: int, kind: Literal["below", "is"], *, answer: bool) -> bool:
        known = self._known.get(terms)
        if known is None:
            known = self._known[terms] = _Known()
        settled = known.answer(kind, number)
        if settled is None:
            known.note(kind, number, answer=answer)
            self.turns.append((Question(terms, kind, number), int(answer)))
            return answer
        return settled

    def choose(self, reading: str, options: int, taken: int) -> None:
        """Note which option of a reading was taken 记下口径的取舍."""
        self.turns.append((Chosen(reading, options), taken))

    def close(self) -> None:
        """Forget what was asked: the stand-ins of a result keep their trace, and a tree keeps many results 结束追踪."""
        self.turns.clear()
        self._known.clear()

    def require_one_shown(self, form: Form) -> None:
        """Choices are put in order by how they are spelled; with one day among them its spelling decides nothing."""
        if self._shown not in (None, form):
            raise Untraceable
        self._shown = form


def form_of(value: object) -> Form | None:
    """The form of a stand-in, None for what is no stand-in 取算式."""
    return value.form if isinstance(value, TracedDay | _TracedCount | _TracedText) else None


# Stand-ins

_ALIKE: Final = 0
"""The hash of every stand-in: whether two are equal is asked, and so noted."""


def _refuse(*_: object, **__: object) -> NoReturn:
    raise Untraceable


class TracedDay(date):
    """A stand-in for the same day of many cases 代入日."""

    __slots__ = ("form", "trace")
    form: Form
    trace: Trace
    stands_for_many: Final = True
    is_number: Final = False

    def _asked(self, other: date, kind: Literal["below", "is"], number: int = 0) -> bool:
        """Whether this day is so many days or more before another, or is it."""
        mine, theirs, form = date.toordinal(self), date.toordinal(other), self.form
        if isinstance(other, TracedDay):
            form = self.trace.bases.difference(form, other.form)
            return self.trace.ask(form.terms, number - form.constant, mine - theirs - number, kind)
        return self.trace.ask(form.terms, number + theirs - EPOCH - form.constant, mine - theirs - number, kind)

    def __lt__(self, other: date) -> bool:
        return self._asked(other, "below")

    def __gt__(self, other: date) -> bool:
        return not self._asked(other, "below", 1)

    def __le__(self, other: date) -> bool:
        return self._asked(other, "below", 1)

    def __ge__(self, other: date) -> bool:
        return not self._asked(other, "below")

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, date) and self._asked(other, "is"))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return _ALIKE

    def __add__(self, other: timedelta) -> TracedDay:
        return self._moved(other.days)

    def __sub__(self, other: Any) -> Any:  # noqa: ANN401 - as a date's
        return self._moved(-other.days) if isinstance(other, timedelta) else _refuse()

    def _moved(self, days: int) -> TracedDay:
        return _day(self.trace, Form(self.form.terms, self.form.constant + days), date.toordinal(self) + days)

    def isoformat(self) -> str:
        return _text(self.trace, self.form, date.isoformat(self), is_number=False)

    __radd__ = __add__
    __rsub__ = __str__ = __repr__ = __format__ = toordinal = weekday = _refuse


def _day(trace: Trace, form: Form, ordinal: int) -> TracedDay:
    day = TracedDay.fromordinal(ordinal)
    day.form, day.trace = form, trace
    return day


class _TracedCount(int):
    """A stand-in for the same count of many cases."""

    form: Form
    trace: Trace
    is_number: Final = True

    def _asked(self, other: int, kind: Literal["below", "is"], number: int = 0) -> bool:
        """Whether this count is by so many or more below another, or is it."""
        form, value = self.form, int.__index__(self) - int.__index__(other) - number
        if isinstance(other, _TracedCount):
            form = self.trace.bases.difference(form, other.form)
            return self.trace.ask(form.terms, number - form.constant, value, kind)
        return self.trace.ask(form.terms, number + int.__index__(other) - form.constant, value, kind)

    def __lt__(self, other: int) -> bool:
        return self._asked(other, "below")

    def __gt__(self, other: int) -> bool:
        return not self._asked(other, "below", 1)

    def __le__(self, other: int) -> bool:
        return self._asked(other, "below", 1)

    def __ge__(self, other: int) -> bool:
        return not self._asked(other, "below")

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, int) and self._asked(other, "is"))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __bool__(self) -> bool:
        return not self._asked(0, "is")

    def __hash__(self) -> int:
        return _ALIKE

    def __add__(self, other: int) -> int:
        total = int.__index__(self) + int.__index__(other)
        return _count(self.trace, _plus(self.form, _form(other)), total)

    def __sub__(self, other: int) -> int:
        return _count(self.trace, _minus(self.form, _form(other)), int.__index__(self) - int.__index__(other))

    def __rsub__(self, other: int) -> int:
        return _count(self.trace, _minus(_form(other), self.form), int.__index__(other) - int.__index__(self))

    def __str__(self) -> str:
        return _text(self.trace, self.form, int.__repr__(self), is_number=True)

    __radd__ = __add__
    __repr__ = __format__ = __mul__ = __rmul__ = __neg__ = __floordiv__ = __mod__ = _refuse


def _form(number: int) -> Form:
    return number.form if isinstance(number, _TracedCount) else Form((), number)


def _count(trace: Trace, form: Form, number: int) -> int:
    count = _TracedCount(number)
    count.form, count.trace = form, trace
    return count


class _TracedText(str):  # noqa: SLOT000 - a text has no room for slots
    """How a stand-in is written, the same way for every case."""

    form: Form
    trace: Trace
    is_number: bool

    def __eq__(self, other: object) -> bool:
        if isinstance(other, _TracedText):
            return self.form == other.form or self._asked(other)
        return _refuse() if isinstance(other, str) else False

    def _asked(self, other: _TracedText) -> bool:
        form = self.trace.bases.difference(self.form, other.form)
        return self.trace.ask(form.terms, -form.constant, 0 if str.__eq__(self, other) else 1, "is")

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return _ALIKE

    def __repr__(self) -> str:
        self.trace.require_one_shown(self.form)
        return "'?'"

    __lt__ = __le__ = __gt__ = __ge__ = __format__ = _refuse


def _text(trace: Trace, form: Form, text: str, *, is_number: bool) -> str:
    written = _TracedText(text)
    written.form, written.trace, written.is_number = form, trace, is_number
    return written


# The calendar that stand-ins are put to

_NEAR: Final = 2
"""Days given lie so far within the calendar that no step of the evaluation, one day at a time, leaves it."""


class TracedCalendar:
    """A calendar that takes stand-ins 可追踪的日历.

    ``known`` is a day by whose knowledge it is meant. A day past the horizon of the calendar in force has bounds in
    place of a rank: such a case is assessed by itself.
    """

    gaps: Final = ()

    def __init__(self, calendar: Calendar, trace: Trace, known: date | None = None) -> None:
        self._calendar = calendar if known is None else calendar.known_on(known)
        self._whole = calendar
        self._known = known
        self._trace = trace
        self.first = self._calendar.first
        self.horizon = self._calendar.horizon
        self.uncertain = self._calendar.uncertain
        self._unforeseen = sorted(notice.known_from for notice in self._calendar.unforeseen)
        self._last_rank = len(self._calendar.working_days)

    def rank(self, day: date) -> int:
        """How many working days lie on or before a day 累计工作日数."""
        number = date.toordinal(day)
        exact = date.fromordinal(number)
        self._require_within(day)
        rank = self._calendar.rank(exact)
        if not isinstance(day, TracedDay) or not day.form.terms:
            return rank
        return _count(self._trace, self._trace.bases.form(Base("rank", day.form, self._known)), rank)

    def _require_within(self, day: date) -> None:
        is_given = isinstance(day, TracedDay) and self._is_near_given(day.form)
        if is_given:
            return
        if day < self.first or day > self.horizon:
            self._leave()

    def _leave(self) -> NoReturn:
        """What had been published by a day may not reach as far; what is published in all must."""
        if self._known is None:
            raise Untraceable
        expected = f"a day known on {self._known}"
        raise CalendarRangeError(
            Fault(
                code="outside-calendar",
                given=str(self.horizon),
                expected=expected,
                parameters=FrozenMap(says="known", known=self._known),
            )
        )

    def _is_near_given(self, form: Form) -> bool:
        if self._known is not None or len(form.terms) != 1 or abs(form.constant) > _NEAR:
            return False
        return self._trace.bases.known[form.terms[0][0]].kind == "given"

    def select(self, rank: int) -> date:
        """The working day of a rank 第 k 个工作日."""
        if rank < 1 or rank > self._last_rank:
            self._leave()
        number = int.__index__(rank)
        exact = self._calendar.select(number)
        form = _form(rank)
        if not form.terms:
            return exact
        return _day(self._trace, self._trace.bases.form(Base("select", form, self._known)), exact.toordinal())

    def is_working(self, day: date) -> bool:
        """Whether a day is worked 是否工作日."""
        return self.rank(day) > self.rank(day - timedelta(1))

    def count(self, after: date, through: date) -> int:
        """How many working days lie after one day, through another 工作日数."""
        return self.rank(through) - self.rank(after)

    def unforeseen_between(self, after: date, through: date) -> Sequence[Notice]:
        """The notices that came out after one day, through another: mostly there are none 其间发布的临时通知."""
        if self._noted(after) == self._noted(through):
            return ()
        return [notice for notice in self._calendar.unforeseen if after < notice.known_from <= through]

    def _noted(self, day: date) -> int:
        noted = bisect_right(self._unforeseen, date.fromordinal(date.toordinal(day)))
        if not isinstance(day, TracedDay) or not day.form.terms:
            return noted
        return _count(self._trace, self._trace.bases.form(Base("noted", day.form, self._known)), noted)

    def known_on(self, day: date) -> TracedCalendar:
        """What had been published by a day; days between two publications know the same 截至某日已公布的日历."""
        published = sorted({notice.known_from for notice in self._whole.notices})
        place = bisect_right(published, day)  # it compares, so that each comparison is noted
        if place in (0, len(published)):
            raise Untraceable
        return TracedCalendar(self._whole, self._trace, published[place - 1])

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - never anything
        # Whatever else a calendar knows differs from day to day.
        raise Untraceable


class NoHorizon:
    """Stands for the bounds past the horizon, where no trace goes 不追踪的范围."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - never anything
        raise Untraceable
