"""One case evaluated so that its result holds for every case that takes the same turns 追踪计算。

The days of the case are stood in for by :class:`TracedDay`: it is a day, so that the evaluation runs as ever, and it
also says how it follows from the days that were given. Whenever the evaluation asks something of it, the question and
its answer are noted. A case for which every question noted has the same answer has the same result, its days put in:
the law is written once, in the evaluation, and no rule is repeated here. An evaluation must ask the same questions in
the same order as long as the answers are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, Literal, NamedTuple, NoReturn

from .forms import Base, Bases, Form, Terms, difference, sum_of
from .working_days import EPOCH

__all__ = [
    "Chosen",
    "Question",
    "Trace",
    "TracedDay",
    "Turn",
    "Untraceable",
    "form_of",
    "form_of_number",
    "stand_in_count",
    "stand_in_day",
]


class Untraceable(Exception):  # noqa: N818 - no error: the case is assessed by itself
    """The evaluation asked for something that has no form, such as the spelling of a day 无法追踪."""


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
        return stand_in_day(self, self.bases.form(Base("given", place)), day.toordinal())

    def count(self, place: int, number: int) -> int:
        """A stand-in for a count given 代入的天数."""
        return stand_in_count(self, self.bases.form(Base("given", place)), number)

    def constant(self, day: date) -> date:
        """A day that is the same for every case, among stand-ins 共同的日期."""
        return stand_in_day(self, Form((), day.toordinal() - EPOCH), day.toordinal())

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


class _TracedSpan(NamedTuple):
    """What one day has over another, as a difference of dates says it."""

    days: int


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
        return self._moved(-other.days) if isinstance(other, timedelta) else self._span(other, self)

    def __rsub__(self, other: date) -> _TracedSpan:  # type: ignore[misc]  # of a plain day this one is taken
        return self._span(self, other)

    def _span(self, first: date, last: date) -> _TracedSpan:
        """The natural days from one day to another, of which at least one is a stand-in."""
        forms = [d.form if isinstance(d, TracedDay) else Form((), date.toordinal(d) - EPOCH) for d in (last, first)]
        days = date.toordinal(last) - date.toordinal(first)
        return _TracedSpan(stand_in_count(self.trace, self.trace.bases.difference(*forms), days))

    def _moved(self, days: int) -> TracedDay:
        return stand_in_day(self.trace, Form(self.form.terms, self.form.constant + days), date.toordinal(self) + days)

    def isoformat(self) -> str:
        """How the day is written, the same way for every case 写法."""
        return _text(self.trace, self.form, date.isoformat(self), is_number=False)

    __radd__ = __add__
    __str__ = __repr__ = __format__ = toordinal = weekday = _refuse


def stand_in_day(trace: Trace, form: Form, ordinal: int) -> TracedDay:
    """A stand-in for a day that follows from others 代入的日期."""
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
        return stand_in_count(self.trace, sum_of(self.form, form_of_number(other)), total)

    def __sub__(self, other: int) -> int:
        return stand_in_count(
            self.trace, difference(self.form, form_of_number(other)), int.__index__(self) - int.__index__(other)
        )

    def __rsub__(self, other: int) -> int:
        return stand_in_count(
            self.trace, difference(form_of_number(other), self.form), int.__index__(other) - int.__index__(self)
        )

    def __str__(self) -> str:
        return _text(self.trace, self.form, int.__repr__(self), is_number=True)

    __radd__ = __add__
    __repr__ = __format__ = __mul__ = __rmul__ = __neg__ = __floordiv__ = __mod__ = _refuse


def form_of_number(number: int) -> Form:
    """The form of a count, also of one that is no stand-in 天数的算式."""
    return number.form if isinstance(number, _TracedCount) else Form((), number)


def stand_in_count(trace: Trace, form: Form, number: int) -> int:
    """A stand-in for a count that follows from others 代入的天数."""
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
