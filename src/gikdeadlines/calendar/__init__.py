"""Notices folded into working days, as known on a day, and the clocks that count them 日历与时钟。

In it: the calendar, clocks over it, the comparison of two calendars, and bounds past the announced horizon.
It imports ``values`` only, and reads no file: notices come to it as values.
"""

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
from .practices import PRACTICES, measured

__all__ = [
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
    "rolled",
    "seasons_of",
]
