from __future__ import annotations

from typing import Any

import pytest
from tests.applications import assessed, codes, handed_in, happened, replied

from gikdeadlines.application.asking import numbered

OLD, NEW = "2017-03-03", "2022-03-04"
"""Received on these Fridays, fifteen days end on 2017-03-24 and twenty on 2022-04-01."""


def asked(day: str, what: str = "third-party", **said: Any) -> dict[str, Any]:  # noqa: ANN401  # as free as JSON
    """Somebody is asked for an opinion."""
    return happened(f"{what}-consulted", day, **said)


def answered(day: str, what: str = "third-party", **said: Any) -> dict[str, Any]:  # noqa: ANN401  # as free as JSON
    """The opinion arrives."""
    return happened(f"{what}-replied", day, **said)


class TestPausing:
    """Source: 国令492号 第24条第3款; 国令711号 第32、33、34条; 237号 第26、29条; 〔2015〕207号 二 by analogy."""

    @pytest.mark.parametrize(
        ("jurisdiction", "received", "role", "due"),
        [
            ("CN", OLD, None, "2017-03-24"),
            ("CN", OLD, "co-author", "2017-03-24"),
            ("CN-SX", OLD, "competent", "2017-03-29"),
            ("CN-SX", OLD, "secrecy", "2017-03-29"),
            ("CN-SX", OLD, "superior", "2017-03-24"),
            ("CN-SX", OLD, "other", "2017-03-24"),
            ("CN", NEW, None, "2022-04-07"),
            ("CN", NEW, "other", "2022-04-07"),
            ("CN", NEW, "co-author", "2022-04-07"),
            ("CN", NEW, "superior", "2022-04-07"),
            ("CN", NEW, "own-department", "2022-04-01"),
            ("CN-SX", NEW, "competent", "2022-04-07"),
        ],
    )
    def test_excludes_the_agencies_that_the_law_names(
        self, jurisdiction: str, received: str, role: str | None, due: str
    ) -> None:
        """From the 8th through the 10th: three working days where the text takes them out, none where it is silent."""
        month = received[:8]
        result = assessed(
            handed_in(received),
            asked(f"{month}08", "agency", **({"role": role} if role else {})),
            answered(f"{month}10", "agency"),
            jurisdiction=jurisdiction,
        )

        assert str(result.due) == due
        assert ("pause-without-basis" in codes(result)) is (due in ("2017-03-24", "2022-04-01"))

    @pytest.mark.parametrize(
        ("jurisdiction", "received", "due"),
        [
            ("CN", OLD, "2017-03-24"),
            ("CN-SX", OLD, "2017-03-29"),
            ("CN", NEW, "2022-04-01"),
            ("CN-SX", NEW, "2022-04-01"),
            ("CN-SX-TY", OLD, "2017-03-29"),
        ],
    )
    def test_suspends_for_an_obstacle_only_where_the_law_does(self, jurisdiction: str, received: str, due: str) -> None:
        """237号 第29条第4款 knows force majeure, also for a city of the province; the regulations do not."""
        month = received[:8]
        result = assessed(
            handed_in(received),
            happened("obstacle-began", f"{month}08"),
            happened("obstacle-ended", f"{month}10"),
            jurisdiction=jurisdiction,
        )

        assert str(result.due) == due

    @pytest.mark.parametrize(
        ("option", "ended", "due"),
        [
            ("both-excluded", "2017-03-10", "2017-03-29"),
            ("both-excluded", "2017-03-11", "2017-03-29"),
            ("notice-day-counts", "2017-03-10", "2017-03-28"),
            ("notice-day-counts", "2017-03-11", "2017-03-28"),
            ("answer-day-counts", "2017-03-10", "2017-03-28"),
            ("answer-day-counts", "2017-03-11", "2017-03-29"),
            ("both-count", "2017-03-10", "2017-03-27"),
            ("both-count", "2017-03-11", "2017-03-28"),
        ],
    )
    def test_takes_out_the_end_days_that_the_reading_says(self, option: str, ended: str, due: str) -> None:
        """Asked on the 8th, answered on Friday the 10th or on Saturday the 11th."""
        result = assessed(
            handed_in(OLD), asked("2017-03-08"), answered(ended), readings={"pause-ends": option}, as_of="2017-03-24"
        )

        assert str(result.due) == due

    def test_asks_nothing_where_both_ends_are_rest_days(self) -> None:
        """From Saturday to Sunday week no option moves the due day."""
        result = assessed(handed_in(OLD), asked("2017-03-11"), answered("2017-03-19"), as_of="2017-03-24")

        assert (str(result.due), result.readings) == ("2017-03-31", ())

    @pytest.mark.parametrize(("option", "due"), [("both-excluded", "2017-03-27"), ("both-count", "2017-03-24")])
    def test_takes_out_the_one_day_on_which_it_was_asked_and_answered(self, option: str, due: str) -> None:
        """A question answered the same day takes that day."""
        result = assessed(handed_in(OLD), asked("2017-03-08"), answered("2017-03-08"), readings={"pause-ends": option})

        assert str(result.due) == due

    @pytest.mark.parametrize(
        ("jurisdiction", "received", "question", "due"),
        [
            ("CN", NEW, asked("2022-03-10", served="2022-03-14"), "2022-04-27"),
            ("CN", NEW, asked("2022-03-10"), "2022-04-25"),
            ("CN", NEW, asked("2022-03-10", "agency", role="co-author", served="2022-03-14"), "2022-04-27"),
            ("CN-SX", NEW, asked("2022-03-10", served="2022-03-14"), "2022-04-27"),
            ("CN-SX", OLD, asked("2017-03-08", served="2017-03-08"), "2017-04-01"),
            ("CN", OLD, asked("2017-03-08", served="2017-03-08"), "None"),
            ("CN", NEW, asked("2022-03-10", "agency", role="other"), "None"),
            ("CN", NEW, asked("2022-03-10", "agency", role="superior"), "None"),
            ("CN-SX", OLD, asked("2017-03-08", "agency", role="competent", served="2017-03-08"), "None"),
        ],
    )
    def test_ends_a_silent_consultation_where_a_text_settles_silence(
        self, jurisdiction: str, received: str, question: dict[str, str], due: str
    ) -> None:
        """Its last day out is the last of the limit, from the consulted party's receipt, else from the sending."""
        result = assessed(handed_in(received), question, jurisdiction=jurisdiction)

        assert str(result.due) == due
        assert result.verdict == ("suspended" if due == "None" else "overdue")

    @pytest.mark.parametrize(("as_of", "verdict"), [("2022-04-01", "suspended"), ("2022-04-02", "pending")])
    def test_keeps_a_silent_consultation_open_until_its_limit(self, as_of: str, verdict: str) -> None:
        """Served on 03-14, the fifteenth working day is the make-up Saturday of 04-02."""
        result = assessed(handed_in(NEW), asked("2022-03-10", served="2022-03-14"), as_of=as_of)

        assert result.verdict == verdict

    @pytest.mark.parametrize(
        ("option", "answers", "due"),
        [
            ("silence-only", [], "2022-04-27"),
            ("silence-only", [answered("2022-04-07")], "2022-04-29"),
            ("always", [], "2022-04-27"),
            ("always", [answered("2022-04-07")], "2022-04-27"),
            ("never", [], "None"),
            ("never", [answered("2022-04-07")], "2022-04-29"),
        ],
    )
    def test_caps_a_consultation_as_the_reading_says(
        self, option: str, answers: list[dict[str, Any]], due: str
    ) -> None:
        """Served on 03-14 with the limit on 04-02: never answered, or answered on 04-07."""
        question = asked("2022-03-10", served="2022-03-14")
        result = assessed(handed_in(NEW), question, *answers, readings={"pause-cap": option})

        assert str(result.due) == due

    def test_notes_an_answer_after_its_limit(self) -> None:
        """A third party's lateness is no fault of the agency."""
        late = assessed(handed_in(NEW), asked("2022-03-10", served="2022-03-14"), answered("2022-04-06"))
        in_time = assessed(handed_in(NEW), asked("2022-03-10", served="2022-03-14"), answered("2022-04-02"))

        assert "consultation-late" in codes(late)
        assert "consultation-late" not in codes(in_time)

    def test_names_the_sending_day_where_the_receipt_is_not_stated(self) -> None:
        """It is used in the place of the receipt, and said to be missing."""
        result = assessed(handed_in(NEW), asked("2022-03-10"))

        assert ("served", "2022-03-10") in {(m.fact, m.earliest) for m in result.missing}
        assert "served-unknown" in codes(result)

    @pytest.mark.parametrize("option", ["excluded", "counted"])
    @pytest.mark.parametrize(
        ("role", "received", "jurisdiction", "reading", "dues"),
        [
            ("superior", NEW, "CN", "agency-role", ("2022-04-07", "2022-04-01")),
            ("competent", NEW, "CN", "agency-role", ("2022-04-07", "2022-04-01")),
            ("secrecy", NEW, "CN", "agency-role", ("2022-04-07", "2022-04-01")),
            ("competent", OLD, "CN-SX", "shanxi-agency-pause", ("2017-03-29", "2017-03-24")),
            ("secrecy", OLD, "CN-SX", "shanxi-agency-pause", ("2017-03-29", "2017-03-24")),
        ],
    )
    def test_follows_the_reading_on_asking_other_bodies(
        self, role: str, received: str, jurisdiction: str, reading: str, dues: tuple[str, str], option: str
    ) -> None:
        """请示 is not 征求意见; whether its time counts is disputed."""
        month = received[:8]
        events = (handed_in(received), asked(f"{month}08", "agency", role=role), answered(f"{month}10", "agency"))
        result = assessed(*events, jurisdiction=jurisdiction, readings={reading: option})

        assert str(result.due) == dues[option == "counted"]

    @pytest.mark.parametrize(("option", "due"), [("displaced", "2022-04-01"), ("survives", "2022-04-07")])
    def test_follows_the_reading_on_obstacles_in_shanxi_after_2019(self, option: str, due: str) -> None:
        """Whether 237号 第29条第4款 conflicts with the regulation of 2019 is disputed."""
        result = assessed(
            handed_in(NEW),
            happened("obstacle-began", "2022-03-08"),
            happened("obstacle-ended", "2022-03-10"),
            jurisdiction="CN-SX",
            readings={"shanxi-after-2019": option},
        )

        assert str(result.due) == due

    @pytest.mark.parametrize(("option", "due"), [("union", "2017-03-31"), ("sum", "2017-04-05")])
    def test_takes_days_of_two_pauses_out_once(self, option: str, due: str) -> None:
        """A from the 8th to the 10th, B from the 9th to the 14th: five working days, or seven counted for each."""
        result = assessed(
            handed_in(OLD),
            asked("2017-03-08", party="A"),
            answered("2017-03-10", party="A"),
            asked("2017-03-09", party="B"),
            answered("2017-03-14", party="B"),
            readings={"pause-overlap": option},
        )

        assert str(result.due) == due

    def test_pairs_answers_by_party(self) -> None:
        """B answers first: A's pause runs on to the 14th, and holds B's."""
        result = assessed(
            handed_in(OLD),
            asked("2017-03-08", party="A"),
            asked("2017-03-08", party="B"),
            answered("2017-03-09", party="B"),
            answered("2017-03-14", party="A"),
        )

        assert str(result.due) == "2017-03-31"

    def test_pairs_unnamed_answers_in_order_of_time(self) -> None:
        """From the 7th to the 8th and from the 14th to the 15th: four working days, not seven."""
        result = assessed(
            handed_in(OLD),
            asked("2017-03-07"),
            asked("2017-03-14"),
            answered("2017-03-15"),
            answered("2017-03-08"),
        )

        assert str(result.due) == "2017-03-30"

    def test_closes_an_open_pause_with_the_reply(self) -> None:
        """Two days were used before the question; those through the reply do not count."""
        result = assessed(handed_in(OLD), asked("2017-03-08"), replied("2017-03-15"))

        assert (result.verdict, result.days_used, result.days_left) == ("on-time", 2, 13)

    def test_leaves_the_days_that_remain_while_it_is_open(self) -> None:
        """No due day, but thirteen days."""
        result = assessed(handed_in(OLD), asked("2017-03-08"), as_of="2017-03-24")

        assert (result.verdict, result.due, result.days_used, result.days_left) == ("suspended", None, 2, 13)


class TestNumbered:
    """Two corrections may each lack their posting day."""

    @pytest.mark.parametrize(("nth", "name"), [(1, "extension-days"), (2, "extension-days_2")])
    def test_tells_a_second_fact_from_the_first(self, nth: int, name: str) -> None:
        """As columns of a table that repeat."""
        assert numbered("extension-days", nth) == name
