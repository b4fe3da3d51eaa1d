"""Pivots: the days come from the first screens to aim at, or are counted by hand on the notices' calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from gikdeadlines import Case, load_calendar, pivots_of
from gikdeadlines.uncertainty import pivots as searched
from gikdeadlines.values import Pivot

Events = Sequence[Mapping[str, object]]

POSTED: Events = [
    {"type": "submitted", "at": "2022-09-28", "channel": "signed-post"},
    {"type": "signed-for", "at": "2022-09-30"},
    {"type": "third-party-consulted", "at": "2022-10-12", "party": "A"},
    {"type": "third-party-replied", "at": "2022-10-18", "party": "A"},
    {"type": "replied", "method": "post", "dispatched": "2022-11-11"},
]


def found(events: Events, as_of: str, **case: object) -> dict[str, Pivot]:
    """The pivots of an application by kind; choices are left out."""
    stated = Case.from_dict({"id": "1", "matter": "application", "events": events, **case})
    pivots = pivots_of(stated, as_of=date.fromisoformat(as_of))
    return {pivot.kind: pivot for pivot in pivots if pivot.choice is None}


class TestPivotsOf:
    """What would have changed the verdict."""

    def test_the_days_of_the_screen(self) -> None:
        """An answer of the third party on 20 October or later, an extension told by 9 November, to 7 December."""
        pivots = found(POSTED, "2025-12-31")

        assert pivots["reply-by"].day == date(2022, 11, 9)
        assert pivots["answer-from"] == Pivot("answer-from", date(2022, 10, 20), event="third-party-replied", who="A")
        assert pivots["extension-by"] == Pivot("extension-by", date(2022, 11, 9), until=date(2022, 12, 7), days=20)

    def test_an_open_application_can_be_extended_until_it_is_due(self) -> None:
        """The first screen to aim at: received 2025-12-05, due and last extended on 2026-01-05."""
        pivots = found([{"type": "submitted", "at": "2025-12-05", "channel": "in-person"}], "2025-12-31")

        assert (pivots["reply-by"].day, pivots["extension-by"].day) == (date(2026, 1, 5), date(2026, 1, 5))

    def test_what_is_not_yet_known(self) -> None:
        """An extension of the week after the as-of day helps no reply: 18 December without it, 16 January with it."""
        events: Events = [
            {"type": "submitted", "at": "2025-11-20", "channel": "in-person"},
            {"type": "extension-notified", "at": "2025-12-08", "working_days": 20},
        ]

        assert found(events, "2025-12-01")["reply-by"].day == date(2025, 12, 18)
        assert found(events, "2025-12-08")["reply-by"].day == date(2026, 1, 16)

    def test_an_extension_past_the_announced_calendar(self) -> None:
        """Due on 2025-12-18, before the notice for 2026: told by then, it would run to a day nobody knows yet."""
        stated = {"id": "1", "matter": "application"}
        events = [{"type": "submitted", "at": "2025-11-20", "channel": "in-person"}]
        case, calendar = Case.from_dict({**stated, "events": events}), load_calendar("CN").before_notice(2026)
        pivots = pivots_of(case, as_of=date(2025, 11, 20), calendar=calendar)

        assert Pivot("extension-by", date(2025, 12, 18), until=None, days=20) in pivots

    def test_a_stopped_clock_has_no_last_day(self) -> None:
        """While a third party has not answered, no reply is late, and no day is the last for one."""
        events: Events = [
            {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
            {"type": "third-party-consulted", "at": "2022-11-07", "served": "2022-11-07"},
        ]

        assert "reply-by" not in found(events, "2022-11-10")

    def test_an_answer_that_cannot_have_come_so_early(self) -> None:
        """Posted on 11 November, a correction came no earlier; from the 22nd on twenty working days reach the reply."""
        events: Events = [
            {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
            {"type": "correction-requested", "at": "2022-11-07"},
            {"type": "correction-received", "at": "2022-11-14", "dispatched": "2022-11-11"},
            {"type": "replied", "method": "on-the-spot", "delivered": "2022-12-20"},
        ]

        assert found(events, "2022-12-31")["answer-from"].day == date(2022, 11, 22)

    def test_the_last_day_for_a_correction_notice(self) -> None:
        """国令711号 第30条: seven working days from receipt on 1 November end on 10 November."""
        pivots = found([{"type": "submitted", "at": "2022-11-01", "channel": "in-person"}], "2022-11-30")

        assert pivots["correction-notice-by"].day == date(2022, 11, 10)

    def test_the_first_day_of_receipt_for_which_the_reply_is_in_time(self) -> None:
        """Received on 1 November it is due on the 29th, on 2 November on the 30th, when it was posted."""
        events = [
            {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
            {"type": "replied", "method": "post", "dispatched": "2022-11-30"},
        ]

        assert found(events, "2022-12-31")["receipt-from"].day == date(2022, 11, 2)

    def test_from_that_receipt_on_every_later_one_is_in_time(self) -> None:
        """Of a receipt after 7 January the extension lapses, so that not every receipt from December on is in time.

        Of 18 January the 20th working day is 18 February (29 and 30 January worked, 31 January to 6 February off), of
        19 January it is 21 February, and the reply was posted on Sunday, the 20th.
        """
        events: Events = [
            {"type": "submitted", "at": "2022-01-04", "channel": "in-person"},
            {"type": "extension-notified", "at": "2022-01-07", "working_days": 20},
            {"type": "agency-consulted", "at": "2022-01-10", "agency": "A"},
            {"type": "agency-replied", "at": "2022-01-14", "agency": "A"},
            {"type": "replied", "method": "post", "dispatched": "2022-02-20"},
        ]

        assert found(events, "2022-03-01")["receipt-from"].day == date(2022, 1, 19)

    def test_a_reply_in_time_says_from_which_receipt_it_was(self) -> None:
        """Received on 31 October it would have been due on 28 November."""
        events = [
            {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
            {"type": "replied", "method": "post", "dispatched": "2022-11-29"},
        ]

        assert found(events, "2022-12-31")["receipt-from"].day == date(2022, 11, 1)

    def test_none_once_it_is_withdrawn(self) -> None:
        """Neither a reply nor an extension nor a correction can be in time any more."""
        events = [
            {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
            {"type": "withdrawn", "at": "2022-11-04"},
        ]

        assert found(events, "2022-12-31") == {}

    def test_no_correction_notice_once_it_is_deemed_withdrawn(self) -> None:
        """国办函〔2020〕109号: the fee of 1 November was not paid within twenty working days."""
        events: Events = [
            {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
            {"type": "fee-notified", "at": "2022-11-03"},
        ]

        assert "correction-notice-by" not in found(events, "2023-01-31")

    def test_no_correction_notice_where_one_was_sent(self) -> None:
        """A second one is another question."""
        events = [
            {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
            {"type": "correction-requested", "at": "2022-11-03"},
            {"type": "correction-received", "at": "2022-11-10"},
        ]

        assert "correction-notice-by" not in found(events, "2022-12-31")

    def test_the_agency_that_was_asked(self) -> None:
        """A co-author asked from 7 to 11 November: due on 6 December, a reply of the 7th is one day late."""
        events: Events = [
            {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
            {"type": "agency-consulted", "at": "2022-11-07", "agency": "B", "role": "co-author"},
            {"type": "agency-replied", "at": "2022-11-11", "agency": "B"},
            {"type": "replied", "method": "post", "dispatched": "2022-12-07"},
        ]

        expected = Pivot("answer-from", date(2022, 11, 14), event="agency-replied", who="B")
        assert found(events, "2022-12-31")["answer-from"] == expected

    def test_no_answer_that_came_after_the_reply(self) -> None:
        """The question was put when the reply had been given."""
        asked: Events = [
            {"type": "third-party-consulted", "at": "2022-12-02", "party": "A"},
            {"type": "third-party-replied", "at": "2022-12-05", "party": "A"},
        ]
        events: Events = [
            {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
            {"type": "replied", "method": "post", "dispatched": "2022-12-01"},
        ]

        assert "answer-from" not in found([*events, *asked], "2022-12-31")

    def test_no_extension_where_none_is_left(self) -> None:
        """国令711号 第33条: twenty working days at the most."""
        events: Events = [
            {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
            {"type": "extension-notified", "at": "2022-11-21", "working_days": 20},
        ]

        assert "extension-by" not in found(events, "2023-01-31")

    def test_single_readings_that_flip_the_verdict(self) -> None:
        """The Sunday e-mail of 2017: either of two readings makes the reply timely."""
        stated = {
            "id": "1",
            "matter": "application",
            "events": [
                {"type": "submitted", "at": "2017-06-18", "channel": "email"},
                {"type": "arrived", "at": "2017-06-18"},
                {"type": "replied", "method": "post", "dated": "2017-07-07", "dispatched": "2017-07-10"},
            ],
        }
        pivots = pivots_of(Case.from_dict(stated), as_of=date(2017, 12, 31))

        assert {pivot.choice.id for pivot in pivots if pivot.choice} == {"receipt-on-rest-day", "reply-event"}

    def test_none_for_another_matter(self) -> None:
        """A publication has limits, and no history that could be altered."""
        stated = {"id": "1", "matter": "publication", "events": [{"type": "formed", "at": "2022-09-30"}]}

        assert pivots_of(Case.from_dict(stated), as_of=date(2022, 12, 31)) == ()


class TestDayAfterDay:
    """The last day through which, and the first from which on something holds."""

    @pytest.mark.parametrize(
        ("holding", "last", "first"),
        [
            ({1, 2, 3, 4, 5}, None, None),
            (set(), None, None),
            ({1, 2}, 2, None),
            ({4, 5}, None, 4),
            ({1, 3, 5}, 1, 5),
            ({2, 3}, None, None),
        ],
    )
    def test_from_where_it_holds_to_where_it_no_longer_does(
        self, holding: set[int], last: int | None, first: int | None
    ) -> None:
        """Of the days 1 to 5; where it holds on none or on all there is no such day."""
        low, high = date(2022, 1, 1), date(2022, 1, 5)

        def holds(day: date) -> bool:
            return day.day in holding

        assert searched._last(holds, low, high) == (last and date(2022, 1, last))  # noqa: SLF001 - its edges
        assert searched._first(holds, low, high) == (first and date(2022, 1, first))  # noqa: SLF001 - its edges
        assert searched._last(holds, high, low) is None  # noqa: SLF001 - its edges
        assert searched._first(holds, high, low) is None  # noqa: SLF001 - its edges
