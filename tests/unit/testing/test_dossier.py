"""The results of a verification as a document."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gikdeadlines import __version__, load_calendar, load_law
from gikdeadlines.testing.dossier import Dossier, dossier_of, vectors_on, write_dossier
from gikdeadlines.testing.properties.model import counter
from gikdeadlines.testing.verification import Result, verify
from gikdeadlines.values import MissingExtraError

ONLY = ("GIK-P-001", "GIK-P-009", "GIK-P-025")


@pytest.fixture(scope="module")
def results() -> tuple[Result, ...]:
    """A verification of three properties."""
    return verify(profile="quick", only=ONLY)


@pytest.fixture(scope="module")
def dossier(results: tuple[Result, ...]) -> Dossier:
    """Its dossier."""
    return dossier_of(results, profile="quick")


@pytest.fixture(scope="module")
def broken(results: tuple[Result, ...]) -> Dossier:
    """The same with a property that does not hold."""
    found = counter("自<b>起", "from <b>", expected=1, found=2)
    wrong = replace(results[0], result="broken", counterexample=found, blamed=("mine.toml: rest[0]",))
    return dossier_of((wrong, *results[1:]), profile="quick")


class TestDossier:
    """``Dossier`` 检验报告."""

    def test_says_on_what_it_stands(self, dossier: Dossier) -> None:
        """Versions, calendar and law."""
        plain = dossier.to_dict()

        assert plain["versions"]["gikdeadlines"] == __version__
        assert plain["calendar"]["sha256"] == load_calendar("CN").digest
        assert plain["law"]["sha256"] == load_law().digest

    def test_lists_every_result(self, dossier: Dossier) -> None:
        """Each with its id, title, basis, domain, examples, seed, seconds and result."""
        (whole, sampled, thinned) = dossier.to_dict()["properties"]

        assert [entry["id"] for entry in (whole, sampled, thinned)] == list(ONLY)
        assert {"title", "basis", "domain", "examples", "seed", "seconds", "result"} <= whole.keys()
        assert whole["examples"] == "whole"
        assert sampled["examples"] == sampled["checked"]

    def test_has_a_digest_that_time_does_not_change(self, results: tuple[Result, ...], dossier: Dossier) -> None:
        """The seconds that a check took are no evidence."""
        slower = dossier_of([replace(result, seconds=result.seconds + 1) for result in results], profile="quick")

        assert slower.digest == dossier.digest

    def test_has_another_digest_for_another_result(self, dossier: Dossier, broken: Dossier) -> None:
        """What is cited is what was found."""
        assert broken.digest != dossier.digest
        assert (dossier.holds, broken.holds) == (True, False)

    def test_shows_counter_examples(self, broken: Dossier) -> None:
        """With the file and key that are to blame, as data and as a page, where markup is shown and not obeyed."""
        entry, page = broken.to_dict()["properties"][0], broken.to_html()

        assert entry["counterexample"] == {"zh": "自<b>起：应为 1，算得 2。", "en": "from <b>: expected 1, found 2."}
        assert "自&lt;b&gt;起：应为 1" in page
        assert "mine.toml: rest[0]" in page

    def test_is_a_page_that_needs_nothing_else(self, dossier: Dossier) -> None:
        """No script, no style sheet, no picture from elsewhere; one anchor a property."""
        page = _Page()
        page.feed(dossier.to_html())

        assert page.outside == []
        assert [name for name in page.ids if name.startswith("gik-p-")] == [name.lower() for name in ONLY]

    def test_asks_for_the_extra_without_jinja(self, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
        """A plain install still writes JSON."""
        monkeypatch.setitem(sys.modules, "jinja2", None)

        assert json.loads(dossier.to_json())["holds"] is True
        with pytest.raises(MissingExtraError):
            dossier.to_html()


class _Page(HTMLParser):
    """Ids of a page, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if said.get("id"):
            self.ids.append(str(said["id"]))
        if tag in ("script", "link", "img", "iframe") or "src" in said:
            self.outside.append(tag)


class TestWriteDossier:
    """``write_dossier``."""

    def test_writes_a_page_and_its_data(self, dossier: Dossier, tmp_path: Path) -> None:
        """Both are about the same results."""
        written = write_dossier(dossier, tmp_path / "dossier.html")

        assert [path.name for path in written] == ["dossier.html", "dossier.json"]
        assert json.loads((tmp_path / "dossier.json").read_text("utf-8"))["digest"] in (
            tmp_path / "dossier.html"
        ).read_text("utf-8")

    @pytest.mark.parametrize("name", ["dossier.json", "dossier"])
    def test_writes_data_alone(self, dossier: Dossier, tmp_path: Path, name: str) -> None:
        """Where no page is asked for."""
        written = write_dossier(dossier, tmp_path / name)

        assert written == (tmp_path / name,)


class TestVectorsOn:
    """``vectors_on``."""

    def test_are_those_of_the_basis(self, results: tuple[Result, ...]) -> None:
        """Each points to a provision on which the property rests."""
        stated = results[2].property

        assert {vector.provision for vector in vectors_on(stated)} <= set(stated.basis)
        assert vectors_on(stated)
