"""The working calendar of a year as a person sees it, with the notices that set its days 年历视图。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from gikdeadlines.calendar import Calendar, DayReason, Notice, Rest
from gikdeadlines.values import ONE_DAY, name_of
from gikdeadlines.wording import Wording, festival_text

from .citations import Cited, cited

__all__ = ["MonthOfYear", "NoticeOfYear", "YearDay", "YearView", "year_view"]

YearDayKind = Literal["weekday", "weekend", "rest-day", "make-up-workday", "unknown"]
"""工作日, 周末, 放假, 调休上班, 未公布."""


@dataclass(frozen=True, slots=True)
class YearDay:
    """One day of the year: what it is, and why 一日."""

    day: date
    kind: YearDayKind
    sign: str
    why: str


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """The weeks of a month, None where a day belongs to another 一个月."""

    first: date
    weeks: tuple[tuple[YearDay | None, ...], ...]


@dataclass(frozen=True, slots=True)
class NoticeOfYear:
    """What one notice sets in the year 一份通知."""

    cited: Cited
    off: tuple[str, ...]
    work: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """Every day of a year, as far as it is announced 年历."""

    title: str
    months: tuple[MonthOfYear, ...]
    notices: tuple[NoticeOfYear, ...]
    totals: tuple[str, ...]


def year_view(calendar: Calendar, year: int, wording: Wording) -> YearView:
    """What is said of a year 年历的说明.

    Args:
        calendar: of which its first and last known year, and those between, can be shown.
        year: which.
        wording: in which language.

    Raises:
        CalendarRangeError: ``outside-calendar``, for a year of which nothing is known.
    """
    calendar.is_working(date(year, 1, 1))
    place = name_of(calendar.jurisdiction, wording.language)
    words = _Words(calendar, year, wording)
    return YearView(
        title=wording.text("calendar-title", jurisdiction=place, year=str(year)),
        months=tuple(words.month(date(year, month, 1)) for month in range(1, 13)),
        notices=tuple(words.notices()),
        totals=tuple(words.totals()),
    )


_SIGNS: Final = {"rest-day": "year-sign-off", "make-up-workday": "year-sign-work"}


@dataclass(frozen=True, slots=True)
class _Words:
    calendar: Calendar
    year: int
    wording: Wording

    def month(self, first: date) -> MonthOfYear:
        cells: list[YearDay | None] = [None] * first.weekday()
        cells += [self._day(day) for day in _days(first)]
        cells += [None] * (-len(cells) % 7)
        return MonthOfYear(first, tuple(tuple(cells[i : i + 7]) for i in range(0, len(cells), 7)))

    def _day(self, day: date) -> YearDay:
        say = self.wording
        if day > self.calendar.horizon:
            return YearDay(day, "unknown", "?", say.text("year-unknown"))
        reason = self.calendar.why(day)
        sign = say.text(_SIGNS[reason.kind]) if reason.kind in _SIGNS else ""
        return YearDay(day, reason.kind, sign, self._why(reason))

    def _why(self, reason: DayReason) -> str:
        kind = self.wording.label("day", reason.kind)
        if not reason.festival:
            return kind
        return self.wording.text("year-why", kind=kind, festival=festival_text(reason.festival, self.wording))

    def notices(self) -> Iterator[NoticeOfYear]:
        for notice in self.calendar.notices:
            off = tuple(
                _off(rest, self.wording) for rest in notice.rest if self.year in {rest.start.year, rest.end.year}
            )
            work = tuple(f"{day:%m-%d}" for day in _worked(notice) if day.year == self.year)
            if off or work:
                yield NoticeOfYear(cited(notice.citation, self.wording), off, work)

    def totals(self) -> Iterator[str]:
        last = min(date(self.year, 12, 31), self.calendar.horizon)
        days = range((last - date(self.year, 1, 1)).days + 1)
        known = [self.calendar.why(date(self.year, 1, 1) + timedelta(i)) for i in days]
        yield self.wording.text(
            "calendar-totals",
            working=sum(why.is_working for why in known),
            rest=sum(why.kind == "rest-day" for why in known),
            make_up=sum(why.kind == "make-up-workday" for why in known),
        )
        if self.calendar.horizon.year == self.year:
            yield self.wording.text("calendar-known-through", day=self.calendar.horizon)


def _worked(notice: Notice) -> list[date]:
    return [day for work in notice.work for day in work.dates]


def _off(rest: Rest, say: Wording) -> str:
    span = f"{rest.start:%m-%d}" if rest.start == rest.end else f"{rest.start:%m-%d}..{rest.end:%m-%d}"
    return f"{festival_text(rest.festival, say)} {span}"


def _days(first: date) -> Iterator[date]:
    day = first
    while day.month == first.month:
        yield day
        day += ONE_DAY
