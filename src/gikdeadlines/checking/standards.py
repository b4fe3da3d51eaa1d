"""What the cases of a run are held against: law, calendars, day, readings 核查的依据。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from gikdeadlines.calendar import Calendar
from gikdeadlines.values import NATIONAL, FrozenMap

if TYPE_CHECKING:
    from gikdeadlines.case import Case
    from gikdeadlines.law import Law
    from gikdeadlines.loading import Calendars
    from gikdeadlines.values import Assessment, Pivot

__all__ = ["Standards"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standards:
    """Law, calendars and readings, and the day up to which anything is known 核查的依据.

    ``calendars`` serve each case's jurisdiction; one calendar serves them all. ``pins`` come before a case's own
    readings, ``house`` after them. ``explains_claims`` says whether it is looked for what yields claimed days.
    """

    as_of: date
    law: Law
    calendars: Calendars | Calendar
    jurisdiction: str = NATIONAL
    known_on: date | None = None
    pins: Mapping[str, str] = field(default_factory=FrozenMap)
    house: Mapping[str, str] = field(default_factory=FrozenMap)
    explore: bool = True
    explains_claims: bool = True

    @property
    def standards(self) -> Standards:
        """These alone, without what a caller may keep beside them 仅取依据."""
        return Standards(**{each.name: getattr(self, each.name) for each in fields(Standards)})

    def on(self, day: date | None) -> Standards:
        """The same on another day; as they are for none 换截止日."""
        return self if day is None else replace(self, as_of=day)

    def calendar(self, jurisdiction: str | None = None) -> Calendar:
        """The calendar of a jurisdiction, as it was known on the day asked for 工作日历."""
        calendars = self.calendars
        found = calendars if isinstance(calendars, Calendar) else calendars.of(jurisdiction or self.jurisdiction)
        return found.known_on(self.known_on) if self.known_on else found

    @property
    def known_calendars(self) -> Calendars | Calendar:
        """The calendars of all jurisdictions, as they were known on the day asked for 各地日历."""
        return self.calendars.known_on(self.known_on) if self.known_on else self.calendars

    def assess(self, case: Case) -> Assessment:
        """The assessment of a case 核查."""
        from gikdeadlines.assessment import assess  # noqa: PLC0415 - many commands assess nothing

        return assess(explore=self.explore, **self._grounds(case))

    def pivots(self, case: Case) -> tuple[Pivot, ...]:
        """What would have changed the verdict; nothing where readings are not compared 转折点."""
        from gikdeadlines.assessment import pivots_of  # noqa: PLC0415 - as above

        return pivots_of(**self._grounds(case)) if self.explore else ()

    def _grounds(self, case: Case) -> dict[str, Any]:
        from gikdeadlines.loading import under_house  # noqa: PLC0415 - as above

        placed = case if case.jurisdiction else replace(case, jurisdiction=self.jurisdiction)
        return {
            "case": under_house(placed, self.house),
            "law": self.law,
            "calendar": self.calendar(placed.jurisdiction),
            "as_of": self.as_of,
            "readings": self.pins,
        }
