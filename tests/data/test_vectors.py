"""The worked examples of the law, each with facts and what the text makes of them 算例."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gikdeadlines import load_calendar, load_law
from gikdeadlines.testing.vectors import Vector, answer, load_vectors, vector_schema

FOLDER = Path(__file__).parents[1] / "vectors"
FILES = sorted(FOLDER.glob("*.json"))


def documents() -> list[dict[str, Any]]:
    """Every file of worked examples."""
    return [json.loads(path.read_text("utf-8")) for path in FILES]


class TestVectors:
    """tests/vectors 算例."""

    @pytest.mark.parametrize("vector", load_vectors(), ids=lambda vector: vector.id)
    def test_come_out_as_derived(self, vector: Vector) -> None:
        """What the text makes of the facts is what the library computes from the provision."""
        computed = answer(vector)

        assert {name: computed.get(name) for name in vector.expected} == vector.expected

    def test_are_all_loaded(self) -> None:
        """No file and no entry is passed over."""
        stated = [vector["id"] for document in documents() for vector in document["vectors"]]

        assert sorted(vector.id for vector in load_vectors()) == sorted(stated)

    def test_have_ids_of_their_own(self) -> None:
        """An id stands for one example only."""
        ids = [vector.id for vector in load_vectors()]

        assert len(set(ids)) == len(ids)

    def test_point_to_the_law(self) -> None:
        """Each names a provision that exists, those of the calendar alone a notice that is held."""
        notices = {f"CN/{notice.doc_no}" for notice in load_calendar("CN").notices}
        known = {"calendar": notices}

        for vector in load_vectors():
            assert vector.provision in known.get(vector.kind, load_law().provisions)

    @pytest.mark.parametrize("vector", load_vectors(), ids=lambda vector: vector.id)
    def test_name_readings_that_exist(self, vector: Vector) -> None:
        """A contested example says under which readings it holds."""
        readings = vector.facts.get("readings", {})

        assert load_law().require_readings(readings) == readings
        assert readings or vector.status != "contested"

    def test_have_the_format_that_the_schema_states(self) -> None:
        """The schema names the keys that every example has, and no others are used."""
        schema = vector_schema()
        required = set(schema["$defs"]["_VectorModel"]["required"])

        assert {frozenset(vector) for document in documents() for vector in document["vectors"]} == {
            frozenset(required)
        }
        assert {document["schema"] for document in documents()} == {
            schema["properties"]["schema"]["const"],
        }
