"""Tables as agencies keep them, made by chance, each with what it says in plain 仿真登记簿.

Nothing here knows how tables are read: the words are lists of its own, so that a reader that misunderstands one cannot
agree with itself. A table has the same cases twice: as ``rows`` of a clerk, and as ``plain`` rows under the headings of
the table form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from .clerks import (
    CHANNELS,
    CONTENT,
    DAY_WORDS,
    FOOTERS,
    GROUPS,
    HEADINGS,
    ID,
    METHODS,
    NEUTRAL,
    NOTHING,
    SPELLINGS,
    TITLES,
    UNANSWERED,
)
from .damages import DAMAGES, Cells, Column

__all__ = ["DAMAGES", "MadeTable", "make_table"]

_FIRST: Final = date(2009, 1, 5)
_LAST: Final = date(2025, 6, 1)


@dataclass(frozen=True, slots=True)
class MadeTable:
    """A table of a clerk, and the same cases under our own headings 仿真表格.

    ``damage`` says what was done to it, where anything was: then a reader may have to say that it does not understand.
    """

    rows: tuple[tuple[object, ...], ...]
    plain: tuple[tuple[object, ...], ...]
    damage: str | None = None


def _happens(chance: Random, percent: int) -> bool:
    return chance.randrange(100) < percent


# The cases, in plain


_RECEIPTS: Final = (("received",), ("channel", "received"), ("channel", "submitted"), ("channel", "signed_for"))


def _facts(chance: Random) -> tuple[str, ...]:
    """The fields that the cases of one table may state, in the order of a case."""
    receipt = chance.choice(
        (("received",), ("channel", "received"), ("channel", "submitted"), ("channel", "signed_for"))
    )
    fields = ["id", *receipt]
    if _happens(chance, 40):
        fields += ["correction_requested", "correction_received"]
    if _happens(chance, 40):
        fields += ["third_party_consulted", "third_party_replied"]
    if _happens(chance, 40):
        fields += ["extension_notified", "extension_days"]
    fields += chance.choice((["reply_registered"], ["reply_method", "reply_dispatched"]))
    return (*fields, "declared_due") if _happens(chance, 20) else tuple(fields)


def _case(number: int, received: date, fields: Sequence[str], chance: Random) -> dict[str, object]:
    """A case that may have happened so: each day on or after those before it."""
    case: dict[str, object] = {"id": f"{received.year}-{number:03}"}
    day = received
    for field in fields[1:]:
        match field:
            case "channel":
                case[field] = "in-person" if "submitted" in fields else "signed-post"
            case "received" | "submitted" | "signed_for":
                case[field] = received
            case "correction_requested" | "third_party_consulted" | "extension_notified":
                stated = _happens(chance, 50)
                day += timedelta(chance.randrange(1, 9)) if stated else timedelta(0)
                case[field] = day if stated else None
            case "correction_received" | "third_party_replied":
                asked = case[fields[fields.index(field) - 1]]
                day += timedelta(chance.randrange(1, 20)) if asked else timedelta(0)
                case[field] = day if asked else None
            case "extension_days":
                case[field] = chance.choice((5, 10, 15, 20)) if case["extension_notified"] else None
            case "reply_method":
                case[field] = "post"
            case "declared_due":
                case[field] = received + timedelta(28)
            case _:
                case[field] = day + timedelta(chance.randrange(0, 45)) if _happens(chance, 90) else None
    return case


# The columns of a clerk


def _columns(fields: Sequence[str], chance: Random) -> list[list[Column]]:
    """The columns in blocks that stay together: those of one group."""
    grouped = _happens(chance, 35)
    style = chance.randrange(3)
    blocks: dict[str, list[Column]] = {}
    for field in fields:
        if grouped and field in GROUPS:
            group, leaf = GROUPS[field][style]
            word = "" if leaf.endswith(("方式", "数")) else chance.choice(DAY_WORDS[:2])
            blocks.setdefault(group, []).append(Column(field, leaf + word, group))
        else:
            parts = (ID,) if field == "id" else HEADINGS[field]
            blocks[field] = [Column(field, "".join(chance.choice(part) for part in parts))]
    for name in chance.sample([*NEUTRAL, CONTENT], chance.randrange(0, 4)):
        blocks[name] = [Column(None, name)]
    shuffled = list(blocks.values())
    chance.shuffle(shuffled)
    return shuffled


def _cell(field: str, value: object, chance: Random, spell: Callable[[date], object]) -> object:
    if value is None:
        return chance.choice(UNANSWERED if field.startswith("reply") else NOTHING)
    if isinstance(value, date):
        return spell(value)
    if field == "channel":
        return chance.choice(CHANNELS[str(value)])
    return chance.choice(METHODS) if field == "reply_method" else value


def _content(case: Mapping[str, object], chance: Random) -> object:
    """What was answered, where something was."""
    is_answered = case.get("reply_registered") or case.get("reply_dispatched")
    return chance.choice(("予以公开", "部分公开", "不存在")) if is_answered else chance.choice(("", "未答复"))


def _fill(column: Column, cases: Sequence[Mapping[str, object]], chance: Random) -> None:
    spell = chance.choice(SPELLINGS)
    if column.heading == CONTENT:
        column.cells = [_content(case, chance) for case in cases]
    elif column.field is None:
        column.cells = [chance.choice(NEUTRAL[column.heading]) for _ in cases]
    else:
        column.values = [case[column.field] for case in cases]
        column.cells = [_cell(column.field, value, chance, spell) for value in column.values]


def _decorated(heading: str, chance: Random) -> str:
    """A heading with what clerks put into headings: a line break, spaces, a colon."""
    at = len(heading) // 2
    return chance.choice((heading, heading, heading, f"{heading[:at]}\n{heading[at:]}", f" {heading}：", heading + "*"))


def _heading_rows(blocks: Sequence[Sequence[Column]], chance: Random) -> list[Cells]:
    """The headings: one row, or two where there are groups, cells merged as spreadsheets show them."""
    columns = [column for block in blocks for column in block]
    if not any(column.group for column in columns):
        return [[_decorated(column.heading, chance) for column in columns]]
    upper: Cells = []
    lower: Cells = []
    for block in blocks:
        for place, column in enumerate(block):
            upper.append(column.heading if not column.group else column.group if place == 0 else "")
            lower.append(column.heading if column.group else "")
    return [upper, lower]


# The whole table


def make_table(seed: int, *, damaged: bool = False, first: date = _FIRST) -> MadeTable:
    """A table by chance, always the same one for a number 生成表格.

    >>> made = make_table(7)
    >>> made == make_table(7), made.damage, make_table(7, damaged=True).damage is None
    (True, None, False)

    Args:
        seed: its number.
        damaged: whether something is done to it that a reader may not understand.
        first: the first day on which an application may be received; the last lies in 2025.
    """
    chance = Random(seed)  # noqa: S311 - tables drawn by chance are no secrets
    fields = _facts(chance)
    days = (_LAST - first).days
    receipts = [first + timedelta(chance.randrange(days)) for _ in range(chance.randrange(1, 5))]
    cases = [_case(number, received, fields, chance) for number, received in enumerate(receipts, start=1)]
    blocks = _columns(fields, chance)
    for column in (column for block in blocks for column in block):
        _fill(column, cases, chance)
    damage = chance.choice(list(DAMAGES)) if damaged else None
    if damage:
        flat = [column for block in blocks for column in block]
        DAMAGES[damage](flat, chance)
        kept = set(map(id, flat))
        blocks = [[each for each in block if id(each) in kept] for block in blocks]
        placed = {id(each) for block in blocks for each in block}
        blocks += [[each] for each in flat if id(each) not in placed]
    rows = tuple(map(tuple, _rows([block for block in blocks if block], len(cases), chance)))
    return MadeTable(rows, (fields, *(tuple(case[field] for field in fields) for case in cases)), damage)


def _rows(blocks: Sequence[Sequence[Column]], cases: int, chance: Random) -> Iterator[Cells]:
    columns = [column for block in blocks for column in block]
    if _happens(chance, 50):
        yield [chance.choice(TITLES), *[""] * (len(columns) - 1)]
    if _happens(chance, 20):
        yield [""] * len(columns)
    yield from _heading_rows(blocks, chance)
    if _happens(chance, 10):
        yield [str(number) for number in range(1, len(columns) + 1)]
    yield from ([column.cells[row] for column in columns] for row in range(len(columns[0].cells)))
    for footer in chance.sample(FOOTERS, chance.randrange(0, 3)):
        yield [footer.format(n=cases), *[""] * (len(columns) - 1)]
