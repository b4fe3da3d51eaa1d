"""Writes ``layouts/``: registers by chance in several formats, and what each says, worked out from the text.

Run from the top of a checkout: ``python -m tests.data.registers.making``. The truth comes from the plain cases, the
words of 国令711号 (art. 31 and 33, 20 working days; art. 30, anew from the corrected application; art. 33, what a third
party is asked does not count) and a second source for the days, not from what is tested.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import openpyxl
from tests import oracle

from gikdeadlines.testing.layouts import MadeTable, make_table

FOLDER: Final = Path(__file__).parent / "layouts"
TRUTH: Final = FOLDER / "truth.json"
WANTED: Final = 48
IN_FORCE: Final = date(2019, 5, 15)
AS_OF: Final = date(2025, 12, 31)
PERIOD: Final = 20

Case = Mapping[str, object]


def main() -> None:
    """Writes the files anew."""
    truth = {}
    for number, (made, told) in enumerate(_fitting(), start=1):
        path = _write(number, made)
        truth[path.name] = told
        if number == WANTED:
            break
    TRUTH.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _fitting() -> Iterator[tuple[MadeTable, list[dict[str, object]]]]:
    """The tables of which every case is settled by the text alone."""
    seed = 0
    while True:
        made = make_table(seed, first=IN_FORCE)
        fields, *rows = made.plain
        told = [_told(dict(zip(map(str, fields), row, strict=True))) for row in rows]
        if all(told):
            yield made, [each for each in told if each]
        seed += 1


def _told(case: Case) -> dict[str, object] | None:
    """The day of receipt, the last day and the verdict; None where somebody could argue otherwise."""
    received = _day(case, "submitted") or _day(case, "signed_for") or _day(case, "received")
    assert received is not None
    corrected = _day(case, "correction_received")
    start = corrected or received
    asked, answered = _day(case, "third_party_consulted"), _day(case, "third_party_replied")
    excluded = oracle.days_between(asked, answered) if asked and answered else []
    first_due = oracle.due(start, PERIOD, excluded)
    assert first_due is not None
    told = _day(case, "extension_notified")
    late = [day for day in (asked, told, _day(case, "correction_requested")) if day and day >= first_due]
    if late or not all(map(oracle.is_working, filter(None, (received, corrected)))):
        return None
    days = case.get("extension_days")
    due = oracle.due(start, PERIOD + int(str(days)), excluded) if days else first_due
    assert due is not None
    replied = _day(case, "reply_registered") or _day(case, "reply_dispatched")
    verdict = ("on-time" if replied <= due else "late") if replied else "overdue" if due < AS_OF else "pending"
    return {"id": case["id"], "received_on": str(received), "due": str(due), "verdict": verdict}


def _day(case: Case, field: str) -> date | None:
    day = case.get(field)
    return day if isinstance(day, date) else None


# Formats


def _write(number: int, made: MadeTable) -> Path:
    if number % 2:
        return _write_text(number, made)
    return _write_workbook(number, made)


def _write_text(number: int, made: MadeTable) -> Path:
    suffix, separator = (("csv", ","), ("csv", ";"), ("tsv", "\t"))[number // 2 % 3]
    encoding = ("utf-8", "utf-8-sig", "gb18030")[number // 6 % 3]
    path = FOLDER / f"made-{number:02}.{suffix}"
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=separator).writerows(made.rows)
    return path


def _write_workbook(number: int, made: MadeTable) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in made.rows:
        sheet.append([None if cell == "" else cell for cell in row])
    for place in range(1, len(made.rows) + 1):
        _merge(sheet, made.rows, place)
    path = FOLDER / f"made-{number:02}.xlsx"
    book.save(path)
    return path


def _merge(sheet: object, rows: Sequence[Sequence[object]], row: int) -> None:
    """Merges a group over what stands below it, as a clerk would."""
    cells = rows[row - 1]
    below = rows[row] if row < len(rows) else ()
    if not any(isinstance(cell, str) and cell in _GROUPS for cell in cells):
        return
    at = 0
    while at < len(cells):
        end = at + 1
        while end < len(cells) and cells[end] == "" and below[end]:
            end += 1
        if end > at + 1 and cells[at] in _GROUPS:
            sheet.merge_cells(start_row=row, end_row=row, start_column=at + 1, end_column=end)  # type: ignore[attr-defined]
        at = end


_GROUPS: Final = frozenset(
    {
        "补正",
        "补正情况",
        "征求第三方意见",
        "第三方意见",
        "征求第三方意见情况",
        "延期",
        "延期情况",
        "延长答复期限",
        "答复",
        "答复情况",
    }
)


if __name__ == "__main__":
    main()
