from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from gikdeadlines import load_law
from gikdeadlines.case import CHANNELS, METHODS
from gikdeadlines.law import Contested, Ordered, Regime, settled
from gikdeadlines.values import FrozenMap, LawError, NotInForceError, ReadingError

LAW = load_law()
D = date.fromisoformat

REGIMES = {
    "CN-2007": ("CN", "2010-01-04"),
    "CN-2019": ("CN", "2022-01-04"),
    "CN-SX": ("CN-SX", "2016-01-04"),
    "CN-SX-2019": ("CN-SX", "2022-01-04"),
}


def regime(id: str) -> Regime:  # noqa: A002  # the name of the field
    """A regime by its id."""
    place, day = REGIMES[id]
    return LAW.regime(place, D(day))


class TestLaw:
    """Everything that was loaded."""

    @pytest.mark.parametrize(
        ("place", "received", "id_"),
        [
            ("CN", "2008-05-01", "CN-2007"),
            ("CN", "2019-05-14", "CN-2007"),
            ("CN", "2019-05-15", "CN-2019"),
            ("CN-SC", "2019-05-15", "CN-2019"),
            ("CN-SX", "2014-06-30", "CN-2007"),
            ("CN-SX", "2014-07-01", "CN-SX"),
            ("CN-SX", "2019-05-14", "CN-SX"),
            ("CN-SX", "2019-05-15", "CN-SX-2019"),
            ("CN-SX-TY", "2014-07-01", "CN-SX"),
        ],
    )
    def test_has_a_regime_for_the_day_of_receipt(self, place: str, received: str, id_: str) -> None:
        """The regulation of 2007 to 2019-05-14, that of 2019 afterwards; Shanxi's rules over both."""
        assert LAW.regime(place, D(received)).id == id_

    @pytest.mark.parametrize("place", ["CN", "CN-SX"])
    def test_refuses_a_day_before_the_first_regime(self, place: str) -> None:
        """And names the law that comes first."""
        with pytest.raises(NotInForceError) as caught:
            LAW.regime(place, D("2008-04-30"))

        assert (caught.value.code, caught.value.given, caught.value.path) == ("no-law-in-force", "2008-04-30", place)
        assert "CN-2007" in caught.value.expected

    @pytest.mark.parametrize("place", ["CN", "CN-SX", "CN-SC"])
    def test_leaves_no_day_between_two_regimes(self, place: str) -> None:
        """One begins when the other ends, and the last has no end."""
        line = LAW.timeline(place)

        assert [r.received_through for r in line][-1] is None
        assert all((b.received_from - a.received_through).days == 1 for a, b in pairwise(line))  # type: ignore[operator]

    @pytest.mark.parametrize(
        ("place", "has"), [("CN", False), ("CN-SX", True), ("CN-SX-TY", True), ("CN-SC", False), ("CN-BJ", False)]
    )
    def test_knows_who_has_rules_on_applications(self, place: str, has: bool) -> None:
        """A work plan is none."""
        assert LAW.has_regime_of(place) is has

    def test_finds_a_provision_by_its_id(self) -> None:
        """With its article."""
        found = LAW.provision("CN/492/24.2")

        assert (found.citation.doc_no, found.citation.article, found.citation.paragraph) == ("国令492号", "24", 2)

    def test_refuses_a_provision_that_does_not_exist(self) -> None:
        """With what was asked for."""
        with pytest.raises(LawError) as caught:
            LAW.provision("CN/492/99")

        assert (caught.value.code, caught.value.given) == ("unknown-provision", "CN/492/99")

    def test_finds_a_reading_with_its_default_first(self) -> None:
        """The option first named is the default."""
        assert LAW.reading("pause-ends").default == "both-excluded"

    def test_refuses_a_reading_that_does_not_exist(self) -> None:
        """With those that do."""
        with pytest.raises(ReadingError) as caught:
            LAW.reading("pause-end")

        assert caught.value.code == "unknown-reading"
        assert "pause-ends" in caught.value.expected

    def test_refuses_an_option_that_a_reading_has_not(self) -> None:
        """With those that it has."""
        with pytest.raises(ReadingError) as caught:
            LAW.require_readings({"pause-ends": "none"})

        assert (caught.value.code, caught.value.path) == ("unknown-option", "readings.pause-ends")
        assert "both-count" in caught.value.expected

    def test_gives_checked_pins_back(self) -> None:
        """Unchanged and frozen."""
        assert LAW.require_readings({"pause-ends": "both-count"}) == FrozenMap({"pause-ends": "both-count"})

    @pytest.mark.parametrize(
        ("slot", "place", "day", "provision"),
        [
            ("publication", "CN", "2010-01-04", "CN/492/18"),
            ("publication", "CN", "2022-01-04", "CN/711/26"),
            ("reply", "CN", "2019-05-14", "CN/492/24.2"),
            ("reply", "CN", "2019-05-15", "CN/711/33.2"),
            ("third-party-answer", "CN-SX", "2016-01-04", "CN-SX/237/26/answer"),
            ("third-party-answer", "CN-SX", "2021-01-04", "CN-SX/237/26/answer"),
            ("third-party-answer", "CN", "2021-01-04", "CN/711/32"),
            ("inquiry:third-party", "CN-SX", "2016-01-04", "CN-SX/237/26/inquiry"),
            ("inquiry:third-party", "CN-SX-TY", "2016-01-04", "CN-SX/237/26/inquiry"),
        ],
    )
    def test_has_the_term_in_force(self, slot: str, place: str, day: str, provision: str) -> None:
        """The nearest jurisdiction's own, the latest one."""
        assert LAW.term(slot, place, D(day)).provision.id == provision

    def test_refuses_a_term_that_has_ended(self) -> None:
        """And names the one that was in force last."""
        with pytest.raises(NotInForceError):
            LAW.term("reply", "CN", D("2008-04-30"))

    @pytest.mark.parametrize(("slot", "hours"), [("statement", 5), ("press-conference", 24), ("response", 48)])
    def test_has_the_limit_in_hours_in_force(self, slot: str, hours: int) -> None:
        """〔2016〕61号 and 〔2016〕80号, and nothing before them."""
        assert LAW.hours(slot, "CN", D("2017-01-04")).says.n == hours
        with pytest.raises(NotInForceError):
            LAW.hours(slot, "CN", D("2016-01-04"))

    def test_is_a_value(self) -> None:
        """Equal when loaded again from a pickle, with the hash of its data."""
        assert pickle.loads(pickle.dumps(LAW)) == LAW  # noqa: S301  # our own bytes
        assert len(LAW.digest) == 64

    def test_names_the_term_that_was_in_force_last(self) -> None:
        """Were article 33(2) of 2019 to end with 2020, the day after would look back to it, not to that of 2007."""
        ended = replace(LAW.provisions["CN/711/33.2"], applies_through=D("2020-12-31"))
        law = replace(LAW, provisions=FrozenMap({**LAW.provisions, ended.id: ended}))

        with pytest.raises(NotInForceError) as caught:
            law.term("reply", "CN", D("2021-01-01"))

        assert "CN/711/33.2" in str(caught.value)
        assert "CN/492/24.2" not in str(caught.value)


class TestRegime:
    """The tables of law.md, row by row."""

    @pytest.mark.parametrize("id_", REGIMES)
    def test_knows_every_channel_and_method(self, id_: str) -> None:
        """No application lacks a rule on its receipt, no reply one on its day."""
        found = regime(id_)

        assert found.receipt.keys() >= set(CHANNELS)
        assert found.service.keys() >= set(METHODS)

    @pytest.mark.parametrize(
        ("id_", "reply", "extension"),
        [("CN-2007", 15, 15), ("CN-2019", 20, 20), ("CN-SX", 15, 15), ("CN-SX-2019", 20, 20)],
    )
    def test_has_its_terms(self, id_: str, reply: int, extension: int) -> None:
        """国令492号 第24条; 国令711号 第33条; 237号 第29条."""
        terms = regime(id_).terms

        assert (terms["reply"].says.n, terms["extension"].says.n) == (reply, extension)

    @pytest.mark.parametrize(
        ("id_", "slots"),
        [
            ("CN-2007", {}),
            (
                "CN-2019",
                {"correction-notice": 7, "third-party-answer": 15, "agency:co-author-answer": 15, "fee-answer": 20},
            ),
            (
                "CN-SX",
                {
                    "correction-answer": 10,
                    "third-party-answer": 5,
                    "agency:competent-answer": 5,
                    "agency:secrecy-answer": 5,
                },
            ),
            ("CN-SX-2019", {"correction-notice": 7, "correction-answer": 10, "third-party-answer": 15}),
        ],
    )
    def test_has_its_limits_on_the_way(self, id_: str, slots: dict[str, int]) -> None:
        """And no limit that its texts do not set."""
        terms = regime(id_).terms
        others = {
            "correction-notice",
            "correction-answer",
            "third-party-answer",
            "agency:co-author-answer",
            "fee-answer",
        }

        assert {slot: terms[slot].says.n for slot in slots} == slots
        assert id_ == "CN-SX-2019" or not (others - slots.keys()) & terms.keys()

    @pytest.mark.parametrize(
        ("id_", "silence"),
        [
            ("CN-2007", {"correction": "deemed-withdrawn"}),
            (
                "CN-2019",
                {"correction": "deemed-abandoned", "third-party": "agency-decides", "agency:co-author": "consent"},
            ),
            ("CN-SX", {"correction": "deemed-abandoned", "third-party": "refusal"}),
            ("CN-SX-2019", {"correction": "deemed-abandoned", "third-party": "agency-decides"}),
        ],
    )
    def test_says_what_silence_means(self, id_: str, silence: dict[str, str]) -> None:
        """视为撤回, 视为放弃, 视为同意, 视为不同意."""
        deemed = regime(id_).deemed

        assert {event: deemed[event].says.outcome for event in silence} == silence

    @pytest.mark.parametrize(
        ("id_", "event", "day", "provision"),
        [
            ("CN-2007", "correction", "2015-11-17", "CN/492/21.4"),
            ("CN-2007", "correction", "2015-11-18", "CN/2015-207/2.1"),
            ("CN-2007", "correction", "2019-05-30", "CN/2015-207/2.1"),
            ("CN-SX", "correction", "2015-11-17", "CN-SX/237/22.4/correction"),
            ("CN-SX", "correction", "2015-11-18", "CN-SX/237/22.4/correction-after-207"),
            ("CN-2007", "obstacle", "2017-03-08", None),
            ("CN-SX", "obstacle", "2017-03-08", "CN-SX/237/29.4"),
            ("CN-2019", "fee", "2020-12-31", None),
            ("CN-2019", "fee", "2021-01-01", "CN/2020-109/clock"),
            ("CN-2019", "agency:own-department", "2022-03-08", None),
        ],
    )
    def test_has_a_row_for_the_day_of_the_event(self, id_: str, event: str, day: str, provision: str | None) -> None:
        """A regime governs to the end, also after its instrument has ended."""
        row = regime(id_).effect(event, D(day))

        assert (row and row.provision.id) == provision

    @pytest.mark.parametrize(
        ("day", "provision"),
        [("2016-12-07", "CN/2016-235/5/courier"), ("2016-12-08", "CN/2016-235/2/courier")],
    )
    def test_has_a_row_for_the_day_of_service(self, day: str, provision: str) -> None:
        """The transitional rule on couriers ends with the day of the letter."""
        row = regime("CN-2007").service_of("courier", D(day))

        assert row is not None
        assert row.provision.id == provision

    def test_has_no_row_for_a_method_that_no_provision_names(self) -> None:
        """Nothing is made up for it."""
        assert regime("CN-2007").service_of("carrier-pigeon", D("2017-03-03")) is None

    @pytest.mark.parametrize(
        ("day", "governs"), [("2008-04-30", False), ("2008-05-01", True), ("2019-05-14", True), ("2019-05-15", False)]
    )
    def test_governs_from_its_first_through_its_last_day(self, day: str, governs: bool) -> None:
        """Of receipt."""
        assert regime("CN-2007").governs(D(day)) is governs


class TestProvision:
    """One rule with its time."""

    @pytest.mark.parametrize(
        ("id_", "day", "applies"),
        [
            ("CN/492/24.2", "2008-04-30", False),
            ("CN/492/24.2", "2008-05-01", True),
            ("CN/492/24.2", "2019-05-14", True),
            ("CN/492/24.2", "2019-05-15", False),
            ("CN/711/33.2", "2030-01-01", True),
            ("CN/492/21.4", "2015-11-18", False),
            ("CN/2015-207/1.3/email", "2010-01-04", True),
        ],
    )
    def test_applies_from_its_first_through_its_last_day(self, id_: str, day: str, applies: bool) -> None:
        """Its own, or else its instrument's."""
        assert LAW.provision(id_).applies_on(D(day)) is applies


class Fixed:
    """Answers every reading alike."""

    def __init__(self, option: str) -> None:
        self.option = option

    def choose(self, reading: str, default: str | None = None, *, among: Sequence[str] = ()) -> str:
        assert (reading, default, among) == ("correction-stop", "stops", ())
        return self.option

    def fact(self, name: str, earliest: Ordered, latest: Ordered) -> Ordered:
        raise AssertionError(name, earliest, latest)

    def keep(self, found: Sequence[Any]) -> None:
        raise AssertionError(found)

    def kept(self) -> Sequence[Any] | None:
        raise AssertionError


class TestSettled:
    """The value of a field, contested or not."""

    def test_takes_a_plain_value_as_it_is(self) -> None:
        """Nobody is asked."""
        assert settled("excludes", Fixed("")) == "excludes"

    @pytest.mark.parametrize(("option", "value"), [("stops", "excludes"), ("runs-on", "none")])
    def test_takes_the_value_of_the_option(self, option: str, value: str) -> None:
        """By the row's own default."""
        rule = Contested("correction-stop", FrozenMap({"stops": "excludes", "runs-on": "none"}), "stops")

        assert settled(rule, Fixed(option)) == value
