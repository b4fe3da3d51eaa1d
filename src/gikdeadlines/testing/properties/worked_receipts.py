"""Receipt by every reading, worked out over a year 收到之日的各口径。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from gikdeadlines.values import ONE_DAY, Text

from .worked import Worked, after, application, happened, moved, of_a_year, property_of
from .world import World

__all__ = ["WORKED_RECEIPTS"]


def _received(
    world: World, channel: str, received: date, n: int, submitted: date, *facts: object, **pins: str
) -> Worked:
    """A receipt on a day, under the option that is pinned, and the due day that follows from it."""
    events = [happened("submitted", submitted, channel=channel), *facts]
    readings = {reading.replace("_", "-"): option for reading, option in pins.items()}
    expected = {"received_on": received, "due": world.due(received, n)}
    return Worked(application(*events), received + timedelta(60), expected, readings)  # type: ignore[arg-type]  # events


def _under_2007(world: World, day: date) -> Iterator[Worked]:
    arrived, confirmed, restored = after(day), after(day, 6), after(day, 4)
    facts = (happened("arrived", arrived), happened("confirmed", confirmed))
    yield _received(world, "email", arrived, 15, day, facts[0], receipt_on_rest_day="stands")
    yield _received(world, "email", moved(world, arrived), 15, day, facts[0], receipt_on_rest_day="next-working-day")
    yield _received(world, "ordinary-post", confirmed, 15, day, *facts)
    for channel in ("ordinary-post", "misdirected-post", "fax"):
        yield _received(world, channel, arrived, 15, day, *facts, late_confirmation="arrival-day")
    yield _received(world, "online", arrived, 15, day, *facts)
    yield _received(world, "online", confirmed, 15, day, *facts, online_receipt="confirmation")
    yield _received(world, "unannounced", arrived, 15, day, *facts)
    yield _received(world, "unannounced", confirmed, 15, day, *facts, unannounced_channel="confirmation")
    yield _received(world, "oral", confirmed, 15, day, facts[1])
    yield _received(world, "oral", day, 15, day, facts[1], oral_receipt="spoken")
    yield _received(world, "ordinary-post", restored, 15, day, facts[0], happened("contact-restored", restored))
    yield _counted_at_once(world, day, arrived, restored)
    yield from _never_confirmed(world, day, arrived)


def _counted_at_once(world: World, day: date, arrived: date, restored: date) -> Worked:
    """The day on which contact is restored counts itself, where it is worked."""
    start = restored - ONE_DAY if world.works[restored] else restored
    events = (
        happened("submitted", day, channel="ordinary-post"),
        happened("arrived", arrived),
        happened("contact-restored", restored),
    )
    expected = {"received_on": restored, "due": world.due(start, 15)}
    return Worked(application(*events), after(day, 60), expected, {"contact-restored-start": "yes"})


def _never_confirmed(world: World, day: date, arrived: date) -> Iterator[Worked]:
    """Nobody confirmed: the arrival, or the first contact, which is now where there was none."""
    events = (
        happened("submitted", day, channel="ordinary-post"),
        happened("arrived", arrived),
        happened("not-confirmed"),
    )
    found = frozenset({("confirmation-late", "breach", "CN/2015-207/1.2/ordinary-post")})
    seen = {"received_on": arrived, "due": world.due(arrived, 15), "cited": found}
    yield Worked(application(*events), after(day, 40), seen)
    contact = after(arrived, 7)
    seen = {"received_on": contact, "due": world.due(contact, 15)}
    yield Worked(application(*events), contact, seen, {"never-confirmed": "first-contact"})


def _under_2019(world: World, day: date) -> Iterator[Worked]:
    arrived, confirmed, signed = after(day), after(day, 6), after(day, 3)
    facts = (happened("arrived", arrived), happened("confirmed", confirmed))
    for channel in ("email", "fax", "online", "ordinary-post"):
        yield _received(world, channel, confirmed, 20, day, *facts)
    for channel in ("email", "fax", "ordinary-post", "misdirected-post"):
        yield _received(world, channel, arrived, 20, day, *facts, late_confirmation="arrival-day")
    yield _received(world, "online", arrived, 20, day, *facts, online_receipt="acceptance")
    yield _received(world, "misdirected-post", signed, 20, day, happened("signed-for", signed), *facts)


def _before_207(world: World, day: date) -> Iterator[Worked]:
    arrived, confirmed = after(day), after(day, 6)
    facts = (happened("arrived", arrived), happened("confirmed", confirmed))
    yield _received(world, "ordinary-post", confirmed, 15, day, *facts)
    yield _received(world, "ordinary-post", arrived, 15, day, *facts, receipt_before_207="actual-arrival")
    yield _received(world, "oral", confirmed, 15, day, facts[1], receipt_before_207="actual-arrival")


_BASIS: Final = (
    "CN/2015-207/1.2/ordinary-post",
    "CN/2015-207/1.2/contact-restored",
    "CN/492/20/oral",
    "CN/711/31.3/email",
    "CN/711/31.2/misdirected-post",
)


def _examples(world: World, every: int = 1) -> Iterator[Worked]:
    for year, rules in ((2017, _under_2007), (2021, _under_2019), (2013, _before_207)):
        yield from of_a_year(year, rules, every=every)(world)


def _some(world: World) -> Iterator[Worked]:
    return _examples(world, every=97)


WORKED_RECEIPTS: Final = (
    property_of(
        "GIK-P-099",
        "receipt",
        Text("各口径下的收到之日", "The receipt on each reading"),
        Text(
            "休息日收到、确认迟延、从未确认、恢复联络、口头、网上、未公告渠道、误投，按各口径所定之日收到，并自该日起算期限。",
            "Received on a rest day, confirmed late or never, contact restored, by word of mouth, by a web form, an "
            "unannounced channel or misdirected: on the day that each reading says, from which the period runs.",
        ),
        basis=_BASIS,
        domain=Text("2013、2017、2021年每一日 × 各口径", "every day of 2013, 2017 and 2021 × each reading"),
        examples=_examples,
        quick=_some,
    ),
)
