"""The how-to page on changing the law does what it says, for one case and for a table."""

from __future__ import annotations

import ast
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from gikdeadlines import Case, assess, load_calendar, load_law
from gikdeadlines.application import course, running
from gikdeadlines.application.dialect import Text, breaches, text_of
from gikdeadlines.batch import assess_table, mechanics
from gikdeadlines.law import Law
from gikdeadlines.values import LawError, ReadingError
from gikdeadlines.wording import Language, Wording, fault_text

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / path / "how-to" / "change-the-law.md" for path in (".", "zh")]
AS_OF = date(2024, 6, 3)


def blocks(language: str, page: Path = PAGES[0]) -> list[str]:
    """The blocks of a language on a page."""
    return re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


def block(language: str, page: Path = PAGES[0]) -> str:
    """The first block of a language on a page."""
    return blocks(language, page)[0]


def edited(tree: Path, diff: str) -> set[str]:
    """The files of a tree in which a page's lines are changed as it shows."""
    touched = set()
    for part in diff.split("--- ")[1:]:
        name, _, lines = part.partition("\n")
        was, now = (
            "".join(f"{line[1:]}\n" for line in lines.splitlines() if line[0] in signs) for signs in (" -", " +")
        )
        path = tree / name.strip().removeprefix("src/")
        said = path.read_text("utf-8")
        assert said.count(was) == 1, (name, was)
        path.write_text(said.replace(was, now), "utf-8")
        touched.add(path.name)
    return touched


@pytest.fixture
def law(tmp_path: Path) -> Law:
    """The law with the invented reform laid over it."""
    path = tmp_path / "reform.toml"
    path.write_text(block("toml"), "utf-8")
    return load_law(path)


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text with the page's function in place of ours."""
    change(monkeypatch, block("python"))


def change(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Puts a function in the place of ours."""
    names = dict(vars(running))
    exec(code, names)  # noqa: S102 - the page's own code
    text = text_of()
    functions = {**text.functions, **{f.name: f for f in ast.parse(code).body if isinstance(f, ast.FunctionDef)}}
    for module in (running, course):
        monkeypatch.setattr(module, "extend", names["extend"])
    monkeypatch.setattr(mechanics, "_text", lambda: Text(functions, text.constants))


ROWS = {
    "id": ["plain", "asked", "extended"],
    "jurisdiction": ["CN-X-REFORM"] * 3,
    "channel": ["当面"] * 3,
    "submitted": [date(2024, 3, 4)] * 3,
    "extension_notified": [None, None, date(2024, 4, 8)],
    "extension_days": [None, None, 5],
    "extension_notified_2": [None, None, date(2024, 4, 15)],
    "extension_days_2": [None, None, 5],
    "reply_method": ["直接送达"] * 3,
    "reply_delivered": [date(2024, 4, 9), date(2024, 4, 9), date(2024, 4, 18)],
}


def extended() -> Case:
    """The case of the last row."""
    events: list[dict[str, Any]] = [
        {"type": "submitted", "at": "2024-03-04", "channel": "in-person"},
        *({"type": "extension-notified", "at": day, "working_days": 5} for day in ("2024-04-08", "2024-04-15")),
        {"type": "replied", "method": "direct", "delivered": "2024-04-18"},
    ]
    return Case.from_dict({"id": "1", "matter": "application", "jurisdiction": "CN-X-REFORM", "events": events})


IN_DAYS = {
    "id": ["asked"],
    "jurisdiction": ["CN-X-REFORM"],
    "channel": ["当面"],
    "submitted": [date(2024, 3, 4)],
    "agency_consulted": [date(2024, 3, 6)],
}

IN_A_CHANGED_TREE = """
import json, sys
from datetime import date
from pathlib import Path
import pyarrow as pa
from gikdeadlines import Case, assess, load_calendar, load_law
from gikdeadlines.batch import assess_table
from gikdeadlines.wording import Wording, finding_text
law, calendar, as_of = load_law(Path(sys.argv[1])), load_calendar("CN"), date(2024, 6, 3)
case = Case.from_dict(json.loads(sys.argv[2]))
one = assess(case, law=law, as_of=as_of)
rows = {name: [date.fromisoformat(day) if day[:2] == "20" else day] for name, day in json.loads(sys.argv[3]).items()}
(many,) = assess_table(pa.table(rows), law=law, calendar=calendar, as_of=as_of).to_pylist()
said = [[finding_text(found, Wording(language)) for found in one.findings] for language in ("zh", "en")]
codes = [[found.code for found in one.findings], [found["code"] for found in many["findings"]]]
print(json.dumps([str(one.due), str(many["due"]), *codes, *said]))
"""


class TestChangingTheLaw:
    def test_the_pages_make_the_same_change(self) -> None:
        for language in ("toml", "python", "diff"):
            assert [blocks(language, page) for page in PAGES] == [blocks(language)] * 2

    @pytest.mark.parametrize(("page", "language"), [(PAGES[0], "en"), (PAGES[1], "zh")], ids=("en", "zh"))
    def test_slips_of_the_pen_are_refused_as_the_page_says(
        self, page: Path, language: Language, tmp_path: Path
    ) -> None:
        said = block("toml").replace("n = 25", "n = 0").replace('effect = "excludes"', 'effect = "exclude"')
        path = tmp_path / "reform.toml"
        path.write_text(said.replace("agency:superior-answer", "agency-superior-answer"), "utf-8")
        with pytest.raises(LawError) as caught:
            load_law(path)

        assert [fault_text(fault, Wording(language)) for fault in caught.value.faults] == (
            block("text", page).splitlines()
        )

    def test_a_limit_in_days_is_counted_in_days(self, tmp_path: Path) -> None:
        """30 days from 6 March end on 5 April, a day off, and move to Sunday 7 April, which is worked.

        22 working days are out, so that the 25th is the 47th after 4 March: Saturday 11 May, which is worked; had the
        limit stood on 5 April, there were 21, and it was Friday 10 May.
        """
        said = block("toml").replace("agency:superior", "agency:other")
        path = tmp_path / "reform.toml"
        path.write_text(said.replace("n = 10,", 'n = 30, unit = "natural-day",'), "utf-8")
        law, calendar = load_law(path), load_calendar("CN")
        events = [
            {"type": "submitted", "at": "2024-03-04", "channel": "in-person"},
            {"type": "agency-consulted", "at": "2024-03-06"},
        ]
        case = Case.from_dict({"id": "1", "matter": "application", "jurisdiction": "CN-X-REFORM", "events": events})
        for pins, due in (({}, date(2024, 5, 11)), ({"rest-day-end": "stands"}, date(2024, 5, 10))):
            table = assess_table(pa.table(IN_DAYS), law=law, calendar=calendar, as_of=AS_OF, readings=pins)

            assert assess(case, law=law, as_of=AS_OF, readings=pins).due == due
            assert table.column("due").to_pylist() == [due]

    def test_a_finding_and_a_channel_are_known_both_ways(self, tmp_path: Path) -> None:
        """Each by the files that the page names, in a copy of the tree."""
        tree = tmp_path / "src"
        shutil.copytree(ROOT / "src" / "gikdeadlines", tree / "gikdeadlines")
        shutil.copytree(ROOT / "calendars", tmp_path / "calendars")
        touched = [edited(tree, diff) for diff in blocks("diff")]
        (tmp_path / "reform.toml").write_text(block("toml") + blocks("toml")[1], "utf-8")
        told = [("2024-04-08", "2024-04-16"), ("2024-04-15", "2024-04-23")]
        events = [
            {"type": "submitted", "at": "2024-03-02", "channel": "app"},
            {"type": "arrived", "at": "2024-03-04"},
            *({"type": "extension-notified", "at": at, "until": until} for at, until in told),
        ]
        case = {"id": "1", "matter": "application", "jurisdiction": "CN-X-REFORM", "events": events}
        row = {"id": "1", "jurisdiction": "CN-X-REFORM", "channel": "移动客户端"}
        row |= {"submitted": "2024-03-02", "arrived": "2024-03-04"}
        for number, (at, until) in zip(("", "_2"), told, strict=True):
            row |= {f"extension_notified{number}": at, f"extension_until{number}": until}

        run = subprocess.run(
            [
                *(sys.executable, "-c", IN_A_CHANGED_TREE, str(tmp_path / "reform.toml")),
                *(json.dumps(case), json.dumps(row)),
            ],
            env={**os.environ, "PYTHONPATH": str(tree), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

        assert run.stderr == ""
        due, in_table, found, found_in_table, zh, en = json.loads(run.stdout)
        assert touched[0] == {"running.py", "findings.py", "zh.ftl", "en.ftl"}
        assert touched[1] == {"events.py", "zh.ftl", "en.ftl", "channels.toml"}
        assert (due, in_table) == ("2024-04-23", "2024-04-23")
        assert found == found_in_table == ["extension-again"]
        assert (zh, en) == (
            ["2024-04-08 告知延长后，2024-04-15 再次告知延长"],
            ["extended on 2024-04-08, and again on 2024-04-15"],
        )

    def test_the_new_function_differs_from_ours_by_two_lines(self) -> None:
        ours = [line for line in inspect.getsource(running.extend).splitlines() if line.strip()]
        added = [line for line in block("python").splitlines() if line.strip() and line not in ours]

        assert [line.strip() for line in added if '"""' not in line] == [
            'elif s.extended > 0 and reads(s, "another-extension", "no-effect"):',
            "return",
        ]

    def test_the_new_function_keeps_to_the_dialect(self) -> None:
        names = "\n".join(f"from x import {name}" for name in vars(running) if name.isupper())
        helpers = "\n".join(
            f"def {name}(s):\n    return s" for name in ("is_told_in_time", "days_told", "names_a_later_rest_day")
        )

        assert breaches({"page": f"{names}\n{helpers}\n{block('python')}"}) == ()

    def test_a_reply_takes_25_working_days(self, law: Law) -> None:
        """The 25th working day after Monday 4 March 2024: 4 to 6 April are off, Sunday 7 April is worked."""
        table = pa.table(ROWS).slice(0, 1)

        found = assess_table(table, law=law, calendar=load_calendar("CN"), as_of=AS_OF)

        assert found.column("due").to_pylist() == [date(2024, 4, 9)]

    def test_a_question_to_a_superior_stops_it_for_ten_working_days(self, law: Law) -> None:
        """6 to 20 March, eleven working days: the 36th working day after 4 March."""
        events = [
            {"type": "submitted", "at": "2024-03-04", "channel": "in-person"},
            {"type": "agency-consulted", "at": "2024-03-06", "role": "superior"},
        ]
        case = Case.from_dict({"id": "1", "matter": "application", "jurisdiction": "CN-X-REFORM", "events": events})

        assert assess(case, law=law, as_of=AS_OF).due == date(2024, 4, 24)

    @pytest.mark.usefixtures("changed")
    def test_one_case_asks_the_new_reading(self, law: Law) -> None:
        found = assess(extended(), law=law, as_of=AS_OF, explore=True)
        pinned = assess(extended(), law=law, as_of=AS_OF, readings={"another-extension": "no-effect"})

        assert (found.verdict, found.due, found.robust) == ("on-time", date(2024, 4, 23), False)
        assert (pinned.verdict, pinned.due) == ("late", date(2024, 4, 16))
        assert ["another-extension"] in [[choice.id for choice in choices] for choices in found.decisive]

    def test_a_reading_that_no_file_has_is_told(self, law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
        """One case by an error that names what is near, and of a table the row that met it."""
        change(monkeypatch, block("python").replace("another-extension", "a-second-extension"))
        with pytest.raises(ReadingError) as caught:
            assess(extended(), law=law, as_of=AS_OF)
        found = assess_table(pa.table(ROWS), law=law, calendar=load_calendar("CN"), as_of=AS_OF).to_pylist()

        assert (caught.value.code, caught.value.given) == ("unknown-reading", "a-second-extension")
        assert [row["refusal"] and row["refusal"]["code"] for row in found] == [None, None, "unknown-reading"]

    @pytest.mark.usefixtures("changed")
    def test_a_table_follows(self, law: Law) -> None:
        grounds: dict[str, Any] = {"law": law, "calendar": load_calendar("CN"), "as_of": AS_OF}

        found = assess_table(pa.table(ROWS), **grounds).to_pylist()[2]
        pinned = assess_table(pa.table(ROWS), **grounds, readings={"another-extension": "no-effect"}).to_pylist()[2]

        assert (found["verdict"], found["due"], found["robust"]) == ("on-time", date(2024, 4, 23), False)
        assert (pinned["verdict"], pinned["due"]) == ("late", date(2024, 4, 16))
        assert ["another-extension"] in [[choice["id"] for choice in choices] for choices in found["decisive"]]
