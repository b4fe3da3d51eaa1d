"""Ledgers as clerks keep them go in and come back as the same workbooks with verdicts, without any option."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.unit.checking import clerks_ledgers as kept
from tests.unit.cli.running import Run

LEDGERS = {
    "grouped": (kept.grouped, "2024年", 5, kept.GROUPED_VERDICTS),
    "monthly": (kept.monthly, "台账", 5, kept.MONTHLY_VERDICTS),
    "listed": (kept.listed, "依申请公开", 2, kept.LISTED_VERDICTS),
}


@pytest.fixture(scope="module", params=LEDGERS)
def name(request: pytest.FixtureRequest) -> str:
    """One of the three."""
    return str(request.param)


@pytest.fixture
def pair(name: str, run: Run, tmp_path: Path) -> tuple[Any, Any]:
    """The workbook that went in, and the one that came back."""
    source, target = tmp_path / "台账.xlsx", tmp_path / "结果.xlsx"
    source.write_bytes(LEDGERS[name][0]())
    ended = run("check", source, "--as-of", "2025-12-31", "--out", target)

    assert ended.status in {1, 3}
    return openpyxl.load_workbook(source), openpyxl.load_workbook(target)


def test_verdicts(name: str, pair: tuple[Any, Any]) -> None:
    """Beside each row, and beside no other."""
    _, title, first, verdicts = LEDGERS[name]
    sheet = pair[1][title]
    at = next(int(cell.column) for cell in sheet[first - 1] if cell.value == "核查：结论")

    assert tuple(sheet.cell(first + n, at).value for n in range(len(verdicts))) == verdicts


def test_every_sheet_as_it_was(pair: tuple[Any, Any]) -> None:
    """Values, formulas, looks, and everything that a program keeps with a sheet."""
    before, after = pair
    assert after.sheetnames[: len(before.sheetnames)] == before.sheetnames
    assert dict(after.defined_names).keys() == dict(before.defined_names).keys()
    for sheet in before:
        assert {key: _told(after[sheet.title])[key] for key in _told(sheet)} == _told(sheet)
        for row in sheet.iter_rows():
            for cell in row:
                assert _looks(after[sheet.title][cell.coordinate]) == _looks(cell), cell.coordinate


def test_reach_to_our_columns(name: str, pair: tuple[Any, Any]) -> None:
    """What is printed and filtered takes the verdicts in; her own table does not grow."""
    before, after = (book[LEDGERS[name][1]] for book in pair)
    if name == "grouped":
        assert (after.print_area, after.auto_filter.ref) == ("'2024年'!$A$1:$V$19", "A4:V16")
    assert [str(table.ref) for table in after.tables.values()] == [str(table.ref) for table in before.tables.values()]


def test_nothing_is_called_lost(name: str, pair: tuple[Any, Any]) -> None:
    """A comment is no drawing; a chart is one, and may not be whole."""
    said = any("没有带过来" in str(cell.value) for (cell,) in pair[1]["说明"].iter_rows())

    assert said == (name == "listed")


def _told(sheet: Any) -> dict[str, object]:  # noqa: ANN401 - openpyxl's
    """What is kept with a sheet, but for what is made to reach to the verdicts."""
    shown = sheet.column_dimensions
    return {
        "state": (sheet.sheet_state, sheet.sheet_view.zoomScale, sheet.protection.sheet, sheet.freeze_panes),
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "choices": [(str(each.sqref), each.formula1) for each in sheet.data_validations.dataValidation],
        "rules": [str(each.sqref) for each in sheet.conditional_formatting],
        "columns": {letter: (shown[letter].width, shown[letter].hidden) for letter in "LM" if sheet.print_area},
        "rows": {at: (each.height, each.outlineLevel) for at, each in sheet.row_dimensions.items()},
        "print": (sheet.page_setup.paperSize, sheet.oddFooter.center.text),
        "colour": sheet.sheet_properties.tabColor and sheet.sheet_properties.tabColor.rgb,
        "charts": len(sheet._charts),  # noqa: SLF001 - there is no other name
    }


def _looks(cell: Any) -> tuple[object, ...]:  # noqa: ANN401 - openpyxl's
    look = (repr(part) for part in (cell.font, cell.fill, cell.border, cell.alignment, cell.protection))
    comment = cell.comment.text if cell.comment else None
    link = cell.hyperlink.target if cell.hyperlink else None
    return (cell.value, cell.number_format, comment, link, *look)
