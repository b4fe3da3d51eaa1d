"""The border: texts and files read, checked and turned into frozen values 读取与校验。

The only floor that opens data files. Everything below it takes values.
"""

from .arrow import read_arrow
from .blocks import Block
from .calendar_files import calendar_schema
from .calendars import Calendars, load_calendar, load_calendars
from .cases import read_cases, read_in_blocks
from .festivals import festival_days, statutory_days
from .house import load_house, under_house
from .laws import load_law
from .notice_review import check_notice, new_notice
from .rows import Assessable, Refused, Row, Skipped, UnknownColumn
from .schemas import assessment_schema

__all__ = [
    "Assessable",
    "Block",
    "Calendars",
    "Refused",
    "Row",
    "Skipped",
    "UnknownColumn",
    "assessment_schema",
    "calendar_schema",
    "check_notice",
    "festival_days",
    "load_calendar",
    "load_calendars",
    "load_house",
    "load_law",
    "new_notice",
    "read_arrow",
    "read_cases",
    "read_in_blocks",
    "statutory_days",
    "under_house",
]
