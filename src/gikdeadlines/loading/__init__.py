"""The border: data files read, checked and turned into frozen values 读取与校验。

In it: ``notices/`` to calendars, ``laws/`` to the law and house readings, ``cases/`` to what becomes of a row.
It imports ``values``, ``calendar``, ``law`` and ``case``, and is the lowest room that opens a file.
A name is fetched from its module when it is first used: most runs need a few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gikdeadlines.values import handed_on

if TYPE_CHECKING:
    from .cases.elements import json_elements
    from .cases.rows import (
        Assessable,
        DoubtfulColumn,
        Refused,
        Row,
        Skipped,
        SkipReason,
        UnknownColumn,
        without_path,
    )
    from .cases.seen import SeenIds
    from .extras import needing_extras, require_module
    from .files import bounded_content, shipped_files, where_in_toml
    from .laws.house import load_house, under_house
    from .laws.law_format import law_schema
    from .laws.laws import load_law
    from .notices.calendar_format import calendar_schema
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
    "bounded_content",
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
    "where_in_toml",
    "without_path",
]

_HOMES: Final = {
    "LONGEST_LINE": "sources",
    "SHIPPED_REGIONS": "notices.calendars",
    "STANDARD_INPUT": "sources",
    "Assessable": "cases.rows",
    "Calendars": "notices.calendars",
    "DoubtfulColumn": "cases.rows",
    "Refused": "cases.rows",
    "Row": "cases.rows",
    "SeenIds": "cases.seen",
    "SkipReason": "cases.rows",
    "Skipped": "cases.rows",
    "Source": "sources",
    "UnknownColumn": "cases.rows",
    "assessment_schema": "schemas",
    "bounded_content": "files",
    "calendar_schema": "notices.calendar_format",
    "check_notice": "notices.notice_review",
    "festival_days": "notices.festivals",
    "json_elements": "cases.elements",
    "law_schema": "laws.law_format",
    "load_calendar": "notices.calendars",
    "load_calendars": "notices.calendars",
    "load_house": "laws.house",
    "load_law": "laws.laws",
    "needing_extras": "extras",
    "new_notice": "notices.notice_review",
    "opened": "sources",
    "read_lines": "sources",
    "require_module": "extras",
    "shipped_files": "files",
    "statutory_days": "notices.festivals",
    "system_says": "sources",
    "too_long": "sources",
    "under_house": "laws.house",
    "where_in_toml": "files",
    "without_path": "cases.rows",
}
"""The module of each name that the room hands on."""

__getattr__ = handed_on(__name__, _HOMES)
