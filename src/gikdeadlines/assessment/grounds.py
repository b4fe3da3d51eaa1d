"""What a case is assessed by 核查的依据。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from gikdeadlines.application import Bounded
from gikdeadlines.calendar import Calendar
from gikdeadlines.case import Case
from gikdeadlines.law import Law
from gikdeadlines.values import Provenance

__all__ = ["Grounds", "Horizon"]


class Horizon(Bounded, Protocol):
    """What may be said past the announced calendar: bounds, wider bounds, and a projection 未公布的日历."""

    @property
    def projected(self) -> Calendar:
        """The calendar with the most usual arrangement of the years not yet announced 推测日历."""

    @property
    def with_allowance(self) -> Bounded:
        """The bounds with extraordinary days by special notice 含特别通知的上下限."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a case is assessed by 核查的依据.

    ``readings`` are pins that come before the case's own; ``explores`` says whether every other reading is tried too.
    """

    law: Law
    calendar: Calendar
    horizon: Horizon
    as_of: date
    readings: Mapping[str, str]
    explores: bool
    provenance: Provenance

    def pins_of(self, case: Case) -> Mapping[str, str]:
        """The readings that are fixed for a case 固定的口径.

        Raises:
            ReadingError: ``unknown-reading``, ``unknown-option``.
        """
        if not self.readings and not case.readings:
            return self.readings
        return self.law.require_readings({**case.readings, **self.readings})
