"""The ways open to an applicant, worked out when they are read 救济途径。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from gikdeadlines.case import Case
from gikdeadlines.matters import remedies_of
from gikdeadlines.values import Remedy, Verdict

from .grounds import Grounds

__all__ = ["LazyRemedies"]


@dataclass(slots=True)
class LazyRemedies:
    """The ways open where a case came to a verdict; pickled as what they are 救济途径."""

    case: Case
    verdict: Verdict
    due: date | None
    replied_on: date | None
    grounds: Grounds
    pins: Mapping[str, str]

    def __call__(self) -> tuple[Remedy, ...]:
        """The ways, each with its days 各条途径."""
        return remedies_of(self.case, self, law=self.grounds.law, calendar=self.grounds.calendar, pins=self.pins)

    @property
    def as_of(self) -> date:
        """The day by whose end it stands so 截止日."""
        return self.grounds.as_of

    def __reduce__(self) -> tuple[Callable[..., tuple[Remedy, ...]], tuple[tuple[Remedy, ...]]]:
        return tuple, (self(),)
