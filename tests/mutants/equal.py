"""Small faults that no answer can tell from the sound code 等价的改动.

They are named with the reason and are not drawn: nothing could notice them.
"""

from __future__ import annotations

from typing import Final

from tests.mutants.small import Small

__all__ = ["EQUAL", "is_equal"]

EQUAL: Final[dict[tuple[str, str, str], str]] = {
    ("application.running.restart_until", "again <= day", "again < day"): (
        "A restart on the day from which the clock already runs does nothing."
    ),
    ("application.service.judged_by", "2", "3"): "No rule on replies has a third option.",
    ("matters.dues._kept", "way.unit == 'working-day'", "way.unit != 'working-day'"): (
        "No text has something kept for working days, and of the other units both branches give one day."
    ),
}
"""The function, what stands there and what would: why it makes no difference."""


def is_equal(fault: Small) -> bool:
    """Whether a fault is one of these."""
    return (fault.where.rpartition(":")[0], fault.was, fault.now) in EQUAL
