"""What the applicant may do, on the screen, the page and in the calendar file 可以怎样救济。"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import vobject

from gikdeadlines import Assessment, Case, assess, load_law
from gikdeadlines.report.case_view import case_view
from gikdeadlines.report.explain_text import explain_screen
from gikdeadlines.report.html import case_page
from gikdeadlines.report.ics import due_days
from gikdeadlines.wording import LANGUAGES, Wording

LAW = load_law()
ZH = Wording("zh")

OVERDUE = {
    "2016-03-01": ("2016-05-23", "2016-09-22", "行政诉讼法（2014修正）第46条"),
    "2021-03-01": ("2021-05-28", "2021-09-29", "法释〔2018〕1号第66条"),
    "2025-03-03": ("2025-05-30", None, "行政复议法（2023修订）第34条"),
}
"""By the day of receipt of one never answered: the last day of review and of suit, and a text of the time."""


def case(received: str, *events: dict[str, Any]) -> Case:
    """An application handed in on a day."""
    handed_in = {"type": "submitted", "at": received, "channel": "in-person"}
    return Case.from_dict({"id": "甲1", "matter": "application", "events": [handed_in, *events]})


def overdue(received: str) -> Assessment:
    """One that nobody answered by the end of May."""
    return assess(case(received), as_of=date.fromisoformat(f"{received[:4]}-05-31"))


def screen(received: str, wording: Wording = ZH) -> str:
    """The screen of explain."""
    return "\n".join(explain_screen(overdue(received), case(received), law=LAW, wording=wording))


class TestScreen:
    @pytest.mark.parametrize("received", OVERDUE)
    def test_shows_the_ways_of_its_time(self, received: str) -> None:
        """Each with its last day and its article."""
        review, suit, cited = OVERDUE[received]
        told = screen(received).partition("可以怎样救济")[2]

        assert f"至 {review}（含末日）" in told
        assert suit is None or f"至 {suit}（含末日）" in told
        assert cited in told

    def test_says_that_review_comes_first_only_where_it_does(self) -> None:
        """From 2024 on, and that this is disputed."""
        assert "须先复议" not in screen("2021-03-01")
        assert "申请行政复议（须先复议）" in screen("2025-03-03")
        assert "有争议" in screen("2025-03-03")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_says_what_it_does_not_decide(self, language: Any) -> None:  # noqa: ANN401 - a literal
        """In both languages, once."""
        wording = Wording(language)

        assert screen("2021-03-01", wording).count(wording.text("remedy-undecided")) == 1

    def test_is_silent_while_the_period_runs(self) -> None:
        """Nothing can be complained of yet."""
        pending = assess(case("2021-03-01"), as_of=date(2021, 3, 10))
        lines = explain_screen(pending, case("2021-03-01"), law=LAW, wording=ZH)

        assert "可以怎样救济" not in "\n".join(lines)


class TestPage:
    def test_has_a_section_of_its_own(self) -> None:
        """With both last days and the sources."""
        page = case_page(case_view(overdue("2021-03-01"), case("2021-03-01"), law=LAW, wording=ZH), ZH)

        assert 'id="remedies"' in page
        assert all(day in page for day in ("2021-05-28", "2021-09-29"))


class TestCalendarFile:
    def test_has_the_last_day_of_each_way(self) -> None:
        """Called to mind two weeks before, a week before and on the day, at nine in Beijing."""
        file = vobject.readOne(due_days([overdue("2021-03-01")], law=LAW, wording=ZH).decode("utf-8"))
        found = {event.summary.value: event for event in file.contents["vevent"]}
        review = found["甲1：申请行政复议的最后一日"]

        assert [str(event.dtstart.value) for event in found.values()] == ["2021-03-29", "2021-05-28", "2021-09-29"]
        assert [f"{alarm.trigger.value:%m-%d %H}" for alarm in review.contents["valarm"]] == [
            "05-14 01",
            "05-21 01",
            "05-28 01",
        ]
        assert "行政复议法" in review.description.value
