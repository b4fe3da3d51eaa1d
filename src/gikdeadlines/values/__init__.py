"""What everything is made of: frozen values, errors, choices, days, places, records 值。

In it: values that know nothing of calendars or law, and the errors that every room raises.
It imports nothing of ours. ``border`` stands apart, to be imported by its name: it alone loads pydantic.
What an assessment is made of is fetched when it is first used: much of what runs makes none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .choices import closest, nearest, not_among
from .citations import Because, Citation, Text
from .days import (
    BEIJING,
    ONE_DAY,
    Interval,
    add_days,
    add_hours,
    add_months,
    beijing_day,
    parse_day,
    parse_instant,
    require_count,
    require_day,
    require_instant,
)
from .errors import (
    CalendarError,
    CalendarRangeError,
    CaseError,
    CountError,
    DayTypeError,
    Fault,
    FileError,
    GikError,
    JurisdictionError,
    LawError,
    MissingExtraError,
    NotInForceError,
    ReadingError,
    TableError,
    UsageError,
)
from .frozen import FrozenMap
from .handing import handed_on
from .ledger import DayStatus, LedgerDay
from .making import maker_of
from .places import NATIONAL, jurisdiction_of, lies_within, name_of
from .rows import row_id, row_of_id
from .texts import shortened, shown, visible

if TYPE_CHECKING:
    from .records import (
        ASSESSMENT_SCHEMA,
        Alternative,
        Assessment,
        Basis,
        Bounds,
        Choice,
        ClaimExplained,
        Finding,
        Limit,
        Missing,
        Pivot,
        Provenance,
        ReadingAsked,
        Remedy,
        Severity,
        Tip,
        Verdict,
    )

__all__ = [
    "ASSESSMENT_SCHEMA",
    "BEIJING",
    "NATIONAL",
    "ONE_DAY",
    "Alternative",
    "Assessment",
    "Basis",
    "Because",
    "Bounds",
    "CalendarError",
    "CalendarRangeError",
    "CaseError",
    "Choice",
    "Citation",
    "ClaimExplained",
    "CountError",
    "DayStatus",
    "DayTypeError",
    "Fault",
    "FileError",
    "Finding",
    "FrozenMap",
    "GikError",
    "Interval",
    "JurisdictionError",
    "LawError",
    "LedgerDay",
    "Limit",
    "Missing",
    "MissingExtraError",
    "NotInForceError",
    "Pivot",
    "Provenance",
    "ReadingAsked",
    "ReadingError",
    "Remedy",
    "Severity",
    "TableError",
    "Text",
    "Tip",
    "UsageError",
    "Verdict",
    "add_days",
    "add_hours",
    "add_months",
    "beijing_day",
    "closest",
    "handed_on",
    "jurisdiction_of",
    "lies_within",
    "maker_of",
    "name_of",
    "nearest",
    "not_among",
    "parse_day",
    "parse_instant",
    "require_count",
    "require_day",
    "require_instant",
    "row_id",
    "row_of_id",
    "shortened",
    "shown",
    "visible",
]

_HOMES: Final = dict.fromkeys(
    (
        "ASSESSMENT_SCHEMA",
        "Alternative",
        "Assessment",
        "Basis",
        "Bounds",
        "Choice",
        "ClaimExplained",
        "Finding",
        "Limit",
        "Missing",
        "Pivot",
        "Provenance",
        "ReadingAsked",
        "Remedy",
        "Severity",
        "Tip",
        "Verdict",
    ),
    "records",
)
"""The module of each name that is fetched when it is first used."""

__getattr__ = handed_on(__name__, _HOMES)
