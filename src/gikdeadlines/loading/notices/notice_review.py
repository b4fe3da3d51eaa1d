"""A notice file looked over before it is used, and a form for a new one 放假通知的核对与新建。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gikdeadlines.calendar import Notice, is_weekly_rest
from gikdeadlines.loading.files import overlay_files
from gikdeadlines.values import CalendarError, CountError, Fault, FrozenMap

from .calendar_files import parse
from .calendars import NATION, load_calendar
from .festivals import festival_days
from .notice_checks import FIXED_FESTIVALS, STATUTORY_FESTIVALS, Span, statutory_faults

__all__ = ["NoticeReview", "NoticeTotals", "check_notice", "new_notice"]

FIRST_YEAR: Final = 2008
LAST_YEAR: Final = 2099
"""How far the table of lunar festivals was looked at."""


@dataclass(frozen=True, slots=True)
class NoticeTotals:
    """What a notice adds up to, in days 通知的合计.

    ``weekdays_off`` less ``make_up_workdays`` is what the year gains: in an annual notice the statutory days.
    """

    rest_days: int
    weekdays_off: int
    make_up_workdays: int


@dataclass(frozen=True, slots=True)
class NoticeReview:
    """What a look at one notice file found 核对结果."""

    path: str
    notice: Notice | None
    totals: NoticeTotals | None
    faults: tuple[Fault, ...]


def check_notice(path: Path) -> NoticeReview:
    """The faults and totals of one notice file, lunar festivals included 核对一份通知.

    What the loader refuses is found, and what it cannot know: whether 春节, 清明节, 端午节 and 中秋节 stand where the
    moon and the sun put them, and whether the file holds with our notices of other years below it.

    Args:
        path: a notice file.

    Raises:
        FileError: ``not-readable``, ``too-large``, ``no-files``.
    """
    (source, *others) = overlay_files(path)
    if others:
        expected = "one notice file; a folder of several is checked by loading it"
        raise CalendarError(Fault(code="several-files", given=str(path), expected=expected))
    try:
        notices = parse(source).notices
    except CalendarError as error:
        return NoticeReview(source.path, None, None, error.faults)
    if not notices:
        fault = Fault(
            code="no-notice",
            given=source.path,
            expected="a file with a [notice] table",
            parameters=FrozenMap(says="file"),
        )
        return NoticeReview(source.path, None, None, (fault,))
    (notice,) = notices
    faults = tuple(fault.under(source.path) for fault in _lunar_faults(notice))
    return NoticeReview(source.path, notice, _totals(notice), (*faults, *_faults_in_place(path, notice)))


def _lunar_faults(notice: Notice) -> Iterator[Fault]:
    if notice.year is None or notice.jurisdiction != NATION:
        return
    spans = [Span(f"rest[{i}]", rest.festival, rest.start, rest.end) for i, rest in enumerate(notice.rest)]
    moving = {name: day for name, day in festival_days(notice.year).items() if name not in FIXED_FESTIVALS}
    yield from statutory_faults(spans, moving)


def _faults_in_place(path: Path, notice: Notice) -> tuple[Fault, ...]:
    try:
        load_calendar(notice.jurisdiction, path)
    except CalendarError as error:
        return error.faults
    return ()


def _totals(notice: Notice) -> NoticeTotals:
    week = load_calendar(NATION).week
    off = {day for rest in notice.rest for day in rest.days}
    worked = {day for work in notice.work for day in work.dates}
    return NoticeTotals(
        rest_days=len(off),
        weekdays_off=sum(not is_weekly_rest(week, day) for day in off),
        make_up_workdays=sum(is_weekly_rest(week, day) for day in worked),
    )


FORM: Final = """\
# {year}年放假通知，照原文填写；填毕以 gikdeadlines calendar check 核对。
format = 1

[notice]
doc_no = ""
title = "国务院办公厅关于{year}年部分节假日安排的通知"
issuer = "国务院办公厅"
issued = ""      # 成文日期，如 {before}-11-04，不加引号
published = ""   # 发布日期
source = ""      # 网址
year = {year}
"""

SPAN: Final = """
[[rest]]
festival = "{festival}"
from = ""        # 应含 {day}
to = ""
"""

WORK: Final = """
# 调休上班，一个节日一段；没有的删去
[[work]]
festival = ""
dates = []
"""


def new_notice(year: int) -> str:
    """A notice file for a year, to be filled in 新建通知文件.

    The days are left empty: a form that loads before somebody has read the notice would be an invented calendar.

    >>> "应含 2027-02-06" in new_notice(2027)
    True

    Args:
        year: from 2008 through 2099.

    Raises:
        CountError: ``not-a-year``.
    """
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        expected = f"a year from {FIRST_YEAR} through {LAST_YEAR}"
        raise CountError(
            Fault(
                code="not-a-year",
                given=year,
                expected=expected,
                path="year",
                parameters=FrozenMap(says="range", first=FIRST_YEAR, last=LAST_YEAR),
            )
        )
    days = festival_days(year)
    spans = (SPAN.format(festival=name, day=days[name]) for name in STATUTORY_FESTIVALS)
    return FORM.format(year=year, before=year - 1) + "".join(spans) + WORK
