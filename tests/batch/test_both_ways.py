"""The text of the law gives the same for a table as for each of its rows, on every field, whatever the rows state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Final
from unittest.mock import patch

import numpy as np
import pyarrow as pa
import pytest
from numpy.typing import NDArray

from gikdeadlines import assess, load_calendars, load_law
from gikdeadlines.batch import assess_table, kernel, tables
from gikdeadlines.batch.between import between_their_ends
from gikdeadlines.batch.columns import layout_of_names
from gikdeadlines.batch.groups import Group
from gikdeadlines.batch.lanes import Lanes
from gikdeadlines.batch.schema import assembled
from gikdeadlines.batch.working_days import Numbers
from gikdeadlines.case import Case
from gikdeadlines.registers import case_of_row
from gikdeadlines.values import NATIONAL, Assessment, GikError

CHANNELS = ["当面", "口头", "邮寄签收", "平信", "误投", "电子邮件", "传真", "网上", "未公告渠道"]
METHODS = ["当场", "直接送达", "委托送达", "邮寄", "快递", "电子送达"]
PLACES = ["山西省", "CN", "CN-SH", "CN-GX", "CN-BJ"]
TURNS = np.array(
    ["2014-07-01", "2015-09-03", "2015-11-18", "2016-12-07", "2019-05-15", "2020-01-31", "2021-01-01"],
    dtype="datetime64[D]",
)
"""Days around which law or calendar changed: many rows lie near one."""

Days = NDArray[Any]


class Register:
    """Rows with every column in odd combinations, in an order that can mostly happen."""

    def __init__(self, rows: int, seed: int, last: date, filled: float) -> None:
        self.rows, self.filled, self.chance = rows, filled, np.random.default_rng(seed)
        first, end = np.datetime64("2008-05-10"), np.datetime64(last)
        start = first + self.chance.integers(0, int((end - first).astype(int)), rows)
        near = TURNS[self.chance.integers(0, len(TURNS), rows)] + self.chance.integers(-40, 6, rows)
        self.start = np.where((self.chance.random(rows) < 0.35) & (near < end), near, start)
        self.columns: dict[str, pa.Array] = {"申请编号": pa.array([f"{seed}-{n}" for n in range(rows)])}

    def after(self, days: Days, least: int, most: int) -> Days:
        """Some days later."""
        found: Days = days + self.chance.integers(least, most, self.rows)
        return found

    def day(self, name: str, days: Days, share: float) -> None:
        """A column of days, filled in a share of the rows."""
        is_empty = self._is_empty(share)
        self.columns[name] = pa.array(days.astype("datetime64[D]"), pa.date32(), mask=is_empty)

    def one_of(self, name: str, words: list[Any], share: float) -> None:
        """A column of words or numbers."""
        is_empty = self._is_empty(share)
        self.columns[name] = pa.array(np.array(words)[self.chance.integers(0, len(words), self.rows)], mask=is_empty)

    def _is_empty(self, share: float) -> NDArray[np.bool_]:
        """What nearly every row has stays so, whatever the rows are filled with."""
        return self.chance.random(self.rows) >= (share if share > OFTEN else share * self.filled)


OFTEN: Final = 0.5


def register(rows: int, seed: int, last: date, *, filled: float = 1.0) -> pa.Table:
    """A register with every column, the last application made before a day, its rarer cells filled more or less."""
    made = Register(rows, seed, last, filled)
    start = made.start
    made.one_of("申请方式", CHANNELS, 0.95)
    made.one_of("适用地区", PLACES, 0.4)
    arrived = made.after(start, 0, 4)
    for name, days, share in (
        ("提交日期", start, 0.97),
        ("签收日期", made.after(start, 0, 6), 0.6),
        ("实际到达日期", arrived, 0.7),
        ("双方确认日期", made.after(arrived, 0, 4), 0.7),
        ("收到申请日期", made.after(start, 0, 8), 0.3),
        ("恢复联络日期", made.after(arrived, 0, 9), 0.05),
        ("撤回日期", made.after(start, 5, 60), 0.06),
        ("确定延迟答复日期", made.after(start, 20, 90), 0.05),
        ("收费通知日期", made.after(start, 1, 20), 0.08),
        ("缴费日期", made.after(start, 20, 50), 0.05),
        ("不可抗力中止日期", made.after(start, 0, 25), 0.06),
        ("恢复日期", made.after(start, 25, 40), 0.04),
    ):
        made.day(name, days, share)
    notice, third, agency = made.after(start, 0, 14), made.after(start, 0, 20), made.after(start, 0, 20)
    made.day("补正告知发出日期", notice, 0.4)
    made.day("补正截止日期", made.after(notice, 2, 14), 0.1)
    made.day("收到补正日期", made.after(notice, 0, 25), 0.3)
    made.day("征求第三方意见日期", third, 0.4)
    made.day("收到第三方意见日期", made.after(third, 0, 40), 0.3)
    made.day("征求第三方意见日期_2", made.after(third, 0, 6), 0.1)
    made.day("征求其他机关意见日期", agency, 0.3)
    made.day("收到其他机关意见日期", made.after(agency, 0, 25), 0.2)
    told = made.after(start, 5, 45)
    made.day("延长期限告知日期", told, 0.4)
    made.one_of("延长工作日数", [5, 10, 15, 20, 30], 0.35)
    made.day("延长期限告知日期_2", made.after(told, 1, 15), 0.05)
    dated = made.after(start, 5, 75)
    dispatched = made.after(dated, 0, 5)
    made.one_of("送达方式", METHODS, 0.85)
    made.day("落款日期", dated, 0.75)
    made.day("交邮日期", dispatched, 0.7)
    made.day("签收（送达）日期", made.after(dispatched, 0, 6), 0.45)
    made.day("答复日期", made.after(dated, 0, 3), 0.2)
    answer_again(made, dated)
    return pa.table(made.columns)


def answer_again(made: Register, dated: Days) -> None:
    """A second reply, some of whose days or all of them are stated: which of two counts hangs on them."""
    for name, share in (("送达方式_2", 0.2), ("落款日期_2", 0.1), ("交邮日期_2", 0.1), ("签收（送达）日期_2", 0.15)):
        if name.startswith("送达"):
            made.one_of(name, METHODS, share)
        else:
            dated = made.after(dated, 0, 12)
            made.day(name, dated, share)


@cache
def grounds() -> dict[str, Any]:
    """Law and calendars, read once."""
    return {"law": load_law(), "calendar": load_calendars()}


Assess = Callable[..., Assessment]


def once() -> Assess:
    """Assesses a case, and gives of an equal one what it gave before.

    A row that a table leaves to the single case runs the same function on the same case: in a long search that would
    be half of the time. A case without a place is the national one.
    """
    known: dict[Case, Assessment] = {}

    def assessed(case: Case, **given: Any) -> Assessment:  # noqa: ANN401 - as assess has it
        placed = replace(case, jurisdiction=case.jurisdiction or NATIONAL)
        if placed not in known:
            known[placed] = assess(case, **given)
        return known[placed]

    return assessed


def require_both_alike(
    table: pa.Table, as_of: date, pins: dict[str, str], *, explore: bool, assess: Assess = assess
) -> None:
    """Each row of the table has on every field what it has alone, or is refused with the same fault."""
    given = {**grounds(), "as_of": as_of, "readings": pins, "explore": explore}
    with patch.object(tables, "assess", assess):
        found = assess_table(table, **given).combine_chunks()
    layout, alone, rows = layout_of_names(table.schema.names), list[Assessment](), []
    codes = found.column("refusal").combine_chunks().field("code").to_pylist()
    columns = [column.to_pylist() for column in table.columns]
    for place, cells in enumerate(zip(*columns, strict=True)):
        code = None
        try:
            alone.append(assess(case_of_row(layout, list(cells), place + 2), **given))
            rows.append(place)
        except GikError as error:
            code = error.code
        assert codes[place] == code, cells
    wanted, got = assembled(alone), found.take(pa.array(rows, pa.int64())).combine_chunks()
    for name in wanted.schema.names:
        if not got.column(name).combine_chunks().equals(wanted.column(name)):
            one, many = wanted.column(name).to_pylist(), got.column(name).to_pylist()
            wrong = [place for place, pair in enumerate(zip(one, many, strict=True)) if pair[0] != pair[1]]
            assert not wrong, (name, one[wrong[0]], many[wrong[0]], table.slice(rows[wrong[0]], 1).to_pylist())


def with_claims(table: pa.Table, as_of: date, *, explore: bool) -> pa.Table:
    """The register with two columns of claimed due days: most are the due day, some another, some rows have none."""
    chance = np.random.default_rng(len(table))
    dues = assess_table(table, **grounds(), as_of=as_of, explore=explore).column("due").combine_chunks()
    made = table.column("提交日期").combine_chunks().fill_null(date(2012, 5, 7))
    days = np.array([due or day for due, day in zip(dues.to_pylist(), made.to_pylist(), strict=True)], "datetime64[D]")
    for number, share in ((1, 0.9), (2, 0.3)):
        moved = np.where(chance.random(len(table)) < FEW, days + chance.integers(-5, 6, len(table)), days)
        is_empty = chance.random(len(table)) >= share
        table = table.append_column(f"登记届满日期_{number}", pa.array(moved, pa.date32(), mask=is_empty))
    return table


AS_OF = [date(2015, 12, 1), date(2019, 6, 3), date(2026, 1, 5)]
PINS: list[dict[str, str]] = [
    {},
    {"pause-ends": "answer-day-counts", "regime-at-2019-05-15": "new-law", "extension-timing": "counts"},
    {
        "before-2015-207": "restarts",
        "pause-cap": "always",
        "late-confirmation": "arrival-day",
        "art35": "ordinary-due-day",
    },
]


FEW: Final = 0.3
"""A row with few events has few branches: many of them can be explored."""


class TestBothWays:
    @pytest.mark.parametrize("as_of", AS_OF)
    @pytest.mark.parametrize("pins", PINS, ids=["defaults", "some-pinned", "others-pinned"])
    def test_agree_on_every_field(self, as_of: date, pins: dict[str, str]) -> None:
        require_both_alike(register(150, as_of.year, as_of), as_of, pins, explore=False)
        require_both_alike(register(890, as_of.month, as_of, filled=FEW), as_of, pins, explore=False)

    @pytest.mark.parametrize("as_of", AS_OF)
    def test_agree_where_every_reading_is_explored(self, as_of: date) -> None:
        require_both_alike(register(4, as_of.day, as_of), as_of, {}, explore=True)
        require_both_alike(register(218, as_of.month, as_of, filled=FEW), as_of, {}, explore=True)

    @pytest.mark.parametrize("explore", [False, True])
    def test_cut_the_branches_of_many_events_alike(self, explore: bool) -> None:
        """Of a case with many events fewer branches are run (:func:`~gikdeadlines.uncertainty.most_branches`)."""
        table, as_of = register(12, 5, AS_OF[-1]), AS_OF[-1]
        made = table.column("提交日期").fill_null(date(2012, 5, 7)).to_numpy().astype("datetime64[D]")
        for number in range(3, 20):
            table = table.append_column(f"征求第三方意见日期_{number}", pa.array(made + np.timedelta64(number, "D")))
            table = table.append_column(
                f"收到第三方意见日期_{number}", pa.array(made + np.timedelta64(number + 2, "D"))
            )

        require_both_alike(table, as_of, {}, explore=explore)

    @pytest.mark.parametrize("explore", [pytest.param(False, marks=pytest.mark.long), True])
    def test_explain_claims_alike(self, explore: bool) -> None:
        as_of = AS_OF[-1]
        table = register(40 if explore else 80, 77, as_of, filled=FEW)

        require_both_alike(with_claims(table, as_of, explore=explore), as_of, {}, explore=explore)

    def test_agree_where_a_fact_is_tried_between_its_ends(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A reply by electronic means that nobody is said to have received, around the day of the revised Regulations.

        Was it received before that day, the old law is left behind: later values do other things than earlier ones.
        """
        tried: set[int] = set()

        def noting(group: Group, lanes: Lanes, some: NDArray[np.bool_], most: Numbers) -> Iterator[Lanes]:
            for part in between_their_ends(group, lanes, some, most):
                tried.update(part.row.tolist())
                yield part

        monkeypatch.setattr(kernel, "between_their_ends", noting)
        made = np.datetime64("2019-04-08") + np.arange(10)
        dated = np.datetime64("2019-05-02") + np.arange(10)
        days = {
            "提交日期": made,
            "延长期限告知日期": made + np.timedelta64(6, "D"),
            "落款日期": dated,
            "交邮日期": dated + np.timedelta64(1, "D"),
        }
        words = {"申请方式": ["当面"] * 10, "送达方式": ["电子送达"] * 10, "延长工作日数": [15] * 10}
        table = pa.table({"申请编号": list(map(str, range(10))), **days, **words})

        require_both_alike(table, AS_OF[-1], {}, explore=True)

        assert tried

    @pytest.mark.parametrize("explore", [False, True])
    def test_agree_where_a_correction_is_asked_for_twice(self, explore: bool) -> None:
        """One answer closes all that was asked before it, in whichever column it stands."""
        rows, first = np.arange(8), np.datetime64("2022-03-01")
        days = {
            "提交日期": (first + rows, rows < 0),
            "落款日期": (first + (rows + 30), rows < 0),
            "签收（送达）日期": (first + (rows + 31), rows < 0),
        }
        days["补正告知发出日期_1"] = (first + (rows + 2), rows < 0)
        days["补正告知发出日期_2"] = (first + (rows + 4), rows == 0)
        days["收到补正日期_1"] = (first + (rows + 9), rows == 1)
        days["收到补正日期_2"] = (first + (rows + 14), rows % 2 == 0)
        dates = {name: pa.array(found.astype("datetime64[D]"), mask=empty) for name, (found, empty) in days.items()}
        words = {"申请方式": ["当面"] * 8, "送达方式": ["直接送达"] * 8}
        table = pa.table({"申请编号": list(map(str, rows)), **words, **dates})

        require_both_alike(table, AS_OF[-1], {}, explore=explore)

    @pytest.mark.parametrize("explore", [False, True])
    def test_agree_on_what_a_later_notice_decides(self, explore: bool) -> None:
        """Extended applications that were open when the notice of 2019-03-22 gave May other working days."""
        days = {"提交日期": ["2019-03-19", "2019-03-20"], "签收（送达）日期": ["2019-05-02", "2019-05-05"]}
        days["延长期限告知日期"] = ["2019-04-01"] * 2
        dates = {name: pa.array(np.array(given * 2, "datetime64[D]")) for name, given in days.items()}
        words = {"申请方式": ["当面"] * 4, "送达方式": ["当场"] * 4, "延长工作日数": [15] * 4}
        table = pa.table({"申请编号": list("1234"), **words, **dates})

        require_both_alike(table, AS_OF[-1], {}, explore=explore)

        found = assess_table(table, **grounds(), as_of=AS_OF[-1], explore=explore).column("findings").to_pylist()
        told = {finding["code"] for findings in found for finding in findings}
        assert {"late-by-later-notice", "in-time-by-later-notice"} <= told

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", range(100))
    def test_agree_on_a_million_rows(self, seed: int) -> None:
        as_of, pins = AS_OF[seed % 3], PINS[seed // 3 % 3]

        for rows, first, filled, explore in (
            (1_000, 1000, 1.0, False),
            (8_000, 2000, FEW, False),
            (20, 3000, 1.0, True),
            (980, 4000, FEW, True),
        ):
            table = register(rows, first + seed, as_of, filled=filled)
            require_both_alike(table, as_of, pins, explore=explore, assess=once())
