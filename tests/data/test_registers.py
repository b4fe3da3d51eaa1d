"""Registers as agencies keep them: read right, or told what was not read.

The days are worked out by hand from the notices. 2024: off 4 to 6 April, 7 April worked; 4 and 18 February worked, off
10 to 17; 28 April worked. 2025: off 4 to 6 April, 27 April worked; off 1 January.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from gikdeadlines import Assessment, GikError, assess, load_calendar, load_law
from gikdeadlines.loading import Assessable, Refused, Skipped
from gikdeadlines.registers import Table, read_cases, read_columns, read_table
from gikdeadlines.testing.layouts import DAMAGES, make_table
from gikdeadlines.testing.properties.registers import REGISTERS, Made
from gikdeadlines.testing.properties.world import World

FOLDER = Path(__file__).parent / "registers"
LAYOUTS = FOLDER / "layouts"
TRUTH: Mapping[str, list[dict[str, str]]] = json.loads((LAYOUTS / "truth.json").read_text(encoding="utf-8"))
AS_OF = date(2025, 12, 31)
MANY = 100_000


def assessed(name: str, **how: object) -> dict[str, Assessment]:
    """The assessment of each case of a file."""
    rows = read_cases(FOLDER / name, **how)  # type: ignore[arg-type]  # whichever options
    return {row.case.id: assess(row.case, as_of=AS_OF, explore=True) for row in rows if isinstance(row, Assessable)}


def refused(name: str) -> dict[int, str]:
    """The code with which each row of a file is refused."""
    rows = read_cases(FOLDER / name)
    return {row.row: row.faults[0].code for row in rows if isinstance(row, Refused)}


def told(found: Assessment, code: str) -> list[tuple[object, ...]]:
    """The parameters of the findings of a code."""
    return [tuple(each.parameters.values()) for each in found.findings if each.code == code]


ANSWERED = {
    # Signed for on 3 March 2025, a third party asked on 6 March and answered on the 20th, neither day counted: 2 days,
    # then 21 March to 3 April 10, 7 to 11 April 5, 14 to 16 April 3.
    ("near_headings.csv", "1"): ("on-time", date(2025, 4, 16)),
    # Anew from 24 March: to 3 April 8, 7 to 11 April 5, 14 to 18 April 5, 21 and 22 April 2.
    ("near_headings.csv", "2"): ("on-time", date(2025, 4, 22)),
    # 4 to 31 March 20 days, told on 28 March; then 1 to 3 April 3, 7 to 25 April 15, 27 and 28 April 2.
    ("near_headings.csv", "3"): ("on-time", date(2025, 4, 28)),
    # 5 March 2024: 6 to 29 March 18 days, 1 and 2 April.
    ("footers.csv", "1"): ("on-time", date(2024, 4, 2)),
    ("heading_hints.csv", "1"): ("on-time", date(2024, 4, 2)),
    ("two_heading_rows.csv", "2024-001"): ("on-time", date(2024, 4, 2)),
    ("serial_as_text.csv", "0001"): ("on-time", date(2024, 4, 2)),
    ("serial_as_text.csv", "0002"): ("on-time", date(2024, 4, 2)),
    ("page_named.xls", "1"): ("on-time", date(2024, 4, 2)),
    ("date_1904.xlsx", "fmt"): ("on-time", date(2024, 4, 2)),
    ("date_1904.xlsx", "raw"): ("on-time", date(2024, 4, 2)),
    ("merged_downward.xlsx", "2024-1"): ("on-time", date(2024, 4, 2)),
    ("said_in_words.csv", "1"): ("overdue", date(2024, 4, 2)),
    ("said_in_words.csv", "2"): ("overdue", date(2024, 4, 2)),
    ("said_in_words.csv", "3"): ("on-time", date(2024, 4, 2)),
    ("said_in_words.csv", "4"): ("on-time", date(2024, 4, 2)),
    ("portal_export.csv", "2024002"): ("on-time", date(2024, 4, 2)),
    ("reply_day_unknown.csv", "1"): ("late", date(2024, 4, 2)),
    # Anew from 25 March 2024: 26 to 29 March 4, 1 to 3 April 3, 7 to 12 April 6, 15 to 19 April 5, 22 and 23 April 2.
    ("unread_columns.csv", "2"): ("on-time", date(2024, 4, 23)),
    ("unread_columns.csv", "1"): ("late", date(2024, 4, 2)),
    ("reply_before_receipt.csv", "1"): ("on-time", date(2025, 1, 20)),
}
"""21 December 2024 to 20 January 2025: 23 to 31 December 7 days, 2 to 10 January 7, 13 to 17 January 5, 20 January."""


class TestEachKind:
    """A small file of each kind that used to be read wrong."""

    @pytest.mark.parametrize(("file", "case"), ANSWERED)
    def test_verdict(self, file: str, case: str) -> None:
        """The verdict and the last day are those worked out by hand."""
        found = assessed(file)[case]

        assert (found.verdict, found.due) == ANSWERED[file, case]

    def test_unread_columns(self) -> None:
        """What speaks of an extension and was not understood takes the certainty away, named with its cell."""
        first, second = assessed("unread_columns.csv").values()

        assert (first.robust, second.robust) == (False, True)
        assert sorted(told(first, "unread-column")) == [("延期至", "2024-04-30"), ("是否延期", "是")]

    def test_reply_before_receipt(self) -> None:
        """An answer eleven months before the receipt cannot be sure."""
        found = assessed("reply_before_receipt.csv")["1"]

        assert found.robust is False
        assert told(found, "reply-before-receipt") == [(date(2024, 12, 20), date(2024, 1, 10))]

    def test_a_deadline_column_is_a_claim(self) -> None:
        """应答复日期 is never 答复日期."""
        found = assessed("heading_hints.csv")["1"]

        assert [(claim.by, claim.due) for claim in found.claims] == [("agency", date(2024, 4, 2))]
        assert found.replied_on == date(2024, 4, 2)

    def test_merged_downward_is_one_application(self) -> None:
        """Its first answer counts."""
        found = assessed("merged_downward.xlsx")

        assert [each.replied_on for each in found.values()] == [date(2024, 4, 2)]

    def test_a_sheet_a_month(self) -> None:
        """8 January to 4 February, 8 February to 13 March, 8 March to 8 April."""
        found = assessed("sheet_a_month.xlsx", sheet="all")

        assert {id_: each.due for id_, each in found.items()} == {
            "2024-1": date(2024, 2, 4),
            "2024-2": date(2024, 3, 13),
            "2024-3": date(2024, 4, 8),
        }

    @pytest.mark.parametrize(
        ("file", "codes"),
        [
            ("said_in_words.csv", {6: "bad-day"}),
            ("portal_export.csv", {7: "unknown-value", 9: "unknown-value", 10: "missing-key"}),
            ("formula_without_value.xlsx", {2: "formula-without-value"}),
            ("footers.csv", {}),
        ],
    )
    def test_refusals(self, file: str, codes: dict[int, str]) -> None:
        """What cannot be read is refused by name, and nothing else is."""
        assert refused(file) == codes

    def test_footers_are_no_cases(self) -> None:
        """Totals and notes are skipped for what they are."""
        reasons = [row.reason for row in read_cases(FOLDER / "footers.csv") if isinstance(row, Skipped)]

        assert reasons == ["heading", "total", "total", "footer", "footer", "footer"]

    @pytest.mark.parametrize("path", sorted(FOLDER.glob("*.*")), ids=lambda path: path.name)
    def test_columns(self, path: Path) -> None:
        """How each was read can be shown, every column of it in one of the four states."""
        if path.suffix in {".jsonl", ".py"}:
            return
        tables = list(read_columns(path, sheet="all" if path.name.startswith("sheet") else None))

        assert tables
        assert {each.state for table in tables for each in table.columns} <= {"read", "carried", "doubtful"}


class TestLayouts:
    """Layouts written by ``registers/making.py``, with what each says."""

    def test_there_are_enough(self) -> None:
        """In several formats."""
        assert len(TRUTH) >= 40
        assert {Path(name).suffix for name in TRUTH} == {".csv", ".tsv", ".xlsx"}

    @pytest.mark.parametrize("name", TRUTH)
    def test_is_read_right(self, name: str) -> None:
        """Receipt, last day and verdict are those of the text, by a second source for the days."""
        found = assessed(f"layouts/{name}")

        assert [
            {"id": id_, "received_on": str(each.received_on), "due": str(each.due), "verdict": each.verdict}
            for id_, each in found.items()
        ] == TRUTH[name]
        assert not refused(f"layouts/{name}")


def states(numbers: range, *, damaged: bool) -> Iterator[str]:
    """What became of each made table: read, or told of."""
    for number in numbers:
        made = make_table(number, damaged=damaged)
        try:
            rows = list(read_table(map(list, made.rows), Table(file="made.csv")))
        except GikError:
            yield "told"
            continue
        doubts = any(row.case.doubts for row in rows if isinstance(row, Assessable))
        is_told = doubts or any(isinstance(row, Refused) for row in rows)
        read = sum(isinstance(row, Assessable | Refused) for row in rows)
        yield "told" if is_told else "read" if read == len(made.plain) - 1 else "lost"


class TestMade:
    """Tables by chance, whatever was done to them."""

    def test_most_are_read_without_a_map(self) -> None:
        """At least 95 in 100; the rest are told of."""
        found = Counter(states(range(400), damaged=False))

        assert found["read"] >= 0.95 * found.total()
        assert not found["lost"]

    def test_each_kind_of_damage_is_met(self) -> None:
        """So that the property is about something."""
        assert {make_table(number, damaged=True).damage for number in range(200)} == set(DAMAGES)

    @pytest.mark.slow
    @pytest.mark.parametrize("damaged", [False, True])
    def test_none_is_wrong_and_sure(self, damaged: bool) -> None:
        """In 100,000 tables no robust verdict differs from that of the same cases under our own headings."""
        found = Counter(states(range(MANY), damaged=damaged))
        world = World(load_calendar("CN"), load_law())
        wrong = (REGISTERS[0].check(world, Made(number, damaged)) for number in range(MANY))

        assert [each.sentence.en for each in wrong if each] == []
        assert damaged or found["read"] >= 0.95 * MANY
