"""The steps of a computation, read against the text of the regulation 怎样算出。"""

from __future__ import annotations

import pytest
from tests.report.markup import parsed
from tests.report.samples import LAW, case, day

from gikdeadlines import assess
from gikdeadlines.case import Case
from gikdeadlines.report.case_view import CaseView, case_view
from gikdeadlines.report.html import case_page
from gikdeadlines.report.steps import Step
from gikdeadlines.report.svg import calendar_picture
from gikdeadlines.report.text import explain_lines
from gikdeadlines.wording import Language, Wording

Event = dict[str, object]
SUBMITTED: Event = {"type": "submitted", "at": "2023-02-27", "channel": "in-person"}
ASKED: Event = {"type": "correction-requested", "at": "2023-03-03"}
CORRECTED: Event = {"type": "correction-received", "at": "2023-03-15"}


def view_of(found: Case, as_of: str = "2023-06-30", language: Language = "zh") -> CaseView:
    """What is said of a case."""
    return case_view(assess(found, as_of=day(as_of), law=LAW), found, law=LAW, wording=Wording(language))


def asked(view: CaseView) -> list[Step]:
    """The steps in which a correction was asked for."""
    return [step for step in view.steps if step.name in {"补正", "request"}]


class TestRequestForCorrection:
    """国令711号第30条: a request for a correction is an event of its own."""

    @pytest.mark.parametrize(
        ("time", "language", "text"),
        [
            ({"respond_by": "2023-03-20"}, "zh", "03-03 补正告知发出，限 03-20 前补正"),
            ({"respond_within": 10}, "zh", "03-03 补正告知发出，限 10 个工作日内补正"),
            ({}, "zh", "03-03 补正告知发出"),
            ({"respond_by": "2023-03-20"}, "en", "03-03 correction requested, to be made by 03-20"),
            ({"respond_within": 10}, "en", "03-03 correction requested, to be made within 10 working days"),
            ({}, "en", "03-03 correction requested"),
        ],
    )
    def test_is_a_step(self, time: Event, language: Language, text: str) -> None:
        """With its day, the time that was given, and the article on corrections."""
        (step,) = asked(view_of(case("1", SUBMITTED, ASKED | time, CORRECTED), language=language))

        assert step.text == text
        assert [found.text for found in step.cited] == ["国令711号第30条" if language == "zh" else "国令711号 art. 30"]

    def test_unanswered(self) -> None:
        """It is told while no correction has come, too."""
        assert len(asked(view_of(case("1", SUBMITTED, ASKED), "2023-03-10"))) == 1

    def test_not_yet(self) -> None:
        """What had not happened on the day of the look is no step."""
        assert asked(view_of(case("1", SUBMITTED, ASKED, CORRECTED), "2023-03-02")) == []

    def test_twice(self) -> None:
        """Each request is a step."""
        again: Event = {"type": "correction-requested", "at": "2023-03-16"}
        once_more: Event = {"type": "correction-received", "at": "2023-03-20"}

        assert len(asked(view_of(case("1", SUBMITTED, ASKED, CORRECTED, again, once_more)))) == 2

    def test_in_every_view(self) -> None:
        """Page, text and picture show it on its day."""
        view, say = view_of(case("1", SUBMITTED, ASKED, CORRECTED)), Wording("zh")
        tables = parsed(case_page(view, say)).all("tbody")

        assert any("03-03 补正告知发出" in table.text for table in tables)
        assert any("03-03 补正告知发出" in line for line in explain_lines(view, say))
        assert "2023-03-03 工作日，但不计入期限（补正），当日补正告知发出" in calendar_picture(view, say)


class TestArticle:
    def test_says_its_words(self) -> None:
        """Beside each step stands what its article says, in our summary of the law file."""
        view = view_of(case("1", SUBMITTED, ASKED, CORRECTED))
        restart = next(step for step in view.steps if step.name == "重新起算")
        page = case_page(view, Wording("zh"))

        assert [found.summary for found in restart.cited] == ["答复期限自收到补正的申请之日起计算。"]
        assert "答复期限自收到补正的申请之日起计算。" in page

    def test_of_a_notice(self) -> None:
        """A notice has no article to be summed up."""
        view = view_of(case("1", {**SUBMITTED, "at": "2022-09-30"}), "2022-12-31")
        started = next(step for step in view.steps if step.name == "起算")

        assert [(found.text, found.summary) for found in started.cited] == [("国办发明电〔2021〕11号", "")]
