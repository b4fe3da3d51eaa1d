"""Whole screens for hand-made assessments, against what the mock-ups promise 整屏比对。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from tests.report.samples import EXPLAINED, EXPLAINED_CASE, LAW, ROBUST, THIRD_PARTY, case, day, late

from gikdeadlines import assess
from gikdeadlines.case import Case
from gikdeadlines.report.text import CheckSummary, CheckView, check_screen, explain_screen
from gikdeadlines.values import Assessment, Choice, Finding, FrozenMap, LedgerDay, Missing, Tip
from gikdeadlines.wording import LANGUAGES, Language, Wording

ZH, EN = Wording("zh"), Wording("en")


PLAIN = case("any", {"type": "submitted", "at": "2017-03-01", "channel": "in-person"})


# The check screen


def depends_on(*readings: str) -> tuple[tuple[Choice, ...], ...]:
    """Readings each of which decides alone."""
    return tuple((Choice("reading", reading, "any"),) for reading in readings)


OVERDUE = replace(late("2025-087", "2025-10-20", "2025-11-17", "2025-11-17", 32), verdict="overdue", replied_on=None)
TOLD_LATE = replace(
    late("2023-025", "2023-04-20", "2023-05-19", "2023-05-24", 3),
    robust=False,
    decisive=depends_on("extension-timing"),
    findings=(Finding("extension-late", "breach", FrozenMap(notified=day("2023-05-22"), first_due=day("2023-05-19"))),),
)
SUNDAY = replace(
    late("2017-063", "2017-06-18", "2017-07-07", "2017-07-10", 1),
    robust=False,
    decisive=depends_on("receipt-on-rest-day", "reply-event"),
)
SOON = Assessment(
    id="2025-102",
    verdict="pending",
    regime="CN-2019",
    as_of=day("2025-12-31"),
    received_on=day("2025-12-05"),
    first_due=day("2026-01-05"),
    due=day("2026-01-05"),
    days_left=2,
)
OPEN = Assessment(
    id="2024-052",
    verdict="undetermined",
    regime="CN-2019",
    as_of=day("2025-12-31"),
    missing=(Missing("confirmed", "2024-01-25", "2024-03-04", Tip("2024-01-31", "on-time", "late")),),
)
OPEN_CASE = case(
    "2024-052",
    {"type": "submitted", "at": "2024-01-25", "channel": "online"},
    {"type": "replied", "method": "post", "dispatched": "2024-03-04"},
)
VIEW = CheckView(
    as_of=day("2025-12-31"),
    first=2008,
    last=2026,
    listed=4,
    file="examples/applications.csv",
    options=("--as-of", "2025-12-31"),
)


def summary() -> CheckSummary:
    """The sixty cases of the mock-up."""
    found = CheckSummary()
    others = [late(f"2016-00{i}", "2016-03-01", "2016-03-22", "2016-03-23", 1) for i in range(1, 4)]
    for assessment in (SUNDAY, ROBUST, *[replace(o, id=f"2018-{o.id[-3:]}") for o in others], TOLD_LATE, OVERDUE, SOON):
        found.add(PLAIN, assessment)
    found.add(OPEN_CASE, OPEN)
    for verdict in ("pending", "pending", "suspended", "withdrawn", "deemed-withdrawn", "deemed-withdrawn"):
        found.add(PLAIN, Assessment(id="x", verdict=verdict, regime="CN-2019", as_of=VIEW.as_of, days_left=9))
    for _ in range(45):
        found.add(PLAIN, Assessment(id="x", verdict="on-time", regime="CN-2019", as_of=VIEW.as_of))
    return found


CHECK_ZH = """\
政府信息公开答复期限核查    截至 2025-12-31    日历：国务院办公厅 2008—2026 年放假通知
读入 60 件 = 已核 60 + 退回 0

一、逾期（7 件，日数均为工作日）
申请编号  收到申请    期限届满    答复时点    结论        逾期  口径
2025-087  2025-10-20  2025-11-17  —           逾期未答复  32    各口径一致
2023-025  2023-04-20  2023-05-19  2023-05-24  逾期答复     3    取决于：延期告知过晚的效力
2022-017  2022-09-30  2022-11-09  2022-11-11  逾期答复     2    各口径一致
2017-063  2017-06-18  2017-07-07  2017-07-10  逾期答复     1    取决于：休息日收到、答复时点
（另 3 件，加 --all 列出）

二、将到期（5 个工作日内，1 件）
2025-102  2025-12-05  2026-01-05  剩 2 日；如需延长，最迟 2026-01-05 告知申请人

三、无法判定（1 件）
2024-052  网络提交 2024-01-25，2024-03-04 答复；待补：双方确认日期
          在 2024-01-30 及以前确认则逾期，2024-01-31 及以后则按期

合计  按期答复 45  逾期答复 6  逾期未答复 1  在办 3  停止计算 1  申请人撤回 1  视为撤回／放弃 2  无法判定 1
核查提示（首条）：2023-025 延期告知 2023-05-22，晚于首期届满日 2023-05-19
看一件：gikdeadlines explain examples/applications.csv --id 2022-017 --as-of 2025-12-31
存表格：gikdeadlines check examples/applications.csv --out 结果.xlsx --as-of 2025-12-31
本结果只计算期限，不认定答复内容是否合法，不构成法律意见。"""  # noqa: RUF001 - the slash of the mock-up

CHECK_EN = """\
Open government information: deadlines checked    as of 2025-12-31    calendar: State Council notices 2008–2026
60 read = 60 assessed + 0 refused

1. Late (7, in working days)
Application  Received    Due         Replied     Verdict  Late  Readings
2025-087     2025-10-20  2025-11-17  —           overdue  32    same on every reading
2023-025     2023-04-20  2023-05-19  2023-05-24  late      3    depends on: effect of a late extension notice
2022-017     2022-09-30  2022-11-09  2022-11-11  late      2    same on every reading
2017-063     2017-06-18  2017-07-07  2017-07-10  late      1    depends on: receipt on a rest day, decisive day of the reply
(3 more, --all lists them)

2. Due soon (within 5 working days, 1)
2025-102  2025-12-05  2026-01-05  2 left; to extend, tell the applicant by 2026-01-05

3. Undetermined (1)
2024-052  submitted online 2024-01-25, replied 2024-03-04; missing: day of confirmation by both sides
          confirmed on or before 2024-01-30: late; on or after 2024-01-31: on time

Total  on time 45  late 6  overdue 1  pending 3  suspended 1  withdrawn 1  deemed withdrawn or abandoned 2  undetermined 1
First finding: 2023-025 extension notified on 2023-05-22, after the first due day 2023-05-19
See one: gikdeadlines explain examples/applications.csv --id 2022-017 --as-of 2025-12-31
Save a table: gikdeadlines check examples/applications.csv --out result.xlsx --as-of 2025-12-31
These results compute deadlines only. They do not judge what an answer says and are no legal advice."""  # noqa: E501 - a whole screen


class TestCheckScreen:
    """The screen of check."""

    @pytest.mark.parametrize(("wording", "expected"), [(ZH, CHECK_ZH), (EN, CHECK_EN)], ids=LANGUAGES)
    def test_whole(self, wording: Wording, expected: str) -> None:
        """The screen is the mock-up, in both languages with the same things in the same places."""
        lines = check_screen(summary(), VIEW, wording)

        assert "\n".join(lines) == expected

    def test_all(self) -> None:
        """Without a limit every late case is listed."""
        lines = check_screen(summary(), replace(VIEW, listed=None), ZH)

        assert [line for line in lines if line.startswith("2018-")][2].startswith("2018-003")
        assert not any("--all" in line for line in lines)

    def test_unexplored(self) -> None:
        """A verdict whose readings were not compared says so."""
        found = CheckSummary()
        found.add(PLAIN, replace(ROBUST, robust=None))

        assert check_screen(found, VIEW, ZH)[5].endswith("未比对口径")
        assert check_screen(found, VIEW, EN)[5].endswith("readings not compared")

    def test_undetermined_for_want_of_a_notice(self) -> None:
        """Received on Monday 2027-01-04: of twenty weekdays 02-01 is the last, if none is off."""
        received, replied = {"type": "received", "at": "2027-01-04"}, {"type": "replied", "registered": "2027-02-01"}
        asked = Case.from_dict({"id": "5", "matter": "application", "events": [received, replied]})
        found = CheckSummary()
        found.add(asked, assess(asked, as_of=date(2027, 3, 30), explore=True))
        (line,) = (line for line in check_screen(found, VIEW, ZH) if line.startswith("5  2027-02-01 答复；"))

        assert line.endswith("至 2027-02-01 之间；取决于：尚未公布的放假安排")

    def test_columns_align(self) -> None:
        """Every column starts at the same display cell, however many Chinese characters stand before it."""
        found = CheckSummary()
        for id_ in ("2022-017", "申请二〇二二第十七号", "7"):
            found.add(PLAIN, replace(ROBUST, id=id_))
        lines = check_screen(found, VIEW, ZH)[4:8]

        starts = {
            cell_len(line[: line.index(mark)])
            for line, mark in zip(lines, ["收到申请", *["2022-09-30"] * 3], strict=True)
        }
        assert len(starts) == 1

    def test_hostile_id(self) -> None:
        """A case's id cannot steer the terminal."""
        found = CheckSummary()
        found.add(PLAIN, replace(ROBUST, id="\x1b[2J\u202etxt"))

        assert all(line.isprintable() for line in check_screen(found, VIEW, ZH))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_nothing(self, language: Language) -> None:
        """A run in which nothing is late keeps its three headings."""
        lines = check_screen(CheckSummary(), VIEW, Wording(language))

        assert sum("0" in line for line in lines[3:8]) == 3

    def test_paint(self) -> None:
        """Colour is put around whole lines, after they were aligned."""
        lines = check_screen(summary(), VIEW, ZH, paint=lambda text, style: f"<{style}>{text}</>")

        assert [line for line in lines if line.startswith("<late>2022-017  2022-09-30")]


# The explain screen: 2022-017

EXPLAIN_ZH = """\
2022-017  逾期答复，逾期 2 个工作日（各口径均逾期）
应于 2022-11-09（周三）前（含当日）答复；答复于 2022-11-11（周五）交邮。
适用：政府信息公开条例（2019修订）（国令711号）  20 个工作日

         一      二      三      四      五      六      日
09-26    ·       ·       ·       ·      收到    国庆    国庆
10-03   国庆    国庆    国庆    国庆    国庆    班1     班2
10-10    3       4       停      停      停      休      休
10-17    停      停      5       6       7       休      休
10-24    8       9       10      11      12      休      休
10-31    13      14      15      16      17      休      休
11-07    18      19    20届满   逾1   逾2答复    ·       ·
（班=调休上班，计入；停=不计入期限；数字=第几个工作日）

怎样算出
1 收到  09-30 签收；当日不计             国令711号第31条第2项
2 起算  10-08、10-09 补班，计第 1、2 日  国办发明电〔2021〕11号
3 停算  10-12 至 10-18 征求第三方意见    国令711号第33条第3款
        首尾两日均扣除（口径）
4 届满  第 20 日 11-09                   国令711号第33条第2款
5 答复  邮寄，以交邮日 11-11 为准        国办公开办函〔2016〕235号四

口径比对  停算期间的首尾日“首尾两日均计入”：2022-11-07 届满，逾期答复
主张核对  行政机关主张 2022-11-11：漏计补班日即得此日，与规定不符

版本 0.1.0  日历 sha256 3f9c0d1e…  法规 8a210102…  截至 2025-12-31
本结果只计算期限，不认定答复内容是否合法，不构成法律意见。"""

EXPLAIN_EN = """\
2022-017  late by 2 working days (late on every reading)
Due by 2022-11-09 (Wed), that day included; replied on 2022-11-11 (Fri), by posting.
Law: Regulation on Open Government Information (2019 revision) (国令711号)  20 working days

         Mon      Tue      Wed      Thu      Fri      Sat      Sun
09-26     ·        ·        ·        ·      rec'd    rest     rest
10-03   rest     rest     rest     rest     rest      m1       m2
10-10     3        4       out      out      out     rest     rest
10-17    out      out       5        6        7      rest     rest
10-24     8        9       10       11       12      rest     rest
10-31    13       14       15       16       17      rest     rest
11-07    18       19     20 due     +1    +2 reply     ·        ·
(m = make-up workday, counted; out = excluded; numbers = working days counted)

How it was counted
1 receipt   09-30 signed for; the day itself does not count  国令711号 art. 31 item 2
2 start     make-up 10-08, 10-09, counted as 1, 2            国办发明电〔2021〕11号
3 excluded  10-12 to 10-18 third party consulted             国令711号 art. 33 para. 3
            both excluded (a reading)
4 due       day 20 is 11-09                                  国令711号 art. 33 para. 2
5 reply     by post; the posting day 11-11 decides           国办公开办函〔2016〕235号 四

Readings compared  end days of a pause “both count”: due 2022-11-07, late
Claims             the agency claims 2022-11-11: missing the make-up workdays gives this day, against the rules

version 0.1.0  calendar sha256 3f9c0d1e…  law 8a210102…  as of 2025-12-31
These results compute deadlines only. They do not judge what an answer says and are no legal advice."""


def explained(assessment: Assessment, wording: Wording, of: Case = EXPLAINED_CASE) -> list[str]:
    """The lines of the explain screen."""
    return explain_screen(assessment, of, law=LAW, wording=wording)


class TestExplainScreen:
    """The screen of explain."""

    @pytest.mark.parametrize(("wording", "expected"), [(ZH, EXPLAIN_ZH), (EN, EXPLAIN_EN)], ids=LANGUAGES)
    def test_whole(self, wording: Wording, expected: str) -> None:
        """The screen is the mock-up, in both languages with the same things in the same places."""
        assert "\n".join(explained(EXPLAINED, wording)) == expected

    def test_reading_that_decides(self) -> None:
        """A verdict that a reading or a fact flips names it beside the verdict and says where it tips."""
        missing = Missing("confirmed", "2022-09-30", "2022-10-20", Tip("2022-10-10", "on-time", "late"))
        lines = explained(replace(EXPLAINED, robust=False, decisive=depends_on("pause-ends"), missing=(missing,)), ZH)

        assert lines[0].endswith("（取决于：停算期间的首尾日）")
        assert any("在 2022-10-09 及以前确认则逾期，2022-10-10 及以后则按期" in line for line in lines)

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            (
                {
                    "verdict": "pending",
                    "as_of": day("2022-11-08"),
                    "replied_on": None,
                    "days_late": None,
                    "days_left": 1,
                },
                "至 2022-11-08 尚未答复。",
            ),
            (
                {
                    "replied_on": None,
                    "days_late": None,
                    "missing": (Missing("reply-delivered", "2022-11-11", "2022-12-31"),),
                },
                "已答复，不早于 2022-11-11（送达日期不详）。",
            ),
            ({"replied_on": None, "days_late": None}, "已答复，以何日为准尚不能确定。"),
            ({"verdict": "suspended", "due": None, "replied_on": None}, "期限停止计算，届满日尚不能确定"),
            ({"verdict": "withdrawn", "due": None, "replied_on": None}, "申请人撤回。"),
            (
                {
                    "due": None,
                    "projected_due": day("2027-01-11"),
                    "earliest_due": day("2027-01-08"),
                    "latest_due": day("2027-01-12"),
                },
                "预计应于 2027-01-11 前后答复（2027-01-08 至 2027-01-12 之间）",
            ),
            (
                {"due": None, "earliest_due": day("2022-11-07"), "latest_due": day("2022-11-09")},
                "2022-11-07 至 2022-11-09 之间的某日",
            ),
        ],
    )
    def test_sentence(self, change: dict[str, object], sentence: str) -> None:
        """The second line says by when it was due and when it was answered, as far as either is known."""
        assert sentence in explained(replace(EXPLAINED, **change), ZH)[1]  # type: ignore[arg-type]

    def test_finding(self) -> None:
        """A finding stands with its severity and its citation."""
        finding = Finding("reply-by-courier", "breach", FrozenMap(dispatched=day("2022-11-11")), THIRD_PARTY)
        lines = explained(replace(EXPLAINED, findings=(finding,)), ZH)

        assert any(
            line.startswith("核查提示  违反明文规定：2022-11-11 经快递企业寄出")
            and line.endswith("国令711号第33条第3款")
            for line in lines
        )

    def test_long_silence(self) -> None:
        """Of the many weeks after a due day only the first and the last are shown."""
        tail = tuple(LedgerDay(day("2022-11-14") + timedelta(i), "after-due", 23 + i, "weekday") for i in range(140))
        lines = explained(replace(EXPLAINED, _ledger=EXPLAINED.ledger + tail), ZH)

        assert "（略 18 周）" in lines

    def test_year_boundary(self) -> None:
        """Where a period runs into another year, its days carry the year."""
        moved = tuple(replace(entry, date=entry.date + timedelta(77)) for entry in EXPLAINED.ledger)
        lines = explained(replace(EXPLAINED, _ledger=moved, received_on=moved[0].date, due=moved[-3].date), ZH)

        assert any(line.startswith("2022-12-12 ") for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
class TestEncodings:
    """Terminals that know less than Unicode."""

    def test_cp936(self, language: Language) -> None:
        """A Chinese console of the older kind shows every character of both screens."""
        wording = Wording(language)
        lines = [*check_screen(summary(), VIEW, wording), *explained(EXPLAINED, wording)]

        assert "\n".join(lines).encode("cp936").decode("cp936") == "\n".join(lines)

    def test_whole_catalogue(self, language: Language) -> None:
        """So it does with every message that there is."""
        wording = Wording(language)

        for key in wording.messages:
            assert wording.text(key).encode("cp936")
