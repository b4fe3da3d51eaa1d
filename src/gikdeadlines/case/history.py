"""The events of an application, checked, sorted and paired 办理经过。

An answer is paired with what it answers: by ``party`` or ``agency`` where these are named, else in order of time. What
cannot have happened is refused with both events named. Events after the as-of day are not yet known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from gikdeadlines.values import CaseError

from .case import Case
from .events import (
    APPLICATION,
    AgencyConsulted,
    Channel,
    CorrectionRequested,
    Event,
    ExtensionNotified,
    FeeNotified,
    LaterDateSet,
    Replied,
    Submitted,
    ThirdPartyConsulted,
    Withdrawn,
)
from .impossible import FACTS, SOUND, impossibilities, named
from .pairing import ANSWERS, QUESTIONS, Pair, Step, matches, paired

__all__ = ["History", "history_of"]


_ORDER: Final = {event: index for index, event in enumerate(APPLICATION)}

_AGENCY_STEPS: Final = frozenset(
    (CorrectionRequested, ThirdPartyConsulted, AgencyConsulted, ExtensionNotified, LaterDateSet, FeeNotified, Replied)
)
"""What only an agency that has the application in hand does."""


@dataclass(slots=True)
class History:
    """What had happened by the as-of day 截至某日的经过.

    ``steps`` are in the order in which they are applied; ``first_step`` and ``last_step`` are the days between which
    the agency is seen to have the application in hand. ``later`` is what is said to happen after the as-of day.
    ``has_one_pause`` says that one question at most may pause the period, ``is_doubtful`` that something in it may be
    impossible.
    """

    channel: Channel | None = None
    submitted: date | None = None
    signed_for: date | None = None
    arrived: date | None = None
    confirmed: date | None = None
    never_confirmed: date | None = None
    contact_restored: date | None = None
    registered: date | None = None
    withdrawn: date | None = None
    steps: Sequence[Step] = ()
    replies: Sequence[Replied] = ()
    first_step: date | None = None
    last_step: date | None = None
    has_one_pause: bool = True
    events: Sequence[Event] = ()
    later: Sequence[Event] = field(default=(), compare=False)
    ignored: tuple[str, ...] = field(default=(), compare=False)
    is_doubtful: bool = field(default=False, compare=False)

    def after(self, day: date | None) -> tuple[str, ...]:
        """What the agency or the applicant did after the reply of a day, which fixes the verdict 答复之后的事件."""
        if day is None or self.events[-1].at <= day:
            return ()
        later = [event for event in self.events if event.at > day]
        return tuple(named(event) for event in later if type(event) is Withdrawn or type(event) not in FACTS)

    def out_of_place(self, ended: date, *, is_answered: bool) -> Iterator[Event]:
        """What cannot well have happened after what ended the case, in no order 终结之后不应有的行为.

        Nor can it happen after the as-of day, so that what is said of later days counts here.
        A further answer may follow the first one, and so may what is done anew for it. After a withdrawal, or where the
        application lapsed, others may still answer what they were asked, and the agency does nothing any more.

        Args:
            ended: the day of the reply, of the withdrawal, or the last day of what the applicant let pass.
            is_answered: whether it was a reply.
        """
        if self.later:
            yield from _built([*self.events, *self.later]).out_of_place(ended, is_answered=is_answered)
            return
        if not is_answered:
            yield from (event for event in self.events if event.at > ended and type(event) in _AGENCY_STEPS)
            return
        last = max((reply.at for reply in self.replies), default=ended)
        for step in self.steps:
            asked, answered = (step.asked, step.answered) if isinstance(step, Pair) else (step, None)
            if asked.at > max(ended, last):
                yield asked
            elif answered is not None and answered.at > (ended if asked.at <= ended else last):
                yield answered
        yield from (event for event in self.events if type(event) is Withdrawn and event.at > last)

    @property
    def opening(self) -> Event | None:
        """What first shows the agency to have the application in hand, None while nothing does 机关首个行为."""
        return next((event for event in self.events if type(event) in _AGENCY_STEPS), None)

    @property
    def is_empty(self) -> bool:
        """Whether the application had not even been made by then 是否尚未提出申请."""
        return self.submitted is None and self.registered is None


def history_of(case: Case, as_of: date) -> History:
    """The history of an application as it was known at the end of a day 整理经过.

    Raises:
        CaseError: every impossibility; ``two-of-a-kind``, ``contradiction``, ``out-of-order``,
            ``answer-without-question``, ``missing-event``, ``not-a-count``.
    """
    ordered = _sorted(case.events)
    history = _built(ordered)
    # The faults are sought only where there may be any: a case mostly has none.
    faults = impossibilities(case.events, ordered) if history.is_doubtful else ()
    if faults:
        raise CaseError(*faults)
    if ordered[-1].at <= as_of:
        return history
    known = [event for event in ordered if event.at <= as_of]
    history = _built(known, tuple(named(event) for event in ordered[len(known) :]))
    history.later = ordered[len(known) :]
    return history


def _sorted(events: Iterable[Event]) -> list[Event]:
    """The events by day, those of one day by type: the one order that does not depend on how they came."""
    given = list(events)
    if _stand_in_order(given):
        return given
    ordered = sorted([(event.at, _ORDER[type(event)], place) for place, event in enumerate(given)])
    previous = None
    for day, order, _ in ordered:
        if (day, order) == previous:
            return sorted(given, key=lambda event: (event.at, _ORDER[type(event)], repr(event)))
        previous = (day, order)
    return [given[place] for _, _, place in ordered]


def _stand_in_order(events: Iterable[Event]) -> bool:
    """Whether each comes after the one before it, no two of one day and type among them."""
    day, order = date.min, -1
    for event in events:
        at, place = event.at, _ORDER[type(event)]
        if at < day or (at == day and place <= order):
            return False
        day, order = at, place
    return True


def _built(known: Sequence[Event], ignored: tuple[str, ...] = ()) -> History:
    """The history of events that stand in order."""
    history = History(events=known, ignored=ignored)
    steps: list[Event] = []
    replies: list[Replied] = []
    answers: list[Event] = []
    first_step = last_step = None
    is_doubtful, questions = False, 0
    for event in known:
        kind = type(event)
        fact = FACTS.get(kind)
        if fact is not None:
            is_doubtful = is_doubtful or getattr(history, fact) is not None
            setattr(history, fact, event.at)
            if kind is Submitted:
                history.channel = event.channel  # type: ignore[attr-defined]  # one that was submitted has it
            continue
        if kind in SOUND and not SOUND[kind](event):
            is_doubtful = True
        if kind in ANSWERS:
            answers.append(event)
            continue
        if kind is Replied:
            replies.append(event)  # type: ignore[arg-type]  # as its type says
        else:
            steps.append(event)
            questions += kind in QUESTIONS
        if kind in _AGENCY_STEPS:
            last_step = event.at
            first_step = first_step or last_step
    history.replies, history.first_step, history.last_step = replies, first_step, last_step
    closed = list(matches(steps, answers)) if answers else []
    history.steps = paired(steps, closed) if questions else steps
    history.has_one_pause = questions <= 1
    is_unasked = bool(answers) and len({id(answer) for _, answer in closed}) < len(answers)
    history.is_doubtful = is_doubtful or is_unasked or _is_out_of_order(history)
    return history


def _is_out_of_order(history: History) -> bool:
    """Whether the facts of the receipt may contradict each other, or the application was never made."""
    submitted, confirmed, arrived = history.submitted, history.confirmed, history.arrived
    if history.is_empty or (submitted is not None and history.events[0].at < submitted):
        return True
    if confirmed is not None and history.never_confirmed is not None:
        return True
    follows = (confirmed, history.contact_restored)
    return arrived is not None and any(day is not None and day < arrived for day in follows)
