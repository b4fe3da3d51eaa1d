"""What a register says is read right, or it is said that it was not 登记簿的识读."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.law import DOUBTS
from gikdeadlines.loading import Assessable
from gikdeadlines.registers import Table, read_table
from gikdeadlines.testing.layouts import make_table
from gikdeadlines.values import Assessment, GikError, Text

from .model import CounterExample, Property, Sampled, Strategy, counter
from .world import World

__all__ = ["REGISTERS", "Made"]

_FIRST, _LAST = date(2009, 1, 1), date(2026, 3, 31)
"""Between these days lie all those of a table."""

_AS_OF: Final = date(2025, 12, 31)
_MOST: Final = 10**9


@dataclass(frozen=True, slots=True)
class Made:
    """A table by chance, by its number 仿真登记簿."""

    number: int
    damaged: bool


def _draw(world: World) -> Strategy:
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    if not world.reaches(_FIRST, _LAST):
        return None
    return st.builds(Made, st.integers(0, _MOST), st.booleans())


def _read(rows: Sequence[Sequence[object]]) -> Mapping[str, Case]:
    """The cases that a table is read to state; those of one that is refused are none."""
    return dict(_cases(rows))


def _cases(rows: Sequence[Sequence[object]]) -> Iterator[tuple[str, Case]]:
    try:
        for row in read_table([*map(list, rows)], Table(file="table")):
            if isinstance(row, Assessable):
                yield row.case.id, row.case
    except GikError:
        return


def _is_in_doubt(case: Case) -> bool:
    return any(found.code in DOUBTS for found in case.doubts)


def _differs(world: World, made: Made) -> CounterExample | None:
    table = make_table(made.number, damaged=made.damaged)
    plain, read = _read(table.plain), _read(table.rows)
    # Doubts take certainty away in one place, whatever they are: one of a table shows whether they do.
    doubted = next((id_ for id_, case in read.items() if _is_in_doubt(case)), None)
    for id_, case in read.items():
        if id_ != doubted and (_is_in_doubt(case) or (id_ in plain and case.events == plain[id_].events)):
            continue
        found, meant = _assessed(world, case), _assessed(world, plain.get(id_))
        if found and found.robust and (id_ == doubted or meant is None or found.verdict != meant.verdict):
            return counter(
                f"第{made.number}号仿真登记簿中的{id_}",
                f"{id_} of the made table {made.number}",
                expected=meant.verdict if meant else None,
                found=found.verdict,
            )
    return None


def _assessed(world: World, case: Case | None) -> Assessment | None:
    try:
        return world.assess(case, as_of=_AS_OF, explore=True) if case else None
    except GikError:
        return None


REGISTERS: Final = (
    Property(
        id="GIK-P-096",
        area="form",
        title=Text("结论不比识读更确定", "No verdict is surer than the reading of its table"),
        statement=Text(
            "无论登记簿的标题、分组、写法如何，标为各口径一致的结论，与同一案件写在本库标题之下时的结论相同；读不懂之处，须说明，且不标为各口径一致。",
            "However a register is headed, grouped and spelled, a verdict called the same on every reading is that of "
            "the same case under our own headings; what is not understood is said, and takes that certainty away.",
        ),
        formal="∀ table T, case c ∈ T: robust(T, c) ⇒ verdict(T, c) = verdict(plain(T), c)",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Sampled(
            Text(
                "仿真登记簿：标题的各种写法、分组、列序、日期写法、表尾，一半另加错漏",
                "made registers: headings, groups, orders of columns, spellings of days, footers; half of them damaged",
            ),
            _draw,
            weight=0.5,
        ),
        check=_differs,
    ),
)
"""The properties of reading."""
