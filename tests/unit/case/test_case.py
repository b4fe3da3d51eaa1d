from __future__ import annotations

import json
import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.applications import application, handed_in, happened, sent

from gikdeadlines import Case
from gikdeadlines.case import EVENTS, Claim, case_schema
from gikdeadlines.case.case import CASE_SCHEMA
from gikdeadlines.values import CaseError, GikError
from gikdeadlines.wording import Wording, fault_text

D = date.fromisoformat
MADE = handed_in("2017-03-01")


def stated(**said: Any) -> dict[str, Any]:  # noqa: ANN401  # as free as JSON
    """A case with something else in it; None leaves a key out."""
    whole = {"id": "1", "matter": "application", "events": [MADE], **said}
    return {key: value for key, value in whole.items() if value is not None}


def refused(given: Any) -> CaseError:  # noqa: ANN401  # whatever a caller may give
    """The error with which a case is refused."""
    with pytest.raises(CaseError) as caught:
        Case.from_dict(given)
    return caught.value


FULL = {
    "schema": CASE_SCHEMA,
    "id": "2017-042",
    "matter": "application",
    "jurisdiction": "CN-SX",
    "events": [
        sent("2017-03-01", "signed-post"),
        happened("signed-for", "2017-03-03"),
        happened("not-confirmed"),
        happened("correction-requested", "2017-03-08", respond_by="2017-03-22", served="2017-03-09"),
        happened("correction-received", "2017-03-15", dispatched="2017-03-14"),
        happened("third-party-consulted", "2017-03-20", party="A", served="2017-03-21"),
        happened("third-party-replied", "2017-03-27", party="A", consents=False),
        happened("agency-consulted", "2017-03-20", agency="B", role="co-author"),
        happened("extension-notified", "2017-04-05", working_days=15),
        happened("replied", method="post", dated="2017-04-27", dispatched="2017-04-28", delivered="2017-05-02"),
    ],
    "readings": {"pause-ends": "both-count"},
    "claims": [{"by": "agency", "due": "2017-05-05"}],
    "repeat_of": "2017-001",
    "follows": "2017-002",
    "notes": "申请人来电",
}
"""A case that says nearly everything."""


class TestCase:
    """Whatever a case file says is checked, all faults at once."""

    def test_comes_back_as_it_was_stated(self) -> None:
        """To a dictionary and to JSON and back."""
        case = Case.from_dict(FULL)

        assert case.to_dict() == FULL
        assert Case.from_json(json.dumps(case.to_dict())) == case

    def test_leaves_out_what_was_not_stated(self) -> None:
        """A short case stays short."""
        assert Case.from_dict(stated()).to_dict() == {"schema": CASE_SCHEMA, **stated()}

    def test_is_a_value(self) -> None:
        """Equal, hashed alike, pickled, and unchangeable."""
        one, other = Case.from_dict(FULL), Case.from_dict(FULL)

        assert one == other
        assert hash(one) == hash(other)
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  # our own bytes
        with pytest.raises(AttributeError):
            one.id = "2"  # type: ignore[misc]

    @pytest.mark.parametrize(
        ("written", "code"),
        [("CN-SX", "CN-SX"), ("山西", "CN-SX"), ("山西省", "CN-SX"), ("全国", "CN"), ("中国", "CN")],
    )
    def test_takes_a_jurisdiction_by_code_and_name(self, written: str, code: str) -> None:
        """As a table has it in Chinese."""
        assert Case.from_dict(stated(jurisdiction=written)).jurisdiction == code

    @pytest.mark.parametrize(
        ("written", "day"),
        [
            ("2017-03-01", "2017-03-01"),
            (D("2017-03-01"), "2017-03-01"),
            ("2017-03-01T08:30:00+08:00", "2017-03-01"),
            ("2017-03-01T23:59", "2017-03-01"),
            ("2017-03-01T16:00:00Z", "2017-03-02"),
            (datetime(2017, 3, 1, 16, 0, tzinfo=UTC), "2017-03-02"),
            ("2016-02-29", "2016-02-29"),
        ],
    )
    def test_takes_days_and_the_beijing_day_of_instants(self, written: object, day: str) -> None:
        """16:00 in Greenwich is midnight in Beijing."""
        case = Case.from_dict(stated(events=[{**MADE, "at": written}]))

        assert case.events[0].at == D(day)

    @pytest.mark.parametrize(
        "written",
        [
            "2017-02-30",
            "2015-02-29",
            "2017/03/01",
            "20170301",
            "2017-3-1",
            " 2017-03-01",
            "\uff12\uff10\uff11\uff17-03-01",
            "",
            "2017-03-01T25:00",
            20170301,
            1488326400.0,
            True,
            None,
            ["2017-03-01"],
            type("Day", (date,), {})(2017, 3, 1),
        ],
        ids=repr,
    )
    def test_refuses_what_is_no_day(self, written: object) -> None:
        """Impossible, spelt in another way, or something else altogether."""
        error = refused(stated(events=[{**MADE, "at": written}]))

        assert error.path == "events[0].at"
        assert error.code in {"bad-day", "bad-instant"}

    @pytest.mark.parametrize(
        ("said", "code", "path"),
        [
            ({"colour": "red"}, "unknown-key", "colour"),
            ({"events": [{**MADE, "on": "2017-03-01"}]}, "unknown-key", "events[0].on"),
            ({"events": [{**MADE, "type": "submited"}]}, "unknown-type", "events[0]"),
            ({"events": [{"at": "2017-03-01", "channel": "email"}]}, "missing-key", "events[0].type"),
            ({"events": [{"type": "submitted", "channel": "email"}]}, "missing-key", "events[0].at"),
            ({"events": [sent("2017-03-01", "pigeon")]}, "unknown-value", "events[0].channel"),
            ({"events": [MADE, happened("occurred", "2017-03-01")]}, "unknown-type", "events[1]"),
            ({"events": [MADE, happened("not-confirmed", "2017-03-01")]}, "unknown-key", "events[1].at"),
            ({"events": [MADE, happened("replied", method="pigeon")]}, "unknown-value", "events[1].method"),
            (
                {"events": [MADE, happened("extension-notified", "2017-03-01", working_days="5")]},
                "bad-value",
                "events[1].working_days",
            ),
            (
                {"events": [MADE, happened("extension-notified", "2017-03-01", working_days=True)]},
                "bad-value",
                "events[1].working_days",
            ),
            ({"events": []}, "bad-value", "events"),
            ({"events": None}, "missing-key", "events"),
            ({"events": MADE}, "bad-value", "events"),
            ({"id": None}, "missing-key", "id"),
            ({"id": ""}, "bad-value", "id"),
            ({"id": 42}, "bad-value", "id"),
            ({"matter": None}, "missing-key", "matter"),
            ({"matter": "divorce"}, "unknown-value", "matter"),
            ({"matter": ["application"]}, "unknown-value", "matter"),
            ({"schema": "gikdeadlines/case/2"}, "unknown-value", "schema"),
            ({"jurisdiction": "Atlantis"}, "unknown-jurisdiction", "jurisdiction"),
            ({"readings": {"pause-ends": 1}}, "bad-value", "readings.pause-ends"),
            ({"claims": [{"by": "agency"}]}, "missing-key", "claims[0].due"),
            ({"field": "gold"}, "unknown-value", "field"),
        ],
    )
    def test_refuses_what_the_format_does_not_name(self, said: dict[str, Any], code: str, path: str) -> None:
        """With the path of the fault."""
        error = refused(stated(**said))

        assert (error.code, error.path) == (code, path)
        assert error.expected

    def test_refuses_public_enterprises_by_name(self) -> None:
        """Their time limits stand in rules of each field, which are not held."""
        (fault,) = refused(stated(matter="public-enterprise")).faults

        assert (fault.code, fault.path) == ("unknown-value", "matter")
        assert "国办发〔2020〕50号" in fault.hint
        assert "国办发〔2020〕50号" in fault_text(fault, Wording("zh"))

    @pytest.mark.parametrize("given", [None, [], "case", 1])
    def test_refuses_what_is_no_object(self, given: object) -> None:
        """A case is a mapping."""
        assert refused(given).code == "bad-value"

    def test_reports_all_faults_at_once(self) -> None:
        """A clerk corrects the file in one go."""
        error = refused(
            {
                "id": "",
                "matter": "application",
                "events": [{**MADE, "at": "2017-02-30"}, happened("replied", method="pigeon")],
                "colour": "red",
            }
        )

        assert {fault.path for fault in error.faults} == {"id", "events[0].at", "events[1].method", "colour"}

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", "bad-json"),
            ("{", "bad-json"),
            ('{"id": "1"} {"id": "2"}', "bad-json"),
            (b"\xff\xfe\x00", "bad-json"),
            ("\x00", "bad-json"),
            ("[" * 100_000, "bad-json"),
            ("[" * 70 + "]" * 70, "bad-json"),
            ('{"id": NaN}', "bad-json"),
            ('{"id": Infinity}', "bad-json"),
            ('{"id": "1", "id": "2", "matter": "application"}', "repeated-key"),
            ('{"matter": "application", "events": [{"type": "submitted", "type": "replied"}]}', "repeated-key"),
            ("[]", "bad-value"),
            ("null", "bad-value"),
        ],
        ids=lambda value: repr(value)[:30],
    )
    def test_refuses_json_that_its_readers_would_let_pass(self, text: str | bytes, code: str) -> None:
        """Repeated keys, NaN, deep nesting and binary junk end in an error of ours."""
        with pytest.raises(CaseError) as caught:
            Case.from_json(text)

        assert caught.value.code == code
        assert len(str(caught.value)) < 500

    def test_shows_the_beginning_of_what_is_no_json(self) -> None:
        """Sixty characters of it."""
        with pytest.raises(CaseError) as caught:
            Case.from_json("[" + "x" * 99)

        assert caught.value.faults[0].given == "[" + "x" * 59

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('{"id": "1"\n "matter": 2}', {"says": "place", "line": 2, "column": 2}),
            (b'"\xff"', {"says": "encoding"}),
            ('{"id": ' + "9" * 5_000 + "}", {"says": "long-number"}),
        ],
        ids=["place", "encoding", "number"],
    )
    def test_says_what_is_wrong_in_any_language(self, text: str | bytes, said: dict[str, object]) -> None:
        """What the parser says in English alone is told by what there is to tell."""
        with pytest.raises(CaseError) as caught:
            Case.from_json(text)

        assert caught.value.faults[0].parameters == said

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
    def test_names_a_number_that_json_does_not_have(self, number: str) -> None:
        """Python's reader would take it."""
        with pytest.raises(CaseError) as caught:
            Case.from_json(f'{{"id": {number}}}')

        assert (caught.value.given, caught.value.hint) == (number, "no number of JSON")

    def test_takes_brackets_inside_a_text(self) -> None:
        """Only structure counts as nesting."""
        noted = stated(notes='["\\' + "[" * 200)

        assert Case.from_json(json.dumps(noted)).notes == noted["notes"]

    def test_takes_a_case_that_is_long_and_not_deep(self) -> None:
        """A hundred claims stand side by side, not one inside the other."""
        claims = [{"by": "agency", "due": f"2017-{place // 28 + 1:02}-{place % 28 + 1:02}"} for place in range(100)]

        assert len(Case.from_json(json.dumps(stated(claims=claims))).claims) == 100

    def test_takes_a_byte_order_mark(self) -> None:
        """Windows programs write one."""
        assert Case.from_json(b"\xef\xbb\xbf" + json.dumps(stated()).encode()).id == "1"

    @pytest.mark.parametrize("matter", EVENTS)
    def test_knows_the_events_of_every_matter(self, matter: str) -> None:
        """And refuses those of another."""
        first = EVENTS[matter][0].type
        error = refused({"id": "1", "matter": matter, "events": [{"type": f"{first}s"}]})

        assert error.code == "unknown-type"
        assert first in error.expected


class TestClaim:
    """A due day that somebody asserts."""

    def test_stands_in_the_case(self) -> None:
        """By whom, and which day."""
        case = application(MADE, claims=[{"by": "agency", "due": "2017-05-05"}])

        assert case.claims == (Claim(by="agency", due=D("2017-05-05")),)


class TestCaseSchema:
    """Generated from the model that checks."""

    def test_tells_the_matters_apart(self) -> None:
        """One shape a matter."""
        shapes = [shape for name, shape in case_schema()["$defs"].items() if name.startswith("Case_")]

        assert sorted(shape["properties"]["matter"]["const"] for shape in shapes) == sorted(EVENTS)

    def test_names_every_event_of_an_application(self) -> None:
        """A file written by it is taken."""
        text = json.dumps(case_schema())

        assert [event.type for event in EVENTS["application"] if f'"{event.type}"' not in text] == []


class TestErrors:
    """Pydantic stays inside."""

    def test_are_ours(self) -> None:
        """And value errors, so that a plain except finds them."""
        error = refused(stated(colour="red"))

        assert isinstance(error, GikError)
        assert isinstance(error, ValueError)
        assert error.__cause__ is None
        assert "pydantic" not in str(error)
