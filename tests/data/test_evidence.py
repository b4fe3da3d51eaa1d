"""The page of properties, the worked examples and the dossier say the same."""

from __future__ import annotations

import re

import pytest
from docs.tools.properties_page import PAGE, page

from gikdeadlines.testing.dossier import dossier_of
from gikdeadlines.testing.properties import PROPERTIES
from gikdeadlines.testing.vectors import load_vectors
from gikdeadlines.testing.verification import Result

Rows = dict[str, tuple[list[str], list[str]]]
"""By the id of a property its basis and the ids of the worked examples."""


@pytest.fixture(scope="module")
def in_dossier() -> Rows:
    """What a dossier over every property lists; what the checks come to is of no concern here."""
    results = [_unchecked(number) for number in range(len(PROPERTIES))]
    listed = dossier_of(results).to_dict()["properties"]
    return {entry["id"]: (entry["basis"], entry["vectors"]) for entry in listed}


def _unchecked(number: int) -> Result:
    stated = PROPERTIES[number]
    return Result(property=stated, result="holds", checked=0, is_whole=False, seed=None, seconds=0.0)


@pytest.fixture(scope="module")
def on_page() -> Rows:
    """What the page lists."""
    parts = re.split(r"^### (GIK-P-\d+) .*$", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {
        name: (_names(text, "Basis"), _names(text, "Worked examples"))
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    }


def _names(text: str, heading: str) -> list[str]:
    line = re.search(rf"^- {heading}: (.*)$", text, re.MULTILINE)
    return re.findall(r"`([^`]+)`", line.group(1)) if line else []


class TestEvidence:
    """Page, worked examples and dossier 页面、算例与报告."""

    def test_page_is_as_generated(self) -> None:
        """A change of the registry without its page is refused: run docs/tools/properties_page.py."""
        assert PAGE.read_text("utf-8") == page()

    def test_page_and_dossier_agree(self, on_page: Rows, in_dossier: Rows) -> None:
        """The same ids, as many of them, with the same basis and the same worked examples."""
        assert on_page == in_dossier

    def test_page_states_the_count(self, in_dossier: Rows) -> None:
        """As many as a dossier has."""
        assert f"checks all {len(in_dossier)} on your machine" in PAGE.read_text("utf-8")

    def test_worked_examples_are_those_that_are_shipped(self, in_dossier: Rows) -> None:
        """A dossier cites no example that does not exist, and each under a provision it rests on."""
        provision = {vector.id: vector.provision for vector in load_vectors()}

        for basis, vectors in in_dossier.values():
            assert {provision[name] for name in vectors} <= set(basis)

    def test_page_has_one_anchor_a_property(self, in_dossier: Rows) -> None:
        """The id in small letters."""
        anchors = re.findall(r"^\((.+)\)=$", PAGE.read_text("utf-8"), re.MULTILINE)

        assert sorted(anchors) == sorted(name.lower() for name in in_dossier)
