"""Worked examples, and other programs held against them."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from gikdeadlines.testing.vectors import Vector, answer, conformance, load_vectors
from gikdeadlines.values import FileError, FrozenMap, Text

EXAMPLE = Path(__file__).parents[3] / "examples" / "conformance" / "deadlines.mjs"
NODE = shutil.which("node")

PROGRAM = """\
import json, sys
from gikdeadlines.testing.vectors import answer, load_vectors
known = {vector.id: vector for vector in load_vectors()}
for line in sys.stdin:
    asked = json.loads(line)["id"]
    print(json.dumps({**answer(known[asked]), "id": asked}))
"""
"""A program that answers everything, since it asks us."""


def program(tmp_path: Path, code: str) -> list[str]:
    """The command that runs some Python."""
    path = tmp_path / "program.py"
    path.write_text(code, encoding="utf-8")
    return [sys.executable, str(path)]


def vector(**changes: object) -> Vector:
    """A term of 20 working days from the day before a week of days off."""
    parts = {
        "id": "GIK-V-trial-1",
        "provision": "CN/711/33.2",
        "kind": "term",
        "status": "settled",
        "facts": FrozenMap(start="2019-09-16"),
        "expected": FrozenMap(due="2019-10-17"),
        "derivation": Text("试用", "on trial"),
    }
    return Vector(**{**parts, **changes})  # type: ignore[arg-type]


class TestAnswer:
    """``answer``."""

    def test_counts_a_term(self) -> None:
        """Ten working days in September, ten after the holidays, two weekends made up."""
        assert answer(vector())["due"] == "2019-10-17"


class TestConformance:
    """``conformance``."""

    def test_passes_a_program_that_answers_all(self, tmp_path: Path) -> None:
        """Each vector comes back by its id."""
        answers = conformance(program(tmp_path, PROGRAM))

        assert {one.outcome for one in answers} == {"passed"}
        assert [one.id for one in answers] == [one.id for one in load_vectors()]

    @pytest.mark.parametrize(
        ("said", "outcome"),
        [
            ('{"id": "GIK-V-trial-1", "due": "2019-10-17"}', "passed"),
            ('{"id": "GIK-V-trial-1", "due": "2019-10-16"}', "failed"),
            ('{"id": "GIK-V-trial-1"}', "failed"),
            ('{"id": "GIK-V-trial-1", "unsupported": true}', "unsupported"),
            ('{"id": "GIK-V-trial-2", "due": "2019-10-17"}', "unanswered"),
            ("no JSON", "unanswered"),
            ("", "unanswered"),
        ],
    )
    def test_judges_what_was_said(self, tmp_path: Path, said: str, outcome: str) -> None:
        """A wrong day fails, silence and noise are no answer."""
        (one,) = conformance(program(tmp_path, f"print({said!r})"), vectors=[vector()])

        assert one.outcome == outcome

    def test_fails_no_other_answer_to_an_open_question(self, tmp_path: Path) -> None:
        """A contested vector that names no reading may be answered otherwise."""
        said = '{"id": "GIK-V-trial-1", "due": "2019-10-16"}'
        (one,) = conformance(program(tmp_path, f"print({said!r})"), vectors=[vector(status="contested")])

        assert one.outcome == "differs"

    def test_tells_no_program_what_is_expected(self, tmp_path: Path) -> None:
        """A program sees the facts alone."""
        code = "import sys, json; print(json.dumps({'id': 'GIK-V-trial-1', 'due': sorted(json.loads(input()))}))"
        (one,) = conformance(program(tmp_path, code), vectors=[vector()])

        assert one.found["due"] == ["facts", "id", "kind", "provision", "status"]

    def test_refuses_a_program_that_is_not_there(self) -> None:
        """With the command that was given."""
        with pytest.raises(FileError) as caught:
            conformance("no-such-program --at-all", vectors=[vector()])

        assert (caught.value.code, caught.value.given) == ("command-not-run", "no-such-program --at-all")

    def test_refuses_a_program_that_does_not_end(self, tmp_path: Path) -> None:
        """After the seconds that it was given."""
        with pytest.raises(FileError):
            conformance(program(tmp_path, "import time; time.sleep(60)"), vectors=[vector()], timeout=0.5)

    @pytest.mark.skipif(NODE is None, reason="the example is JavaScript")
    def test_holds_the_example_to_what_it_knows(self) -> None:
        """It knows the hours and one autumn; in the spring of 2021 it works through the Spring Festival."""
        answers = {one.id: one.outcome for one in conformance(f"node {EXAMPLE.as_posix()}")}

        assert answers["GIK-V-2016-61-1"] == "passed"
        assert answers["GIK-V-711-7"] == "passed"
        assert answers["GIK-V-711-6"] == "failed"
        assert set(answers.values()) == {"passed", "failed", "unsupported"}

    def test_gives_plain_values(self, tmp_path: Path) -> None:
        """For a report in JSON."""
        (one,) = conformance(program(tmp_path, ""), vectors=[vector()])

        assert json.loads(json.dumps(one.to_dict()))["expected"] == {"due": "2019-10-17"}
