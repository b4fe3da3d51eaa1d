"""Many rows at once have the answers that each has alone 批量与逐件."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from random import Random
from typing import Any, Final

from gikdeadlines.case import CHANNELS, METHODS
from gikdeadlines.loading import Assessable, Skipped
from gikdeadlines.values import Assessment, FrozenMap, GikError, Text

from .extensions import FIRST_LAW
from .model import CounterExample, Property, Sampled, Strategy, Whole, counter
from .world import World

__all__ = ["BATCH"]

ROOM: Final = 500
LONGEST: Final = 40
"""Working days asked for in one go."""

COMPARED: Final = (
    "verdict",
    "ended_by",
    "robust",
    "basis",
    "received_on",
    "first_due",
    "due",
    "earliest_due",
    "latest_due",
    "replied_on",
    "days_allowed",
    "days_used",
    "days_left",
    "days_late",
    "regime",
    "certainty",
)

_IS_INSTALLED: Final = all(find_spec(package) for package in ("numpy", "pyarrow"))
"""The arithmetic on columns is the tables extra; without it these properties are not applicable."""

Registered = Mapping[str, object]
"""A row of a register by its English headings."""


# One term for every day


def _every_count(world: World) -> Iterator[int]:
    return iter(range(1, LONGEST + 1)) if _IS_INSTALLED and world.runs else iter(())


def _counts_alike(world: World, n: int) -> CounterExample | None:
    import numpy as np  # noqa: PLC0415 - an extra

    from gikdeadlines.batch.working_days import nth_after  # noqa: PLC0415 - needs the extra

    starts = list(world.starts(ROOM))
    found = nth_after(world.calendar, np.array(starts, dtype="datetime64[D]"), n).tolist()
    for start, day in zip(starts, found, strict=True):
        expected = world.calendar.nth_after(start, n)
        if day != expected:
            return counter(
                f"批量推算自{start}起第{n}个工作日",
                f"working day {n} after {start}, computed for all days at once",
                expected=expected,
                found=day,
                about=(start,),
            )
    return None


# A register


def _draw_registers(world: World) -> Strategy:
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    days = [day for day in world.starts(ROOM) if day >= FIRST_LAW]
    if not _IS_INSTALLED or not days or world.calendar.gaps:
        return None
    stated = st.lists(st.sampled_from(_FACTS), unique=True, max_size=5)
    return stated.flatmap(lambda facts: st.lists(_rows(st.sampled_from(days), facts), min_size=_FEWEST, max_size=_MOST))


_FEWEST, _MOST = 4, 20
"""Rows of a register: of a single one nothing stands beside it."""

_FACTS: Final = (
    "signed_for",
    "arrived",
    "confirmed",
    "correction_requested",
    "correction_received",
    "third_party_consulted",
    "third_party_replied",
    "extension_notified",
    "reply_dated",
    "reply_dispatched",
    "reply_delivered",
)


def _rows(days: Strategy, stated: Sequence[str]) -> Strategy:
    """A row of a register that states some facts; now and then in an order in which they cannot have happened.

    The rows of one register state the same facts, as those of a real one do.
    """
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    facts = st.fixed_dictionaries({name: st.integers(0, 40) if name in stated else st.none() for name in _FACTS})
    says = st.fixed_dictionaries(
        {
            "channel": st.sampled_from(CHANNELS[:3]),
            "extension_days": st.just(10),
            "reply_method": st.just(METHODS[3]),
        }
    )
    return st.builds(_row, days, facts, says)


def _row(submitted: date, facts: Mapping[str, int | None], says: Mapping[str, object]) -> Registered:
    dated = {name: None if after is None else submitted + timedelta(after) for name, after in facts.items()}
    return {"submitted": submitted, **dated, **says}


def _assesses_alike(world: World, rows: Sequence[Registered]) -> CounterExample | None:
    from gikdeadlines.batch.tables import assess_table  # noqa: PLC0415 - needs the extra

    as_of = max(_submitted(row) for row in rows) + timedelta(60)
    table = _table(rows)
    found = assess_table(table, law=world.law, calendar=world.calendar, as_of=as_of).to_pylist()
    for row, (alone, together) in zip(rows, zip(_each_alone(world, table, as_of), found, strict=True), strict=True):
        seen = {name: together[name] for name in COMPARED} if together["refusal"] is None else {}
        if seen != alone:
            shown = ", ".join(f"{name} {value}" for name, value in row.items() if value is not None)
            wrong = [name for name in COMPARED if alone.get(name) != seen.get(name)]
            return counter(
                f"登记行（{shown}），截至{as_of}，批量核查与逐件核查",
                f"the row ({shown}) as of {as_of}, assessed in a table and by itself",
                expected=[f"{name} {alone.get(name, 'refused')}" for name in wrong],
                found=[f"{name} {seen.get(name, 'refused')}" for name in wrong],
            )
    return None


# A register of every column

_COLUMNS: Final[Mapping[str, tuple[float, int, int]]] = FrozenMap(
    {
        "signed_for": (0.6, 0, 4),
        "arrived": (0.7, 0, 3),
        "confirmed": (0.6, 2, 6),
        "received": (0.25, 0, 7),
        "contact_restored": (0.05, 4, 8),
        "withdrawn": (0.06, 8, 60),
        "correction_requested": (0.3, 1, 8),
        "correction_respond_by": (0.1, 10, 20),
        "correction_received": (0.25, 9, 22),
        "third_party_consulted": (0.3, 1, 15),
        "third_party_replied": (0.2, 15, 45),
        "agency_consulted": (0.25, 1, 15),
        "agency_replied": (0.2, 15, 35),
        "obstacle_began": (0.06, 2, 15),
        "obstacle_ended": (0.04, 16, 30),
        "extension_notified": (0.35, 8, 30),
        "later_date": (0.06, 30, 80),
        "fee_notified": (0.08, 2, 12),
        "fee_paid": (0.05, 13, 30),
        "reply_dated": (0.8, 10, 60),
        "reply_dispatched": (0.6, 61, 64),
        "reply_delivered": (0.4, 65, 70),
        "reply_registered": (0.2, 58, 66),
    }
)
"""How often a row states a day, and the days from the submission between which it lies."""

_TURNS: Final = (date(2015, 11, 18), date(2016, 12, 7), date(2019, 5, 15), date(2020, 1, 27))
"""Days on which the law or the calendar turned: many rows lie just before one."""

_ROWS: Final = 60
_EXPLORED: Final = 15
"""Rows of a register, and how many of them are explored."""
_REGISTERS: Final = 8


def _every_register(world: World) -> Iterator[int]:
    usable = _IS_INSTALLED and world.runs and not world.calendar.gaps
    return iter(range(_REGISTERS)) if usable and any(day >= FIRST_LAW for day in world.starts(ROOM)) else iter(())


def _drawn_rows(world: World, seed: int) -> list[Registered]:
    chance = Random(seed)  # noqa: S311 - no secret
    starts = [day for day in world.starts(ROOM) if day >= FIRST_LAW]
    near = [turn - timedelta(days) for turn in _TURNS for days in range(45) if starts[0] < turn < starts[-1]]
    rows: list[Registered] = []
    for _ in range(_ROWS):
        submitted = chance.choice(near if near and chance.random() < 1 / 2 else starts)
        days = {
            name: submitted + timedelta(chance.randint(least, most)) if chance.random() < share else None
            for name, (share, least, most) in _COLUMNS.items()
        }
        words = {"channel": chance.choice(CHANNELS), "reply_method": chance.choice(METHODS)}
        place = chance.choice((None, None, "CN-SX", "CN-BJ"))
        told = chance.choice((None, 5, 15, 20)) if days["extension_notified"] else None
        rows.append({"jurisdiction": place, "submitted": submitted, **days, **words, "extension_days": told})
    return rows


def _assesses_every_field_alike(world: World, seed: int) -> CounterExample | None:
    from gikdeadlines.batch.tables import assess_table  # noqa: PLC0415 - needs the extra

    rows = _drawn_rows(world, seed)
    last = max(_submitted(row) for row in rows) + timedelta(120)
    for as_of, explores, most in ((last, False, _ROWS), (last, True, _EXPLORED), (date(2019, 6, 3), True, _EXPLORED)):
        known = [row for row in rows if _submitted(row) + timedelta(80) < as_of][:most]
        if known:
            table = _table(known)
            found = assess_table(table, law=world.law, calendar=world.calendar, as_of=as_of, explore=explores)
            wrong = _first_difference(known, found, _alone_on_every_field(world, table, as_of, explores))
            if wrong:
                return wrong
    return None


def _first_difference(
    rows: Sequence[Registered],
    found: Any,  # noqa: ANN401 - pyarrow's
    alone: Sequence[Assessment | None],
) -> CounterExample | None:
    from gikdeadlines.batch.schema import assembled  # noqa: PLC0415 - needs the extra

    refused = [code is not None for code in found.column("refusal").to_pylist()]
    settled = [place for place, each in enumerate(alone) if each is not None and not refused[place]]
    wanted = assembled([each for place in settled if (each := alone[place])])
    together = found.take(settled)
    wrong = {place: ["refusal"] for place, each in enumerate(alone) if (each is None) != refused[place]}
    for name in wanted.schema.names:
        one, many = wanted.column(name).to_pylist(), together.column(name).to_pylist()
        for place, pair in zip(settled, zip(one, many, strict=True), strict=True):
            if pair[0] != pair[1]:
                wrong.setdefault(place, []).append(f"{name}: {pair[0]} / {pair[1]}")
    if not wrong:
        return None
    place = min(wrong)
    shown = ", ".join(f"{name} {value}" for name, value in rows[place].items() if value is not None)
    return counter(
        f"登记行（{shown}），批量核查与逐件核查",
        f"the row ({shown}), assessed in a table and by itself",
        expected="the same on every field",
        found=wrong[place],
    )


def _alone_on_every_field(
    world: World,
    table: Any,  # noqa: ANN401 - pyarrow's
    as_of: date,
    explores: bool,  # noqa: FBT001 - as the table was assessed
) -> list[Assessment | None]:
    from gikdeadlines.registers import read_arrow  # noqa: PLC0415 - needs the extra

    found: list[Assessment | None] = []
    for row in read_arrow(table):
        if isinstance(row, Skipped):
            continue
        try:
            found.append(world.assess(row.case, as_of=as_of, explore=explores) if isinstance(row, Assessable) else None)
        except GikError:
            found.append(None)
    return found


def _table(rows: Sequence[Registered]) -> Any:  # noqa: ANN401 - pyarrow's
    import pyarrow as pa  # noqa: PLC0415 - an extra

    columns = {name: pa.array([row[name] for row in rows], type=_kind(pa, name)) for name in rows[0]}
    return pa.table({"id": [str(number) for number in range(len(rows))], **columns})


def _submitted(row: Registered) -> date:
    day = row["submitted"]
    assert isinstance(day, date)  # drawn with one
    return day


def _kind(arrow: Any, name: str) -> Any:  # noqa: ANN401 - of a package that may be absent
    if name in ("channel", "reply_method", "jurisdiction"):
        return arrow.string()
    return arrow.int64() if name == "extension_days" else arrow.date32()


def _each_alone(world: World, table: Any, as_of: date) -> Iterator[dict[str, object]]:  # noqa: ANN401 - pyarrow's
    """What each row comes to by itself, nothing where it is refused."""
    from gikdeadlines.registers import read_arrow  # noqa: PLC0415 - needs the extra

    for row in read_arrow(table):
        if isinstance(row, Skipped):
            continue
        if not isinstance(row, Assessable):
            yield {}
            continue
        try:
            result = world.assess(row.case, as_of=as_of, explore=True)
        except GikError:
            yield {}
            continue
        yield {name: getattr(result, name) for name in COMPARED}


BATCH: Final = (
    Property(
        id="GIK-P-092",
        area="batch",
        title=Text("批量推日与逐日推日一致", "Days computed at once are those computed one by one"),
        statement=Text(
            "成批推算的第n个工作日，与逐一推算的相同。",
            "The n-th working day of many days, computed at once, is that of each.",
        ),
        formal="∀s, n ≤ 40: batch(s, n) = due(s, n)",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Whole(
            Text("日历上的每一日 × 1至40个工作日", "every day of the calendar × 1 to 40 working days"),
            _every_count,
            quick_step=13,
        ),
        check=_counts_alike,
    ),
    Property(
        id="GIK-P-093",
        area="batch",
        title=Text("成批核查与逐件核查一致", "A register is assessed as each of its rows"),
        statement=Text(
            "登记表中每一行成批核查的结果，与该行单独核查的结果相同；单独应拒绝的，成批也拒绝。",
            "Each row of a register has in the table the assessment that it has alone, and is refused there when it is "
            "refused alone.",
        ),
        formal="batch(c₁ … cₙ) = (A(c₁) … A(cₙ))",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Sampled(
            Text("4至20行的登记表，含不可能的经过", "registers of 4 to 20 rows, impossible histories among them"),
            _draw_registers,
            weight=0.34,
        ),
        check=_assesses_alike,
    ),
    Property(
        id="GIK-P-141",
        area="batch",
        title=Text(
            "各列登记表的每一字段，批量与逐件一致", "Every field of a register of every column is that of each row"
        ),
        statement=Text(
            "载有各列的登记表成批核查，其每行每一字段与该行单独核查的相同，无论是否比对各口径。",
            "Of a register that states every column each row has on every field what it has alone, explored or not.",
        ),
        formal="∀ field f, row c: batch(…c…).f = A(c).f",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Whole(
            Text(
                "八份登记表，各60行，各列以各种组合载明", "eight registers of 60 rows, the columns in all combinations"
            ),
            _every_register,
            quick_step=8,
        ),
        check=_assesses_every_field_alike,
    ),
)
