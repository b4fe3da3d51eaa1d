"""What must hold between notices that are laid over each other 多份放假通知之间的核对。"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date

from gikdeadlines.calendar import Calendar, Notice, WeekPattern, is_weekly_rest
from gikdeadlines.values import Fault, FrozenMap

__all__ = ["stack_faults"]


def stack_faults(calendar: Calendar) -> Iterator[Fault]:
    """What is wrong between the notices of a calendar, each seen against those it prevails over 通知之间的错误."""
    yield from _years_twice(calendar.notices)
    doc_nos = {notice.doc_no for notice in calendar.notices}
    below: dict[date, bool | None] = {}
    for notice in calendar.notices:
        for fault in (*_amends(notice, doc_nos), *_works(notice, below, calendar.week), *_revokes(notice, below)):
            yield fault.under(notice.path)
        below.update(dict.fromkeys((*notice.revoked_work, *notice.revoked_rest)))
        below.update((day, False) for rest in notice.rest for day in rest.days)
        below.update((day, True) for work in notice.work for day in work.dates)


def _years_twice(notices: Sequence[Notice]) -> Iterator[Fault]:
    seen: dict[tuple[int, int], str] = {}
    for notice in notices:
        if notice.year is None:
            continue
        other = seen.setdefault((notice.layer, notice.year), notice.path)
        if other != notice.path:
            expected = f"a year that {other} does not announce"
            yield Fault(
                code="year-twice",
                given=notice.year,
                expected=expected,
                path="notice.year",
                parameters=FrozenMap(other=other),
            ).under(notice.path)


def _amends(notice: Notice, doc_nos: Container[str]) -> Iterator[Fault]:
    if notice.amends is not None and notice.amends not in doc_nos:
        expected = "the doc_no of a notice that is loaded too"
        yield Fault(code="unknown-amended", given=notice.amends, expected=expected, path="notice.amends")


def _works(notice: Notice, below: Mapping[date, bool | None], week: Sequence[WeekPattern]) -> Iterator[Fault]:
    for index, work in enumerate(notice.work):
        for place, day in enumerate(work.dates):
            if not is_weekly_rest(week, day) and below.get(day) is not False:
                expected = "a weekend day, or one that an earlier notice frees"
                path = f"work[{index}].dates[{place}]"
                yield Fault(code="work-on-weekday", given=str(day), expected=expected, path=path)


def _revokes(notice: Notice, below: Mapping[date, bool | None]) -> Iterator[Fault]:
    revoked = (("revoked_work", notice.revoked_work, True), ("revoked_rest", notice.revoked_rest, False))
    for key, days, worked in revoked:
        for index, day in enumerate(days):
            if below.get(day) is not worked:
                expected = f"a day that an earlier notice makes {'a workday' if worked else 'a day off'}"
                yield Fault(
                    code="nothing-to-revoke",
                    given=str(day),
                    expected=expected,
                    path=f"{key}[{index}]",
                    parameters=FrozenMap(says="work" if worked else "rest"),
                )
