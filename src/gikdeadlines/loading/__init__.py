"""The border: data files read, checked and turned into frozen values 读取与校验。

In it: ``notices/`` to calendars, ``laws/`` to the law and house readings, ``cases/`` to what becomes of a row.
It imports ``values``, ``calendar``, ``law`` and ``case``, and is the lowest room that opens a file.
"""

from .cases.elements import json_elements
from .cases.rows import Assessable, DoubtfulColumn, Refused, Row, Skipped, SkipReason, UnknownColumn
from .cases.seen import SeenIds
from .extras import needing_extras, require_module
from .files import shipped_files
from .laws.house import load_house, under_house
from .laws.laws import law_schema, load_law
from .notices.calendar_files import calendar_schema
from .notices.calendars import SHIPPED_REGIONS, Calendars, load_calendar, load_calendars
from .notices.festivals import festival_days, statutory_days
from .notices.notice_review import check_notice, new_notice
from .schemas import assessment_schema
from .sources import LONGEST_LINE, STANDARD_INPUT, Source, opened, read_lines, system_says, too_long

__all__ = [
    "LONGEST_LINE",
    "SHIPPED_REGIONS",
    "STANDARD_INPUT",
    "Assessable",
    "Calendars",
    "DoubtfulColumn",
    "Refused",
    "Row",
    "SeenIds",
    "SkipReason",
    "Skipped",
    "Source",
    "UnknownColumn",
    "assessment_schema",
    "calendar_schema",
    "check_notice",
    "festival_days",
    "json_elements",
    "law_schema",
    "load_calendar",
    "load_calendars",
    "load_house",
    "load_law",
    "needing_extras",
    "new_notice",
    "opened",
    "read_lines",
    "require_module",
    "shipped_files",
    "statutory_days",
    "system_says",
    "too_long",
    "under_house",
]
