"""Many rows at once have the answers that each has alone 批量与逐件."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from typing import Any, Final

from gikdeadlines.case import CHANNELS, METHODS
from gikdeadlines.loading import Assessable, Skipped
from gikdeadlines.values import GikError, Text

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
    return stated.flatmap(lambda facts: st.lists(_rows(st.sampled_from(days), facts), min_size=1, max_size=20))


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
    import pyarrow as pa  # noqa: PLC0415 - an extra

    from gikdeadlines.batch.tables import assess_table  # noqa: PLC0415 - needs the extra

    as_of = max(_submitted(row) for row in rows) + timedelta(60)
    table = pa.table(
        {
            "id": [str(number) for number in range(len(rows))],
            **{name: pa.array([row[name] for row in rows], type=_kind(pa, name)) for name in rows[0]},
        }
    )
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


def _submitted(row: Registered) -> date:
    day = row["submitted"]
    assert isinstance(day, date)  # drawn with one
    return day


def _kind(arrow: Any, name: str) -> Any:  # noqa: ANN401 - of a package that may be absent
    if name in ("channel", "reply_method"):
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
            Text("至多20行的登记表，含不可能的经过", "registers of up to 20 rows, impossible histories among them"),
            _draw_registers,
            weight=0.05,
        ),
        check=_assesses_alike,
    ),
)
