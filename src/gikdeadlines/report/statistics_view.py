"""The figures of a year for a page: the table in columns that fit, and what the charts show 年度统计的视图模型。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from gikdeadlines.batch.statistics import Tally
from gikdeadlines.values import Provenance
from gikdeadlines.wording import Wording

from .phrases import printable
from .statistics_chart import DaysChart, Outcomes, days_chart, outcomes
from .statistics_table import Part, StatisticsRow, StatisticsTable, groups_of, shown_figure, statistics_table

__all__ = ["Columns", "Line", "StatisticsView", "statistics_view"]

_MOST_DRAWN: Final = 40
"""Groups in the chart; the table has all of them."""

_GROUPS_ABREAST: Final = 6
"""Groups beside each other in the table: A4 has room for as many."""

_FIRST_FIGURES: Final = ("carried-over", "new", "concluded", "carried-next", "late", "overdue")
"""What the head of the page shows of the figures of all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item in some columns 一行."""

    part: Part
    label: str
    cells: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Some columns of the table, as many as stand beside each other 并列各栏."""

    names: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def has_reasons(self) -> bool:
        """Whether some line says why it is blank 是否有未填原因."""
        return any(line.why for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsView:
    """What is said of a year, in one language 年度统计的说明.

    ``all`` is what became of all cases, ``groups`` the same of each group but for so many ``undrawn`` ones; ``undated``
    cases are in neither.
    """

    table: StatisticsTable
    by: str
    figures: tuple[tuple[str, str], ...]
    columns: tuple[Columns, ...]
    all: Outcomes
    groups: tuple[Outcomes, ...]
    undrawn: int
    undated: int
    days: DaysChart
    provenance: Provenance


def statistics_view(
    tally: Tally, table: StatisticsTable, *, wording: Wording, provenance: Provenance
) -> StatisticsView:
    """What is said of a year 年度统计的说明.

    Args:
        tally: of all its cases.
        table: of :func:`~gikdeadlines.report.statistics_table.statistics_table`, from the same tally.
        wording: the language of the table.
        provenance: what the cases were assessed by.
    """
    of_all, *of_groups = groups_of(tally)
    groups = [outcomes(printable(name), found) for name, (_, found) in zip(table.names, of_groups, strict=True)]
    drawn = sorted(nlargest(_MOST_DRAWN, range(len(groups)), key=lambda at: groups[at].total))
    return StatisticsView(
        table=table,
        by=printable(table.by),
        figures=tuple(_figures(tally, wording)),
        columns=tuple(_columns(table)),
        all=outcomes(wording.text("stats-total"), of_all[1]),
        groups=tuple(groups[at] for at in drawn),
        undrawn=len(groups) - len(drawn),
        undated=tally.total.undated,
        days=days_chart(tally.total),
        provenance=provenance,
    )


def _figures(tally: Tally, wording: Wording) -> Iterator[tuple[str, str]]:
    rows = {row.code: row for row in statistics_table(tally, wording).rows}
    for code in _FIRST_FIGURES:
        yield rows[code].label, shown_figure(rows[code].values[0]) or "—"


def _columns(table: StatisticsTable) -> Iterator[Columns]:
    """The figures of all beside the first groups, then the rest of the groups."""
    names = [table.total, *map(printable, table.names)]
    for start in (0, *range(_GROUPS_ABREAST + 1, len(names), _GROUPS_ABREAST)):
        end = start + _GROUPS_ABREAST if start else _GROUPS_ABREAST + 1
        yield Columns(tuple(names[start:end]), tuple(_line(row, start, end) for row in table.rows))


def _line(row: StatisticsRow, start: int, end: int) -> Line:
    cells = tuple(shown_figure(value) for value in row.values[start:end])
    return Line(row.part, row.label, cells, "" if start else row.why)
