from __future__ import annotations

from datetime import date

import pytest
from tests.unit.matters.cases import assessed, codes, event

from gikdeadlines import Assessment
from gikdeadlines.values import CaseError, NotInForceError

D = date.fromisoformat


def shanxi(*events: dict[str, str], as_of: str = "2026-06-30") -> Assessment:
    """The assessment of information on the site of a Shanxi enterprise."""
    return assessed("retention", *events, jurisdiction="CN-SX", as_of=as_of)


class TestRetention:
    """晋政办发〔2015〕10号 art. 28: at least one year on the site."""

    @pytest.mark.parametrize(
        ("published", "through"),
        [("2016-03-01", "2017-03-01"), ("2016-02-29", "2017-02-28"), ("2017-04-01", "2018-04-01")],
    )
    def test_lasts_through_the_corresponding_day(self, published: str, through: str) -> None:
        """29 February has none in 2017; Sunday 1 April 2018 does not move, for nothing need be done on it."""
        assert shanxi(event("published", published)).due == D(through)

    @pytest.mark.parametrize(
        ("removed", "verdict", "found"),
        [
            ("2016-03-02", "late", ["removed-early"]),
            ("2017-03-01", "late", ["removed-early"]),
            ("2017-03-02", "on-time", []),
        ],
    )
    def test_is_broken_by_an_early_removal(self, removed: str, verdict: str, found: list[str]) -> None:
        """On the last day it must still be there."""
        result = shanxi(event("published", "2016-03-01"), event("removed", removed))

        assert (result.verdict, codes(result)) == (verdict, found)

    @pytest.mark.parametrize(("as_of", "verdict"), [("2017-03-01", "pending"), ("2017-03-02", "on-time")])
    def test_is_kept_when_the_year_is_over(self, as_of: str, verdict: str) -> None:
        """Information that nobody has taken down has been kept long enough."""
        assert shanxi(event("published", "2016-03-01"), as_of=as_of).verdict == verdict

    def test_past_the_announced_calendar_is_certain(self) -> None:
        """A year needs no notice on days off."""
        result = shanxi(event("published", "2026-06-01"))

        assert (result.due, result.certainty) == (D("2027-06-01"), "announced")

    def test_elsewhere_has_no_limit(self) -> None:
        """No national text says how long."""
        with pytest.raises(NotInForceError, match="how long to keep"):
            assessed("retention", event("published", "2016-03-01"))

    @pytest.mark.parametrize(
        ("events", "code"),
        [
            ([event("removed", "2016-03-01")], "missing-event"),
            ([event("published", "2016-03-02"), event("removed", "2016-03-01")], "out-of-order"),
            ([event("published", "2016-03-02"), event("published", "2016-03-03")], "two-of-a-kind"),
        ],
    )
    def test_refuses_what_cannot_be(self, events: list[dict[str, str]], code: str) -> None:
        """What was never there cannot be removed."""
        with pytest.raises(CaseError) as caught:
            shanxi(*events)

        assert caught.value.code == code
