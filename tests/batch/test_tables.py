"""A table has, row for row, the assessments that its rows have alone, whichever way the kernel takes."""

from __future__ import annotations

import gc
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gikdeadlines import assess, load_calendars, load_law
from gikdeadlines.batch import kernel
from gikdeadlines.batch.columns import layout_of_names
from gikdeadlines.batch.register_rows import RegisterRows
from gikdeadlines.batch.schema import Assessments, assessment_schema
from gikdeadlines.batch.tables import assess_stream, assess_table
from gikdeadlines.batch.working_days import Numbers
from gikdeadlines.registers import WIDE, Table, case_of_row, foreseen_in_batches
from gikdeadlines.values import GikError, ReadingError, TableError

AS_OF = date(2021, 6, 30)
DAYS = [column.name for column in WIDE if column.kind == "day"]
OFTEN = ("submitted", "signed_for", "arrived", "confirmed", "reply_dated", "reply_dispatched", "reply_delivered")
NAMES = ["id", *(column.name for column in WIDE if column.name != "id"), "third_party_consulted_2", "机关"]
WORDS = {
    "channel": ("当面", "口头", "信函", "平信", "误投", "电子邮件", "传真", "网上", "未公告渠道", "飞鸽"),
    "reply_method": ("当场", "直接送达", "委托送达", "邮寄", "快递", "电子送达"),
    "jurisdiction": ("山西省", "CN", "CN-SH", "CN-GX", "火星"),
}


@st.composite
def rows(draw: st.DrawFn) -> dict[str, object]:
    """A row of a register: most days in an order that can happen, some not, some cells wrong."""
    start = draw(st.dates(date(2008, 4, 1), date(2021, 6, 1)))
    row: dict[str, object] = {"channel": draw(st.sampled_from(WORDS["channel"][:9])), "submitted": start}
    day = start
    for name in DAYS:
        if draw(st.integers(0, 9)) < (6 if name in OFTEN else 2):
            day += timedelta(draw(st.integers(0, 12)) if draw(st.integers(0, 19)) else -5)
            row[name] = day
    if "extension_notified" in row and draw(st.booleans()):
        row["extension_days"] = draw(st.sampled_from((5, 10, 15, 20, 30)))
    for name in ("reply_method", "jurisdiction"):
        if draw(st.booleans()):
            row[name] = draw(st.sampled_from(WORDS[name]))
    return row


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    """Rows, each with a few more that are whole weeks later, so that some take the same turns."""
    found: list[dict[str, object]] = []
    for row in draw(st.lists(rows(), min_size=1, max_size=4)):
        found += [_shifted(row, 7 * weeks) for weeks in (0, 1, 3, 52)]
    for number, row in enumerate(found):
        row["id"] = f"A{number}" if number != 2 else draw(st.sampled_from(("A0", "—", "A2")))
    columns = {name: [row.get(name) for row in found] for name in NAMES}
    return pa.table({name: pa.array(cells, _type(name)) for name, cells in columns.items()})


def _type(name: str) -> pa.DataType:
    if name == "extension_days":
        return pa.int64()
    return pa.date32() if name.removesuffix("_2") in DAYS else pa.string()


def _shifted(row: dict[str, object], days: int) -> dict[str, object]:
    return {name: v + timedelta(days) if isinstance(v, date) else v for name, v in row.items()}


def _alone(table: pa.Table, *, explore: bool) -> list[dict[str, Any]]:
    """What each row is by itself, as plain values."""
    layout, seen, found = layout_of_names(table.schema.names), set[str](), []
    layout = replace(
        layout,
        again=foreseen_in_batches(Table(file="table", heading_rows=(1, 1)), table.schema.names, table.to_batches).again,
    )
    for number, row in enumerate(table.to_pylist(), start=2):
        name = str(row["id"]) if row["id"] != "—" else str(number)
        case = None
        try:
            case = case_of_row(layout, list(row.values()), number)
            found.append(
                assess(case, as_of=AS_OF, law=load_law(), calendar=load_calendars(), explore=explore).to_dict()
            )
        except GikError as error:
            found.append({"refusal": {"code": error.code, "path": error.path, "expected": error.expected}})
        if name in seen and "findings" in found[-1]:
            note = {"code": "repeated-id", "severity": "check", "parameters": {"id": name}, "citation": None}
            found[-1]["findings"].append(note)
        if case is not None:
            seen.add(name)
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    """A value of a result, as JSON has it."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        is_mapping = value and all(isinstance(item, tuple) for item in value)
        return dict(value) if is_mapping else [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _text(value: Any) -> str | None:  # noqa: ANN401 - JSON
    """A parameter as a column of texts has it: several values are a JSON list, what is not known stays so."""
    if value is None:
        return None
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)


def _as_in_a_table(found: dict[str, Any]) -> dict[str, Any]:
    """An assessment as a row has it: parameters are texts, and what only a verdict in doubt needs is left out."""
    if found["robust"] is not False:
        found = {**found, "decisive": [], "alternatives": []}
    notes = [{**n, "parameters": {k: _text(v) for k, v in n["parameters"].items()} or []} for n in found["findings"]]
    claims = [{**c, "explained_by": {"days": [], **c["explained_by"]}} for c in found["claims"]]
    return {**found, "findings": notes, "claims": claims, "limits": None}


def _require_equal(table: pa.Table, *, explore: bool) -> None:
    got = assess_table(table, law=load_law(), calendar=load_calendars(), as_of=AS_OF, explore=explore)

    for row, alone in zip(got.to_pylist(), _alone(table, explore=explore), strict=True):
        if "refusal" in alone:
            assert {k: v for k, v in row["refusal"].items() if k != "given"} == alone["refusal"]
            assert row["verdict"] is None
            continue
        wanted, plain = _as_in_a_table(alone), _plain(row)
        fields = [name for name in plain if name not in ("refusal", "机关")]
        assert {name: plain[name] for name in fields} == {name: wanted[name] for name in fields}
        assert row["refusal"] is None


class TestAssessTable:
    @pytest.mark.parametrize("explore", [False, True])
    @pytest.mark.parametrize("at_once", [False, True])
    def test_each_row_has_the_assessment_that_it_has_alone(
        self, at_once: bool, explore: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if not at_once:
            monkeypatch.setattr(kernel, "_PORTION", 3)
            monkeypatch.setattr(kernel, "_MOST_SEQUENCES", 5)

        @settings(max_examples=max(2, settings().max_examples // 10))
        @given(tables())
        def check(table: pa.Table) -> None:
            _require_equal(table, explore=explore)

        check()

    @pytest.mark.parametrize("asked", [{}, {"correction_requested": 1}, {"fee_notified": 1}])
    def test_rows_are_assessed_at_once(self, asked: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
        """Else the property above would only compare assess with itself; what is asked twice has a slot of its own."""
        alone: list[int] = []
        assessed = kernel.Kernel.assess

        def noting(self: kernel.Kernel, batch: pa.RecordBatch, out: Assessments, *, by_itself: kernel.Mask) -> Numbers:
            rows = assessed(self, batch, out, by_itself=by_itself)
            alone.append(len(rows))
            return rows

        monkeypatch.setattr(kernel.Kernel, "assess", noting)
        days = np.datetime64("2019-06-03") + 7 * np.arange(80)
        columns = {"submitted": days, "reply_delivered": days + np.timedelta64(14, "D"), "channel": ["当面"] * 80}
        for name, after in asked.items():
            answer = {"correction_requested": "correction_received", "fee_notified": "fee_paid"}[name]
            for number in (1, 2):
                columns[f"{name}_{number}"] = days + np.timedelta64(after + 4 * (number - 1), "D")
                columns[f"{answer}_{number}"] = days + np.timedelta64(after + 4 * (number - 1) + 2, "D")
        table = pa.table({**columns, "reply_method": ["直接送达"] * 80})

        assess_table(table, law=load_law(), calendar=load_calendars(), as_of=AS_OF)

        assert sum(alone) == 0

    def test_other_columns_are_carried_with_their_types(self) -> None:
        table = pa.table(
            {"id": ["1"], "received": ["2017-03-03"], "答复日期": ["2017-03-24"], "件数": [3], "verdict": ["?"]}
        )

        got = assess_table(table, law=load_law(), calendar=load_calendars(), as_of=AS_OF)

        assert got.column("件数").to_pylist() == [3]
        assert got.column("carried.verdict").to_pylist() == ["?"]
        assert got.column("verdict").to_pylist() == ["on-time"]

    @pytest.mark.parametrize("explore", [False, True])
    def test_lets_go_of_what_it_took_by_itself(self, explore: bool) -> None:
        """What holds each other in a circle keeps its arrays until somebody collects, and the next batch takes more."""
        table = pa.table({"id": ["1"], "收到日期": [date(2017, 3, 3)], "答复日期": [date(2017, 3, 24)]})
        gc.collect()
        gc.disable()
        try:
            assess_table(table, as_of=AS_OF, explore=explore)
            held = [each for each in gc.get_objects() if isinstance(each, RegisterRows)]
        finally:
            gc.enable()

        assert held == []

    def test_the_schema_is_known_before_any_row(self) -> None:
        table = pa.table(
            {"id": pa.array([], pa.string()), "received": pa.array([], pa.date32()), "答复日期": pa.nulls(0)}
        )

        got = assess_table(table, law=load_law(), calendar=load_calendars(), as_of=AS_OF)

        assert got.schema == assessment_schema()

    @pytest.mark.parametrize(
        ("table", "code"),
        [
            ([1], "not-a-table"),
            (pa.table({"a": [1]}), "no-heading-row"),
            (pa.table({"case_id": ["1"], "type": ["x"], "at": ["y"]}), "not-a-wide-table"),
        ],
    )
    def test_what_is_no_table_of_cases_is_refused(self, table: object, code: str) -> None:
        with pytest.raises(TableError) as caught:
            assess_table(table, law=load_law(), calendar=load_calendars(), as_of=AS_OF)

        assert caught.value.code == code

    def test_a_pin_that_does_not_exist_is_refused(self) -> None:
        table = pa.table({"id": ["1"], "received": ["2017-03-03"], "答复日期": ["2017-03-24"]})

        with pytest.raises(ReadingError):
            assess_table(table, law=load_law(), calendar=load_calendars(), as_of=AS_OF, readings={"x": "y"})


class TestAssessStream:
    def test_batches_of_any_size_give_the_rows_of_the_whole_table(self) -> None:
        days = [(date(2017, 1, 3) + timedelta(n)).isoformat() for n in range(90)]
        table = pa.table({"提交日期": days, "申请方式": ["当面"] * 90, "答复日期": days[20:] + days[:20]})
        grounds: dict[str, Any] = {"law": load_law(), "calendar": load_calendars(), "as_of": AS_OF}

        stream = assess_stream(
            pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=7)), **grounds
        )

        assert stream.read_all() == assess_table(table, **grounds)
