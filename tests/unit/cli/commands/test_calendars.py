from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.cli.running import AS_OF, Run

from gikdeadlines.loading import new_notice


class TestShow:
    def test_year(self, run: Run) -> None:
        """October 2022: off from 1 to 7, worked on 8 and 9; the notice is named."""
        out = run("calendar", "show", "2022", *AS_OF).out

        assert " 3休  4休  5休  6休  7休  8班  9班" in out
        assert "国办发明电〔2021〕11号" in out
        assert "工作日 249 天，放假 32 天，调休上班 7 天" in out

    def test_end_of_the_last_year(self, run: Run) -> None:
        """After 28 December of the last announced year the days are open."""
        out = run("calendar", "show", "2026", *AS_OF).out

        assert "28   29?  30?  31?" in out
        assert "已公布至 2026-12-28" in out

    def test_english(self, run: Run) -> None:
        """Festivals are named in English."""
        out = run("calendar", "show", "2022", "--lang", "en", *AS_OF).out

        assert "off New Year's Day 01-01..01-03, Spring Festival 01-31..02-06" in out

    @pytest.mark.parametrize("year", ["2007", "2027"])
    def test_outside(self, run: Run, year: str) -> None:
        """A year without a notice is not guessed."""
        assert run("calendar", "show", year, *AS_OF).status == 4

    def test_json(self, run: Run) -> None:
        """2022 by 国办发明电〔2021〕11号: 8 October, a Saturday, is worked and cited; 365 days in all."""
        told = json.loads(run("calendar", "show", "2022", "--format", "json", *AS_OF).out)
        days = {day["date"]: day for day in told["days"]}

        assert (told["year"], told["known_through"], len(days)) == (2022, "2022-12-31", 365)
        assert (days["2022-10-08"]["is_working"], days["2022-10-08"]["kind"]) == (True, "make-up-workday")
        assert days["2022-10-08"]["notice"]["doc_no"] == "国办发明电〔2021〕11号"
        assert (days["2022-10-10"]["kind"], days["2022-10-10"]["notice"]) == ("weekday", None)


class TestWhy:
    @pytest.mark.parametrize(
        ("day", "words"),
        [
            ("2022-10-08", "2022-10-08（周六）是工作日：调休上班（国庆节），国办发明电〔2021〕11号"),
            ("2022-10-07", "2022-10-07（周五）不是工作日：放假（国庆节）"),
            ("2022-10-10", "2022-10-10（周一）是工作日：工作日"),
            ("2020-02-01", "2020-02-01（周六）不是工作日：放假（春节），国办发明电〔2020〕1号"),
        ],
    )
    def test_day(self, run: Run, day: str, words: str) -> None:
        """The notice and the festival are named."""
        assert run("calendar", "why", day, *AS_OF).out.startswith(words)

    def test_english(self, run: Run) -> None:
        """The festivals that a notice arranges together are named in English."""
        out = run("calendar", "why", "2023-10-01", "--lang", "en", *AS_OF).out

        assert out.startswith("2023-10-01 (Sun) is no working day: day off (National Day and Mid-Autumn Festival), ")

    @pytest.mark.parametrize(
        ("day", "place", "words"),
        [
            (
                "2024-02-09",
                "CN",
                "国办发明电〔2023〕7号 另就此日写明：鼓励各单位结合带薪年休假等制度落实，安排职工在除夕休息",
            ),
            ("2020-03-27", "CN-GX", "照常上班"),
        ],
    )
    def test_tells_what_a_notice_says_of_a_day_that_is_worked(self, run: Run, day: str, place: str, words: str) -> None:
        """New Year's Eve of 2024 is worked, and so was 三月三 of 2020; the notices speak of both."""
        first, *more = run("calendar", "why", day, "--jurisdiction", place, *AS_OF).out.splitlines()

        assert "是工作日" in first
        assert words in "\n".join(more)

    @pytest.mark.parametrize(
        ("day", "language", "words"),
        [
            ("2025-03-05", "zh", "没有通知另定此日，按每周的规则：周六、周日休息（国务院令第174号第7条"),
            ("2025-03-08", "zh", "没有通知另定此日，按每周的规则：周六、周日休息（国务院令第174号第7条"),
            (
                "2025-03-08",
                "en",
                "no notice sets this day; by the weekly rule Sat, Sun are days of rest (国务院令第174号",
            ),
        ],
    )
    def test_ordinary_day(self, run: Run, day: str, language: str, words: str) -> None:
        """A day that no notice names is what the rule of the week makes it, and the rule has a source."""
        assert run("calendar", "why", day, "--lang", language, *AS_OF).out.splitlines()[1].startswith(words)

    def test_day_of_a_notice(self, run: Run) -> None:
        """Where a notice decides, the rule of the week is not told."""
        assert "每周" not in run("calendar", "why", "2022-10-08", *AS_OF).out

    def test_known_on(self, run: Run) -> None:
        """On 12 January 2020 the first of February was to be worked."""
        assert "是工作日：调休上班" in run("calendar", "why", "2020-02-01", "--known-on", "2020-01-12", *AS_OF).out

    def test_outside(self, run: Run) -> None:
        """A day past the horizon is refused with the notice that is missing."""
        ended = run("calendar", "why", "2027-02-01", *AS_OF)

        assert ended.status == 4
        assert "2027 年的放假通知没有载入" in ended.err


NOTICE = """\
format = 1

[notice]
doc_no = "某办发〔2024〕1号"
title = "关于庆典放假的通知"
issuer = "某市政府办公室"
issued = 2024-05-01
published = 2024-05-01
source = "https://example.org/1"

[[rest]]
festival = "庆典"
from = 2024-06-05
to = 2024-06-05
"""


class TestCheck:
    def test_sound(self, run: Run, tmp_path: Path) -> None:
        """A sound file is said to be so."""
        path = tmp_path / "own.toml"
        path.write_text(NOTICE, encoding="utf-8")
        ended = run("calendar", "check", path)

        assert ended.status == 0
        assert "未发现错误" in ended.out

    def test_faults(self, run: Run, tmp_path: Path) -> None:
        """A file with faults fails, and every fault stands with its key."""
        path = tmp_path / "own.toml"
        path.write_text(NOTICE.replace("to = 2024-06-05", "to = 2024-06-01"), encoding="utf-8")
        ended = run("calendar", "check", path)

        assert ended.status == 1
        assert "rest[0]" in ended.out

    def test_unreadable(self, run: Run, tmp_path: Path) -> None:
        """A file that is not there is refused."""
        assert run("calendar", "check", tmp_path / "none.toml").status == 3


class TestNew:
    def test_form(self, run: Run) -> None:
        """The form to fill in is what the loader's own function writes."""
        assert run("calendar", "new", "2027").out == new_notice(2027)


class TestDiff:
    def test_known_on(self, run: Run) -> None:
        """What the extraordinary notice of 2020 changed: 20 working days from 2020-01-10 move from 02-12 to 02-14."""
        out = run("calendar", "diff", "--known-on", "2020-01-12", *AS_OF).out

        assert "2020-01-31：工作日 → 放假（春节）" in out
        assert "2020-01-10 起 20 个工作日：2020-02-12 → 2020-02-14" in out

    def test_overlay(self, run: Run, tmp_path: Path) -> None:
        """What a file of one's own changes."""
        path = tmp_path / "own.toml"
        path.write_text(NOTICE, encoding="utf-8")

        assert "2024-06-05：工作日 → 放假（庆典）" in run("calendar", "diff", "--calendar", path, *AS_OF).out

    def test_a_new_year(self, run: Run) -> None:
        """The notice for 2026, out on 2025-11-04: 33 days off, 19 of them weekdays, and six make-up days.

        From Monday 2025-12-29 through Monday 2026-12-28 are 261 weekdays, so that 248 days are worked. The 15th working
        day after 2025-12-07 is Friday 26 December, after 2026-12-07 Monday 28 December: the last that each can tell.
        """
        out = run("calendar", "diff", "--known-on", "2025-11-03", *AS_OF).out.splitlines()

        assert out[0] == "新公布 2025-12-29 至 2026-12-28：工作日 248 天，放假 33 天，调休上班 6 天"
        assert "春节 02-15..02-23" in out[1]
        assert "02-14" in out[1]
        assert out[2] == "2025-12-08 至 2026-12-07 起 15 个工作日的届满日，由此可知"

    def test_nothing_to_compare(self, run: Run) -> None:
        """Two calendars are needed."""
        assert run("calendar", "diff", *AS_OF).status == 2
