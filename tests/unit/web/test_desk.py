"""What the page asks and is told 网页的问答。"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tests.report.markup import parsed

from gikdeadlines import Case, assess, load_law
from gikdeadlines.loading import load_house
from gikdeadlines.web import answer, case_of
from gikdeadlines.web.browser import ask

IN_PERSON = {"submitted.channel": "in-person", "submitted.at": "2022-09-30"}


def told(request: dict[str, Any]) -> dict[str, Any]:
    """The answer in Chinese, as of a day after everything."""
    return answer({"language": "zh", "as_of": "2022-12-31", **request})


class TestCase:
    # 2022-09-30, 20 working days by 国办发明电〔2021〕11号 (10-08 and 10-09 worked): 2022-11-02.
    def test_late(self) -> None:
        """The sentence says the day, and that the answer came after it."""
        found = told(
            {
                "ask": "case",
                "values": {**IN_PERSON, "replied.method": "direct", "replied.delivered": "2022-11-03", "id": "甲1"},
            }
        )

        assert found["verdict"] == "late"
        assert "应于 2022-11-02（周三）前" in parsed(found["html"]).text
        assert found["title"].startswith("甲1  逾期答复，逾期 1 个工作日")

    def test_waiting(self) -> None:
        """Before there is a day, what to do first."""
        assert told({"ask": "case", "values": {}}) == {"waiting": "先选怎样提出申请，填上日期；答案随填随出。"}

    def test_fault_at_its_field(self) -> None:
        """A day that does not exist is told at its field, by the field's name."""
        (fault,) = told({"ask": "case", "values": {**IN_PERSON, "submitted.at": "2022-02-30"}})["faults"]

        assert fault["field"] == "submitted.at"
        assert fault["text"].startswith("提交日期：不是存在的日期")

    def test_readings(self) -> None:
        """A reading that is chosen is kept to."""
        values = {**IN_PERSON, "submitted.at": "2022-10-01"}
        kept = told({"ask": "case-file", "kind": "json", "values": values})
        moved = told(
            {
                "ask": "case-file",
                "kind": "json",
                "values": values,
                "readings": {"receipt-on-rest-day": "next-working-day"},
            }
        )

        assert json.loads(kept["text"])["received_on"] == "2022-10-01"
        assert json.loads(moved["text"])["received_on"] == "2022-10-08"

    def test_unknown_reading(self) -> None:
        """A reading that does not exist is a fault, in words."""
        (fault,) = told({"ask": "case", "values": IN_PERSON, "readings": {"nothing": "at-all"}})["faults"]

        assert "nothing" in fault["text"]


class TestFiles:
    @pytest.mark.parametrize(
        ("kind", "name", "begins"),
        [
            ("html", "甲.html", "<!DOCTYPE html>"),
            ("svg", "甲.svg", "<svg"),
            ("ics", "甲.ics", "BEGIN:VCALENDAR"),
            ("json", "甲.json", "{"),
        ],
    )
    def test_name_and_content(self, kind: str, name: str, begins: str) -> None:
        """Each file has the name of the case and the form of its kind."""
        found = told({"ask": "case-file", "kind": kind, "values": {**IN_PERSON, "id": "甲"}})

        assert found["name"] == name
        assert found["text"].lstrip().startswith(begins)

    def test_result_is_that_of_the_library(self) -> None:
        """The JSON is byte for byte what the library gives for the case."""
        given = case_of({**IN_PERSON, "id": "甲"})
        assert given is not None
        case = Case.from_dict({**given, "jurisdiction": "CN"})
        expected = assess(case, as_of=date(2022, 12, 31), explore=True)
        found = told({"ask": "case-file", "kind": "json", "values": {**IN_PERSON, "id": "甲"}})

        assert found["text"] == expected.to_json() + "\n"

    def test_stated_case(self) -> None:
        """The case that is saved is the case that was stated."""
        found = told({"ask": "case-file", "kind": "case", "values": {**IN_PERSON, "id": "甲"}})

        assert Case.from_json(found["text"]).id == "甲"

    def test_house(self, tmp_path: Any) -> None:  # noqa: ANN401 - a path
        """The readings that are saved are a house file."""
        pins = {"receipt-on-rest-day": "next-working-day"}
        path = tmp_path / "readings.toml"
        path.write_text(told({"ask": "house-file", "readings": pins})["text"], encoding="utf-8")

        assert dict(load_house(path, law=load_law())) == pins


class TestTerm:
    # Counted on the notice by hand: 10-08, 10-09, 10-10 are working days 1, 2, 3 after 2022-09-30.
    def test_working_days(self) -> None:
        """The third working day after 30 September 2022, two of them made up."""
        found = told({"ask": "term", "start": "2022-09-30", "n": "3", "unit": "working-days"})

        assert found["title"] == "2022-10-10 周一"
        assert "国办发明电〔2021〕11号" in found["html"]

    # 民法典 art. 203: a last day that is a holiday is moved to the day after it. 10 days from 2022-09-24: 10-04, a
    # holiday until 10-07, so 10-08, on which one works.
    def test_calendar_days(self) -> None:
        """A term of days that ends on a holiday ends after it."""
        assert (
            told({"ask": "term", "start": "2022-09-24", "n": "10", "unit": "calendar-days"})["title"]
            == "2022-10-08 周六"
        )

    def test_not_a_count(self) -> None:
        """What is no number is refused in words."""
        (fault,) = told({"ask": "term", "start": "2022-09-30", "n": "x", "unit": "working-days"})["faults"]

        assert "不是正整数" in fault["text"]

    def test_beyond_the_horizon(self) -> None:
        """A day that no notice covers is refused, not guessed."""
        assert told({"ask": "term", "start": "2026-12-20", "n": "20", "unit": "working-days"})["faults"]


class TestYear:
    # 国办发明电〔2021〕11号 sets 2022: seven days off from 1 October, worked on 8 and 9 October.
    def test_notice(self) -> None:
        """The table of a year names its notices, with their days."""
        found = told({"ask": "year", "year": "2022"})

        assert found["title"] == "全国 2022 年工作日历"
        assert "国庆节 10-01..10-07" in found["html"]
        assert "10-08、10-09" in found["html"]

    def test_last_year(self) -> None:
        """Days that are not announced are marked so."""
        assert "尚未公布" in told({"ask": "year", "year": "2026"})["html"]


def test_json_in_and_out() -> None:
    """The worker's way in takes and gives texts."""
    found = json.loads(ask(json.dumps({"ask": "year", "year": "2022", "language": "en", "as_of": "2022-12-31"})))

    assert found["title"] == "Working calendar 2022, the whole country"
