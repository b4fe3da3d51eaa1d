"""When answers under China's open-government-information law were due, and which were late 政府信息公开答复期限。"""

from .calendar import Calendar
from .cases import Case
from .clock import CalendarDays, Clock, Hours, Months, WorkingDays
from .days import Interval
from .entry import assess, pivots_of
from .errors import GikError
from .law import Law
from .loading import Calendars, load_calendar, load_calendars, load_law
from .records import Assessment

__version__ = "0.1.0"
__all__ = [
    "Assessment",
    "Calendar",
    "CalendarDays",
    "Calendars",
    "Case",
    "Clock",
    "GikError",
    "Hours",
    "Interval",
    "Law",
    "Months",
    "WorkingDays",
    "assess",
    "load_calendar",
    "load_calendars",
    "load_law",
    "pivots_of",
]
