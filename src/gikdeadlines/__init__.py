"""When an answer under China's open-government-information law was due, and whether it was late 答复期限。"""

from .calendar import Calendar
from .clock import CalendarDays, Clock, Hours, Months, WorkingDays
from .days import Interval
from .errors import GikError
from .loading import Calendars, load_calendar, load_calendars

__all__ = [
    "Calendar",
    "CalendarDays",
    "Calendars",
    "Clock",
    "GikError",
    "Hours",
    "Interval",
    "Months",
    "WorkingDays",
    "load_calendar",
    "load_calendars",
]

__version__ = "0.1.0"
