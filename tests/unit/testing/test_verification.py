"""The properties checked on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.overlays import TWO_DAYS_OFF

from gikdeadlines import load_calendar, load_law
from gikdeadlines.testing.properties import PROPERTIES, Property
from gikdeadlines.testing.verification import Result, verify
from gikdeadlines.values import GikError

SHORTER_REPLY = """\
format = 1

[instrument]
id = "CN/711"
doc_no = "国令711号"
title = "中华人民共和国政府信息公开条例"
title_en = "Regulation on Open Government Information (2019)"
issuer = "国务院"
issued = 2019-04-03
in_force = 2019-05-15
jurisdiction = "CN"
source = "试用"
verified_on = 2026-11-20

[[provision]]
id = "CN/711/33.2"
article = "33"
paragraph = 2
kind = "term"
parameters = { slot = "reply", n = 10, unit = "working-day", anchor = "received" }
summary = { zh = "试用：十个工作日。", en = "On trial: ten working days." }
regimes = ["CN-2019"]
"""
"""Ten working days where the regulation says twenty."""


@pytest.fixture(scope="module")
def quick() -> tuple[Result, ...]:
    """A quick verification of what is shipped."""
    return verify(profile="quick")


class TestVerify:
    """``verify`` 检验."""

    def test_finds_every_property_to_hold(self, quick: tuple[Result, ...]) -> None:
        """What is shipped passes."""
        assert [result.property.id for result in quick if result.result != "holds"] == []

    def test_checks_every_property(self, quick: tuple[Result, ...]) -> None:
        """None is left out, and the order is that of the ids."""
        assert [result.property for result in quick] == list(PROPERTIES)

    def test_records_the_seed_of_what_is_drawn(self) -> None:
        """A domain checked whole has none."""
        whole, sampled = verify(profile="quick", only=["GIK-P-001", "GIK-P-009"], seed=7)

        assert (whole.seed, whole.is_whole) == (None, True)
        assert (sampled.seed, sampled.is_whole) == (7, False)

    def test_gives_the_same_for_the_same_seed(self) -> None:
        """The evidence can be produced again."""
        first, second = (verify(profile="quick", only=["GIK-P-011"]) for _ in range(2))

        assert (first[0].checked, first[0].result) == (second[0].checked, second[0].result)

    def test_tells_its_progress(self) -> None:
        """Before each property it says how many are done."""
        told: list[tuple[int, int, str]] = []

        def progress(done: int, total: int, stated: Property) -> None:
            told.append((done, total, stated.id))

        verify(profile="quick", only=["GIK-P-001", "GIK-P-061"], progress=progress)

        assert told == [(0, 2, "GIK-P-001"), (1, 2, "GIK-P-061")]

    def test_refuses_an_unknown_property(self) -> None:
        """An id that does not exist is no property that holds."""
        with pytest.raises(GikError) as caught:
            verify(only=["GIK-P-999"])

        assert caught.value.code == "unknown-property"

    @pytest.mark.slow
    def test_finds_whole_domains_to_hold(self) -> None:
        """The default profile, which checks every finite domain whole."""
        results = verify()

        assert [result.property.id for result in results if result.result != "holds"] == []


class TestOverlays:
    """Files laid over ours that break a property."""

    def test_names_the_file_and_key_of_a_calendar(self, tmp_path: Path) -> None:
        """The year's balance of days off and days made up no longer comes out."""
        path = tmp_path / "extra.toml"
        path.write_text(TWO_DAYS_OFF, encoding="utf-8")

        (result,) = verify(load_calendar("CN", path), profile="quick", only=["GIK-P-017"], overlays=[path])

        assert result.result == "broken"
        assert result.blamed == (f"{path.as_posix()}: rest[0]",)

    def test_names_the_file_and_key_of_a_law(self, tmp_path: Path) -> None:
        """The reply period is not the one that the regulation states."""
        path = tmp_path / "shorter.toml"
        path.write_text(SHORTER_REPLY, encoding="utf-8")

        (result,) = verify(law=load_law(path), profile="quick", only=["GIK-P-065"], overlays=[path])

        assert result.result == "broken"
        assert result.blamed == (f"{path.as_posix()}: provision[0].parameters",)
        assert "CN/711/33.2" in result.counterexample.sentence.en  # type: ignore[union-attr]

    def test_blames_no_file_of_ours(self, tmp_path: Path) -> None:
        """An overlay that has nothing to do with the property is not named."""
        path = tmp_path / "extra.toml"
        path.write_text(TWO_DAYS_OFF, encoding="utf-8")

        (result,) = verify(load_calendar("CN", path), profile="quick", only=["GIK-P-001"], overlays=[path])

        assert (result.result, result.blamed) == ("holds", ())


class TestOtherCalendars:
    """Calendars of regions and of other times."""

    @pytest.mark.long
    @pytest.mark.parametrize("region", ["CN-GX", "CN-HB"])
    def test_hold_the_properties_that_apply(self, region: str) -> None:
        """What needs days that a region's calendar does not settle is not applicable; the rest holds."""
        results = verify(load_calendar(region), profile="quick")

        assert [result.property.id for result in results if result.result == "broken"] == []
        assert any(result.result == "holds" for result in results)
