"""The how-to page on adding a province does what it says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from gikdeadlines import Case, assess, load_law
from gikdeadlines.law import Law

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-province.md"


def block(language: str) -> str:
    """The first block of a language on the page."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    return found.group(1)


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """The file that the page has its reader save."""
    path = tmp_path / "demo.toml"
    path.write_text(block("toml"), "utf-8")
    return path


@pytest.fixture
def law(demo: Path) -> Law:
    """The law with the invented province laid over it."""
    return load_law(demo)


def received(day: str, *, asked: bool = False) -> Case:
    """An application to the invented province, handed in on a day."""
    events: list[dict[str, str]] = [{"type": "submitted", "at": day, "channel": "in-person"}]
    if asked:
        events += [
            {"type": "agency-consulted", "at": "2024-03-06", "role": "secrecy"},
            {"type": "agency-replied", "at": "2024-03-08"},
        ]
    return Case.from_dict({"id": "1", "matter": "application", "jurisdiction": "CN-X-DEMO", "events": events})


class TestAddingAProvince:
    """One TOML file and no code."""

    def test_runs_as_the_page_says(self, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The page's own code gives the page's own verdict."""
        monkeypatch.chdir(demo.parent)
        names: dict[str, object] = {}
        exec(block("python"), names)  # noqa: S102 - the page's own code

        assert getattr(names["result"], "verdict") == "overdue"  # noqa: B009 - of an unknown type

    def test_shortens_the_reply(self, law: Law) -> None:
        """Ten working days after Monday 4 March 2024, the question to the secrecy department not taken out."""
        result = assess(received("2024-03-04", asked=True), law=law, as_of=date(2024, 3, 29))

        assert (result.regime, result.due) == ("CN-X-DEMO", date(2024, 3, 18))

    def test_leaves_the_rest_as_it_is(self, law: Law) -> None:
        """Received before the rules came into force: 20 working days after Thursday 29 February are 28 March 2024."""
        result = assess(received("2024-02-29"), law=law, as_of=date(2024, 3, 29))

        assert (result.regime, result.due) == ("CN-2019", date(2024, 3, 28))
