"""Rows into cases."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gikdeadlines.case import (
    Arrived,
    Claim,
    CorrectionReceived,
    CorrectionRequested,
    Event,
    ExtensionNotified,
    LaterDateSet,
    Received,
    Replied,
    SignedFor,
    Submitted,
    ThirdPartyConsulted,
    ThirdPartyReplied,
)
from gikdeadlines.loading import Assessable, Refused, Row, Skipped
from gikdeadlines.registers import Table, read_table
from gikdeadlines.registers.heading_blocks import HeadingRows, RawRow
from gikdeadlines.values import Fault, TableError

D = date.fromisoformat
ANCHORS = ["申请编号", "收到日期", "答复日期"]


def _read(rows: Iterable[RawRow], *, serials: date | None = None, heading_rows: HeadingRows | None = None) -> list[Row]:
    return list(read_table(rows, Table(file="登记簿.csv", serials=serials, heading_rows=heading_rows)))


def _row(**cells: object) -> Row:
    """What a wide table makes of one row; headings that it does not need stay empty."""
    headings = list(dict.fromkeys(["id", "received", "reply_registered", *cells]))
    return _read([headings, [cells.get(heading, "") for heading in headings]])[1]


def _events(**cells: object) -> tuple[Event, ...]:
    row = _row(**cells)
    assert isinstance(row, Assessable)
    return row.case.events


def _faults(**cells: object) -> list[tuple[str, str]]:
    row = _row(**cells)
    assert isinstance(row, Refused)
    return [(fault.path, fault.code) for fault in row.faults]


class TestWideRow:
    """One row as a case."""

    def test_contract_example(self) -> None:
        """The contract's example in a row has the events of the contract's example."""
        row = _row(
            id="2017-042",
            jurisdiction="全国",
            channel="邮寄",
            submitted="2017-03-01",
            signed_for="2017/3/3",
            correction_requested="20170308",
            correction_respond_by="2017年3月22日",
            correction_received="2017.3.15",
            third_party_consulted="2017-03-20",
            third_party_replied="2017-03-27",
            extension_notified="2017-04-05",
            extension_days="15",
            reply_method="邮寄",
            reply_dated="2017-04-27",
            reply_dispatched="2017-04-28",
            reply_delivered="2017-05-02",
            declared_due="2017-05-05",
        )

        assert isinstance(row, Assessable)
        assert (row.case.id, row.case.matter, row.case.jurisdiction) == ("2017-042", "application", "CN")
        assert row.case.claims == (Claim(by="agency", due=D("2017-05-05")),)
        assert set(row.case.events) == {
            Submitted(at=D("2017-03-01"), channel="signed-post"),
            SignedFor(at=D("2017-03-03")),
            CorrectionRequested(at=D("2017-03-08"), respond_by=D("2017-03-22")),
            CorrectionReceived(at=D("2017-03-15")),
            ThirdPartyConsulted(at=D("2017-03-20")),
            ThirdPartyReplied(at=D("2017-03-27")),
            ExtensionNotified(at=D("2017-04-05"), working_days=15),
            Replied(method="post", dated=D("2017-04-27"), dispatched=D("2017-04-28"), delivered=D("2017-05-02")),
        }

    def test_row_number_as_id(self) -> None:
        """Without a number it is called by its row, as the spreadsheet shows it."""
        row = _read([["登记簿"], [], ANCHORS, ["", "2017-03-01", ""]])[3]

        assert isinstance(row, Assessable)
        assert (row.case.id, row.row) == ("row[4]", 4)

    def test_repeated_columns(self) -> None:
        """Consultations in numbered columns stay apart."""
        events = _events(
            received="2017-03-01",
            third_party_consulted="2017-03-02",
            third_party_replied="2017-03-09",
            third_party_consulted_2="2017-03-03",
            third_party_replied_2="2017-03-06",
        )

        assert set(events[1:]) == {
            ThirdPartyConsulted(at=D("2017-03-02"), party="1"),
            ThirdPartyReplied(at=D("2017-03-09"), party="1"),
            ThirdPartyConsulted(at=D("2017-03-03"), party="2"),
            ThirdPartyReplied(at=D("2017-03-06"), party="2"),
        }

    def test_channel_with_arrival(self) -> None:
        """A channel without a day of submission is bounded by the arrival."""
        assert _events(channel="网上", arrived="2017-03-02") == (
            Submitted(at=D("2017-03-02"), channel="online"),
            Arrived(at=D("2017-03-02")),
        )

    @pytest.mark.parametrize("cells", [{"channel": "邮寄"}, {"submitted": "2017-03-01"}])
    def test_half_a_submission_beside_a_receipt(self, cells: dict[str, str]) -> None:
        """A registered receipt stands alone where the submission is half known: nothing is invented."""
        assert _events(received="2017-03-03", **cells) == (Received(at=D("2017-03-03")),)

    @pytest.mark.parametrize("heading", ["channel", "submitted"])
    def test_half_a_submission(self, heading: str) -> None:
        """Without any receipt the other half is asked for."""
        cell = {"channel": "邮寄", "submitted": "2017-03-01"}[heading]

        assert _faults(**{heading: cell}) == [(heading, "missing-key")]

    def test_method_alone(self) -> None:
        """A method without a day is no reply yet."""
        assert _events(received="2017-03-03", reply_method="邮寄") == (Received(at=D("2017-03-03")),)

    def test_later_date(self) -> None:
        """A later date set is known from the receipt on."""
        events = _events(received="2020-07-06", later_date="2020-09-30")

        assert events[1] == LaterDateSet(at=D("2020-07-06"), until=D("2020-09-30"))

    @pytest.mark.parametrize(("heading", "cell"), [("extension_days", "15"), ("correction_respond_by", "2017-03-20")])
    def test_detail_without_its_event(self, heading: str, cell: str) -> None:
        """A detail needs the day of what it is a detail of."""
        assert _faults(received="2017-03-01", **{heading: cell}) == [(heading, "missing-key")]

    def test_all_faults_at_once(self) -> None:
        """A row with several faults names each, by the heading of its column."""
        faults = _faults(
            id="1",
            jurisdiction="蓬莱",
            channel="飞鸽",
            submitted="2017-02-30",
            extension_notified="2017-03-05",
            extension_days="十五",
        )

        assert faults == [
            ("jurisdiction", "unknown-jurisdiction"),
            ("channel", "unknown-value"),
            ("submitted", "bad-day"),
            ("extension_days", "not-a-count"),
        ]

    @pytest.mark.parametrize("cells", [{}, {"reply_method": "邮寄"}, {"declared_due": "2017-03-01"}])
    def test_row_without_a_day(self, cells: dict[str, str]) -> None:
        """An id alone states no case, nor with what is no event: the day of the receipt is missing."""
        assert _faults(id="1", **cells) == [("received", "missing-key")]

    def test_several_agencies(self) -> None:
        """Other agencies are told apart as third parties are, and do not name them."""
        events = _events(
            received="2020-03-02",
            third_party_consulted="2020-03-03",
            agency_consulted="2020-03-04",
            agency_consulted_2="2020-03-05",
            later_date="2020-09-30",
        )

        assert [getattr(event, "party", None) or getattr(event, "agency", None) for event in events[1:4]] == [
            None,
            "1",
            "2",
        ]

    def test_later_date_alone(self) -> None:
        """Without any day before it a later date stands for itself."""
        assert _events(later_date="2020-09-30") == (LaterDateSet(at=D("2020-09-30"), until=D("2020-09-30")),)

    def test_refusal_says_where(self) -> None:
        """A refusal says file, row, column, what was given and what was expected."""
        (_, row) = _read([ANCHORS, ["2017-001", "2017-02-30", ""]])

        assert isinstance(row, Refused)
        assert row.id == "2017-001"
        assert str(row.error) == (
            "登记簿.csv: row[2].收到日期: given '2017-02-30', "
            "expected a day that exists, such as 2017-03-01, 2017/3/1, 20170301 or 2017年3月1日"
        )

    def test_carried(self) -> None:
        """Unknown columns are carried unchanged, of refused rows too."""
        rows = _read([[*ANCHORS, "机关", "页"], ["1", "2017-03-01", "", " 甲 局", 3], ["2", "x", "", "乙局"]])

        assert [row.carried for row in rows if not isinstance(row, Skipped)] == [
            {"机关": " 甲 局", "页": "3"},
            {"机关": "乙局", "页": ""},
        ]

    @pytest.mark.parametrize(
        ("cells", "code"),
        [
            (["1", "2017-03-01", "", "x"], "too-many-cells"),
            (["1\0", "2017-03-01", ""], "nul-byte"),
            (["1", "2017-03-01", "\udcff"], "bad-encoding"),
            (["1", "2017-03-01\0", ""], "nul-byte"),
        ],
    )
    def test_broken_row(self, cells: list[object], code: str) -> None:
        """A cell too many, a NUL byte, bytes that are no text: the row is refused."""
        row = _read([ANCHORS, cells])[1]

        assert isinstance(row, Refused)
        assert code in {fault.code for fault in row.faults}

    @pytest.mark.parametrize(("cell", "code"), [("a\0", "nul-byte"), ("a\udcff", "bad-encoding")])
    def test_broken_carried_cell(self, cell: str, code: str) -> None:
        """So is one whose carried cells are no text: they could not be written out again."""
        row = _read([[*ANCHORS, "机关"], ["1", "2017-03-01", "", cell]])[1]

        assert isinstance(row, Refused)
        assert [(fault.path, fault.code) for fault in row.faults] == [("机关", code)]

    def test_unreadable_row(self) -> None:
        """A row that its source could not read is refused with the source's reason."""
        fault = Fault(code="bad-row", given="x", expected="cells")

        assert _read([ANCHORS, fault])[1] == Refused(file="登记簿.csv", row=2, faults=(fault,))

    def test_repeated_id(self) -> None:
        """A repeated id is noted, and both are assessed."""
        rows = _read([ANCHORS, ["1", "2017-03-01", ""], ["1", "2017-03-02", ""], ["2", "2017-03-02", ""]])

        assert [row.repeated_id for row in rows if isinstance(row, Assessable)] == [False, True, False]

    def test_spreadsheet_days(self) -> None:
        """Serial days are days only where the source is a spreadsheet."""
        rows: list[RawRow] = [ANCHORS, ["1", 42795, ""]]

        assert isinstance(_read(rows, serials=date(1899, 12, 30))[1], Assessable)
        assert isinstance(_read(rows)[1], Refused)


class TestSkipping:
    """Rows that hold no case."""

    @pytest.mark.parametrize(
        ("cells", "reason"),
        [
            ([], "blank"),
            (["", " ", None], "blank"),
            (["合计", "3件", ""], "total"),
            (["", "小 计", "3"], "total"),
            (["合计：3件"], "total"),
            (["共计", "3件", ""], "total"),
            (["总计", "", "3"], "total"),
            (["本月小计", "3"], "total"),
            (["累计：3件"], "total"),
            (ANCHORS, "heading"),
        ],
    )
    def test_reason(self, cells: list[object], reason: str) -> None:
        """Blank rows, totals and headings printed again are skipped, and counted."""
        assert _read([ANCHORS, cells])[1] == Skipped(file="登记簿.csv", row=2, reason=reason)  # type: ignore[arg-type]

    def test_titles(self) -> None:
        """What stands above the headings is a title."""
        reasons = [row.reason for row in _read([["登记簿"], [""], ANCHORS]) if isinstance(row, Skipped)]

        assert reasons == ["title", "blank", "heading"]

    def test_office_named_total(self) -> None:
        """A case whose id begins like a total is a case."""
        assert isinstance(_read([ANCHORS, ["合计处-1", "2017-03-01", ""]])[1], Assessable)

    def test_last_possible_heading_row(self) -> None:
        """The headings may stand in row 20."""
        assert len(_read([["题"]] * 19 + [ANCHORS, ["1", "2017-03-01", ""]])) == 21

    @pytest.mark.parametrize("rows", [[["题"]] * 20 + [ANCHORS], [["a", "b", "c"]], [["申请编号", "收到日期"]]])
    def test_no_heading_row(self, rows: list[list[object]]) -> None:
        """Further down nobody looks, and fewer than three known headings are none."""
        with pytest.raises(TableError) as refusal:
            _read(rows)

        assert (refusal.value.code, refusal.value.path) == ("no-heading-row", "登记簿.csv")

    @pytest.mark.parametrize("rows", [[], [[]], [["", None]]])
    def test_empty(self, rows: list[list[object]]) -> None:
        """A table that says nothing is empty."""
        with pytest.raises(TableError) as refusal:
            _read(rows)

        assert refusal.value.code == "empty-file"

    def test_heading_row_given(self) -> None:
        """A heading row that is named is not looked for."""
        rows = _read([ANCHORS, ["申请编号", "收到日期", "撤回日期"], ["1", "2017-03-01", ""]], heading_rows=(2, 2))

        assert [type(row) for row in rows] == [Skipped, Skipped, Assessable]

    def test_repeated_heading_says_where(self) -> None:
        """Two headings for one column refuse the table, with file and row."""
        with pytest.raises(TableError) as refusal:
            _read([["题"], [*ANCHORS, "收到申请日期"]])

        assert refusal.value.path == "登记簿.csv: row[2]"


LONG = ["case_id", "type", "at", "channel", "method", "dispatched", "机关"]


class TestLong:
    """A row an event."""

    def test_grouped(self) -> None:
        """The rows of one id are one case, which knows how many they are."""
        rows = _read(
            [
                LONG,
                ["1", "submitted", "2017-03-01", "邮寄", "", "", "甲局"],
                ["1", "签收", "2017/3/3"],
                [],
                ["1", "replied", "", "", "邮寄", "2017-03-20"],
                ["2", "received", "2017-03-05"],
            ]
        )
        first, second = (row for row in rows if isinstance(row, Assessable))

        assert first.case.events == (
            Submitted(at=D("2017-03-01"), channel="signed-post"),
            SignedFor(at=D("2017-03-03")),
            Replied(method="post", dispatched=D("2017-03-20")),
        )
        assert (first.row, first.rows, first.carried["机关"], second.row, second.rows) == (2, 3, "甲局", 6, 1)
        assert sum(row.rows for row in rows) == 6

    def test_other_matter(self) -> None:
        """A long table can state any matter, its instants too."""
        rows = _read(
            [
                ["case_id", "matter", "type", "at", "severity"],
                ["1", "public-opinion", "occurred", "2017-03-01T08:00:00+08:00", "major"],
                ["1", "", "responded", "2017-03-02T08:00:00+08:00", ""],
            ]
        )

        assert isinstance(rows[1], Assessable)
        assert rows[1].case.matter == "public-opinion"

    def test_faults(self) -> None:
        """Every fault of a case names its own row and column."""
        row = _read([LONG, ["1", "submitted", "x", "邮寄"], ["1", "消失", "2017-03-03"]])[1]
        later = _read([LONG, ["1", "submitted", "2017-03-01", ""], ["1", "消失", "2017-03-03"]])[1]

        assert isinstance(row, Refused)
        assert isinstance(later, Refused)
        assert [(fault.path, fault.code) for fault in row.faults] == [("row[2].at", "bad-day")]
        assert [(fault.path, fault.code) for fault in later.faults] == [
            ("row[2].channel", "missing-key"),
            ("row[3].type", "unknown-type"),
        ]
        assert str(row.error).startswith("登记簿.csv: row[2].at: ")

    def test_scattered(self) -> None:
        """A case whose rows do not stand together is refused where it comes again."""
        rows = _read(
            [LONG, ["1", "received", "2017-03-01"], ["2", "received", "2017-03-01"], ["1", "撤回", "2017-03-02"]]
        )

        assert isinstance(rows[3], Refused)
        assert rows[3].faults[0].code == "ungrouped-case"

    def test_unreadable_row_spoils_its_case(self) -> None:
        """An unreadable row may be part of the case above: that case is not assessed without it."""
        fault = Fault(code="bad-row", given="x", expected="cells")
        rows = _read([LONG, ["1", "received", "2017-03-01"], fault, ["2", "received", "2017-03-01"]])

        assert [type(row) for row in rows[1:]] == [Refused, Assessable]
        assert rows[1].rows == 2

    def test_contradiction(self) -> None:
        """The rows of a case may not contradict each other."""
        row = _read(
            [
                ["case_id", "type", "at", "jurisdiction"],
                ["1", "received", "2017-03-01", "全国"],
                ["1", "撤回", "2017-03-02", "山西"],
            ]
        )[1]

        assert isinstance(row, Refused)
        assert (row.faults[0].code, row.faults[0].path) == ("differs", "row[3].jurisdiction")


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.text(max_size=12),
    st.sampled_from(["2017-03-01", "20170301", "邮寄", "15", "合计", "—", "1", "签收", "replied", "\udcff", "\0"]),
)
HEADINGS = st.sampled_from(
    [*ANCHORS, "申请方式", "提交日期", "延长工作日数", "交邮日期_2", "case_id", "type", "at", "备注", ""]
)


class TestConservation:
    """Whatever a table holds."""

    @given(
        headings=st.lists(HEADINGS, max_size=8),
        body=st.lists(st.lists(CELLS, max_size=9), max_size=12),
        serials=st.sampled_from([None, date(1899, 12, 30), date(1904, 1, 1)]),
    )
    def test_no_row_is_lost(self, headings: list[str], body: list[list[object]], serials: date | None) -> None:
        """Rows in are rows out, or the whole table is refused with its file; nothing else is raised."""
        place, rows = "登记簿.csv", None
        try:
            rows = _read([headings, *body], serials=serials)
        except TableError as error:
            place = error.path

        assert place.startswith("登记簿.csv")
        assert rows is None or sum(row.rows for row in rows) == len(body) + 1
        assert all(str(row.error) for row in rows or [] if isinstance(row, Refused))

    @given(st.lists(CELLS, min_size=3, max_size=3))
    def test_neighbours_survive(self, cells: list[object]) -> None:
        """A mutated row costs no other row its case."""
        good = [["1", "2017-03-01", ""], ["2", "2017-03-02", ""]]
        rows = _read([ANCHORS, good[0], cells, good[1]])

        assert isinstance(rows[1], Assessable)
        assert isinstance(rows[3], Assessable)
