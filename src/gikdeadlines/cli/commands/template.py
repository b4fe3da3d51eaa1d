"""`template`: an empty register to fill in, which `check` reads as it is 空白登记簿。"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from gikdeadlines.checking.sheets import Book, book
from gikdeadlines.checking.targets import require_targets
from gikdeadlines.cli.session import Session
from gikdeadlines.cli.settings import Overwrite, spoken
from gikdeadlines.registers import WIDE, Column
from gikdeadlines.values import UsageError, not_among
from gikdeadlines.wording import Wording

__all__ = ["template"]

_ROWS: Final = 5_000
"""How far down the drop-downs and the formats of days reach."""

_LEFT_OUT: Final = frozenset({"obstacle_began", "obstacle_ended", "contact_restored", "later_date", "extension_until"})
"""Columns that hardly a register needs: whoever does, adds them."""

_FILLED: Final = (
    {
        "id": "2017-042",
        "jurisdiction": "CN",
        "channel": "signed-post",
        "submitted": date(2017, 3, 1),
        "signed_for": date(2017, 3, 3),
        "correction_requested": date(2017, 3, 8),
        "correction_respond_by": date(2017, 3, 22),
        "correction_received": date(2017, 3, 15),
        "third_party_consulted": date(2017, 3, 20),
        "third_party_replied": date(2017, 3, 27),
        "extension_notified": date(2017, 4, 5),
        "extension_days": 15,
        "reply_method": "post",
        "reply_dated": date(2017, 4, 27),
        "reply_dispatched": date(2017, 4, 28),
        "reply_delivered": date(2017, 5, 2),
    },
    {
        "id": "2022-001",
        "jurisdiction": "CN",
        "channel": "in-person",
        "submitted": date(2022, 9, 30),
        "reply_method": "direct",
        "reply_dated": date(2022, 11, 1),
        "reply_delivered": date(2022, 11, 2),
    },
)
"""Two rows to overwrite: the contract's example, and one that is answered across the counter."""

_IN_CHINESE: Final = {
    "CN": "全国",
    "in-person": "当面",
    "oral": "口头",
    "signed-post": "邮寄",
    "ordinary-post": "平信",
    "misdirected-post": "误投",
    "email": "电子邮件",
    "fax": "传真",
    "online": "网络",
    "unannounced": "未公告渠道",
    "on-the-spot": "当场",
    "direct": "直接送达",
    "entrusted": "委托送达",
    "post": "邮寄",
    "courier": "快递",
    "electronic": "电子送达",
}

_CHOICES: Final = {
    "channel": (
        "in-person",
        "oral",
        "signed-post",
        "ordinary-post",
        "misdirected-post",
        "email",
        "fax",
        "online",
        "unannounced",
    ),
    "method": ("on-the-spot", "direct", "entrusted", "post", "courier", "electronic"),
}


@spoken
def template(
    session: Session,
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="help-template-file")],
    overwrite: Overwrite = False,
) -> int:
    """Writes an empty register 写空白登记簿."""
    if file.suffix.lower() != ".xlsx":
        raise UsageError(not_among("unknown-format", str(file), [".xlsx"]))
    require_targets({"FILE.xlsx": file}, overwrite=overwrite)
    columns = [column for column in WIDE if column.name not in _LEFT_OUT]
    with book(file, streams=False) as found:
        _write(found, columns, session.wording)
    session.console.note(session.wording.text("template-written", path=file))
    return 0


def _write(found: Book, columns: list[Column], wording: Wording) -> None:
    sheet = found.sheet(wording.text("sheet-register"))
    is_chinese = wording.language == "zh"
    sheet.headings([column.headings[0] if is_chinese else column.name for column in columns], [14 for _ in columns])
    for filled in _FILLED:
        sheet.write([_cell(filled.get(column.name), is_chinese=is_chinese) for column in columns])
    for at, column in enumerate(columns):
        _guide(found, sheet.sheet, at, column, is_chinese=is_chinese)


def _cell(value: object, *, is_chinese: bool) -> object:
    return _IN_CHINESE.get(value, value) if isinstance(value, str) and is_chinese else value


def _guide(found: Book, sheet: Any, at: int, column: Column, *, is_chinese: bool) -> None:  # noqa: ANN401 - xlsxwriter's
    """What a column takes: a choice, a day, or text that is not taken for a number."""
    if column.kind == "day":
        sheet.set_column(at, at, 14, found.look("", "day"))
        # A warning and no more: a day in another spelling is read too.
        days = {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1), "error_type": "warning"}
        sheet.data_validation(1, at, _ROWS, at, days)
    elif column.kind in _CHOICES:
        source = [_IN_CHINESE[choice] if is_chinese else choice for choice in _CHOICES[column.kind]]
        sheet.data_validation(1, at, _ROWS, at, {"validate": "list", "source": source, "error_type": "warning"})
    elif column.kind == "text":
        sheet.set_column(at, at, 16, found.look("", "text"))
