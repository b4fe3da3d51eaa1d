"""Words for people: no code of ours stands where they belong, in any view and either language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.applications import application, handed_in, happened, replied, sent
from tests.report.screens import LAW, known_cases, screens_of

from gikdeadlines import load_calendar
from gikdeadlines.case import EVENTS, Case
from gikdeadlines.law import SEVERITIES
from gikdeadlines.testing import strategies
from gikdeadlines.values import DayStatus, Verdict
from gikdeadlines.wording import LANGUAGES, Language

CN = load_calendar("CN")

NAMES: Final = {"gikdeadlines", "sha", "EMS"}
"""Latin words that stand in Chinese for what has no other name."""


def _codes() -> frozenset[str]:
    """Every code of ours that no English word looks like."""
    readings = {code for reading in LAW.readings.values() for code in (reading.id, *(o.id for o in reading.options))}
    events = {event.type for types in EVENTS.values() for event in types}
    provisions = {p.parameters for p in LAW.provisions.values()}
    slots = {getattr(says, name) for says in provisions for name in ("slot", "event") if hasattr(says, name)}
    statuses = {*get_args(DayStatus), *get_args(Verdict), "make-up-workday", "rest-day", "before-restart"}
    return frozenset(code for code in readings | events | slots | statuses | set(SEVERITIES) if re.search("[-:]", code))


CODES: Final = _codes()

MATTERS: Final = [
    {"matter": "publication", "events": [{"type": "decided", "at": "2018-03-01", "kind": "permit"}]},
    {
        "matter": "public-opinion",
        "events": [
            {"type": "occurred", "at": "2017-05-02T08:00"},
            {"type": "press-conference", "at": "2017-05-02T11:00"},
        ],
    },
    {"matter": "soe-report", "jurisdiction": "CN-SX", "events": [
        {"type": "period-ended", "at": "2016-07-30", "period": "interim"}]},
    {"matter": "inquiry", "events": [{"type": "asked", "at": "2020-03-02", "to": "third-party"}]},
    {"matter": "urgent-document", "jurisdiction": "CN-SX", "events": [
        {"type": "received", "at": "2018-09-30", "urgency": "特急"}]},
    {"matter": "retention", "jurisdiction": "CN-SX", "events": [{"type": "published", "at": "2016-03-02"}]},
]  # fmt: skip


def latin(text: str, own: Iterable[str]) -> set[str]:
    """The Latin words of a Chinese text that are no names: ids, parties and digests are."""
    for name in sorted(own, key=len, reverse=True):
        text = text.replace(name, " ")
    text = re.sub(r"\b[0-9a-f]{8,}", " ", text)
    return set(re.findall(r"[A-Za-z][A-Za-z-]*", text)) - NAMES


def names_of(case: Case) -> set[str]:
    """What the case itself brings: its id, the parties, whom it repeats."""
    named = {getattr(event, key, None) for event in case.events for key in ("party", "agency")}
    given = (case.id, case.repeat_of, *named, *(claim.by for claim in case.claims))
    return {name for name in given if name and not name.isdigit()}


def codes_in(text: str, own: Iterable[str]) -> set[str]:
    """The codes that stand in an English text."""
    for name in own:
        text = text.replace(name, " ")
    return set(re.findall(r"[a-z0-9]+(?:[-:][a-z0-9]+)+", text)) & CODES


def faults(case: Case, as_of: date, language: Language) -> list[tuple[str, set[str]]]:
    """The views that show what is no word."""
    own = names_of(case)
    look = latin if language == "zh" else codes_in
    return [(view, words) for view, text in screens_of(case, as_of, language) if (words := look(text, own))]


@pytest.mark.parametrize("language", LANGUAGES)
class TestWords:
    """Text, page and picture."""

    def test_of_examples_and_vectors(self, language: Language) -> None:
        """Nothing but words."""
        found = {case.id: wrong for case, as_of in known_cases() if (wrong := faults(case, as_of, language))}

        assert found == {}

    @pytest.mark.parametrize("given", MATTERS, ids=lambda given: given["matter"])
    def test_of_other_matters(self, given: dict[str, object], language: Language) -> None:
        """One of each, with what is missing left open."""
        assert faults(Case.from_dict({"id": "一", **given}), date(2020, 6, 1), language) == []

    @given(case=strategies.cases(CN, since=date(2008, 5, 1), through=date(2025, 6, 1)), later=st.integers(0, 200))
    @settings(max_examples=25, deadline=None)
    def test_of_any_case(self, case: Case, later: int, language: Language) -> None:
        """Whatever can have happened."""
        assert faults(case, case.events[0].at + timedelta(later), language) == []


class TestFacts:
    """Facts that can be missing more than once."""

    def test_say_which_they_are(self) -> None:
        """The second of two extensions without a number."""
        case = application(
            handed_in("2017-03-03"),
            happened("extension-notified", "2017-03-20"),
            happened("extension-notified", "2017-03-22"),
        )
        shown = dict(screens_of(case, date(2017, 4, 1), "zh"))

        assert "延长日数（第 2 次）" in shown["text"]


class TestWaitingForACorrection:
    """国令711号 art. 30: the period begins anew, so that no day before the correction counts."""

    CASE = application(
        handed_in("2021-04-01"),
        happened("correction-requested", "2021-04-05", respond_by="2021-04-20"),
        happened("correction-received", "2021-04-07"),
        replied("2021-04-28"),
    )

    def text(self, language: Language) -> str:
        """The screen of the case."""
        return dict(screens_of(self.CASE, date(2021, 6, 1), language))["text"]

    def test_tells_the_request_and_its_article(self) -> None:
        """Asked on the festival 2021-04-05: the day is told although it is one of rest."""
        assert "04-05 补正告知发出，04-07 收到补正" in self.text("zh")
        assert "04-05 correction requested, 04-07 correction received" in self.text("en")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_borrows_no_rule_on_end_days(self, language: Language) -> None:
        """首尾两日均扣除 is of 207号 and of consultations."""
        assert not re.search("首尾|both excluded", self.text(language))

    def test_names_the_request_on_its_day(self) -> None:
        """On the page and in the picture."""
        shown = dict(screens_of(self.CASE, date(2021, 6, 1), "zh"))

        assert "2021-04-05 休息日，不计入（清明节），当日补正告知发出" in re.sub(r"\s+", " ", shown["picture"])
        assert "补正告知发出" in shown["page"]

    def test_begins_a_consultation_on_the_rest_day_it_was_sent(self) -> None:
        """Saturday 2017-03-18 to Friday 2017-03-24, with both end days out."""
        case = application(
            sent("2017-03-01", "in-person"),
            happened("third-party-consulted", "2017-03-18"),
            happened("third-party-replied", "2017-03-24"),
        )
        text = dict(screens_of(case, date(2017, 6, 1), "zh"))["text"]

        assert "03-18 至 03-24 征求第三方意见" in text
        assert "首尾两日均扣除" in text
