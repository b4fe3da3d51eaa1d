"""Laws of an assessment: the order of events, the as-of day, and what is settled by a reply."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.applications import application, happened, sent

from gikdeadlines import assess
from gikdeadlines.case import CHANNELS, METHODS
from gikdeadlines.values import GikError

Event = dict[str, Any]
START = date(2014, 1, 2)


@st.composite
def on(draw: st.DrawFn, received: date, longest: int = 60) -> str:
    """A day within two months of another."""
    return str(received + timedelta(draw(st.integers(0, longest))))


@st.composite
def replies(draw: st.DrawFn, received: date) -> Event:
    """A reply that knows some of its days, in order."""
    days = sorted(draw(st.lists(on(received), min_size=3, max_size=3)))
    named = dict(zip(("dated", "dispatched", "delivered"), days, strict=True))
    known = {name: day for name, day in named.items() if draw(st.booleans())} or {"registered": days[0]}
    return happened("replied", method=draw(st.sampled_from(METHODS)), **known)


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Applications by every channel, from 2014 to 2023, whose events may fall on one day."""
    made = START + timedelta(draw(st.integers(0, 3600)))
    events = [sent(str(made), draw(st.sampled_from(CHANNELS)))]
    arrived, confirmed = sorted((draw(on(made, 9)), draw(on(made, 9))))
    facts = {"arrived": arrived, "confirmed": confirmed, "signed-for": draw(on(made, 9)), "received": draw(on(made, 9))}
    events += [happened(fact, day) for fact, day in facts.items() if draw(st.booleans())]
    for asked, answered in (
        ("third-party-consulted", "third-party-replied"),
        ("correction-requested", "correction-received"),
        ("agency-consulted", "agency-replied"),
        ("fee-notified", "fee-paid"),
    ):
        first, last = sorted((draw(on(made)), draw(on(made))))
        events += draw(
            st.sampled_from([[], [happened(asked, first)], [happened(asked, first), happened(answered, last)]])
        )
    events += draw(st.lists(on(made).map(lambda day: happened("extension-notified", day, working_days=5)), max_size=2))
    return events + draw(st.lists(replies(made), max_size=2))


def outcome(events: list[Event], as_of: date, **said: Any) -> Any:  # noqa: ANN401  # an assessment, or why there is none
    """What follows, a refusal included."""
    try:
        return assess(application(*events, **said), as_of=as_of)
    except GikError as error:
        return error.code


@given(histories().flatmap(lambda events: st.tuples(st.just(events), st.permutations(events))), st.integers(0, 150))
def test_the_order_of_events_makes_no_difference(both: tuple[list[Event], list[Event]], later: int) -> None:
    """Not even of those that fall on one day."""
    events, shuffled = both
    as_of = date.fromisoformat(events[0]["at"]) + timedelta(later)

    assert outcome(events, as_of) == outcome(shuffled, as_of)


@given(histories(), st.integers(0, 150))
def test_events_after_the_as_of_day_make_no_difference(events: list[Event], later: int) -> None:
    """What happens tomorrow does not change what can be said today."""
    as_of = date.fromisoformat(events[0]["at"]) + timedelta(later)
    known = [event for event in events if first_day(event) <= str(as_of)]
    then, now = outcome(known, as_of), outcome(events, as_of)

    assert getattr(then, "verdict", then) == getattr(now, "verdict", now)
    assert getattr(then, "due", None) == getattr(now, "due", None)


def first_day(event: Event) -> str:
    """The day by which an event is known."""
    return str(min(event[name] for name in ("at", "dated", "dispatched", "delivered", "registered") if name in event))


@given(histories())
def test_a_case_that_has_been_answered_does_not_change_with_time(events: list[Event]) -> None:
    """A reply whose day is known fixes the verdict for ever."""
    end = date.fromisoformat(max(first_day(event) for event in events)) + timedelta(90)
    first = outcome(events, end)

    if getattr(first, "verdict", "") in ("on-time", "late") and not first.missing:
        later = outcome(events, end + timedelta(365))

        assert (later.verdict, later.due, later.replied_on) == (first.verdict, first.due, first.replied_on)


@given(histories(), st.sampled_from(["CN", "CN-SX"]))
def test_days_used_and_left_make_days_allowed(events: list[Event], place: str) -> None:
    """Whatever happened."""
    result = outcome(events, date.fromisoformat(events[0]["at"]) + timedelta(40), jurisdiction=place)

    if getattr(result, "days_left", None) is not None and result.days_allowed is not None:
        assert result.days_used + result.days_left == result.days_allowed


@given(histories(), st.sampled_from(["CN", "CN-SX"]))
def test_the_due_day_lies_between_its_bounds(events: list[Event], place: str) -> None:
    """And after the receipt."""
    result = outcome(events, date.fromisoformat(events[0]["at"]) + timedelta(40), jurisdiction=place)

    if getattr(result, "due", None) is not None:
        assert result.earliest_due <= result.due <= result.latest_due
        assert result.received_on is None or result.received_on < result.due
