"""The columns of tables: what each holds, and of which event it is a field 列的定义。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .cells import CellKind
from .vocabulary import headings, key_of, long_headings

__all__ = ["LONG", "WIDE", "WIDE_BY_NAME", "Column", "Found", "column_by_name"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the table form names 列.

    In a wide table the cell is the ``field`` of an event of type ``event``; without an event it speaks of the whole
    case.
    """

    name: str
    kind: CellKind
    event: str = ""
    field: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """Its Chinese headings, the usual one first 中文标题."""
        return headings().spelled.get(self.name) or long_headings().get(self.name, ())

    @property
    def is_claim(self) -> bool:
        """Whether it holds a due day that somebody asserts 是否主张的届满日."""
        return self.field == "due"


@dataclass(frozen=True, slots=True)
class Found:
    """A known column of one table: where it stands, and how it is headed; ``number`` tells repeats apart 已识别的列."""

    position: int
    heading: str
    column: Column
    number: int = 1


WIDE: Final = (
    Column("id", "text"),
    Column("jurisdiction", "place"),
    Column("channel", "channel", "submitted", "channel"),
    Column("submitted", "day", "submitted", "at"),
    Column("signed_for", "day", "signed-for", "at"),
    Column("arrived", "day", "arrived", "at"),
    Column("confirmed", "day", "confirmed", "at"),
    Column("received", "day", "received", "at"),
    Column("contact_restored", "day", "contact-restored", "at"),
    Column("correction_requested", "day", "correction-requested", "at"),
    Column("correction_respond_by", "day", "correction-requested", "respond_by"),
    Column("correction_received", "day", "correction-received", "at"),
    Column("third_party_consulted", "day", "third-party-consulted", "at"),
    Column("third_party_replied", "day", "third-party-replied", "at"),
    Column("agency_consulted", "day", "agency-consulted", "at"),
    Column("agency_replied", "day", "agency-replied", "at"),
    Column("obstacle_began", "day", "obstacle-began", "at"),
    Column("obstacle_ended", "day", "obstacle-ended", "at"),
    Column("extension_notified", "day", "extension-notified", "at"),
    Column("extension_days", "count", "extension-notified", "working_days"),
    Column("extension_until", "day", "extension-notified", "until"),
    Column("later_date", "day", "later-date-set", "until"),
    Column("fee_notified", "day", "fee-notified", "at"),
    Column("fee_paid", "day", "fee-paid", "at"),
    Column("withdrawn", "day", "withdrawn", "at"),
    Column("reply_method", "method", "replied", "method"),
    Column("reply_dated", "day", "replied", "dated"),
    Column("reply_dispatched", "day", "replied", "dispatched"),
    Column("reply_delivered", "day", "replied", "delivered"),
    Column("reply_registered", "day", "replied", "registered"),
    Column("declared_due", "day", "", "due"),
)
"""The columns of a table with a row a case. Any but ``id`` and ``jurisdiction`` may stand again as ``_2``, ``_3``."""

LONG: Final = (
    Column("case_id", "text"),
    Column("matter", "text"),
    Column("jurisdiction", "place"),
    Column("type", "event"),
    Column("at", "moment"),
    Column("channel", "channel"),
    Column("respond_by", "day"),
    Column("respond_within", "count"),
    Column("served", "day"),
    Column("dispatched", "day"),
    Column("party", "text"),
    Column("consents", "truth"),
    Column("agency", "text"),
    Column("role", "text"),
    Column("working_days", "count"),
    Column("until", "day"),
    Column("method", "method"),
    Column("dated", "day"),
    Column("delivered", "day"),
    Column("registered", "day"),
    Column("kind", "text"),
    Column("field", "text"),
    Column("severity", "text"),
    Column("period", "text"),
    Column("to", "text"),
    Column("urgency", "text"),
)
"""The columns of a table with a row an event; each is a field of the event, or says something of its case."""

WIDE_BY_NAME: Final = {key_of(column.name): column for column in WIDE}
"""The same by their English names, as these are compared."""


def column_by_name(name: str) -> Column:
    """The column of a table with a row a case that has this name 按名取列.

    Raises:
        KeyError: for a name that no such column has.
    """
    return WIDE_BY_NAME[key_of(name)]
