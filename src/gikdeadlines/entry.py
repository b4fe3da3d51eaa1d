"""The way in: any matter, with the law and the calendar that fit its jurisdiction 入口。"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .assessment import assess_application
from .calendar import Calendar
from .cases import Case
from .days import require_day
from .law import Law
from .places import NATIONAL
from .records import Assessment, Provenance

__all__ = ["assess"]


def assess(
    case: Case,
    *,
    as_of: date,
    law: Law | None = None,
    calendar: Calendar | None = None,
    readings: Mapping[str, str] | None = None,
    explore: bool = False,
) -> Assessment:
    """When the answer was due, whether it was late, and why 核查.

    Args:
        case: what happened.
        as_of: what is known is what had happened by the end of this day.
        law: the law, ours unless given.
        calendar: one calendar, or ``load_calendars()``, which serves each case's jurisdiction.
        readings: pins of disputed points; they come before the case's own.
        explore: whether every other reading is tried too.

    Raises:
        CaseError: for a history that cannot have happened.
        NotInForceError: ``no-law-in-force``.
        ReadingError: for a pin that does not exist.
    """
    require_day(as_of, "as_of")
    raise NotImplementedError
