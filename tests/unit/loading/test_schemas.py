from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gikdeadlines import Case, assess
from gikdeadlines.case import case_schema
from gikdeadlines.loading import assessment_schema

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.json"))


class TestAssessmentSchema:
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_holds_what_is_written(self, path: Path) -> None:
        """The examples' assessments are what the schema says, by an independent validator."""
        result = assess(Case.from_json(path.read_bytes()), as_of=date(2025, 12, 31), explore=True)
        plain = json.loads(result.to_json(ledger=True))

        Draft202012Validator(assessment_schema()).validate(plain)

    def test_takes_nothing_else(self) -> None:
        """An unknown key is not part of the format."""
        result = assess(Case.from_json(EXAMPLES[0].read_bytes()), as_of=date(2025, 12, 31))
        plain = {**json.loads(result.to_json()), "extra": 1}

        assert not Draft202012Validator(assessment_schema()).is_valid(plain)


class TestCaseSchema:
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_holds_the_examples(self, path: Path) -> None:
        """The example cases are cases by the schema, too."""
        Draft202012Validator(case_schema()).validate(json.loads(path.read_bytes()))
