from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gikdeadlines import Assessment, Case, assess
from gikdeadlines.values import Remedy

D = date.fromisoformat


def application(received: str, *events: dict[str, Any]) -> Case:
    """An application handed in on a day."""
    handed_in = {"type": "submitted", "at": received, "channel": "in-person"}
    return Case.from_dict({"id": "1", "matter": "application", "events": [handed_in, *events]})


def replied(**days: str) -> dict[str, Any]:
    """A reply by post."""
    return {"type": "replied", "method": "post", **days}


def found(received: str, as_of: str, *events: dict[str, Any], **readings: str) -> Assessment:
    """The assessment, with readings pinned by their names."""
    pins = {name.replace("_", "-"): option for name, option in readings.items()}
    return assess(application(received, *events), as_of=D(as_of), readings=pins)


def shown(day: date | None) -> str | None:
    """A day as it is written."""
    return str(day) if day else None


def told(remedies: tuple[Remedy, ...]) -> list[tuple[str, str, str | None, str | None, str]]:
    """Each way: what, how it stands to the other, its first and last day, and the text that sets them."""
    return [(r.way, r.order, shown(r.first_day), shown(r.last_day), r.citation.provision) for r in remedies]


class TestOverdue:
    """No answer by the due day 逾期不答复: the ways of its time."""

    def test_in_2014_review_or_suit_within_three_months(self) -> None:
        """A decided case: due on 2015-01-06, three months end on the holiday of 6 April and move to the 7th."""
        overdue = found("2014-12-15", "2015-01-20")

        assert told(overdue.remedies) == [
            ("review", "open", "2015-01-07", "2015-03-09", "CN/review-1999/9"),  # day 60 is Saturday, 7 March
            ("suit", "open", "2015-01-07", "2015-04-07", "CN/litigation-1989/39"),
            ("suit-after-review", "after", None, None, "CN/litigation-1989/38.2"),
        ]

    def test_in_2016_review_or_suit_within_six_months(self) -> None:
        """Due on 2016-03-22: day 60 is Saturday, 21 May; the suit's start stands in no text of the time."""
        overdue = found("2016-03-01", "2016-06-01")

        assert told(overdue.remedies) == [
            ("review", "open", "2016-03-23", "2016-05-23", "CN/review-1999/9"),
            ("suit", "open", "2016-03-23", "2016-09-22", "CN/litigation-2014/46.1"),
            ("suit-after-review", "after", None, None, "CN/litigation-2014/45"),
        ]
        assert "start-by-analogy" in overdue.remedies[1].hangs_on
        assert overdue.remedies[1].confidence == "medium"

    def test_in_2021_the_start_of_the_suit_is_written(self) -> None:
        """Due on 2021-03-29: 法释〔2018〕1号 art. 66; day 60 is Friday, 28 May."""
        overdue = found("2021-03-01", "2021-06-01")

        assert told(overdue.remedies)[:2] == [
            ("review", "open", "2021-03-30", "2021-05-28", "CN/review-1999/9"),
            ("suit", "open", "2021-03-30", "2021-09-29", "CN/fs-2018-1/66"),
        ]
        assert (overdue.remedies[1].hangs_on, overdue.remedies[1].confidence) == (("unanswered",), "high")

    def test_in_2025_review_comes_first(self) -> None:
        """Due on 2025-03-31: art. 23(1)(3) of the review law; day 60 is Friday, 30 May."""
        overdue = found("2025-03-03", "2025-06-01")

        assert told(overdue.remedies) == [
            ("review", "first", "2025-04-01", "2025-05-30", "CN/review-2023/20.1"),
            ("suit-after-review", "after", None, None, "CN/review-2023/34"),
        ]
        assert [c.provision for c in overdue.remedies[0].also] == [
            "CN/review-rules-2007/16.1",
            "CN/review-2023/23.1/inaction",
            "CN/2021-132/2.1",
        ]

    def test_in_2025_a_suit_too_by_the_other_reading(self) -> None:
        """Whoever reads art. 11 narrowly may sue at once: six months from 2025-03-31 end on 30 September."""
        overdue = found("2025-03-03", "2025-06-01", review_first_inaction="choice")

        assert told(overdue.remedies)[1] == ("suit", "open", "2025-04-01", "2025-09-30", "CN/fs-2018-1/66")

    def test_across_a_change_of_the_law_says_so(self) -> None:
        """28 February is worked, so it is due on 19 March; three months end on 19 June, after 1 May."""
        overdue = found("2015-02-27", "2015-06-01")
        suit = overdue.remedies[1]

        assert (str(overdue.due), str(suit.last_day)) == ("2015-03-19", "2015-06-19")
        assert "law-changes" in suit.hangs_on

    def test_past_the_announced_calendar_gives_the_day_before_any_move(self) -> None:
        """Due on 2026-11-17: day 60 is Saturday, 16 January 2027, of which no notice is known."""
        overdue = found("2026-10-20", "2026-12-01")

        assert str(overdue.remedies[0].last_day) == "2027-01-16"
        assert "calendar" in overdue.remedies[0].hangs_on


class TestReplied:
    """An answer, in time or not 已答复."""

    def test_runs_from_the_day_on_which_it_is_received(self) -> None:
        """Received on 2016-04-01: 60 days to 31 May, six months to 1 October, in the holiday, to the 8th."""
        late = found(
            "2016-03-01", "2016-06-01", replied(dated="2016-03-28", dispatched="2016-03-29", delivered="2016-04-01")
        )

        assert late.verdict == "late"
        assert told(late.remedies)[:2] == [
            ("review", "open", "2016-04-01", "2016-05-31", "CN/review-1999/9"),
            ("suit", "open", "2016-04-01", "2016-10-08", "CN/litigation-2014/46.1"),
        ]

    def test_of_unknown_receipt_is_counted_from_the_day_it_went_out(self) -> None:
        """No later than the truth: whoever keeps to it is in time."""
        late = found("2025-03-03", "2025-06-01", replied(dispatched="2025-04-10"))

        assert str(late.remedies[0].last_day) == "2025-06-09"
        assert all("reply-received" in r.hangs_on for r in late.remedies[:2])

    def test_goes_to_review_first_where_it_refuses(self) -> None:
        """Art. 23(1)(4): what the reply says is not known here, so both ways are told with their condition."""
        late = found("2025-03-03", "2025-06-01", replied(dispatched="2025-04-10", delivered="2025-04-14"))

        assert [(r.way, r.order) for r in late.remedies] == [
            ("review", "first-if-refused"),
            ("suit", "unless-refused"),
            ("suit-after-review", "after"),
        ]
        assert [str(r.longest) for r in late.remedies[:2]] == ["2026-04-14", "2026-04-14"]

    def test_in_time_may_be_complained_of_too(self) -> None:
        """Whether it is lawful is another question."""
        in_time = found("2021-03-01", "2021-04-01", replied(dispatched="2021-03-29", delivered="2021-04-01"))

        assert in_time.verdict == "on-time"
        assert [r.against for r in in_time.remedies] == ["reply"] * 3


class TestOther:
    @pytest.mark.parametrize(
        ("as_of", "events"),
        [
            ("2021-03-10", []),
            ("2021-06-01", [{"type": "withdrawn", "at": "2021-03-05"}]),
            ("2021-03-20", [{"type": "third-party-consulted", "at": "2021-03-05"}]),
        ],
    )
    def test_has_none_before_anything_can_be_complained_of(self, as_of: str, events: list[dict[str, Any]]) -> None:
        """Pending, withdrawn or stopped."""
        assert found("2021-03-01", as_of, *events).remedies == ()

    def test_stands_in_the_json(self) -> None:
        """Way, body, first and last day, what it hangs on, citation and confidence."""
        (review, *_) = found("2021-03-01", "2021-06-01").to_dict()["remedies"]

        assert review["body"] == "reviewing-body"
        assert (review["first_day"], review["last_day"]) == ("2021-03-30", "2021-05-28")
        assert (review["hangs_on"], review["confidence"]) == (["unanswered"], "medium")
        assert review["citation"]["article"] == "9"
