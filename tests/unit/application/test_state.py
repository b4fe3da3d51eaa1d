"""An application as it was known on an earlier day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.applications import handed_in, happened

from gikdeadlines import Case, load_calendar, load_law
from gikdeadlines.application.almanac import Almanac
from gikdeadlines.application.course import STAGES
from gikdeadlines.application.state import State, known_on, stated_by
from gikdeadlines.application.tables import tables_of
from gikdeadlines.case import history_of
from gikdeadlines.uncertainty import Replay

D = date.fromisoformat
EVE = D("2019-05-14")


def state(*events: dict[str, object]) -> State:
    """The state of an application of 2019-04-26 that is looked at on 2019-06-03."""
    law, as_of = load_law(), D("2019-06-03")
    case = Case.from_dict({"id": "1", "matter": "application", "events": [handed_in("2019-04-26"), *events]})
    almanac = Almanac(load_calendar("CN"), Replay(law, {}))
    return State(almanac, tables_of(law, "CN"), as_of.toordinal(), *stated_by(history_of(case, as_of)))


ASKED = happened("third-party-consulted", "2019-05-06", party="A")
LONGER = happened("extension-notified", "2019-05-07", working_days=3)
AGAIN = happened("extension-notified", "2019-05-08", working_days=3)


class TestKnownOn:
    """``known_on``."""

    @pytest.mark.parametrize(
        ("events", "is_one"),
        [
            ((ASKED, LONGER, AGAIN), True),
            ((ASKED, {**ASKED, "party": "B"}), False),
            ((ASKED, {**ASKED, "party": "B", "at": "2019-05-20"}), True),
        ],
    )
    def test_counts_what_was_asked_by_then(self, events: tuple[dict[str, object], ...], is_one: bool) -> None:
        """An extension takes no days out; what was asked later was not known."""
        assert known_on(state(*events), EVE.toordinal()).has_one_pause is is_one

    @pytest.mark.parametrize(("day", "known"), [("2019-05-13", True), ("2019-05-14", True), ("2019-05-15", False)])
    def test_knows_a_withdrawal_by_then(self, day: str, known: bool) -> None:
        """On the day itself it was known."""
        withdrawn = known_on(state(happened("withdrawn", day)), EVE.toordinal()).withdrawn

        assert withdrawn == (D(day).toordinal() if known else 0)

    def test_knows_the_last_step_by_then(self) -> None:
        """What the agency did, an extension too."""
        assert known_on(state(ASKED, LONGER), EVE.toordinal()).last_step == D("2019-05-07").toordinal()


class TestPauses:
    """``State.pauses``, of a correction by the reading that leaves both end days in."""

    @pytest.mark.parametrize("answered", [True, False])
    def test_say_whether_an_answer_ended_them(self, *, answered: bool) -> None:
        """Else the reply did, or nothing yet."""
        came = [happened("correction-received", "2012-06-18")] if answered else []
        events = [handed_in("2012-06-08"), happened("correction-requested", "2012-06-12"), *came]
        case = Case.from_dict({"id": "1", "matter": "application", "events": events})
        law, as_of = load_law(), D("2012-06-20")
        chooser = Replay(law, {"before-2015-207": "strictly-between"})
        almanac = Almanac(load_calendar("CN"), chooser)
        found = State(almanac, tables_of(law, "CN"), as_of.toordinal(), *stated_by(history_of(case, as_of)))

        for stage in STAGES:
            stage(found)

        assert [(D("2012-06-13").toordinal(), answered)] == [(p.first, p.is_answered) for p in found.pauses]

    @pytest.mark.parametrize("answered", [True, False])
    def test_say_whether_a_consultation_was_answered(self, *, answered: bool) -> None:
        """An answer that came before the reply."""
        came = [happened("third-party-replied", "2019-05-10", party="A")] if answered else []
        found = state(ASKED, *came)

        for stage in STAGES:
            stage(found)

        assert [pause.is_answered for pause in found.pauses] == [answered]
