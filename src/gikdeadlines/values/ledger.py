"""The days of a ledger 逐日计算表的各日。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .citations import Citation

__all__ = ["DayStatus", "LedgerDay"]

Day = date
"""The name by which a class with a field ``date`` still knows the type."""


DayStatus = Literal["start", "counted", "rest", "excluded", "due", "after-due", "reply"]
"""What a day of the ledger is: 起算日, 计入, 休息, 不计入, 届满, 届满后, 答复."""


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """One day of the ledger: what it is, its number among the counted days, and why 逐日计算表的一日."""

    date: Day
    status: DayStatus
    ordinal: int | None = None
    reason: str = ""
    citation: Citation | None = None
