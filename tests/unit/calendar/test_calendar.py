from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests import oracle

from gikdeadlines import load_calendar
from gikdeadlines.calendar import Calendar, Notice, Rest, WeekPattern, Work, is_weekly_rest
from gikdeadlines.values import CalendarError, CalendarRangeError, CountError, DayTypeError, Interval

CN = load_calendar("CN")
D = date.fromisoformat
WEEK = (WeekPattern(date(1995, 5, 1), frozenset({5, 6})),)


def notice(**given: object) -> Notice:
    """An annual notice of 2017 that frees 1 and 2 May, with what a test changes."""
    plain = Notice(
        doc_no="甲1号",
        title="t",
        issuer="i",
        issued=date(2016, 12, 1),
        published=date(2016, 12, 1),
        source="https://example.org/1",
        year=2017,
        rest=(Rest("劳动节", date(2017, 5, 1), date(2017, 5, 2)),),
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # each test names fields that exist


def order(**given: object) -> Notice:
    """A notice of a single order, published later than the annual one."""
    return notice(**{"doc_no": "乙2号", "year": None, "published": date(2017, 3, 1), "rest": ()} | given)


def calendar(*notices: Notice, gaps: tuple[Interval, ...] = ()) -> Calendar:
    return Calendar("CN", notices, WEEK, gaps=gaps)


class TestNotice:
    def test_is_cited_by_its_number(self) -> None:
        """The citation bears number, title and address."""
        citation = CN.why(D("2022-10-08")).citation

        assert citation is not None
        assert (citation.doc_no, citation.title) == (
            "国办发明电〔2021〕11号",
            "国务院办公厅关于2022年部分节假日安排的通知",
        )
        assert citation.url == "http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm"

    def test_without_an_address_cites_none(self) -> None:
        """A source that is a report in words is no address."""
        assert notice(source="a newspaper").citation.url is None

    @pytest.mark.parametrize(
        ("published", "issued", "known"),
        [
            (date(2016, 12, 5), date(2016, 12, 1), date(2016, 12, 5)),
            (None, date(2016, 12, 1), date(2016, 12, 1)),
            (None, None, date(2017, 5, 1)),
        ],
    )
    def test_is_known_from_the_best_day_on_record(
        self, published: date | None, issued: date | None, known: date
    ) -> None:
        """Publication, else issue, else the first day that it sets: never earlier than it can have been known."""
        assert notice(published=published, issued=issued).known_from == known

    def test_lists_the_days_it_sets(self) -> None:
        """Revoked days, days off and make-up days."""
        full = notice(work=(Work("劳动节", (date(2017, 4, 29),)),), revoked_work=(date(2017, 4, 1),))

        assert sorted(full.days_set) == [D("2017-04-01"), D("2017-04-29"), D("2017-05-01"), D("2017-05-02")]


class TestIsWorking:
    @pytest.mark.parametrize(
        ("day", "works"),
        [
            ("2022-09-30", True),
            ("2022-10-01", False),
            ("2022-10-08", True),
            ("2022-10-09", True),
            ("2022-10-15", False),
            ("2015-09-03", False),
            ("2015-09-06", True),
            ("2019-05-02", False),
            ("2019-04-28", True),
            ("2020-02-01", False),
            ("2018-12-31", False),
            ("2018-12-29", True),
            ("2008-01-01", False),
            ("2026-12-28", True),
        ],
    )
    def test_follows_the_notice(self, day: str, *, works: bool) -> None:
        """National Day 2022, the amendments, days set by the next year's notice, and both ends."""
        assert CN.is_working(D(day)) is works

    @pytest.mark.parametrize(("day", "year"), [("2007-12-31", 2007), ("2026-12-29", 2027), ("2030-01-01", 2027)])
    def test_refuses_a_day_outside_and_names_the_missing_notice(self, day: str, year: int) -> None:
        """Nothing is guessed past the horizon or before the first day."""
        with pytest.raises(CalendarRangeError) as caught:
            CN.is_working(D(day))

        assert (caught.value.code, caught.value.given) == ("outside-calendar", day)
        assert caught.value.hint == f"the notice for {year} is not loaded"

    @pytest.mark.parametrize("value", [datetime(2022, 10, 8, tzinfo=UTC), "2022-10-08", 20221008, None], ids=repr)
    @pytest.mark.parametrize("question", ["is_working", "why", "next_working", "previous_working", "known_on"])
    def test_no_question_takes_what_is_no_day(self, question: str, value: object) -> None:
        """A datetime, a text and a number are refused by every question."""
        with pytest.raises(DayTypeError):
            getattr(CN, question)(value)


class TestWhy:
    @pytest.mark.parametrize(
        ("day", "kind", "festival", "doc_no"),
        [
            ("2022-10-01", "rest-day", "国庆节", "国办发明电〔2021〕11号"),
            ("2022-10-08", "make-up-workday", "国庆节", "国办发明电〔2021〕11号"),
            ("2018-12-31", "rest-day", "元旦", "国办发明电〔2018〕15号"),
            ("2020-02-01", "rest-day", "春节", "国办发明电〔2020〕1号"),
            ("2019-05-01", "rest-day", "劳动节", "国办发明电〔2019〕3号"),
            (
                "2015-09-06",
                "make-up-workday",
                "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日",
                "国发明电〔2015〕1号",
            ),
        ],
    )
    def test_names_the_notice_and_the_festival(self, day: str, kind: str, festival: str, doc_no: str) -> None:
        """The notice that prevails is the one named."""
        reason = CN.why(D(day))

        assert (reason.kind, reason.festival) == (kind, festival)
        assert reason.citation is not None
        assert reason.citation.doc_no == doc_no

    @pytest.mark.parametrize(
        ("day", "kind", "source"),
        [("2022-10-14", "weekday", None), ("2022-10-15", "weekend", ("国务院令第174号", "7"))],
    )
    def test_cites_the_week_where_it_decides(self, day: str, kind: str, source: tuple[str, str] | None) -> None:
        """An ordinary Saturday is free by the rule on the week, whose text nobody here has read; a Friday by none."""
        reason = CN.why(D(day))
        cited = reason.citation

        assert (reason.kind, cited and (cited.doc_no, cited.article), reason.confidence) == (kind, source, "high")
        assert cited is None or cited.title.endswith("（未核原文）")


class TestCounting:
    @pytest.mark.parametrize(
        ("start", "n", "due"),
        [
            ("2022-09-30", 20, "2022-11-02"),
            ("2022-09-30", 7, "2022-10-14"),
            ("2020-01-10", 20, "2020-02-14"),
            ("2017-06-18", 15, "2017-07-07"),
            ("2011-06-01", 15, "2011-06-23"),
            ("2019-05-14", 15, "2019-06-04"),
        ],
    )
    def test_nth_after_gives_the_due_days_of_known_cases(self, start: str, n: int, due: str) -> None:
        """Among them guiding case 26: accepted 2011-06-01, due 2011-06-23."""
        assert CN.nth_after(D(start), n) == D(due)

    def test_a_sunday_and_one_working_day_is_monday(self) -> None:
        """A receipt on a rest day is day 0, and the next working day is day 1; some libraries say Tuesday."""
        assert CN.nth_after(D("2017-06-18"), 1) == D("2017-06-19")

    def test_nth_before_counts_back_over_the_holiday(self) -> None:
        """Before the first working day after National Day 2022 stands 30 September."""
        assert CN.nth_before(D("2022-10-08"), 1) == D("2022-09-30")

    def test_next_and_previous_step_over_rest(self) -> None:
        """One day after and one before."""
        assert CN.next_working(D("2022-09-30")) == D("2022-10-08")
        assert CN.previous_working(D("2022-10-01")) == D("2022-09-30")

    def test_count_leaves_out_the_first_day_and_takes_the_last(self) -> None:
        """(after, through], as a term counts."""
        assert CN.count(D("2022-09-30"), D("2022-11-02")) == 20
        assert CN.count(D("2022-10-08"), D("2022-10-08")) == 0

    @pytest.mark.parametrize("n", [0, -1, True, 1.0, "1"], ids=repr)
    @pytest.mark.parametrize("question", ["nth_after", "nth_before"])
    def test_refuses_what_is_no_count(self, question: str, n: object) -> None:
        """At least one whole working day."""
        with pytest.raises(CountError):
            getattr(CN, question)(D("2022-09-30"), n)

    @pytest.mark.parametrize("start", ["2026-12-28", "2026-12-01", "2026-12-29", "2007-12-31", "1990-01-01"])
    def test_nth_after_refuses_to_leave_the_calendar(self, start: str) -> None:
        """Whether the start or only the due day lies outside."""
        with pytest.raises(CalendarRangeError):
            CN.nth_after(D(start), 20)

    def test_nth_after_names_the_first_day_that_it_would_have_to_know(self) -> None:
        """From 1 to 28 December 2026 there are nineteen working days."""
        with pytest.raises(CalendarRangeError) as caught:
            CN.nth_after(D("2026-12-01"), 20)

        assert (caught.value.given, caught.value.hint) == ("2026-12-29", "the notice for 2027 is not loaded")

    @pytest.mark.parametrize(
        ("start", "n"), [("2008-01-01", 1), ("2008-01-02", 1), ("2026-12-29", 1), ("2008-01-04", 3)]
    )
    def test_nth_before_refuses_to_leave_the_calendar(self, start: str, n: int) -> None:
        """2 January 2008 is the first working day; before it nothing is known."""
        with pytest.raises(CalendarRangeError):
            CN.nth_before(D(start), n)

    def test_nth_before_reaches_the_first_working_day(self) -> None:
        """2008-01-02, the day after New Year."""
        assert CN.nth_before(D("2008-01-03"), 1) == D("2008-01-02")

    @pytest.mark.parametrize("ends", [("2007-12-31", "2008-01-05"), ("2026-12-01", "2026-12-29")])
    def test_count_refuses_to_leave_the_calendar(self, ends: tuple[str, str]) -> None:
        """Both ends must be known."""
        with pytest.raises(CalendarRangeError):
            CN.count(*map(D, ends))


class TestRankAndSelect:
    def test_are_inverse(self) -> None:
        """The k-th working day has rank k."""
        assert all(CN.rank(day) == rank for rank, day in enumerate(CN.working_days, 1))
        assert all(CN.select(rank) == day for rank, day in enumerate(CN.working_days, 1))

    def test_the_eve_of_the_first_day_has_rank_nought(self) -> None:
        """So that an interval may begin on the first day."""
        assert CN.rank(D("2007-12-31")) == 0

    @pytest.mark.parametrize("day", ["2007-12-30", "2026-12-29"])
    def test_rank_refuses_other_days_outside(self, day: str) -> None:
        """Neither earlier nor later."""
        with pytest.raises(CalendarRangeError):
            CN.rank(D(day))

    def test_select_refuses_a_rank_past_the_horizon(self) -> None:
        """The next working day is not announced."""
        with pytest.raises(CalendarRangeError):
            CN.select(len(CN.working_days) + 1)


class TestTheOtherTimeAxis:
    def test_known_on_forgets_what_came_later(self) -> None:
        """On 12 January 2020 nobody knew that 31 January would be free."""
        assert CN.known_on(D("2020-01-12")).nth_after(D("2020-01-10"), 20) == D("2020-02-12")

    @pytest.mark.parametrize(("day", "works"), [("2020-01-26", True), ("2020-01-27", False)])
    def test_a_notice_is_known_from_its_publication(self, day: str, *, works: bool) -> None:
        """Issued on the 26th, published on the 27th: known on the 27th."""
        assert CN.known_on(D(day)).is_working(D("2020-01-31")) is works

    def test_known_today_is_the_calendar_itself(self) -> None:
        """After the last publication nothing changes."""
        assert CN.known_on(D("2025-11-04")) is CN

    def test_days_between_two_publications_share_a_calendar(self) -> None:
        """They know the same notices; so a table of many cases does not fold a calendar for each."""
        assert CN.known_on(D("2020-01-12")) is CN.known_on(D("2020-01-20"))

    def test_knowing_later_does_not_bring_notices_back(self) -> None:
        """A calendar as known on a day holds no more than was known then."""
        then = CN.known_on(D("2020-01-12"))

        assert then.known_on(D("2025-12-31")) is then

    def test_nothing_was_known_before_the_first_notice(self) -> None:
        """Before 18 December 2007 there is no calendar to give."""
        with pytest.raises(CalendarRangeError) as caught:
            CN.known_on(D("2007-12-17"))

        assert caught.value.code == "no-notice"

    @pytest.mark.parametrize("year", range(2009, 2027))
    def test_before_notice_ends_on_28_december_of_the_year_before(self, year: int) -> None:
        """The notice of the year may change the last three days of the year before."""
        assert CN.before_notice(year).horizon == date(year - 1, 12, 28)

    def test_before_notice_refuses_a_year_without_one(self) -> None:
        """The notice of 2027 is not known."""
        with pytest.raises(CalendarRangeError) as caught:
            CN.before_notice(2027)

        assert (caught.value.code, caught.value.given) == ("no-notice", 2027)
        assert caught.value.expected == "a year with an annual notice"

    def test_a_refusal_says_as_of_when(self) -> None:
        """A day that is known now and was not then."""
        with pytest.raises(CalendarRangeError, match="as published by 2019-11-21"):
            CN.known_on(D("2020-01-12")).is_working(D("2021-02-11"))


class TestFolding:
    def test_the_later_publication_prevails(self) -> None:
        """Whatever order the notices come in."""
        later = order(rest=(Rest("加", date(2017, 5, 3), date(2017, 5, 3)),))

        assert calendar(later, notice()) == calendar(notice(), later)
        assert not calendar(later, notice()).is_working(D("2017-05-03"))

    def test_a_higher_layer_prevails_over_a_later_publication(self) -> None:
        """A region's day stands against a national notice that came after it."""
        region = order(layer=1, published=date(2016, 1, 1), revoked_rest=(date(2017, 5, 2),))

        assert calendar(notice(), region).is_working(D("2017-05-02"))

    def test_a_revoked_day_off_falls_back_to_the_week(self) -> None:
        """Tuesday 2 May is worked again, and the order is cited."""
        reason = calendar(notice(), order(revoked_rest=(date(2017, 5, 2),))).why(D("2017-05-02"))

        assert (reason.kind, reason.is_working) == ("weekday", True)
        assert reason.notice is not None
        assert reason.notice.doc_no == "乙2号"

    def test_a_revoked_make_up_day_falls_back_to_the_week(self) -> None:
        """Saturday 29 April is a weekend again."""
        worked = notice(work=(Work("劳动节", (date(2017, 4, 29),)),))
        revoked = calendar(worked, order(revoked_work=(date(2017, 4, 29),)))

        assert calendar(worked).is_working(D("2017-04-29"))
        assert revoked.why(D("2017-04-29")).kind == "weekend"

    def test_years_must_have_no_hole(self) -> None:
        """2017 and 2019 without 2018 would count every weekday of 2018 as worked."""
        with pytest.raises(CalendarError, match="2018") as caught:
            calendar(notice(), notice(year=2019))

        assert caught.value.code == "missing-year"

    def test_needs_an_annual_notice(self) -> None:
        """Orders alone announce no range."""
        with pytest.raises(CalendarRangeError):
            calendar(order())

    def test_needs_a_week_pattern(self) -> None:
        """A day without one is refused, not guessed."""
        with pytest.raises(CalendarError) as caught:
            Calendar("CN", (notice(),), (WeekPattern(date(2018, 1, 1), frozenset({5, 6})),))

        assert caught.value.code == "no-week-pattern"

    def test_the_week_pattern_in_force_decides(self) -> None:
        """A later pattern takes over on its first day."""
        week = (*WEEK, WeekPattern(date(2017, 6, 1), frozenset({6})))

        assert is_weekly_rest(week, D("2017-05-27"))
        assert not is_weekly_rest(week, D("2017-06-03"))


class TestGaps:
    GAP = Interval.closed(date(2017, 4, 1), date(2017, 4, 30))
    OPEN = Interval.since(date(2017, 4, 1))

    @pytest.mark.parametrize("gap", [GAP, OPEN], ids=["ended", "open"])
    @pytest.mark.parametrize(
        ("question", "given"),
        [
            ("is_working", (D("2017-04-10"),)),
            ("nth_after", (D("2017-03-30"), 5)),
            ("count", (D("2017-03-30"), D("2017-05-20"))),
            ("count", (D("2017-05-20"), D("2017-03-30"))),
            ("nth_before", (D("2017-05-03"), 20)),
        ],
    )
    def test_a_question_that_touches_one_is_refused(
        self, gap: Interval, question: str, given: tuple[object, ...]
    ) -> None:
        """Whether it begins, ends or passes there."""
        with pytest.raises(CalendarRangeError) as caught:
            getattr(calendar(notice(), gaps=(gap,)), question)(*given)

        assert caught.value.code == "unknown-regional-notice"

    def test_other_questions_are_answered(self) -> None:
        """Before and after it the calendar is whole."""
        regional = calendar(notice(), gaps=(self.GAP,))

        assert regional.nth_after(D("2017-03-01"), 5) == D("2017-03-08")
        assert regional.nth_before(D("2017-05-08"), 2) == D("2017-05-04")
        assert regional.is_working(D("2017-05-04"))


class TestCalendar:
    def test_is_a_value(self) -> None:
        """Equal by its data, hashable, picklable."""
        again = pickle.loads(pickle.dumps(CN))  # noqa: S301  # our own bytes

        assert again == CN
        assert len({again, CN}) == 1
        assert again.nth_after(D("2022-09-30"), 20) == D("2022-11-02")

    def test_differs_from_one_with_fewer_notices(self) -> None:
        """As known earlier, it is another value."""
        assert CN.known_on(D("2020-01-12")) != CN

    def test_no_national_notice_is_uncertain(self) -> None:
        """Medium confidence is for regions."""
        assert CN.uncertain == ()


class TestAgainstTheOracle:
    """Finite domains are checked whole: every start day, every n up to 60, in one walk a start."""

    DAYS = oracle.days_between(oracle.FIRST, oracle.HORIZON)

    def test_every_start_and_every_n_up_to_60_after(self) -> None:
        """The n-th working day after each day is where a walk day by day comes upon it; past the horizon none."""
        working = [day for day in self.DAYS if oracle.is_working(day)]
        ahead = 0
        for start in self.DAYS:
            while ahead < len(working) and working[ahead] <= start:
                ahead += 1
            walked = working[ahead : ahead + 60]
            assert [CN.nth_after(start, n) for n in range(1, len(walked) + 1)] == walked

    def test_every_start_and_every_n_up_to_60_before(self) -> None:
        """The n-th working day before each day, walking back."""
        working = [day for day in self.DAYS if oracle.is_working(day)]
        behind = 0
        for start in self.DAYS:
            while behind < len(working) and working[behind] < start:
                behind += 1
            walked = working[max(behind - 60, 0) : behind][::-1]
            assert [CN.nth_before(start, n) for n in range(1, len(walked) + 1)] == walked

    @pytest.mark.parametrize("start", ["2008-01-01", "2015-08-20", "2020-01-10", "2022-09-30", "2026-10-20"])
    def test_dateutil_rules_give_the_same_working_days(self, start: str) -> None:
        """Forty days after a start, as an ``rruleset`` recurs."""
        through = D(start) + (D("2008-02-10") - D("2008-01-01"))
        recurring = [moment.date() for moment in oracle.rule_set(D(start), through)]

        assert recurring == [CN.nth_after(D(start), n) for n in range(1, len(recurring) + 1)]
        assert CN.count(D(start), through) == len(recurring)
