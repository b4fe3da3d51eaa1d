"""An answer and what it answers: by ``party`` or ``agency`` where these are named, else in order of time 问与答。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from .events import (
    AgencyConsulted,
    AgencyReplied,
    CorrectionReceived,
    CorrectionRequested,
    Event,
    FeeNotified,
    FeePaid,
    ObstacleBegan,
    ObstacleEnded,
    ThirdPartyConsulted,
    ThirdPartyReplied,
)

__all__ = ["ANSWERS", "QUESTIONS", "Pair", "Step", "matches", "paired"]


class Pair(NamedTuple):
    """A question and its answer, None while there is none 问与答."""

    asked: Event
    answered: Event | None

    @property
    def at(self) -> date:
        """The day of the question 发问之日."""
        return self.asked.at


Step = Pair | Event
"""What may change the period: a paired event, or a single one."""

QUESTIONS: Final[Mapping[type[Event], tuple[type[Event], str | None]]] = {
    CorrectionRequested: (CorrectionReceived, None),
    ThirdPartyConsulted: (ThirdPartyReplied, "party"),
    AgencyConsulted: (AgencyReplied, "agency"),
    ObstacleBegan: (ObstacleEnded, None),
    FeeNotified: (FeePaid, None),
}
"""What is answered by what, and the field that names who was asked."""

ANSWERS: Final = frozenset(answer for answer, _ in QUESTIONS.values())


def paired(steps: Sequence[Event], closed: Iterable[tuple[Event, Event]]) -> Sequence[Step]:
    """The steps, each question with its answer 各事件及其答复.

    Args:
        steps: in order.
        closed: questions with their answers, as :func:`matches` gives them.
    """
    answered = {id(question): answer for question, answer in closed}
    return [Pair(step, answered.get(id(step))) if type(step) in QUESTIONS else step for step in steps]


def matches(steps: Iterable[Event], answers: Sequence[Event]) -> Iterable[tuple[Event, Event]]:
    """Each answer with what it answers 各答复所答之事.

    A named party's answer closes all that was asked of it before that day; so does a correction, a payment, the end of
    an obstacle. An unnamed answer closes the earliest unnamed question that is open. What was asked on the day of the
    answer is closed by it only where nothing earlier is open.
    """
    if not answers:
        return
    open_questions = [step for step in steps if type(step) in QUESTIONS]
    for answer in answers:
        fitting = [question for question in open_questions if _fits(question, answer)]
        earlier = [question for question in fitting if question.at < answer.at] or fitting
        _, name = QUESTIONS[type(earlier[0])] if earlier else (None, None)
        closed = earlier[:1] if name and getattr(answer, name) is None else earlier
        for question in closed:
            open_questions.remove(question)
            yield question, answer


def _fits(question: Event, answer: Event) -> bool:
    reply, name = QUESTIONS[type(question)]
    if type(answer) is not reply or question.at > answer.at:
        return False
    return name is None or getattr(question, name) == getattr(answer, name)
