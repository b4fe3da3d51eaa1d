"""The models that the screens, pages and pictures are views of 视图模型。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.report.samples import EXPLAINED, EXPLAINED_CASE, LAW, NOTICE, ROBUST, day

from gikdeadlines.report.calendar_view import CalendarView, DayView, Omitted, calendar_view
from gikdeadlines.report.case_view import case_view
from gikdeadlines.report.chart import bars
from gikdeadlines.report.citations import cited
from gikdeadlines.report.register_view import RegisterRun, register_view
from gikdeadlines.values import Alternative, Assessment, Choice, Citation, ClaimExplained, LedgerDay, Pivot
from gikdeadlines.wording import Wording

ZH, EN = Wording("zh"), Wording("en")
RUN = RegisterRun(as_of=day("2025-12-31"), first=2008, last=2026)


def seen(view: CalendarView, on: str) -> DayView:
    """The view of a day."""
    return next(found for found in view.days if found.day == day(on))


class TestCalendarView:
    @pytest.mark.parametrize(
        ("on", "kind", "mark", "why"),
        [
            ("2022-09-30", "received", "收到", "收到之日，当日不计"),
            ("2022-10-01", "rest", "国庆", "休息日，不计入（国庆节）"),
            ("2022-10-08", "make-up", "班1", "第 1 个工作日（调休上班）"),
            ("2022-10-10", "counted", "3", "第 3 个工作日"),
            ("2022-10-12", "excluded", "停", "工作日，但不计入期限（征求第三方意见）"),
            ("2022-10-15", "rest", "休", "休息日，不计入（周末）"),
            ("2022-11-09", "counted", "20届满", "第 20 个工作日，期限届满"),
            ("2022-11-10", "after-due", "逾1", "期限届满后第 1 个工作日"),
            ("2022-11-11", "after-due", "逾2答复", "期限届满后第 2 个工作日，答复，行政机关主张的届满日"),
        ],
    )
    def test_days(self, on: str, kind: str, mark: str, why: str) -> None:
        """Every sort of day has its mark and says why it counts or not."""
        found = seen(calendar_view(EXPLAINED, ZH), on)

        assert (found.kind, found.mark, found.why) == (kind, mark, why)

    def test_festival_in_english(self) -> None:
        """A festival has its English name wherever there is room for one."""
        found = seen(calendar_view(EXPLAINED, EN), "2022-10-01")

        assert (found.mark, found.tag) == ("rest", "National Day")
        assert found.why == "day of rest, not counted (National Day)"

    def test_every_day(self) -> None:
        """There is a view for each day of the ledger, in months and in weeks."""
        view = calendar_view(EXPLAINED, ZH)
        ledger = [entry.date for entry in EXPLAINED.ledger]

        in_months = [d.day for m in view.months for week in m.weeks for d in week if isinstance(d, DayView)]
        in_weeks = [d.day for week in view.weeks for d in week if isinstance(d, DayView)]
        assert [found.day for found in view.days] == in_months == in_weeks == ledger

    def test_before_restart(self) -> None:
        """The days between a receipt and a restart are shown, and that they no longer count."""
        received = EXPLAINED.ledger[0].date - timedelta(3)
        first = LedgerDay(received, "start", reason="start")
        dropped = [LedgerDay(received + timedelta(i), "excluded", reason="before-restart") for i in (1, 2)]
        days = (first, *dropped, *EXPLAINED.ledger)
        view = calendar_view(replace(EXPLAINED, received_on=received, _ledger=days), ZH)

        assert [found.kind for found in view.days[:4]] == ["received", "dropped", "dropped", "restarted"]

    def test_answered_on_receipt_day(self) -> None:
        """A reply on the day of receipt leaves it the day of receipt."""
        start = LedgerDay(day("2022-09-30"), "reply", reason="start")
        view = calendar_view(replace(EXPLAINED, replied_on=start.date, _ledger=(start,)), ZH)

        assert (view.days[0].kind, view.days[0].mark) == ("received", "收到答复")

    def test_answered_during_a_pause(self) -> None:
        """A reply on a day that does not count leaves it one that does not count, and says why."""
        on = day("2022-10-17")
        days = tuple(replace(entry, status="reply") if entry.date == on else entry for entry in EXPLAINED.ledger)
        view = calendar_view(replace(EXPLAINED, replied_on=on, _ledger=days), ZH)

        assert seen(view, "2022-10-17").mark == "停答复"
        assert seen(view, "2022-10-17").why == "工作日，但不计入期限（征求第三方意见），答复"

    def test_first_due(self) -> None:
        """With an extension the first due day is marked too."""
        view = calendar_view(replace(EXPLAINED, first_due=day("2022-11-01")), ZH)

        assert seen(view, "2022-11-01").is_first_due
        assert not seen(view, "2022-11-09").is_first_due

    def test_long_silence(self) -> None:
        """A long run of weeks in which nothing is counted is left out in weeks and set apart in months."""
        tail = tuple(LedgerDay(day("2022-11-14") + timedelta(i), "after-due", 23 + i, "weekday") for i in range(140))
        view = calendar_view(replace(EXPLAINED, _ledger=EXPLAINED.ledger + tail), ZH)

        assert Omitted(18) in view.shortened
        assert [(folded, len(run)) for folded, run in view.month_runs] == [(False, 3), (True, 5)]

    def test_without_ledger(self) -> None:
        """Without a ledger there is no calendar."""
        assert calendar_view(ROBUST, ZH) == CalendarView(())

    def test_hostile_names(self) -> None:
        """A festival of somebody's own notice cannot bring control characters along."""
        rest = LedgerDay(day("2022-10-01"), "rest", reason="\x1b[2J\u202e节")
        view = calendar_view(replace(EXPLAINED, _ledger=(EXPLAINED.ledger[0], rest)), ZH)

        assert all(text.isprintable() for found in view.days for text in (found.mark, found.tag, found.why))


class TestCaseView:
    def test_figures(self) -> None:
        """The figures are those of the assessment, each under its name; days late stand for days left."""
        late = replace(EXPLAINED, days_used=22, days_left=-2)
        figures = dict(case_view(late, law=LAW, wording=EN).headline.figures)

        assert figures == {
            "Received": "2022-09-30",
            "Due": "2022-11-09",
            "Replied": "2022-11-11",
            "Days allowed": "20",
            "Days used": "22",
            "Late": "2",
        }

    def test_without_case(self) -> None:
        """An assessment alone says when, and leaves out how."""
        whole, alone = (case_view(EXPLAINED, c, law=LAW, wording=ZH) for c in (EXPLAINED_CASE, None))

        assert whole.headline.sentence.endswith("交邮。")
        assert alone.headline.sentence == whole.headline.sentence.removesuffix("交邮。") + "。"

    def test_sources(self) -> None:
        """The provisions and the notices are named once each."""
        view = case_view(EXPLAINED, EXPLAINED_CASE, law=LAW, wording=ZH)

        assert [source.text for source in view.sources] == [
            "国令711号第31条第2项",
            "国令711号第33条第2款",
            "国令711号第33条第3款",
            "国办公开办函〔2016〕235号四",
            "国办发明电〔2021〕11号",
        ]

    def test_pivots(self) -> None:
        """A reading that flips the verdict is named once, whether a pivot or a decisive set says so."""
        choice = Choice("reading", "pause-ends", "both-count")
        pivots = (Pivot("reply-by", day("2022-11-09")), Pivot("choice", choice=choice))
        view = case_view(replace(EXPLAINED, pivots=pivots, decisive=((choice,),)), law=LAW, wording=ZH)

        assert view.remarks.pivots == (
            "2022-11-09 及以前答复，即为按期",
            "若停算期间的首尾日“首尾两日均计入”，结论即改变",
        )

    @pytest.mark.parametrize(
        ("claim", "why"),
        [
            (ClaimExplained("agency", date(2022, 11, 9), "reading"), "与按默认口径算出的届满日相同"),
            (
                ClaimExplained("agency", date(2022, 11, 11), "error", ("make-up-day-missed",), (date(2022, 10, 8),)),
                "漏计补班日（2022-10-08）即得此日，与规定不符",
            ),
            (
                ClaimExplained("agency", date(2022, 11, 8), "reading", ("pause-ends",)),
                "按“停算期间的首尾日”口径即得此日",
            ),
            (ClaimExplained("agency", date(2023, 1, 1), "none"), "由本案事实不能推出此日"),
        ],
    )
    def test_claims(self, claim: ClaimExplained, why: str) -> None:
        """A claim says how its day comes about, with the days that an error missed."""
        view = case_view(replace(EXPLAINED, claims=(claim,)), law=LAW, wording=ZH)

        assert view.remarks.claims[0].why == why

    def test_other_verdict(self) -> None:
        """An alternative says whether its verdict is another one; beside an undetermined case none is."""
        other = Alternative((), None, None, None, "on-time")
        views = [
            case_view(replace(EXPLAINED, verdict=verdict, alternatives=(other,)), law=LAW, wording=ZH)
            for verdict in ("late", "undetermined")
        ]

        assert [view.remarks.alternatives[0].is_same for view in views] == [False, True]


class TestCited:
    @pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", ""])
    def test_unsafe_address(self, url: str) -> None:
        """Only an address of the web is linked: a user's law file may hold anything."""
        assert cited(Citation("x", "甲号", "甲", url=url), ZH).url is None

    def test_address(self) -> None:
        """The official text is linked."""
        assert cited(replace(NOTICE, url="https://www.gov.cn/x.htm"), ZH).url == "https://www.gov.cn/x.htm"


class TestRegisterView:
    def test_totals(self) -> None:
        """Counts are those of the rows."""
        view = register_view([(ROBUST, {}), (replace(ROBUST, id="2"), {})], law=LAW, wording=ZH, run=RUN)

        assert (len(view.rows), dict(view.counts)) == (2, {"late": 2})

    def test_most_opened(self) -> None:
        """Late ones come first, and have a calendar where not every row can; the rest are counted."""
        good = replace(EXPLAINED, id="good", verdict="on-time")
        view = register_view([(good, {}), (EXPLAINED, {})], law=LAW, wording=ZH, run=RUN, most_opened=1)

        assert [(row.id, row.opened is not None) for row in view.rows] == [(EXPLAINED.id, True), ("good", False)]
        assert view.unopened == 1

    @pytest.mark.parametrize(
        ("change", "over"),
        [
            ({"days_used": 22, "days_late": 2}, 2),
            ({"verdict": "on-time", "days_used": 18, "days_late": 0}, -2),
            ({"verdict": "on-time", "days_used": 61, "days_late": 0}, None),
            ({"verdict": "withdrawn", "days_used": 61, "ended_by": "withdrawn", "days_late": 0}, None),
            ({"verdict": "undetermined", "days_used": None, "days_late": None}, None),
        ],
    )
    def test_over(self, change: dict[str, object], over: int | None) -> None:
        """Days are compared where the limit was counted in them, not where a day was named or the case ended."""
        found = replace(EXPLAINED, **change)  # type: ignore[arg-type]
        view = register_view([(found, {})], law=LAW, wording=ZH, run=RUN)

        assert view.rows[0].over == over
        assert view.uncounted == (over is None)

    def test_empty(self) -> None:
        """A run without a case has a view too."""
        assert register_view([], law=LAW, wording=ZH, run=RUN).chart == ()


class TestBars:
    def test_heights(self) -> None:
        """A bar counts the cases of each sort, one upon the other."""
        chart = bars([(-1, "good"), (-1, "open"), (-1, "good"), (0, "good")])

        assert [(bar.over, bar.count) for bar in chart] == [(-1, 3), (0, 1)]
        assert [(part.tone, part.base, part.count) for part in chart[0].parts] == [("good", 0, 2), ("open", 2, 1)]

    def test_far_away(self) -> None:
        """What lies far from the limit stands in the last bar, which says so."""
        chart = bars([(400, "late"), (31, "late"), (2, "late")])

        assert (chart[-1].over, chart[-1].count, chart[-1].is_open) == (30, 2, True)
        assert not chart[2].is_open

    def test_limit_is_shown(self) -> None:
        """The limit is in the picture even when nobody came near it."""
        assert [bar.over for bar in bars([(-2, "good")])] == [-2, -1, 0]


def test_hostile_assessment() -> None:
    """Nothing that a case brings along puts a control character into any text of its view."""
    hostile = "\x00\x1b[2J\u202e<script>"
    claims = (ClaimExplained(hostile, day("2022-11-11"), "error", (hostile,)),)
    found: Assessment = replace(EXPLAINED, id=hostile, claims=claims, ignored=(hostile,))
    view = case_view(found, law=LAW, wording=ZH)

    texts = (view.id, view.headline.title, view.ignored, view.remarks.claims[0].line, view.remarks.claims[0].by)
    assert all(text.isprintable() for text in texts)
