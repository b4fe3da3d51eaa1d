"""Why each day is worked or free: kind, festival, notice, remark and source, day by day 每一日的依据。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from gikdeadlines.calendar import Calendar, Notice, Rest
from gikdeadlines.values import ONE_DAY, Text

from .model import CounterExample, Property, Whole, counter
from .world import World

__all__ = ["REASONS"]

_SATURDAY: Final = 5

Said = tuple[str, str | None]
"""What a notice makes of a day, and for which festival."""

_WEEK: Final = "CN/国务院令第174号"
"""The rule on the weekly days of rest, by its citation."""


def _said(notice: Notice, day: date) -> Said | None:
    """What one notice makes of a day; what it revokes falls back to the week."""
    for work in notice.work:
        if day in work.dates:
            return "make-up-workday", work.festival
    for rest in notice.rest:
        if rest.start <= day <= rest.end:
            return "rest-day", rest.festival
    if day in notice.revoked_work or day in notice.revoked_rest:
        return _by_week(day), None
    return None


def _by_week(day: date) -> str:
    return "weekday" if day.weekday() < _SATURDAY else "weekend"


def _latest_first(calendar: Calendar) -> list[Notice]:
    """A region over the country, a file laid over both; of equals the one published last."""
    return sorted(calendar.notices, key=lambda n: (n.layer, n.known_from, n.issued or n.known_from))[::-1]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A day, in the calendar as it is or with the latest annual notice taken back."""

    day: date
    is_taken_back: bool = False


@lru_cache(maxsize=8)
def _taken_back(calendar: Calendar) -> Calendar:
    """The calendar with a notice over all others that revokes every day that the latest annual notice sets."""
    latest = max((n for n in calendar.notices if n.year is not None), key=lambda n: n.year or 0)
    again = Notice(
        doc_no="",
        title="撤销",
        issuer="",
        issued=latest.known_from,
        published=latest.known_from,
        source="",
        layer=max(n.layer for n in calendar.notices) + 1,
        revoked_work=tuple(day for work in latest.work for day in work.dates),
        revoked_rest=tuple(day for rest in latest.rest for day in rest.days),
    )
    # Published on the same day and issued the day before it: the one issued later has the last word.
    sooner = replace(
        again,
        doc_no="前",
        issued=latest.known_from - ONE_DAY,
        revoked_work=(),
        revoked_rest=(),
        rest=(Rest("撤销前", min(latest.days_set), max(latest.days_set)),),
    )
    return replace(calendar, notices=(*calendar.notices, again, sooner))


def _written(calendar: Calendar, day: date) -> tuple[object, ...]:
    """Kind, whether worked, festival, the notice or rule cited, the remark and who made it, how sure it is."""
    notices = _latest_first(calendar)
    by = next((n for n in notices if _said(n, day)), None)
    kind, festival = (by and _said(by, day)) or (_by_week(day), None)
    works = kind in ("weekday", "make-up-workday")
    cited = by.citation.provision if by else None if works else _WEEK
    remarked = next((n for n in notices if any(day in r.dates for r in n.remarks)), None)
    said = [r.text.zh for r in remarked.remarks if day in r.dates][-1] if remarked else None
    source = by or remarked
    sure = source.confidence if source else "high"
    return (kind, works, festival, cited, _address(by), said, remarked and remarked.doc_no, sure)


def _address(notice: Notice | None) -> str | None:
    """Where a notice is to be read, of one whose source is a page."""
    return notice.source if notice and notice.source.partition("://")[0] in {"http", "https"} else None


def _found(calendar: Calendar, day: date) -> tuple[object, ...]:
    why = calendar.why(day)
    cited = why.citation.provision if why.citation else None
    said, by = why.remark.zh if why.remark else None, why.remarked_in.doc_no if why.remarked_in else None
    url = why.citation.url if why.citation and why.notice else None
    return (why.kind, why.is_working, why.festival, cited, url, said, by, why.confidence)


def _is_as_written(world: World, asked: _Asked) -> CounterExample | None:
    day = asked.day
    calendar = _taken_back(world.rebuilt) if asked.is_taken_back else world.rebuilt
    expected, found = _written(calendar, day), _found(calendar, day)
    # Asked again it is answered from memory: the same must come out.
    if found == expected == _found(calendar, day):
        return None
    return counter(
        f"{day}上班或者休息的依据", f"why {day} is worked or free", expected=expected, found=found, about=(day,)
    )


def _days(world: World) -> Iterator[_Asked]:
    yield from map(_Asked, world.days)
    yield from (_Asked(day, is_taken_back=True) for day in world.days[-400:])


def _about_notices(world: World) -> Iterator[_Asked]:
    """The days that an amendment revokes or that bear a remark, and the days about each span off."""
    days: set[date] = set()
    for notice in world.calendar.notices:
        days |= {*notice.revoked_work, *notice.revoked_rest, *(day for r in notice.remarks for day in r.dates)}
        for rest in notice.rest:
            days |= {rest.start - ONE_DAY, rest.start, rest.end, rest.end + ONE_DAY}
        days |= {day for work in notice.work for day in work.dates}
    yield from (_Asked(day) for day in sorted(days) if day in world.works)
    latest = {day for n in world.calendar.notices if n.year == world.calendar.horizon.year for day in n.days_set}
    yield from (_Asked(day, is_taken_back=True) for day in sorted(latest) if day in world.works)


REASONS: Final = (
    Property(
        id="GIK-P-149",
        area="calendar",
        title=Text("每一日上班或休息各有其依据", "Why each day is worked or free"),
        statement=Text(
            "每一日的类别（工作日、周末、放假、调休上班）、节日、出处、附言及其可信度，均为最后提及该日的通知所写；"
            "被撤销的安排和没有通知提及的日子依每周工作制，周末引国务院令第174号，普通工作日不引。",
            "The kind of each day (weekday, weekend, day off, make-up day), its festival, source, remark and certainty "
            "are those of the notice that names it last; an arrangement revoked and a day that no notice names follow "
            "the week, of which a weekend is cited and a plain weekday is not.",
        ),
        formal="why(d) = the last word on d, else the week",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Whole(Text("日历的每一日", "every day of the calendar"), _days, quick=_about_notices),
        check=_is_as_written,
    ),
)
