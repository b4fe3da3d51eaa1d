from __future__ import annotations

import json
import re

import pytest
from tests.unit.cli.running import AS_OF, Run

from gikdeadlines import load_law


class TestReceipt:
    def test_regulation_of_2019(self, run: Run) -> None:
        """Received 2022-09-30: correction notice by 10-14 (art. 30), reply by 11-02 (art. 33), extended 11-30."""
        lines = run("due", "2022-09-30", *AS_OF).out.splitlines()

        assert [line.split()[:2] for line in lines[2:]] == [
            ["最迟告知补正", "2022-10-14"],
            ["答复期限届满", "2022-11-02"],
            ["最迟告知延长", "2022-11-02"],
            ["延长后届满（最多）", "2022-11-30"],
        ]
        assert "国令711号第33条第2款" in lines[3]

    def test_regulation_of_2007(self, run: Run) -> None:
        """Received on Sunday 2017-06-18: fifteen working days end on 2017-07-07; no day of its own for a correction."""
        out = run("due", "2017-06-18", *AS_OF).out

        assert "答复期限届满        2017-07-07 周五  15 个工作日" in out
        assert "在答复期限内" in out

    def test_extended_past_the_announced_calendar(self, run: Run) -> None:
        """Received 2025-11-20 and due 2025-12-18, as known before the notice for 2026 came out on 2025-11-04.

        The notice made it 16 January 2026: days off from 1 to 3 January, the Sunday after them worked.
        """
        ended = run("due", "2025-11-20", "--known-on", "2025-11-03", *AS_OF)
        line = ended.out.splitlines()[-1]

        assert ended.status == 0
        assert "2025-12-18" in ended.out
        assert line.startswith("延长后届满（最多）")
        assert "待放假通知公布" in line
        assert "2026-01-16" in line

    def test_past_the_announced_calendar(self, run: Run) -> None:
        """One day was asked for, and only a notice can say which: 4, and the days between which it will be.

        The notice made it 28 February 2026: worked on the Saturdays 14 and 28, off from 15 to 23 February.
        """
        ended = run("due", "2026-02-02", "--known-on", "2025-11-03", "--working-days", "15", *AS_OF)

        assert (ended.status, ended.out) == (4, "")
        earliest, latest = re.findall(r"(2026-\d\d-\d\d) 至 (2026-\d\d-\d\d) 之间", ended.err)[0]
        assert earliest < "2026-02-28" < latest

    @pytest.mark.parametrize(("start", "place"), [("2007-01-01", "CN"), ("2018-01-10", "CN-NX")])
    def test_where_nothing_can_be_told(self, run: Run, start: str, place: str) -> None:
        """Before the calendar begins, and in a year of a region whose notice is not known: one refusal alone."""
        ended = run("due", start, "--working-days", "15", "--jurisdiction", place, *AS_OF)

        assert (ended.status, ended.out, len(ended.err.splitlines())) == (4, "", 1)


class TestCounts:
    @pytest.mark.parametrize(
        ("arguments", "first"),
        [
            (["2020-01-10", "--working-days", "20"], "2020-02-14"),
            (["2020-01-10", "--working-days", "20", "--known-on", "2020-01-12"], "2020-02-12"),
            (["2017-06-18", "--working-days", "15"], "2017-07-07"),
            (["2017-03-03", "--working-days", "15", "--exclude", "2017-03-08..2017-03-15"], "2017-04-01"),
            (["2022-10-08", "--working-days", "1", "--before"], "2022-09-30"),
            (["2022-09-29", "--calendar-days", "2"], "2022-10-08"),
            (["2017-01-31", "--months", "1"], "2017-02-28"),
            (["2017-09-30T22:00", "--hours", "24"], "2017-10-01T22:00+08:00"),
        ],
    )
    def test_day(self, run: Run, arguments: list[str], first: str) -> None:
        """The day stands first on the line."""
        ended = run("due", *arguments, *AS_OF)

        assert (ended.status, ended.out.split()[0]) == (0, first)

    @pytest.mark.parametrize(
        "arguments",
        [
            ["2022-02-30"],
            ["20220930"],
            ["2022-09-30", "--working-days", "0"],
            ["2022-09-30", "--working-days", "x"],
            ["2022-09-30", "--working-days", "3", "--months", "1"],
            ["2022-09-30", "--before"],
            ["2022-09-30", "--exclude", "2022-10-01..2022-10-02"],
            ["2022-09-30", "--working-days", "3", "--exclude", "2022-10-02..2022-10-01"],
            ["2022-09-30", "--working-days", "3", "--exclude", "2022-10-02"],
            ["2022-09-30", "--hours", "3", "--before"],
            [],
        ],
        ids=" ".join,
    )
    def test_usage(self, run: Run, arguments: list[str]) -> None:
        """What cannot be meant is a matter of usage."""
        ended = run("due", *arguments)

        assert (ended.status, ended.out) == (2, "")


class TestOutside:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["2026-12-20", "--working-days", "20"], "outside-calendar"),
            (["2007-01-01", "--working-days", "20"], "outside-calendar"),
            (["2026-12-20"], "outside-calendar"),
            (["2008-02-01"], "no-law-in-force"),
        ],
    )
    def test_refused(self, run: Run, arguments: list[str], code: str) -> None:
        """One day asked for outside the announced calendar or the law is not guessed."""
        ended = run("due", *arguments, *AS_OF)

        assert (ended.status, ended.out) == (4, "")
        assert code in ended.err


class TestJson:
    def test_receipt(self, run: Run) -> None:
        """Received 2022-09-30: correction notice by 10-14 (art. 30), reply by 11-02 (art. 33), extended 11-30."""
        told = json.loads(run("due", "2022-09-30", "--format", "json", *AS_OF).out)

        assert (told["schema"], told["received_on"], told["regime"]) == ("gikdeadlines/due/1", "2022-09-30", "CN-2019")
        assert [(each["kind"], each["due"], each["working_days"]) for each in told["deadlines"]] == [
            ("correction-notice", "2022-10-14", 7),
            ("reply", "2022-11-02", 20),
            ("last-for-extension", "2022-11-02", None),
            ("extended", "2022-11-30", 20),
        ]
        assert [each["provision"] for each in told["deadlines"]][1] == "CN/711/33.2"

    def test_receipt_past_the_announced_calendar(self, run: Run) -> None:
        """No day is given where only a notice to come can settle it, but the days between which it lies."""
        told = json.loads(run("due", "2025-11-20", "--known-on", "2025-11-03", "--format", "json", *AS_OF).out)
        extended = told["deadlines"][-1]

        assert extended["due"] is None
        assert extended["earliest_due"] <= "2026-01-16" <= extended["latest_due"]

    def test_count(self, run: Run) -> None:
        """15 working days after 2017-03-03 without 8 to 15 March end on 1 April, a worked Saturday."""
        span = ("--exclude", "2017-03-08..2017-03-15")
        told = json.loads(run("due", "2017-03-03", "--working-days", "15", *span, "--format", "json", *AS_OF).out)

        assert (told["unit"], told["n"], told["excluded"]) == ("working-day", 15, [["2017-03-08", "2017-03-15"]])
        assert told["due"] == "2017-04-01"

    def test_instants_keep_their_minutes(self, run: Run) -> None:
        """24 hours from ten in the evening."""
        told = json.loads(run("due", "2017-09-30T22:00", "--hours", "24", "--format", "json", *AS_OF).out)

        assert (told["start"], told["due"]) == ("2017-09-30T22:00+08:00", "2017-10-01T22:00+08:00")

    def test_other_formats(self, run: Run) -> None:
        """A format that is none is a matter of usage."""
        assert run("due", "2022-09-30", "--format", "xml", *AS_OF).status == 2


class TestUnder:
    """The limit of a provision, from a day of the caller's."""

    @pytest.mark.parametrize(
        ("start", "provision", "due"),
        [
            ("2017-05-09", "CN/2017-42/4.2/pilot", "2018-05-09"),  # one year, a Wednesday
            ("2016-11-10", "CN/2016-80/1.5/pilot", "2018-11-12"),  # two years end on a Saturday
            ("2015-03-02", "CN-SX/2015-10/27", "2015-03-16"),  # ten working days
            ("2015-01-06", "CN/litigation-1989/39", "2015-04-07"),  # three months end in a holiday
        ],
    )
    def test_counts_what_the_text_sets(self, run: Run, start: str, provision: str, due: str) -> None:
        """The text names no start, so the caller does."""
        out = run("due", start, "--under", provision, *AS_OF).out

        assert out.startswith(due)
        assert load_law().provision(provision).summary.zh in out

    def test_counts_hours_from_an_instant(self, run: Run) -> None:
        """48 hours run through the holiday."""
        out = run("due", "2017-09-30T22:00", "--under", "CN/2016-61/3/response", *AS_OF).out

        assert out.startswith("2017-10-02T22:00")

    @pytest.mark.parametrize(
        ("asked", "status", "said"),
        [
            (["CN/no/such"], 2, "CN/no/such"),
            (["CN/711/33.3"], 2, "CN/711/33.3"),
            (["CN/711/33.2", "--working-days", "5"], 2, "--under"),
        ],
    )
    def test_refuses_what_sets_no_limit(self, run: Run, asked: list[str], status: int, said: str) -> None:
        """An id that does not exist, a clause without a length, two lengths at once."""
        ended = run("due", "2022-09-30", "--under", *asked, *AS_OF)

        assert (ended.status, ended.out) == (status, "")
        assert said in ended.err
