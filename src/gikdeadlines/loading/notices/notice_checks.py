"""What must hold within one notice 单份放假通知的核对。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Final

from gikdeadlines.calendar import Rest
from gikdeadlines.values import Fault, FrozenMap

__all__ = ["FIXED_FESTIVALS", "STATUTORY_FESTIVALS", "Draft", "Span", "own_faults", "statutory_faults"]

FIXED_FESTIVALS: Final = {"元旦": (1, 1), "劳动节": (5, 1), "国庆节": (10, 1)}
"""Festivals on the same day of every year. Source: 全国年节及纪念日放假办法 第二条."""

STATUTORY_FESTIVALS: Final = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
"""What an annual notice must arrange. Source: 全国年节及纪念日放假办法 第二条, in force in this form from 2008."""

FIRST_YEAR_OF_SEVEN: Final = 2008
"""国务院令第513号 made 清明节, 端午节 and 中秋节 days off from 2008-01-01."""

PARTED_BY_A_WEEKEND: Final = timedelta(3)

LONGEST_SPAN: Final = 31
"""Days. The longest span in our data has 11 (Hubei 2020); one over a month is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Span:
    """A span of days off and where it stands in its file 放假期间."""

    path: str
    festival: str
    start: date
    end: date

    @property
    def is_sound(self) -> bool:
        """Whether its days can be listed 是否可逐日列出."""
        return timedelta(0) <= self.end - self.start < timedelta(LONGEST_SPAN)

    @property
    def days(self) -> tuple[date, ...]:
        """Its days, none when it is not sound 各日."""
        return Rest(self.festival, self.start, self.end).days if self.is_sound else ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The well-formed parts of a notice file, each with its place in it 待核对的通知."""

    year: int | None
    jurisdiction: str
    rest: tuple[Span, ...]
    work: tuple[tuple[str, date], ...]
    revoked_work: tuple[tuple[str, date], ...]
    revoked_rest: tuple[tuple[str, date], ...]


# Within one notice


def own_faults(draft: Draft) -> Iterator[Fault]:
    """What is wrong within one notice 单份通知的错误."""
    yield from _unsound_spans(draft)
    yield from _rest_and_work(draft)
    yield from _twice(draft)
    yield from _far_from_year(draft)
    yield from _festivals(draft)


def _unsound_spans(draft: Draft) -> Iterator[Fault]:
    for span in draft.rest:
        if span.end < span.start:
            expected = f"a day on or after {span.start}"
            yield Fault(
                code="reversed-interval",
                given=str(span.end),
                expected=expected,
                path=f"{span.path}.to",
                parameters=FrozenMap(says="from", first=span.start),
            )
        elif not span.is_sound:
            expected = f"at most {LONGEST_SPAN} days from {span.start}"
            yield Fault(
                code="span-too-long",
                given=str(span.end),
                expected=expected,
                path=f"{span.path}.to",
                parameters=FrozenMap(most=LONGEST_SPAN, first=span.start),
            )


def _rest_and_work(draft: Draft) -> Iterator[Fault]:
    off = {day: span.path for span in draft.rest for day in span.days}
    off.update({day: path for path, day in draft.revoked_work})
    for path, day in (*draft.work, *draft.revoked_rest):
        if day in off:
            expected = f"a day that {off[day]} does not free"
            yield Fault(
                code="rest-and-work", given=str(day), expected=expected, path=path, parameters=FrozenMap(other=off[day])
            )


def _twice(draft: Draft) -> Iterator[Fault]:
    rest = [(span.path, day) for span in draft.rest for day in span.days]
    for group in (rest, draft.work, draft.revoked_work, draft.revoked_rest):
        seen: dict[date, str] = {}
        for path, day in group:
            if day in seen:
                yield Fault(
                    code="day-twice",
                    given=str(day),
                    expected=f"a day not yet named in {seen[day]}",
                    path=path,
                    parameters=FrozenMap(other=seen[day]),
                )
            seen.setdefault(day, path)


def _far_from_year(draft: Draft) -> Iterator[Fault]:
    if draft.year is None:
        return
    first, last = date(draft.year - 1, 12, 1), date(draft.year, 12, 31)
    ends = ((f"{span.path}.{key}", day) for span in draft.rest for key, day in (("from", span.start), ("to", span.end)))
    for path, day in chain(ends, draft.work, draft.revoked_work, draft.revoked_rest):
        if not first <= day <= last:
            yield Fault(
                code="far-from-year",
                given=str(day),
                expected=f"a day from {first} through {last}",
                path=path,
                parameters=FrozenMap(first=first, last=last),
            )


def _festivals(draft: Draft) -> Iterator[Fault]:
    """Festivals missing from an annual notice, or without the day of the year that the law gives them."""
    if draft.year is None or draft.jurisdiction != "CN":
        return
    named = {name for span in draft.rest for name in span.festival.split("、")}
    for festival in STATUTORY_FESTIVALS if draft.year >= FIRST_YEAR_OF_SEVEN else ():
        if festival not in named:
            yield Fault(
                code="missing-festival",
                given=sorted(named),
                expected=festival,
                path="rest",
                parameters=FrozenMap(festival=festival),
            )
    statutory = {name: date(draft.year, *day) for name, day in FIXED_FESTIVALS.items()}
    yield from statutory_faults(draft.rest, statutory)


def statutory_faults(spans: Sequence[Span], statutory: Mapping[str, date]) -> Iterator[Fault]:
    """Spans that do not hold the statutory day of a festival they are named for 未含法定节日的放假期间.

    Spans of one festival that only a weekend parts are one: in 2014 清明节 was 5 April, and 7 April in lieu of it.

    Args:
        spans: the rest spans of one annual notice.
        statutory: the day of each festival whose day is known.
    """
    for span in spans:
        if not span.is_sound:
            continue
        run = _run(span, spans)
        for name in span.festival.split("、"):
            day = statutory.get(name)
            if day and not run[0] <= day <= run[1]:
                yield Fault(
                    code="no-statutory-day",
                    given=f"{span.start}..{span.end}",
                    expected=f"a span that holds {day}, the day of {name}",
                    path=span.path,
                    parameters=FrozenMap(day=day, name=name),
                )


def _run(span: Span, spans: Iterable[Span]) -> tuple[date, date]:
    """The first and the last day of a span and of those of its festival that a weekend parts from it."""
    near = [other for other in spans if other.festival == span.festival and _gap(span, other) <= PARTED_BY_A_WEEKEND]
    return min(other.start for other in near), max(other.end for other in near)


def _gap(span: Span, other: Span) -> timedelta:
    return max(other.start - span.end, span.start - other.end)
