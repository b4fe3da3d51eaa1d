"""The how-to page on changing the law does what it says, for one case and for a table."""

from __future__ import annotations

import ast
import inspect
import re
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

PAGES = [Path(__file__).parents[2] / "docs" / path / "how-to" / "change-the-law.md" for path in (".", "zh")]
AS_OF = date(2024, 6, 3)


def block(language: str, page: Path = PAGES[0]) -> str:
    """The first block of a language on a page."""
    found = re.search(rf"```{language}\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    assert found
    return found.group(1)


@pytest.fixture
def law(tmp_path: Path) -> Law:
    """The law with the invented reform laid over it."""
    path = tmp_path / "reform.toml"
    path.write_text(block("toml"), "utf-8")
    return load_law(path)


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text with the page's function in place of ours."""
    code = block("python")
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


class TestChangingTheLaw:
    def test_the_pages_make_the_same_change(self) -> None:
        assert [block("toml", page) for page in PAGES] == [block("toml")] * 2
        assert [block("python", page) for page in PAGES] == [block("python")] * 2

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

    @pytest.mark.usefixtures("changed")
    def test_a_table_follows(self, law: Law) -> None:
        grounds: dict[str, Any] = {"law": law, "calendar": load_calendar("CN"), "as_of": AS_OF}

        found = assess_table(pa.table(ROWS), **grounds).to_pylist()[2]
        pinned = assess_table(pa.table(ROWS), **grounds, readings={"another-extension": "no-effect"}).to_pylist()[2]

        assert (found["verdict"], found["due"], found["robust"]) == ("on-time", date(2024, 4, 23), False)
        assert (pinned["verdict"], pinned["due"]) == ("late", date(2024, 4, 16))
        assert ["another-extension"] in [[choice["id"] for choice in choices] for choices in found["decisive"]]
