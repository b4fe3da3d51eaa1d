"""The figures of a year as a table, worded once for the screen, for files and for the page 年度统计表。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gikdeadlines.batch.statistics import ANNUAL_ITEMS, APPLICANTS, FORM_ITEMS, Figures, Form, Item, Tally
from gikdeadlines.registers import WIDE
from gikdeadlines.wording import Wording

__all__ = ["Part", "StatisticsRow", "StatisticsTable", "groups_of", "shown_figure", "statistics_table"]

Value = float | str | None
"""A figure, the least and the most that it can be as one text, or nothing."""

Part = Literal["form", "beyond", "used"]
"""该表各项, 该表看不出的, 用时."""


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """One item: its value for all and for each group, a range or None where it stays open, and why 一项."""

    code: str
    label: str
    values: tuple[Value, ...]
    why: str

    @property
    def part(self) -> Part:
        """Which part of the table it stands in 所属部分."""
        if self.code in FORM_ITEMS or self.code in ANNUAL_ITEMS:
            return "form"
        return "used" if self.code.startswith("used-") else "beyond"


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """The figures of a year in words 年度统计表.

    ``by`` is the column of the groups, ``names`` are their names, as the file has them; ``balance`` is the check that
    the figures meet; ``notes`` say where every case went and how far the year reaches.
    """

    form: Form
    title: str
    item: str
    total: str
    by: str
    names: tuple[str, ...]
    why: str
    rows: tuple[StatisticsRow, ...]
    balance: str
    notes: tuple[str, ...]

    @property
    def headings(self) -> list[str]:
        """What stands above the columns 表头."""
        return [self.item, self.total, *self.names, self.why]

    def lines(self) -> Iterator[Sequence[object]]:
        """The rows below the headings, cell by cell 各行."""
        for row in self.rows:
            yield [row.label, *row.values, row.why]


def statistics_table(
    tally: Tally, wording: Wording, *, by: str | None = None, refused: int = 0, form: Form = "2014"
) -> StatisticsTable:
    """The figures of a year in words 年度统计表.

    Args:
        tally: of all its cases.
        wording: in which language.
        by: the column that names the groups.
        refused: how many cases could not be read or assessed.
        form: whose items come first.
    """
    groups = groups_of(tally)
    return StatisticsTable(
        form=form,
        title=wording.text("stats-title", year=str(tally.year), as_of=tally.last_day),
        item=wording.text("stats-item"),
        total=wording.text("stats-total"),
        by=by or "",
        names=tuple(name or wording.text("stats-empty") for name, _ in groups[1:]),
        why=wording.text("stats-needs"),
        rows=tuple(_rows([figures for _, figures in groups], form, wording)),
        balance=_balance([figures for _, figures in groups], wording),
        notes=tuple(_notes(tally, wording, refused)),
    )


def groups_of(tally: Tally) -> list[tuple[str | None, Figures]]:
    """The figures of all, who have no name, then those of each group, whose name may be empty 各组."""
    return [(None, tally.total), *sorted(tally.groups.items(), key=_place)]


def _place(group: tuple[str, Figures]) -> tuple[int, str]:
    """Kinds of applicants in the order of the annual report, before any other group."""
    name, _ = group
    return (APPLICANTS.index(name) if name in APPLICANTS else len(APPLICANTS), name)


def shown_figure(value: object) -> str:
    """A figure as it is read, nothing where it stays blank 数字的文字.

    >>> shown_figure(19.5), shown_figure(20.0), shown_figure(None)
    ('19.5', '20', '')
    """
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _rows(groups: Sequence[Figures], form: Form, wording: Wording) -> Iterator[StatisticsRow]:
    by_group = [{item.code: item for item in figures.items(form)} for figures in groups]
    for code in by_group[0]:
        values = tuple(_value(group.get(code)) for group in by_group)
        yield StatisticsRow(code, _label(code, wording), values, _why(by_group[0][code], wording))


def _value(item: Item | None) -> Value:
    """A figure; where it is open and bounded, from the least to the most that it can be."""
    if item is None:
        return None
    if item.value is not None or item.most is None:
        return item.value
    return f"{shown_figure(item.counted)}–{shown_figure(item.most)}"


def _label(code: str, wording: Wording) -> str:
    if code.startswith("used-") and code[5].isdigit():
        first, _, last = code.removeprefix("used-").partition("-")
        return wording.text("stats-used" if last else "stats-used-more", first=first, last=last)
    return wording.text(f"stats-{code}")


def _why(item: Item, wording: Wording) -> str:
    if not item.needs:
        return ""
    if "content" in item.needs:
        return wording.text("stats-by-content")
    needs = wording.listed(_column_name(name, wording) for name in item.needs)
    return wording.text("stats-lacking", count=str(item.counted), columns=needs)


def _column_name(name: str, wording: Wording) -> str:
    column = next((column for column in WIDE if column.name == name), None)
    if column is None:
        return "--explore" if name == "explore" else wording.label("fact", name)
    return column.headings[0] if wording.language == "zh" else column.name


def _balance(groups: Sequence[Figures], wording: Wording) -> str:
    """What came in is what was concluded and what was carried on, for all and for every group."""
    total = groups[0]
    parts = {
        "carried_over": total.carried_over,
        "new": total.new + total.reopened,
        "concluded": total.concluded.total(),
        "carried_next": total.carried_next,
    }
    assert all(figures.balances for figures in groups), f"the figures do not balance: {parts}"
    return wording.text("stats-balance", **parts)


def _notes(tally: Tally, wording: Wording, refused: int) -> Iterator[str]:
    counts = {"counted": tally.counted, "outside": tally.outside, "refused": refused}
    read = sum(counts.values()) + tally.other_matters
    yield wording.text("stats-read", read=read, others=tally.other_matters, **counts)
    if tally.last_day < date(tally.year, 12, 31):
        yield wording.text("stats-part-year", day=tally.last_day)
