"""The search over answers against brute force: every option of every reading, every day of every missing fact.

The oracle below prunes nothing and takes no extremes. It shares with the library the evaluation under given answers,
which is tested elsewhere, and nothing of the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.strategies import applications, as_of_days

from gikdeadlines import assess, load_calendar, load_law
from gikdeadlines.application import Almanac, Outcome, evaluation_of
from gikdeadlines.case import Case, history_of
from gikdeadlines.law import DOUBTS
from gikdeadlines.values import Assessment, CalendarRangeError, NotInForceError

MOST = 3_000
"""So many ways of answering are tried for one case; a case with more is left out."""

Question = tuple[str, str]
Answers = dict[Question, object]


@dataclass
class Answering:
    """Gives the answers it holds, the first one to any other question, and remembers all that was asked."""

    answers: Answers
    asked: dict[Question, list[object]] = field(default_factory=dict)

    def choose(self, reading: str, default: str | None = None, *, among: object = ()) -> str:  # noqa: ARG002
        """Any option, also one that the evaluation says cannot move a day here."""
        known = load_law().readings[reading]
        first = default or known.default
        others = [option.id for option in known.options if option.id != first and not option.pinned_only]
        return str(self._answer((reading, first), [first, *others]))

    def fact(self, name: str, earliest: object, latest: object) -> object:
        return self._answer((name, ""), list(every(earliest, latest)))

    def keep(self, found: object) -> None:
        """Nothing: every pass goes through everything."""

    def kept(self) -> None:
        """What a pass begins from: always the start."""

    def _answer(self, question: Question, options: list[object]) -> object:
        known = self.asked.setdefault(question, options)
        return self.answers.get(question, known[0])


def every(earliest: object, latest: object) -> Iterator[object]:
    """Every day, or every number, from one to another."""
    if isinstance(earliest, date) and isinstance(latest, date):
        yield from (earliest + timedelta(offset) for offset in range((latest - earliest).days + 1))
    elif isinstance(earliest, int) and isinstance(latest, int):
        yield from range(earliest, latest + 1)


@dataclass(frozen=True)
class Way:
    """One way of answering all that is asked: what differs from the first answers, and what comes of it."""

    differences: frozenset[tuple[str, ...]]
    verdict: str
    due: date | None
    by_default: bool


def ways(case: Case, as_of: date) -> list[Way]:
    """Every way of answering, the first answers first; more than ``MOST`` leave the case out."""
    history = history_of(case, as_of)
    found: list[Way] = []
    untried: list[Answers] = [{}]
    while untried:
        answers = untried.pop()
        chooser = Answering(answers)
        outcome = _evaluated(case, chooser, as_of, history)
        found.append(_way(chooser, outcome))
        assume(len(found) + len(untried) <= MOST)
        untried += _other_answers(chooser)
    return found


def _evaluated(case: Case, chooser: Answering, as_of: date, history: object) -> Outcome | None:
    almanac = Almanac(load_calendar("CN"), chooser)  # type: ignore[arg-type]
    try:
        return evaluation_of(history, load_law(), case.jurisdiction or "CN", as_of)(almanac)  # type: ignore[arg-type]
    except (CalendarRangeError, NotInForceError):
        return None


def _way(chooser: Answering, outcome: Outcome | None) -> Way:
    taken = {question: chooser.answers.get(question, options[0]) for question, options in chooser.asked.items()}
    other = {question: answer for question, answer in taken.items() if answer != chooser.asked[question][0]}
    # A fact differs by being other than the first value; which other value, the library does not list.
    differences = frozenset((name, str(answer)) if default else (name,) for (name, default), answer in other.items())
    by_default = not any(default for _, default in other)
    if outcome is None:
        return Way(differences, "undetermined", None, by_default)
    return Way(differences, outcome.verdict, outcome.due, by_default)


def _other_answers(chooser: Answering) -> Iterator[Answers]:
    """The same answers up to a question that was answered by itself, and another answer to that."""
    before: Answers = {}
    for question, options in chooser.asked.items():
        if question not in chooser.answers:
            for option in options[1:]:
                yield {**before, question: option}
        before[question] = chooser.answers.get(question, options[0])


# What is compared


def smallest(found: list[Way]) -> set[frozenset[tuple[str, ...]]]:
    """The smallest sets of other answers with another verdict."""
    flips = {way.differences for way in found if way.verdict != found[0].verdict}
    return {flip for flip in flips if not any(other < flip for other in flips)}


def expected_of(found: list[Way]) -> Mapping[str, object]:
    verdicts = {way.verdict for way in found}
    usual = {way.verdict for way in found if way.by_default}
    dues = [way.due for way in found if way.due]
    return {
        "verdict": usual.pop() if len(usual) == 1 else "undetermined",
        "robust": len(verdicts) == 1 and "undetermined" not in verdicts,
        "earliest": min(dues, default=None),
        "latest": max(dues, default=None),
        "decisive": smallest(found),
    }


def given_by(assessment: Assessment) -> Mapping[str, object]:
    return {
        "verdict": assessment.verdict,
        "robust": assessment.robust,
        "earliest": assessment.earliest_due,
        "latest": assessment.latest_due,
        "decisive": {
            frozenset((choice.id, choice.option) if choice.kind == "reading" else (choice.id,) for choice in choices)
            for choices in assessment.decisive
        },
    }


def check(case: Case, as_of: date) -> None:
    """Explores a case both ways."""
    try:
        assessment = assess(case, as_of=as_of, explore=True)
    except (CalendarRangeError, NotInForceError):
        assume(False)
    # A search that was cut says so, and claims nothing.
    assume(assessment.explored < MOST and not any(note.code == "exploration-cut" for note in assessment.findings))

    expected = expected_of(ways(case, as_of))
    # What is recorded in an order that cannot be takes robust away, whatever the readings.
    is_doubted = any(note.code in DOUBTS for note in assessment.findings)
    assert given_by(assessment) == {**expected, "robust": expected["robust"] and not is_doubted}


@pytest.mark.long
@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_exploring_is_brute_force(data: st.DataObject) -> None:
    case = data.draw(applications())

    check(case, data.draw(as_of_days(case)))


@pytest.mark.slow
@given(st.data())
@settings(max_examples=100_000, suppress_health_check=list(HealthCheck))
def test_exploring_is_brute_force_in_a_hundred_thousand_cases(data: st.DataObject) -> None:
    case = data.draw(applications())

    check(case, data.draw(as_of_days(case)))
