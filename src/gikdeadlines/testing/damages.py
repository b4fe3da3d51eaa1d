"""What is done to made tables so that they cannot be read whole, as clerks do it 仿真登记簿的错漏。

What a table states in plain stays as it was: whoever reads the damaged one to say something else must not be sure.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

__all__ = ["DAMAGES", "Cells", "Column"]

Cells = list[object]


@dataclasses.dataclass(slots=True)
class Column:
    """A column of the table: its headings from the top, its cells, and what they mean 仿真列."""

    field: str | None
    heading: str
    group: str = ""
    cells: Cells = dataclasses.field(default_factory=list)
    values: Cells = dataclasses.field(default_factory=list)


_GARBLED: Final = ("某", "其", "之后", "的人", "登")


def _garble(columns: Sequence[Column], chance: Random) -> None:
    """A slip of the pen in the heading of a column that states a day."""
    column = chance.choice([each for each in columns if each.field not in (None, "id")])
    # Without its 应 the column of the last day would be headed as that of the answer, which nobody could tell.
    at = chance.randrange(column.field == "declared_due", len(column.heading))
    kind = chance.randrange(3)
    cut = column.heading[:at] + column.heading[at + 1 :]
    column.heading = (cut, column.heading[:at] + chance.choice(_GARBLED) + column.heading[at:], cut + "期")[kind] or "X"


_OTHER_EVENTS: Final = (
    "第三方收到函件日期",
    "补正通知送达日期",
    "延期审批日期",
    "补正告知签收日期",
    "其他机关会商日期",
    "更正日期",
    "办结日期",
    "征求意见日期",
    "不可抗力情况",
    "延期至",
    "是否延期",
    "缴费情况",
)


def _add_event(columns: list[Column], chance: Random) -> None:
    """A column of an event that the table form does not have, or has in other words."""
    cells: Cells = [chance.choice(("", "2024-03-05", "2019年5月6日", "是")) for _ in columns[0].cells]
    columns.append(Column(None, chance.choice(_OTHER_EVENTS), "", cells))


_TOLD: Final = {
    "extension_notified": "已电话告知延期",
    "correction_requested": "已通知补正",
    "third_party_consulted": "已征求第三方意见",
}
_WITH: Final = {
    "extension_notified": "extension_days",
    "correction_requested": "correction_received",
    "third_party_consulted": "third_party_replied",
}


def _tell_in_words(columns: list[Column], chance: Random) -> None:
    """What a column stated stands in the remarks."""
    moved = [each for each in columns if each.field in _TOLD]
    if not moved:
        _garble(columns, chance)
        return
    column = chance.choice(moved)
    other = _WITH[str(column.field)]
    words: Cells = [_TOLD[str(column.field)] if _says(cell) else "" for cell in column.cells]
    columns[:] = [each for each in columns if each.field not in (column.field, other)]
    columns.append(Column(None, "备 注", "", words))


def _says(cell: object) -> bool:
    return isinstance(cell, date) or any(character in "0123456789〇一二三四五六七八九" for character in str(cell))


_NO_DAYS: Final = ("3月5日", "24.3.5", "5/3/2024", "次日", "2024年3月", "2024-02-30", "2024-03-05、2024-03-08")


def _spoil_days(columns: Sequence[Column], chance: Random) -> None:
    """A cell of days that names none."""
    days = [each for each in columns if each.field and any(map(_says, each.cells)) and each.field != "id"]
    column = chance.choice(days)
    column.cells[chance.randrange(len(column.cells))] = chance.choice(_NO_DAYS)


_NO_WORDS: Final = ("飞鸽", "网络、信函", "电报", "其他", "顺路捎带")


def _spoil_words(columns: Sequence[Column], chance: Random) -> None:
    """A word for a channel or a method that is none, or several of them."""
    words = [each for each in columns if each.field in {"channel", "reply_method"}]
    if not words:
        _spoil_days(columns, chance)
        return
    column = chance.choice(words)
    column.cells[chance.randrange(len(column.cells))] = chance.choice(_NO_WORDS)


def _double(columns: list[Column], chance: Random) -> None:
    """Another column that says what one says, filled otherwise."""
    column = chance.choice([each for each in columns if each.field not in (None, "id", "declared_due")])
    cells: Cells = [chance.choice(("2018-05-07", "", "2021年6月7日")) for _ in column.cells]
    columns.append(Column(None, column.heading, column.group, cells))


# What stands in another place than a column, or in two


def _of(columns: Sequence[Column], *fields: str) -> Column | None:
    """A column of one of these fields, where there is any."""
    return next((each for each in columns if each.field in fields), None)


_STEPS: Final = tuple(_TOLD)
_SHORT: Final[tuple[Callable[[date], str], ...]] = (
    lambda day: f"{day.month}.{day.day}",
    lambda day: f"{day.month}/{day.day}",
    lambda day: f"{day.month}月{day.day}日",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day:%y}.{day.month}.{day.day}",
)
_NOTED: Final[Mapping[str, tuple[str, str]]] = {
    "extension_notified": ("{}告知展期", "{}通知申请人顺延"),
    "correction_requested": ("{}要求补充材料", "{}退回申请人"),
    "third_party_consulted": ("{}征询权利人", "{}发函征询利害关系人"),
}


def _note(columns: list[Column], chance: Random) -> None:
    """What columns stated stands in the remarks, in other words and with a day in short."""
    moved = [each for each in columns if each.field in _STEPS]
    if not moved:
        _garble(columns, chance)
        return
    column = chance.choice(moved)
    told, short = chance.choice(_NOTED[str(column.field)]), chance.choice(_SHORT)
    notes: Cells = [told.format(short(day)) if isinstance(day, date) else "" for day in column.values]
    columns[:] = [each for each in columns if each.field not in (column.field, _WITH[str(column.field)])]
    columns.append(Column(None, chance.choice(("备 注", "说明事项", "办理过程", "经办意见")), "", notes))


def _note_more(columns: list[Column], chance: Random) -> None:
    """A part of the extension stands in the remarks."""
    days = _of(columns, "extension_days")
    if days is None:
        _note(columns, chance)
        return
    notes: Cells = [""] * len(days.cells)
    for place, value in enumerate(days.values):
        if isinstance(value, int) and value > _PART:
            days.cells[place] = value - _PART
            notes[place] = chance.choice(("又延期5日", "再次延期五个工作日", "第二次延长5个工作日"))
    columns.append(Column(None, "备注", "", notes))


_PART: Final = 5


def _note_correctly(columns: list[Column], chance: Random) -> None:
    """A wrong day, and the right one in the remarks."""
    column = chance.choice([each for each in columns if any(isinstance(value, date) for value in each.values)])
    notes: Cells = [""] * len(column.cells)
    for place, day in enumerate(column.values):
        if isinstance(day, date) and column.field != "declared_due":
            column.cells[place] = (day + timedelta(chance.choice((-9, -2, 12, 40)))).isoformat()
            is_stated = any(each.values[place] == day for each in columns if each is not column and each.values)
            says = chance.choice(("应为{}", "更正为{}", "登错，是{}", *([] if is_stated else ["{}寄来"])))
            notes[place] = says.format(chance.choice(_SHORT)(day))
    columns.append(Column(None, "备注", "", notes))


def _mistype_year(columns: Sequence[Column], chance: Random) -> None:
    """A year that comes later: what an agency did lies after its answer, or an answer in times to come."""
    reply = _of(columns, "reply_registered", "reply_dispatched")
    assert reply is not None  # every table has one
    column = chance.choice([reply, *(each for each in columns if each.field in (*_STEPS, *_WITH.values()))])
    years = 30 if column is reply else 1
    for place, (day, answered) in enumerate(zip(column.values, reply.values, strict=True)):
        if isinstance(day, date) and answered and (day.month, day.day) != (2, 29):
            column.cells[place] = day.replace(year=day.year + years).isoformat()


def _claim_in_words(columns: list[Column], chance: Random) -> None:
    """The column of the last day says that the period was extended, and no other column does."""
    told = _of(columns, "extension_notified")
    gone = ("extension_notified", "extension_days", "declared_due")
    words = ("已延期", "40个工作日", "展期", "35日", "2024-04-28（延期）")
    cells: Cells = ["" for _ in columns[0].cells]
    if told is not None:
        cells = [chance.choice(words) if isinstance(day, date) else "20个工作日" for day in told.values]
    columns[:] = [each for each in columns if each.field not in gone]
    columns.append(Column(None, chance.choice(("办理期限", "答复期限", "应答复日期")), "", cells))


def _contradict_extension(columns: list[Column], chance: Random) -> None:
    """A number of days with a slip beside a last day that is another one."""
    told, days = _of(columns, "extension_notified"), _of(columns, "extension_days")
    if told is None or days is None or told.group:
        _note_more(columns, chance)
        return
    until: Cells = [day + timedelta(200) if isinstance(day, date) else "" for day in told.values]
    days.cells = [value // _PART if isinstance(value, int) else cell for value, cell in _beside(days)]
    columns.append(Column(None, "延期至", "", until))


def _beside(column: Column) -> list[tuple[object, object]]:
    return list(zip(column.values, column.cells, strict=True))


def _leave_the_day_out(columns: list[Column], chance: Random) -> None:
    """What was answered is stated, and not when."""
    column = _of(columns, "reply_registered", "reply_dispatched")
    assert column is not None  # every table has one
    words = chance.choice((("办理结果", "予以公开"), ("状态", "办结"), ("备注", "已邮寄"), ("答复类别", "部分公开")))
    results: Cells = [words[1] if isinstance(day, date) else "" for day in column.values]
    column.cells = [""] * len(column.cells)
    columns.append(Column(None, words[0], "", results))


def _take_days_out(columns: list[Column], chance: Random) -> None:
    """How many days are not counted stands there, and not which."""
    asked = _of(columns, "third_party_consulted")
    if asked is None:
        _note(columns, chance)
        return
    cells: Cells = [chance.choice(("7", "15个工作日")) if isinstance(day, date) else "" for day in asked.values]
    columns[:] = [each for each in columns if each.field not in ("third_party_consulted", "third_party_replied")]
    columns.append(Column(None, chance.choice(("扣除天数", "不计入期限的天数", "停时（工作日）")), "", cells))


# What stands in another row


def _step(columns: Sequence[Column], chance: Random) -> tuple[Column, Column | None, int] | None:
    """A step that some row states, the column that goes with it, and the row."""
    stated = [each for each in columns if each.field in _STEPS and any(isinstance(day, date) for day in each.values)]
    if not stated:
        return None
    column = chance.choice(stated)
    places = [place for place, day in enumerate(column.values) if isinstance(day, date)]
    return column, _of(columns, _WITH[str(column.field)]), chance.choice(places)


_BELOW: Final = (
    "注：第{n}号已于{day}{told}",
    "注：{n}号件{day}{told}",
    "备注：{id}已{told}",
    "说明：以上均已{told}",
    "备注：上述各件{told}",
    "Note: case {n} 已{told}",
    "{n}号、99号已{told}",
)
_TOLD_BELOW: Final = {
    "extension_notified": "告知延期20个工作日",
    "correction_requested": "通知补正",
    "third_party_consulted": "征求第三方意见",
}


def _tell_below(columns: list[Column], chance: Random) -> None:
    """What a row stated stands in a line below the cases."""
    found = _step(columns, chance)
    number = _of(columns, "id")
    if found is None or number is None:
        _garble(columns, chance)
        return
    column, other, place = found
    told = _TOLD_BELOW[str(column.field)]
    day = chance.choice(_SHORT)(_day_of(column, place))
    line = chance.choice(_BELOW).format(n=place + 1, id=number.values[place], day=day, told=told)
    for each in (column, other):
        if each is not None:
            each.cells[place] = ""
    for each in columns:
        each.cells.append("")
    columns[chance.randrange(len(columns))].cells[-1] = line


def _day_of(column: Column, place: int) -> date:
    day = column.values[place]
    assert isinstance(day, date)  # such rows were looked for
    return day


def _go_on_below(columns: list[Column], chance: Random) -> None:
    """What belongs to a row stands in the next one, without its number or with it once more."""
    found = _step(columns, chance)
    if found is None:
        _garble(columns, chance)
        return
    column, other, place = found
    again = _happens_to_repeat(chance)
    for each in columns:
        is_moved = each is column or each is other
        stays = each.field == "id" and again
        each.cells.insert(place + 1, each.cells[place] if is_moved or stays else "")
        each.cells[place] = "" if is_moved else each.cells[place]


def _happens_to_repeat(chance: Random) -> bool:
    return bool(chance.randrange(2))


DAMAGES: Final[Mapping[str, Callable[[list[Column], Random], None]]] = {
    "garbled heading": _garble,
    "another event": _add_event,
    "told in words": _tell_in_words,
    "no day": _spoil_days,
    "no word": _spoil_words,
    "two alike": _double,
    "a note": _note,
    "a note of more": _note_more,
    "a note of another day": _note_correctly,
    "a mistyped year": _mistype_year,
    "a claim in words": _claim_in_words,
    "a contradicted extension": _contradict_extension,
    "no day of the answer": _leave_the_day_out,
    "days taken out": _take_days_out,
    "told below": _tell_below,
    "gone on below": _go_on_below,
}
"""What can be done to a table so that it cannot be read whole, by what it is called."""
