"""What a row says in columns that were not read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from gikdeadlines import Assessment, Case, assess, load_calendars, load_law
from gikdeadlines.batch import assess_table
from gikdeadlines.loading import Assessable, Refused, Skipped
from gikdeadlines.registers import ColumnMap, Table, read_table
from gikdeadlines.registers.unreadable import Unreadable

AS_OF = date(2025, 12, 31)
HEADINGS = ["申请编号", "收到日期", "答复日期"]
ROW = ["1", "2024-03-05", "2024-04-28"]


def read(headings: Sequence[str], row: Sequence[object], columns: ColumnMap | None = None) -> Case:
    """The case of one row under some headings."""
    table = Table(file="a.csv", columns=columns or ColumnMap())
    return next(each.case for each in read_table([headings, row], table) if isinstance(each, Assessable))


def found(*cells: object, heading: str) -> Assessment:
    """The assessment of a row that has one more column."""
    return assess(read([*HEADINGS, heading], [*ROW, *cells]), as_of=AS_OF, explore=True)


def codes(assessment: Assessment) -> set[str]:
    """The codes of its findings."""
    return {each.code for each in assessment.findings}


class TestColumn:
    """A column beside those that were read."""

    @pytest.mark.parametrize(
        ("heading", "cell"),
        [
            ("延期至", "2024-04-30"),
            ("补正告知收到日期", "2024-03-12"),
            ("第三方意见", "不同意"),
            ("是否延期", "是"),
            ("延期原因", "案情复杂"),
            ("登记部门", "2024-03-06"),
            ("备注", "已延期至4月30日"),
            ("备注", "2024年3月20日"),
            ("备注", "4.8寄出"),
            ("备注", "停算10日"),
            ("备注", "已书面问询某公司"),
            ("停算天数", "11"),
            ("扣减天数", "11"),
            ("停办天数", "11"),
            ("等待天数", "11"),
            ("宽限天数", "11"),
            ("挂起天数", "11"),
            ("期限外时间", "11"),
            ("实际计时天数", "11"),
            ("备注", "又延期10日"),
            ("审核意见", "同意展期"),
            ("经办", "3月20日"),
            ("办理情况", "不可抗力中止"),
            ("备注", "3月28日电话告知4月30日前办理"),
            ("办理过程", "2024-03-20收到材料"),
            ("", "2024-03-20"),
        ],
    )
    def test_takes_the_certainty_away(self, heading: str, cell: str) -> None:
        """The finding names heading and cell."""
        headings = [*HEADINGS, heading, "机关"]
        case = read(headings, [*ROW, cell, ""])
        assessment = assess(case, as_of=AS_OF, explore=True)

        assert assessment.robust is False
        assert [dict(each.parameters) for each in case.doubts] == [{"heading": heading or "(4)", "cell": cell}]

    @pytest.mark.parametrize(
        ("heading", "cell"),
        [
            ("延期至", ""),
            ("延期至", "无"),
            ("是否延期", "否"),
            ("是否补正", "未补正"),
            ("备注", "未延期"),
            ("备注", "无需补正"),
            ("备注", "4月28日答复，申请人当场领取"),
            ("办理过程", "2024年3月5日受理，2024年4月28日寄出"),
            ("所需信息内容描述", "2019年3月5日征收补偿通知"),
            ("登记部门", "规划局"),
            ("答复内容", "公开A"),
            ("答复内容", "公开2019年3月5日的批复"),
            ("归档日期", "2024-05-06"),
            ("审核意见", "2024-03-08同意"),
            ("备注", "2024年6月1日申请行政复议"),
            ("备注", "国令第711号，电话010-62345678"),
            ("申请内容", "2019年3月5日延期补正的通知"),
            ("征收面积", "20240305"[:5]),
        ],
    )
    def test_leaves_it(self, heading: str, cell: str) -> None:
        """What says nothing of an event, or that it did not happen."""
        assert found(cell, heading=heading).robust is True

    def test_an_event_that_is_stated_needs_no_mark(self) -> None:
        """是否补正 and a remark beside the days of the correction."""
        headings = [*HEADINGS, "补正告知日期", "收到补正日期", "是否补正", "备注"]
        case = read(headings, [*ROW, "2024-03-08", "2024-03-25", "是", "补正后答复"])

        assert case.doubts == ()

    @pytest.mark.parametrize(
        ("cell", "is_told"), [("3月8日告知，3月25日收到", False), ("3月8日告知，4月2日收到", True)]
    )
    def test_a_mark_with_another_day(self, cell: str, is_told: bool) -> None:
        """Days that the columns do not state are not passed over because the event is stated."""
        headings = [*HEADINGS, "补正告知日期", "收到补正日期", "补正情况"]
        case = read(headings, [*ROW, "2024-03-08", "2024-03-25", cell])

        assert bool(case.doubts) is is_told

    def test_answered_without_a_day(self) -> None:
        """已答复 in another column, and no day of an answer."""
        case = read([*HEADINGS, "办理状态"], ["1", "2024-03-05", "", "已答复"])

        assert assess(case, as_of=AS_OF, explore=True).robust is False

    def test_unexplored_stays_so(self) -> None:
        """Nobody asked whether it was sure."""
        case = read([*HEADINGS, "延期至"], [*ROW, "2024-04-30"])

        assert assess(case, as_of=AS_OF).robust is None

    def test_settled_by_a_map(self) -> None:
        """Read as a field, or declared to be ignored."""
        cells = [*ROW, "2024-03-28", "2024-04-30"]
        said = ColumnMap.of({"延期告诉日": "延期告知日期", "延期至": "ignore"})

        assert read([*HEADINGS, "延期告诉日", "延期至"], cells).doubts
        assert read([*HEADINGS, "延期告诉日", "延期至"], cells, said).doubts == ()

    def test_of_a_row_an_event(self) -> None:
        """A long table is looked at, too."""
        rows = [["case_id", "type", "at", "延期情况"], ["1", "received", "2024-03-05", "延期二十日"]]
        case = next(each.case for each in read_table(rows, Table(file="a.csv")) if isinstance(each, Assessable))

        assert [each.code for each in case.doubts] == ["unread-column"]


class TestWords:
    """Words for channels and methods."""

    @pytest.mark.parametrize(("word", "code"), [("飞鸽", "unread-value"), ("网络、信函", "several-values")])
    def test_beside_a_registered_receipt(self, word: str, code: str) -> None:
        """The verdict is what the other facts give, and not sure."""
        case = read([*HEADINGS, "申请方式"], [*ROW, word])
        assessment = assess(case, as_of=AS_OF, explore=True)

        assert (assessment.verdict, assessment.due, assessment.robust) == ("late", date(2024, 4, 2), False)
        assert code in codes(assessment)

    def test_where_the_receipt_hangs_on_it(self) -> None:
        """The row is refused."""
        rows = [["申请编号", "提交日期", "申请方式"], ["1", "2024-03-05", "飞鸽"]]
        refused = [each for each in read_table(rows, Table(file="a.csv")) if isinstance(each, Refused)]

        assert [each.code for each in refused[0].faults] == ["unknown-value"]

    def test_several_that_mean_the_same(self) -> None:
        """信函、EMS is the post."""
        case = read(["申请编号", "提交日期", "申请方式"], ["1", "2024-03-05", "信函、EMS"])

        assert case.doubts == ()

    def test_method(self) -> None:
        """An unknown one beside a registered day of the answer."""
        assessment = found("托人捎带", heading="送达方式")

        assert (assessment.verdict, assessment.robust, "unread-value" in codes(assessment)) == ("late", False, True)

    def test_method_without_an_answer(self) -> None:
        """It says nothing that matters."""
        assert read([*HEADINGS, "送达方式"], ["1", "2024-03-05", "", "托人捎带"]).doubts == ()

    def test_mapped(self) -> None:
        """A map says what a word means."""
        said = ColumnMap.of({}, {"channel": {"12345 转办": "网络", "待定": "ignore"}})
        headings = ["申请编号", "提交日期", "收到日期", "申请方式"]

        assert read(headings, ["1", "2024-03-05", "", "12345转办"], said).events[0].type == "submitted"
        assert read(headings, ["1", "2024-03-05", "2024-03-06", "待定"], said).doubts == ()

    def test_claim_that_is_no_day(self) -> None:
        """It moves nothing: a note, and the verdict stays sure."""
        assessment = found("20个工作日", heading="办理期限")

        assert (assessment.robust, "unread-claim" in codes(assessment), assessment.claims) == (True, True, ())

    @pytest.mark.parametrize("cell", [Unreadable("formula-without-value", "=B2+20"), Unreadable("error-value", "#N/A")])
    def test_claim_without_a_value(self, cell: Unreadable) -> None:
        """A formula that was never reckoned costs the comparison, not the row."""
        case = read([*HEADINGS, "应答复日期"], [*ROW, cell])

        assert [(each.code, each.parameters["cell"]) for each in case.doubts] == [("unread-claim", cell.given)]

    @pytest.mark.parametrize("cell", ["已延期", "40个工作日", "2024-04-28（延期）", "展期至4月底"])
    def test_claim_that_speaks_of_an_extension(self, cell: str) -> None:
        """It is like any other column that was not read."""
        assessment = found(cell, heading="办理期限")

        assert (assessment.robust, "unread-column" in codes(assessment)) == (False, True)

    def test_claim_that_speaks_of_the_extension_that_is_stated(self) -> None:
        """Told on 2024-03-28, within the period of 2024-03-06 to 04-02."""
        headings = [*HEADINGS, "延期告知日期", "延长天数", "办理期限"]
        case = read(headings, [*ROW, "2024-03-28", "20", "40个工作日（已延期）"])

        assert {each.code for each in case.doubts} == {"unread-claim"}

    @pytest.mark.parametrize(("until", "is_told"), [("2024-04-30", False), ("2024-05-06", True), ("2024-04-02", True)])
    def test_last_day_beside_a_number_of_days(self, until: str, is_told: bool) -> None:
        """Due on 2024-04-02; 20 days more: 3 April, 7 to 12 (6), 15 to 19 (5), 22 to 26 (5), 28 to 30 April (3)."""
        headings = [*HEADINGS, "延期告知日期", "延长天数", "延期至"]
        assessment = assess(read(headings, [*ROW, "2024-03-28", "20", until]), as_of=AS_OF, explore=True)

        assert assessment.due == date(2024, 4, 30)
        assert (assessment.robust, "extension-differs" in codes(assessment)) == (not is_told, is_told)


NOT_HEARD = [
    *(
        "逾期不补正",
        "申请人逾期未补正",
        "申请人未补正",
        "申请人未缴费",
        "答复书未寄出",
        "尚未送达",
    ),
    *(
        "答复书未发出",
        "未寄出",
        "第二日寄出",
        "两天后寄出",
        "节后寄出",
        "清明后寄",
    ),
    *(
        "晚一天寄出",
        "寄出晚两日",
        "月底才寄",
        "0402寄出",
        "次月1日",
        "3日寄出",
    ),
    *(
        "同上",
        "〃",
        "同1号件",
        "详见附表",
        "延20个工作日",
        "延20天",
    ),
    *(
        "再给20个工作日",
        "扣除5个工作日",
        "停表5天",
        "不计算期限",
        "特殊环节10日",
        "撤件",
    ),
    *(
        "来电取消",
        "不要了",
        "不再要求答复",
        "要求停止办理",
        "经企业同意后公开",
        "企业不同意公开",
    ),
    *(
        "发函某公司询问是否同意公开",
        "已致函某公司听取意见",
        "等待企业回函",
        "要求申请人明确申请内容",
        "已要求申请人提供",
        "答复被退，另寄",
    ),
    *(
        "查无此人",
        "投递失败",
        "超期3天答复",
    ),
]
"""Notes on a row that is received and answered, each of which says more than the row."""

DENIED = [
    *(
        "不涉及第三方",
        "无需征求第三方意见",
        "未征求第三方意见",
        "未涉及第三方",
        "未发生延期",
        "不需要补正",
    ),
    *(
        "未逾期",
        "未补正",
        "无需补正",
        "3月31日寄出",
    ),
]


class TestNote:
    """备注 beside the days of receipt and answer."""

    @staticmethod
    def noted(note: str, answered: str = "2025-03-31") -> Assessment:
        """The assessment of a row with a note: 4 to 31 March 2025 are 20 working days."""
        headings = ["编号", "收到申请日期", "答复日期", "备注"]
        return assess(read(headings, ["1", "2025-03-03", answered, note]), as_of=AS_OF, explore=True)

    @pytest.mark.parametrize("note", NOT_HEARD)
    def test_says_more_than_the_row(self, note: str) -> None:
        """No verdict is sure."""
        assessment = self.noted(note)

        assert (assessment.verdict, assessment.robust, "unread-column" in codes(assessment)) == ("on-time", False, True)

    @pytest.mark.parametrize("note", DENIED)
    def test_denies(self, note: str) -> None:
        """A clean denial, or a day that is stated."""
        assert self.noted(note).robust is True

    def test_not_yet_sent_and_not_answered(self) -> None:
        """The row says the same."""
        assert "unread-column" not in codes(self.noted("尚未寄出", answered=""))

    def test_elsewhere_only_in_notes(self) -> None:
        """同上 below a heading that is none of notes repeats what stands above."""
        assert found("同上", heading="登记部门").robust is True


class TestClosed:
    """办结日期: the day of the answer, as far as that is stated."""

    @pytest.mark.parametrize(
        ("closed", "is_told"),
        [("2024-04-28", False), (date(2024, 4, 28), False), ("", False), ("2024-04-30", True), ("4月28日", True)],
    )
    def test_beside_an_answer(self, closed: object, is_told: bool) -> None:
        """Another day may be that of an answer, too."""
        assert bool(read([*HEADINGS, "办结日期"], [*ROW, closed]).doubts) is is_told

    def test_without_an_answer(self) -> None:
        """It may be that of the answer."""
        assert read([*HEADINGS, "办结日期"], ["1", "2024-03-05", "", "2024-04-28"]).doubts


class TestNumber:
    """申请编号 is read, and may say more than a number."""

    @pytest.mark.parametrize(("number", "is_told"), [("2024-3号（补正后）", True), ("20240305-001", False)])
    def test_number(self, number: str, is_told: bool) -> None:
        """A word for an event; days are none there."""
        assert bool(read(HEADINGS, [number, *ROW[1:]]).doubts) is is_told


class TestGoesOnBelow:
    """A row of a sheet with neither number nor receipt, as where cells were not merged."""

    @staticmethod
    def rows(*below: object, sheet: str = "一月") -> list[tuple[str, ...]]:
        """The codes of the doubts of each case."""
        rows: list[Sequence[object]] = [
            HEADINGS,
            ["1", "2024-03-05", ""],
            list(below),
            ["2", "2024-03-06", "2024-04-02"],
        ]
        read = read_table(rows, Table(file="a.xlsx", sheet=sheet))
        return [tuple(doubt.code for doubt in row.case.doubts) for row in read if isinstance(row, Assessable)]

    @pytest.mark.parametrize("below", [["", "", "2024-04-02"], ["", "", "4月2日"]])
    def test_may_be_of_the_case_above(self, below: list[str]) -> None:
        """Its answer stands there, perhaps."""
        assert self.rows(*below)[0] == ("goes-on-below",)
        assert self.rows(*below)[-1] == ()

    @pytest.mark.parametrize("below", [["", "2024-03-07", "2024-04-02"], ["3", "", "4月2日"], ["", "", ""]])
    def test_leaves_a_case_of_its_own(self, below: list[str]) -> None:
        """It has a number or a receipt; or the row is blank."""
        assert not any(self.rows(*below))

    def test_in_text_too(self) -> None:
        """Wherever the table comes from."""
        assert self.rows("", "", "2024-04-02", sheet="")[0] == ("goes-on-below",)

    def test_same_number(self) -> None:
        """What was not merged may have its number twice."""
        assert self.rows("1", "", "2024-04-02")[0] == ("repeated-below",)
        assert self.rows("2", "2024-03-06", "2024-04-02")[0] == ()


class TestTogether:
    """The batch says what single rows say."""

    def test_rows_in_doubt(self) -> None:
        """Some rows of a table are in doubt, others not."""
        import pyarrow as pa  # noqa: PLC0415 - an extra

        columns = {
            "申请编号": ["1", "2", "3"],
            "收到日期": ["2024-03-05"] * 3,
            "答复日期": ["2024-04-28", "2024-04-02", "2024-01-10"],
            "延期至": ["2024-04-30", "", None],
        }
        table = assess_table(pa.table(columns), law=load_law(), calendar=load_calendars(), as_of=AS_OF)

        assert table.column("robust").to_pylist() == [False, True, False]
        told = {"unread-column", "reply-before-receipt"}
        found = [{each["code"] for each in row} & told for row in table.column("findings").to_pylist()]
        assert found == [{"unread-column"}, set(), {"reply-before-receipt"}]

    def test_a_map(self) -> None:
        """assess_table(columns=) with words, too."""
        import pyarrow as pa  # noqa: PLC0415 - an extra

        columns = {"号": ["1"], "提交日期": ["2024-03-05"], "来路": ["热线"], "答复日期": ["2024-04-02"]}
        said = ColumnMap.of({"号": "编号", "来路": "申请方式"}, {"channel": {"热线": "当面"}})
        table = assess_table(pa.table(columns), law=load_law(), calendar=load_calendars(), as_of=AS_OF, columns=said)

        assert table.column("due").to_pylist() == [date(2024, 4, 2)]


class TestImpossibleOrder:
    """A receipt before the submission, where no column says how it was applied."""

    def test_is_refused_without_a_channel_too(self) -> None:
        """Two columns exchanged: read as it stands, an answer in time would be late."""
        rows = [["编号", "申请日期", "收到日期", "答复日期"], ["1", "2025-03-05", "2025-03-03", "2025-04-02"]]
        found = [row for row in read_table(rows, Table(file="a.csv")) if isinstance(row, Refused)]

        assert [[(fault.code, fault.path) for fault in row.faults] for row in found] == [[("out-of-order", "收到日期")]]


class TestAside:
    """What stands aside of a text that may be about anything."""

    @pytest.mark.parametrize(
        ("heading", "cell"),
        [
            ("申请人", "张三（已撤回）"),
            ("文号", "〔2025〕3号（延期答复）"),
            ("答复内容", "4月2日寄出"),
            ("答复内容", "先行告知延期，4月10日正式答复"),
        ],
    )
    def test_takes_the_certainty_away(self, heading: str, cell: str) -> None:
        """A bracket behind it, or a day beside an event."""
        assert found(cell, heading=heading).robust is False

    @pytest.mark.parametrize(
        ("heading", "cell"),
        [
            ("申请人", "某公司（有限合伙）"),
            ("文号", "〔2025〕3号"),
            ("申请内容", "关于延期缴纳土地出让金的文件"),
            ("申请内容", "4月2日批复的附件"),
            ("申请内容", "某地块征求意见情况"),
        ],
    )
    def test_leaves_what_it_is_about(self, heading: str, cell: str) -> None:
        """A name, a number, the matter of the application."""
        assert found(cell, heading=heading).robust is True


class TestFormula:
    """A formula whose result was never stored."""

    @pytest.mark.parametrize("heading", ["备注", "答复内容", "申请人"])
    def test_is_not_empty(self, heading: str) -> None:
        """Nobody knows what it says."""
        case = read([*HEADINGS, heading], [*ROW, Unreadable("formula-without-value", "=B2+20")])

        assert [(each.code, each.parameters["cell"]) for each in case.doubts] == [("unread-column", "=B2+20")]


class TestEnglish:
    """English headings of marks."""

    @pytest.mark.parametrize(
        "heading", ["Extension", "Correction", "Consultation", "Third party", "Suspension", "Withdrawal", "Fee"]
    )
    @pytest.mark.parametrize("cell", ["yes", "20"])
    def test_event(self, heading: str, cell: str) -> None:
        """As doubtful as 是否延期."""
        assert found(cell, heading=heading).robust is False
        assert found("no", heading=heading).robust is True


class TestCount:
    """延期天数."""

    @pytest.mark.parametrize("cell", ["0", 0, "0个工作日", "0天"])
    def test_none(self, cell: object) -> None:
        """No extension."""
        case = read([*HEADINGS, "延期告知日期", "延期天数"], [*ROW, "", cell])

        assert ([each.type for each in case.events], case.doubts) == (["received", "replied"], ())

    def test_none_beside_a_day(self) -> None:
        """It was told on a day, and by no days: nobody knows."""
        case = read([*HEADINGS, "延期告知日期", "延期天数"], [*ROW, "2024-03-28", "0"])

        assert [each.code for each in case.doubts] == ["unread-column"]

    @pytest.mark.parametrize("cell", ["20日", "20（工作日）", "二十个工作日", "20个工作日", 20])
    def test_spellings(self, cell: object) -> None:
        """Due on 2024-04-02; twenty days more end on 30 April."""
        case = read([*HEADINGS, "延期告知日期", "延期天数"], [*ROW, "2024-03-28", cell])

        assert assess(case, as_of=AS_OF).due == date(2024, 4, 30)

    @pytest.mark.parametrize("cell", ["否", "×"])
    def test_day_of_none(self, cell: str) -> None:
        """否 in a column of days is nothing, like 无."""
        case = read([*HEADINGS, "延期告知日期", "补正告知日期"], [*ROW, cell, cell])

        assert ([each.type for each in case.events], case.doubts) == (["received", "replied"], ())


class TestLine:
    """Lines that hold no case."""

    @staticmethod
    def told(line: str, *, above: bool = False) -> list[str]:
        """What a line above or below the rows tells."""
        rows = [[line, "", ""], HEADINGS, ROW] if above else [HEADINGS, ROW, [line, "", ""]]
        return [row.told for row in read_table(rows, Table(file="a.csv")) if isinstance(row, Skipped) and row.told]

    @pytest.mark.parametrize(
        "line",
        [
            "注：1号件已于3月20日告知延期20个工作日",
            "说明：2号件答复书4月2日寄出",
            "备注：1号申请人已撤回",
            "注：以上各件均已依法延期",
        ],
    )
    def test_footer(self, line: str) -> None:
        """Its text is told."""
        assert self.told(line) == [line.replace("：", ":")]

    def test_title(self) -> None:
        """Above the headings, too."""
        title = "2025年台账(以下各件均已依法延期20个工作日)"
        rows = [[title, "", ""], HEADINGS, ROW]
        cases = [row.case for row in read_table(rows, Table(file="a.csv")) if isinstance(row, Assessable)]

        assert self.told(title, above=True) == [title]
        assert [[each.parameters["line"] for each in case.doubts] for case in cases] == [[title]]
        assert assess(cases[0], as_of=AS_OF, explore=True).robust is False

    @pytest.mark.parametrize(
        "line",
        [
            "说明：延期的请填写告知日期",
            "填报日期：2025年4月1日",
            "合计：5件，已答复4件，延期0件",
            "注：依据国令第711号填报",
            "备注：本表数据截至2025年4月1日",
        ],
    )
    def test_leaves_what_is_of_no_case(self, line: str) -> None:
        """Instructions, signatures, counts."""
        assert self.told(line) == []
