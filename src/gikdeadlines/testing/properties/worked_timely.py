"""What is told by the due day, on it, a day after it and years after it 届满日前后与多年之后的告知。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from gikdeadlines.values import Text

from .worked import Event, Worked, after, application, happened, of_a_year, property_of
from .world import World

__all__ = ["WORKED_TIMELY"]

_YEARS_LATER: Final = 400
"""Days past the last that a notice settles."""

Told = tuple[Event, str, str]
"""An event but for its day, the code of the finding where it comes too late, and the provision that this cites."""


@dataclass(frozen=True, slots=True)
class _Law:
    """A law: its place, a year in which it governs, the working days for a reply, what may be told under it."""

    place: str
    year: int
    n: int
    told: tuple[Told, ...]


def _pause(role: str, provision: str) -> Told:
    return {"type": "agency-consulted", "agency": "A", "role": role}, "pause-after-due", provision


_PARTY: Final = {"type": "third-party-consulted", "party": "B"}
_LONGER: Final = {"type": "extension-notified", "working_days": 5}
_ASKED: Final = {"type": "correction-requested"}

_LAWS: Final = (
    _Law(
        "CN",
        2022,
        20,
        (
            (_LONGER, "extension-late", "CN/711/33.2/extension"),
            (_ASKED, "correction-after-due", "CN/711/30/restart"),
            (_PARTY, "pause-after-due", "CN/711/33.3"),
            _pause("co-author", "CN/711/33.3/co-author"),
            _pause("other", "CN/711/33.3/other-agency"),
            ({"type": "fee-notified"}, "pause-after-due", "CN/2020-109/clock"),
            ({"type": "later-date-set"}, "pause-after-due", "CN/711/35"),
        ),
    ),
    _Law(
        "CN",
        2017,
        15,
        (
            (_LONGER, "extension-late", "CN/492/24.2/extension"),
            (_ASKED, "correction-after-due", "CN/2015-207/2.1"),
            (_PARTY, "pause-after-due", "CN/492/24.3"),
        ),
    ),
    _Law(
        "CN-SX",
        2017,
        15,
        (
            (_LONGER, "extension-late", "CN-SX/237/29.2/extension"),
            (_ASKED, "correction-after-due", "CN-SX/237/22.4/correction-after-207"),
            (_PARTY, "pause-after-due", "CN-SX/237/29.3/third-party"),
            ({"type": "obstacle-began"}, "pause-after-due", "CN-SX/237/29.4"),
            ({"type": "amended"}, "amendment-after-due", "CN-SX/237/22.4/amended"),
        ),
    ),
)


def _of(world: World, law: _Law, received: date) -> Iterator[Worked]:
    due = world.due(received, law.n)
    if due is None:
        return
    start = happened("submitted", received, channel="in-person")
    far = after(world.calendar.horizon, _YEARS_LATER)
    for event, code, provision in law.told:
        for day in (due, after(due), far):
            until = {"until": after(day, 30).isoformat()} if event["type"] == "later-date-set" else {}
            case = application(start, {**event, **until, "at": day.isoformat()}, jurisdiction=law.place)
            named = "notified {}, first_due {}" if code == "extension-late" else "day {}, due {}"
            late = frozenset({f"{code} by {provision}: {named.format(day, due)}"})
            if day > due:
                yield Worked(case, after(day), {"due": due, "verdict": "overdue", "too_late": late})
            else:
                yield Worked(case, due, {"too_late": frozenset()})


def _told(world: World, every: int = 30) -> Iterator[Worked]:
    for law in _LAWS:
        yield from of_a_year(law.year, lambda w, day, at=law: _of(w, at, day), every=every)(world)  # type: ignore[misc]


def _some(world: World) -> Iterator[Worked]:
    return _told(world, every=150)


WORKED_TIMELY: Final = (
    property_of(
        "GIK-P-151",
        "extension",
        Text("届满之后的告知不再影响期限", "What is told after the due day moves nothing"),
        Text(
            "延长、补正、征求意见、收费、确定延迟答复、不可抗力、变更申请，届满当日的尚在期限之内；次日的，以及多年之后、已无通知可查之日的，"
            "届满日不变，提示一次，引其所依条款，写明其日与届满日。",
            "An extension, a correction, a consultation, a fee, a later date, an obstacle or an amendment on the due "
            "day is in time; on the day after it, and years later where no notice reaches, the due day stays, and it "
            "is found once with its provision, its day and the due day.",
        ),
        basis=("CN/711/33.2", "CN/711/33.2/extension", "CN/492/24.2", "CN/492/24.3", "CN-SX/237/22.4/amended"),
        domain=Text(
            "2022年、2017年、山西2017年每隔三十日收到 × 每种告知 × 三日",
            "every thirtieth day of receipt of 2022, of 2017 and of 2017 in Shanxi × each telling × three days",
        ),
        examples=_told,
        quick=_some,
    ),
)
