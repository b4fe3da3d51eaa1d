"""Which column a heading names, in Chinese or English 表头。

A wide table has a row a case and a column a fact; a long one has a row an event, grouped by case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from gikdeadlines.loading import UnknownColumn
from gikdeadlines.values import Fault, FrozenMap, TableError, closest

from .cells import CellKind, cell_text, key_of, printable

__all__ = ["LONG", "WIDE", "Column", "Found", "Layout", "is_known_heading", "layout_of", "resembling"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the table form names 列.

    ``name`` is its English heading, ``headings`` its Chinese ones, the usual one first. In a wide
    table the cell is the ``field`` of an event of type ``event``; without an event it speaks of the whole case.
    """

    name: str
    headings: tuple[str, ...]
    kind: CellKind
    event: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A known column of one table: where it stands, and how it is headed; ``number`` tells repeats apart 已识别的列."""

    position: int
    heading: str
    column: Column
    number: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of one table are 表格结构."""

    form: Literal["wide", "long"]
    width: int
    found: tuple[Found, ...]
    others: tuple[tuple[int, str], ...]

    @property
    def unknown(self) -> tuple[UnknownColumn, ...]:
        """The columns that are carried, each with the known heading it resembles 未识别的列."""
        columns = WIDE if self.form == "wide" else LONG
        return tuple(UnknownColumn(heading, resembling(heading, columns)) for _, heading in self.others)


WIDE: Final = (
    Column("id", ("申请编号", "编号", "登记编号", "受理编号"), "text"),
    Column("jurisdiction", ("适用地区", "地区"), "place"),
    Column("channel", ("申请方式", "提交方式", "申请渠道"), "channel", "submitted", "channel"),
    Column("submitted", ("提交日期", "申请日期", "提交申请日期"), "day", "submitted", "at"),
    Column("signed_for", ("签收日期", "邮件签收日期"), "day", "signed-for", "at"),
    Column("arrived", ("实际到达日期", "到达日期", "系统接收日期"), "day", "arrived", "at"),
    Column("confirmed", ("双方确认日期", "确认日期"), "day", "confirmed", "at"),
    Column("received", ("收到申请日期", "收到日期", "收到申请时间"), "day", "received", "at"),
    Column("contact_restored", ("恢复联络日期",), "day", "contact-restored", "at"),
    Column("correction_requested", ("补正告知发出日期", "补正告知日期"), "day", "correction-requested", "at"),
    Column("correction_respond_by", ("补正截止日期",), "day", "correction-requested", "respond_by"),
    Column("correction_received", ("收到补正日期", "补正日期"), "day", "correction-received", "at"),
    Column("third_party_consulted", ("征求第三方意见日期",), "day", "third-party-consulted", "at"),
    Column("third_party_replied", ("收到第三方意见日期",), "day", "third-party-replied", "at"),
    Column("agency_consulted", ("征求其他机关意见日期",), "day", "agency-consulted", "at"),
    Column("agency_replied", ("收到其他机关意见日期",), "day", "agency-replied", "at"),
    Column("obstacle_began", ("不可抗力中止日期", "中止日期"), "day", "obstacle-began", "at"),
    Column("obstacle_ended", ("恢复日期",), "day", "obstacle-ended", "at"),
    Column("extension_notified", ("延长期限告知日期", "延期告知日期"), "day", "extension-notified", "at"),
    Column("extension_days", ("延长工作日数", "延长天数"), "count", "extension-notified", "working_days"),
    Column("later_date", ("确定延迟答复日期",), "day", "later-date-set", "until"),
    Column("fee_notified", ("收费通知日期",), "day", "fee-notified", "at"),
    Column("fee_paid", ("缴费日期",), "day", "fee-paid", "at"),
    Column("withdrawn", ("撤回日期",), "day", "withdrawn", "at"),
    Column("reply_method", ("送达方式", "答复送达方式"), "method", "replied", "method"),
    Column("reply_dated", ("落款日期", "答复书落款日期"), "day", "replied", "dated"),
    Column("reply_dispatched", ("交邮日期", "寄出日期"), "day", "replied", "dispatched"),
    Column("reply_delivered", ("签收（送达）日期", "送达日期"), "day", "replied", "delivered"),
    Column("reply_registered", ("答复日期", "答复时间"), "day", "replied", "registered"),
    Column("declared_due", ("登记届满日期", "届满日期"), "day", "", "due"),
)
"""The columns of a table with a row a case. Any but ``id`` and ``jurisdiction`` may stand again as ``_2``, ``_3``."""

LONG: Final = (
    Column("case_id", ("案件编号", "申请编号"), "text"),
    Column("matter", (), "text"),
    Column("jurisdiction", ("适用地区", "地区"), "place"),
    Column("type", ("事件", "事件类型"), "event"),
    Column("at", ("日期", "发生日期"), "moment"),
    Column("channel", ("申请方式",), "channel"),
    Column("respond_by", ("补正截止日期",), "day"),
    Column("respond_within", (), "count"),
    Column("served", (), "day"),
    Column("dispatched", ("交邮日期",), "day"),
    Column("party", ("第三方",), "text"),
    Column("consents", (), "truth"),
    Column("agency", ("其他机关",), "text"),
    Column("role", (), "text"),
    Column("working_days", ("延长工作日数",), "count"),
    Column("until", (), "day"),
    Column("method", ("送达方式",), "method"),
    Column("dated", ("落款日期",), "day"),
    Column("delivered", ("签收（送达）日期",), "day"),
    Column("registered", ("答复日期",), "day"),
    Column("kind", (), "text"),
    Column("field", (), "text"),
    Column("severity", (), "text"),
    Column("period", (), "text"),
    Column("to", (), "text"),
    Column("urgency", (), "text"),
)
"""The columns of a table with a row an event; each is a field of the event, or says something of its case."""

_FEWEST_KNOWN: Final = 3
_REPEAT: Final = re.compile(r"(.+?)_([1-9]\d?)", re.ASCII)
_NEVER_REPEATED: Final = frozenset({"id", "jurisdiction"})


def _by_key(columns: Iterable[Column]) -> dict[str, Column]:
    return {key_of(heading): column for column in columns for heading in (column.name, *column.headings)}


_WIDE_KEYS: Final = _by_key(WIDE)
_LONG_KEYS: Final = _by_key(LONG)
_LONG_MUST: Final = frozenset({"case_id", "type"})


def layout_of(cells: Sequence[object], renames: Mapping[str, str] | None = None) -> Layout | None:
    """What the columns are when these cells are a heading row, None when they are not 识别表头.

    >>> layout_of(["申请编号", "收到日期", "答复日期", "机关"]).unknown
    (UnknownColumn(heading='机关', resembles=None),)
    >>> layout_of(["2017年登记簿", "", ""]) is None
    True

    Args:
        cells: one row.
        renames: headings of the table to headings that are known.

    Raises:
        TableError: ``repeated-heading``, when two headings name the same column.
    """
    written = _written(cells)
    meant = [(position, heading, (renames or {}).get(heading, heading)) for position, heading in written]
    found = tuple(_found(position, heading, sense, _LONG_KEYS, repeats=False) for position, heading, sense in meant)
    form: Literal["wide", "long"] = "long"
    if not {each.column.name for each in found if each} >= _LONG_MUST:
        form = "wide"
        found = tuple(_found(position, heading, sense, _WIDE_KEYS, repeats=True) for position, heading, sense in meant)
    known = tuple(each for each in found if each)
    if len({each.column.name for each in known}) < _FEWEST_KNOWN:
        return None
    _require_distinct(known)
    taken = {each.position for each in known}
    return Layout(form, len(written), known, tuple((at, text) for at, text in _distinct(written) if at not in taken))


def is_known_heading(text: str) -> bool:
    """Whether a table could have a column of that name 是否认识的标题.

    >>> is_known_heading("收到申请日期"), is_known_heading("third_party_replied_2"), is_known_heading("机关")
    (True, True, False)
    """
    return bool(_found(0, text, text, _LONG_KEYS, repeats=False) or _found(0, text, text, _WIDE_KEYS, repeats=True))


def _written(cells: Sequence[object]) -> list[tuple[int, str]]:
    """The headings with their positions, up to the last; a column among them without a heading goes by its number."""
    texts = [printable(cell_text(cell)) for cell in cells]
    width = max((position + 1 for position, text in enumerate(texts) if text), default=0)
    return [(position, text or f"({position + 1})") for position, text in enumerate(texts[:width])]


def _found(position: int, heading: str, sense: str, keys: Mapping[str, Column], *, repeats: bool) -> Found | None:
    column, number = keys.get(key_of(sense)), 1
    if column is None and repeats and (match := _REPEAT.fullmatch(unicodedata.normalize("NFKC", sense).strip())):
        column, number = keys.get(key_of(match[1])), int(match[2])
        if column and column.name in _NEVER_REPEATED:
            return None
    return Found(position, heading, column, number) if column else None


def _require_distinct(known: tuple[Found, ...]) -> None:
    seen: dict[tuple[str, int], str] = {}
    for each in known:
        place = (each.column.name, each.number)
        if place in seen:
            raise TableError(_repeated(each, seen[place]))
        seen[place] = each.heading


def _repeated(found: Found, other: str) -> Fault:
    return Fault(
        code="repeated-heading",
        given=found.heading,
        expected=f"one column for {found.column.name}",
        hint=f"{other} and {found.heading} say the same: rename one, or number it {found.heading}_2",
        parameters=FrozenMap(column=found.column.name, other=other, heading=found.heading),
    )


def _distinct(written: list[tuple[int, str]]) -> Iterable[tuple[int, str]]:
    """Headings under which cells can be carried side by side: a repeated one gets its position."""
    seen: set[str] = set()
    for position, heading in written:
        name = heading if heading not in seen else f"{heading} ({position + 1})"
        seen.add(name)
        yield position, name


def resembling(heading: str, columns: Sequence[Column] = (*WIDE, *LONG)) -> str | None:
    """The known heading that a misspelt one resembles, in its own script 相近的标题.

    >>> resembling("recieved"), resembling("收到日")
    ('received', '收到日期')
    """
    is_ascii = heading.isascii()
    spellings = {key_of(h): h for c in columns for h in ((c.name,) if is_ascii else c.headings)}
    near = closest(key_of(heading), spellings)
    return spellings[near] if near else None
