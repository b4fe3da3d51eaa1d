"""Worked examples that any program can be held against 算例.

A vector states facts and what the text makes of them. Each has a permanent id, points to its provision, and was derived
from the text and the notices, not from what a program answered. They are JSON files in ``tests/vectors`` of a checkout
and inside the wheel; ``vector_schema`` describes them.
"""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from gikdeadlines.assessment import assess
from gikdeadlines.calendar import Calendar
from gikdeadlines.case import Case
from gikdeadlines.law import Contested, HourLimit, Law, Provision, settled
from gikdeadlines.loading import Calendars, load_calendars, load_law
from gikdeadlines.matters import duty_days, limit_of
from gikdeadlines.uncertainty import Replay
from gikdeadlines.values import Fault, FileError, FrozenMap, Text, parse_day, parse_instant
from gikdeadlines.values.border import Strict

__all__ = ["VECTORS_SCHEMA", "Answer", "Vector", "answer", "conformance", "load_vectors", "vector_schema"]

VECTORS_SCHEMA: Final = "gikdeadlines/vectors/1"

Kind = Literal["term", "retention", "hours", "duty", "rule", "effect", "case", "calendar"]
Status = Literal["settled", "contested", "refused"]


@dataclass(frozen=True, slots=True)
class Vector:
    """One worked example 算例.

    ``status`` is settled 有定论; contested 有争议, where ``expected`` holds under the readings that ``facts`` name; or
    refused 应拒绝. What ``facts`` hold depends on ``kind``: a start day or instant, a year, a whole case with an
    as-of day, or for the calendar alone a day and how many working days after it. ``provision`` of the last is the
    notice on days off, by jurisdiction and number.
    """

    id: str
    provision: str
    kind: Kind
    status: Status
    facts: FrozenMap[str, Any]
    expected: FrozenMap[str, Any]
    derivation: Text


@cache
def load_vectors() -> tuple[Vector, ...]:
    """Every vector that is shipped, by id 全部算例.

    >>> load_vectors()[0].id.startswith("GIK-V-")
    True
    """
    folder = _folder()
    documents = [json.loads(file.read_text("utf-8")) for file in sorted(folder.iterdir(), key=_name) if _is_json(file)]
    given = [entry for document in documents for entry in document.get("vectors", ())]
    return tuple(sorted(map(_vector, given), key=_by_id))


def _folder() -> Traversable:
    inside = files("gikdeadlines") / "_data" / "vectors"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "tests" / "vectors"


def _name(file: Traversable) -> str:
    return file.name


def _is_json(file: Traversable) -> bool:
    return file.name.endswith(".json")


def _by_id(vector: Vector) -> tuple[str, int]:
    name, _, number = vector.id.rpartition("-")
    return (name, int(number)) if number.isdigit() else (vector.id, 0)


def _vector(given: Mapping[str, Any]) -> Vector:
    facts, expected = FrozenMap(given["facts"]), FrozenMap(given["expected"])
    derivation = Text(given["derivation"]["zh"], given["derivation"]["en"])
    return Vector(given["id"], given["provision"], given["kind"], given["status"], facts, expected, derivation)


# The format


class _Derivation(Strict):
    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class _VectorModel(Strict):
    id: Annotated[str, Field(pattern=r"^GIK-V-.+-[0-9]+$")]
    provision: Annotated[str, Field(min_length=1)]
    kind: Kind
    status: Status
    facts: dict[str, Any]
    expected: Annotated[dict[str, Any], Field(min_length=1)]
    derivation: _Derivation


class _Document(Strict):
    schema_: Annotated[Literal["gikdeadlines/vectors/1"], Field(alias="schema")]
    vectors: Annotated[list[_VectorModel], Field(min_length=1)]


def vector_schema() -> dict[str, Any]:
    """The JSON Schema of a file of vectors 算例文件的模式.

    >>> vector_schema()["required"]
    ['schema', 'vectors']
    """
    return _Document.model_json_schema()


# What the library answers


def answer(vector: Vector, law: Law | None = None, calendar: Calendar | Calendars | None = None) -> dict[str, Any]:
    """What the library computes from the facts of a vector 本库的答案.

    >>> vector = next(vector for vector in load_vectors() if vector.kind == "term")
    >>> answer(vector)["due"] == vector.expected["due"]
    True
    """
    rules, days = law or load_law(), calendar or load_calendars()
    if vector.kind == "calendar":
        return _counted(vector.facts, _of(days, vector.provision.partition("/")[0]))
    chooser = Replay(rules, rules.require_readings(vector.facts.get("readings", {})))
    provision = rules.provision(vector.provision)
    match vector.kind:
        case "term" | "retention" | "hours":
            return _limit(provision, vector.facts, chooser, _serving(days, provision))
        case "duty":
            return _duty(provision, vector.facts, chooser, _serving(days, provision))
        case "rule":
            return _rule(provision, chooser)
        case "effect" | "case":
            return _assessed(vector.facts, rules, days)


def _serving(days: Calendar | Calendars, provision: Provision) -> Calendar:
    return _of(days, provision.instrument.jurisdiction)


def _of(days: Calendar | Calendars, jurisdiction: str) -> Calendar:
    return days if isinstance(days, Calendar) else days.of(jurisdiction)


def _counted(facts: Mapping[str, Any], calendar: Calendar) -> dict[str, Any]:
    return {"day": calendar.nth_after(parse_day(facts["after"]), facts["n"]).isoformat()}


def _limit(provision: Provision, facts: Mapping[str, Any], chooser: Replay, calendar: Calendar) -> dict[str, Any]:
    is_instant = isinstance(provision.parameters, HourLimit)
    start = parse_instant(facts["start"]) if is_instant else parse_day(facts["start"])
    return {"due": limit_of(provision, start, calendar=calendar, chooser=chooser).isoformat()}


def _duty(provision: Provision, facts: Mapping[str, Any], chooser: Replay, calendar: Calendar) -> dict[str, Any]:
    days = duty_days(provision, facts["year"], calendar=calendar, chooser=chooser)
    return {"days": [day.isoformat() for day in days]}


def _rule(provision: Provision, chooser: Replay) -> dict[str, Any]:
    says = provision.parameters
    fields = {name: getattr(says, name) for name in says.__dataclass_fields__}
    return {name: settled(value, chooser) for name, value in fields.items() if isinstance(value, str | Contested)}


def _assessed(facts: Mapping[str, Any], law: Law, days: Calendar | Calendars) -> dict[str, Any]:
    case = Case.from_dict(facts["case"])
    pinned = replace(case, readings=law.require_readings({**case.readings, **facts.get("readings", {})}))
    result = assess(pinned, law=law, calendar=days, as_of=date.fromisoformat(facts["as_of"])).to_dict()
    return {**result, "findings": [found["code"] for found in result["findings"]]}


# Another program


@dataclass(frozen=True, slots=True)
class Answer:
    """How another program fared with one vector 另一程序的答案.

    ``outcome``: passed 相符; failed 不符; differs 有争议、未指明口径而不同; unsupported 不支持; unanswered 没有回答.
    """

    id: str
    kind: Kind
    status: Status
    outcome: Literal["passed", "failed", "differs", "unsupported", "unanswered"]
    expected: FrozenMap[str, Any]
    found: FrozenMap[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain values 转为字典."""
        names = ("id", "kind", "status", "outcome")
        plain: dict[str, Any] = {name: getattr(self, name) for name in names}
        return {**plain, "expected": dict(self.expected), "found": dict(self.found)}


LONGEST_RUN: Final = 300.0
"""Seconds that a program may take for all vectors."""


def conformance(
    command: str | Sequence[str], *, vectors: Sequence[Vector] | None = None, timeout: float = LONGEST_RUN
) -> tuple[Answer, ...]:
    """How another program fares with the vectors 对照另一程序.

    The program reads JSON Lines from standard input, one vector a line without what is expected: ``id``, ``provision``,
    ``kind``, ``status``, ``facts``. For each it writes a line with the ``id`` and the fields that it computed, such as
    ``due``, or ``"unsupported": true``. Lines may come in any order.

    Args:
        command: the program and its arguments; a text is split as a shell would, but no shell runs it.
        vectors: all that are shipped unless given.
        timeout: seconds for the whole run.

    Returns:
        One answer a vector. The program conforms when none has ``failed``.

    Raises:
        FileError: ``command-not-run``.
    """
    asked = load_vectors() if vectors is None else tuple(vectors)
    given = _given(_output(shlex.split(command) if isinstance(command, str) else list(command), asked, timeout))
    return tuple(_judged(vector, given.get(vector.id)) for vector in asked)


def _output(command: list[str], vectors: Sequence[Vector], timeout: float) -> str:
    lines = "".join(json.dumps(_question(vector), ensure_ascii=False) + "\n" for vector in vectors)
    try:
        done = subprocess.run(  # noqa: S603 - the caller's own program, without a shell
            command, input=lines.encode(), stdout=subprocess.PIPE, timeout=timeout, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        given, expected = shlex.join(command), f"a program that ends within {timeout:g} seconds"
        raise FileError(
            Fault(
                code="command-not-run",
                given=given,
                expected=expected,
                hint=str(error),
                parameters=FrozenMap(seconds=f"{timeout:g}"),
            )
        ) from error
    return done.stdout.decode("utf-8", "replace")


def _question(vector: Vector) -> dict[str, Any]:
    names = ("id", "provision", "kind", "status", "facts")
    return {name: getattr(vector, name) for name in names}


def _given(output: str) -> dict[str, Mapping[str, Any]]:
    """The answers by id; a line that is no answer is as if it had not been written."""
    given: dict[str, Mapping[str, Any]] = {}
    for line in output.splitlines():
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if isinstance(said, dict) and isinstance(said.get("id"), str):
            given[said["id"]] = said
    return given


def _judged(vector: Vector, said: Mapping[str, Any] | None) -> Answer:
    found = FrozenMap({name: said[name] for name in vector.expected if name in said} if said else {})
    return Answer(vector.id, vector.kind, vector.status, _outcome(vector, said, found), vector.expected, found)


def _outcome(
    vector: Vector, said: Mapping[str, Any] | None, found: Mapping[str, Any]
) -> Literal["passed", "failed", "differs", "unsupported", "unanswered"]:
    if said is None:
        return "unanswered"
    if said.get("unsupported"):
        return "unsupported"
    if found == vector.expected:
        return "passed"
    is_open = vector.status == "contested" and not vector.facts.get("readings")
    return "differs" if is_open else "failed"
