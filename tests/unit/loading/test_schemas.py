from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gikdeadlines import Case, assess, check_register
from gikdeadlines.case import case_schema
from gikdeadlines.checking.sinks import stream_sink
from gikdeadlines.loading import assessment_schema
from gikdeadlines.values import CaseError

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

    def test_lines_of_a_table(self) -> None:
        """A line of JSON for a row of a table is what the schema says, its carried columns too."""
        register = io.BytesIO("申请编号,收到日期,答复日期,处室\n1,2024-03-05,2024-04-02,甲\n".encode())
        stream = io.StringIO()
        with stream_sink("jsonl", stream, ledger=False) as sink:
            run = check_register(register, as_of=date(2025, 12, 31))
            sink.take(run.rows[0])
        line = json.loads(stream.getvalue())

        assert line["carried"] == {"处室": "甲"}
        Draft202012Validator(assessment_schema()).validate(line)


class TestCaseSchema:
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_holds_the_examples(self, path: Path) -> None:
        """The example cases are cases by the schema, too."""
        Draft202012Validator(case_schema()).validate(json.loads(path.read_bytes()))

    @pytest.mark.parametrize(
        "at",
        [
            "2017-03-01",
            "2017-03-01T08:30",
            "2017-03-01 08:30:00",
            "2017-03-01T08:30:00Z",
            "2017-03-01t08:30:00.5+08:00",
        ],
    )
    def test_takes_days_as_the_program_does(self, at: str) -> None:
        """A day, and an instant whose Beijing day is meant, with an offset or without."""
        case = {"id": "1", "matter": "application", "events": [{"type": "received", "at": at}]}

        assert Case.from_dict(case).events
        assert Draft202012Validator(case_schema()).is_valid(case)

    @pytest.mark.parametrize("at", ["2017-3-1", "20170301", "2017-03-01T08", "1 March 2017", 20170301, None])
    def test_refuses_days_as_the_program_does(self, at: object) -> None:
        """No other spelling is a day."""
        case = {"id": "1", "matter": "application", "events": [{"type": "received", "at": at}]}

        with pytest.raises(CaseError):
            Case.from_dict(case)
        assert not Draft202012Validator(case_schema()).is_valid(case)

    @pytest.mark.parametrize("schema", [case_schema(), assessment_schema()], ids=["case", "assessment"])
    def test_speaks_the_words_of_its_draft_alone(self, schema: dict[str, Any]) -> None:
        """Strict validators refuse words that they do not know, OpenAPI's and formats without a checker among them."""
        Draft202012Validator.check_schema(schema)

        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        assert schema["$id"].startswith("urn:gikdeadlines:schema:")
        assert set(words(schema)) <= {
            *("$schema", "$id", "$defs", "$ref", "title", "description", "default", "type", "const", "enum", "pattern"),
            *("oneOf", "anyOf", "properties", "required", "additionalProperties", "items", "minItems", "minLength"),
        }

    def test_says_what_each_thing_is(self) -> None:
        """Every definition and every key of a case is described."""
        definitions = case_schema()["$defs"]

        assert {name for name, found in definitions.items() if "description" not in found} == set()
        about = definitions["Case_application"]["properties"]
        assert {key for key, found in about.items() if "description" not in found} == set()


def words(schema: object) -> Iterator[str]:
    """The words of a schema; the names of its properties and definitions are none."""
    if isinstance(schema, list):
        for each in schema:
            yield from words(each)
    elif isinstance(schema, dict):
        for key, value in schema.items():
            yield key
            for inner in value.values() if key in {"properties", "$defs"} else [value]:
                yield from words(inner)
