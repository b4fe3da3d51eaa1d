"""Notices folded into working days, as known on a day, and the clocks that count them 日历与时钟。

In it: the calendar, clocks over it, the comparison of two calendars, and bounds past the announced horizon.
It imports ``values`` only, and reads no file: notices come to it as values.
A name is fetched from its module when it is first used: what only counts days needs no arrangements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gikdeadlines.values import handed_on

if TYPE_CHECKING:
    from .arrangements import Arrangement, Season, seasons_of
    from .bounds import Beyond
    from .calendar import Calendar, DayReason, Notice, Remark, Rest, WeekPattern, Work, is_weekly_rest
    from .clock import (
        CalendarDays,
        Clock,
        Exclusion,
        Hours,
        Months,
        WorkingDays,
        counted_days,
        counting_due,
        merged,
        rolled,
    )
    from .comparison import Difference, diff
    from .practices import MID_AUTUMN, NATIONAL_DAY, POOLED, PRACTICES, Practice, measured, practice_for

__all__ = [
    "MID_AUTUMN",
    "NATIONAL_DAY",
    "POOLED",
    "PRACTICES",
    "Arrangement",
    "Beyond",
    "Calendar",
    "CalendarDays",
    "Clock",
    "DayReason",
    "Difference",
    "Exclusion",
    "Hours",
    "Months",
    "Notice",
    "Practice",
    "Remark",
    "Rest",
    "Season",
    "WeekPattern",
    "Work",
    "WorkingDays",
    "counted_days",
    "counting_due",
    "diff",
    "is_weekly_rest",
    "measured",
    "merged",
    "practice_for",
    "rolled",
    "seasons_of",
]

_HOMES: Final = {
    "Arrangement": "arrangements",
    "Season": "arrangements",
    "seasons_of": "arrangements",
    "Beyond": "bounds",
    "Calendar": "calendar",
    "DayReason": "calendar",
    "Notice": "calendar",
    "Remark": "calendar",
    "Rest": "calendar",
    "WeekPattern": "calendar",
    "Work": "calendar",
    "is_weekly_rest": "calendar",
    "CalendarDays": "clock",
    "Clock": "clock",
    "Exclusion": "clock",
    "Hours": "clock",
    "Months": "clock",
    "WorkingDays": "clock",
    "counted_days": "clock",
    "counting_due": "clock",
    "merged": "clock",
    "rolled": "clock",
    "Difference": "comparison",
    "diff": "comparison",
    "MID_AUTUMN": "practices",
    "NATIONAL_DAY": "practices",
    "POOLED": "practices",
    "PRACTICES": "practices",
    "Practice": "practices",
    "measured": "practices",
    "practice_for": "practices",
}
"""The module of each name that the room hands on."""

__getattr__ = handed_on(__name__, _HOMES)
