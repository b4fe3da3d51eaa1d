"""What a line that holds no case says of some: a note, a line of totals, a title, a heading of a group 附言的内容."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .cells import cell_text, printable
from .day_texts import in_figures
from .headings import Layout
from .notes import Stated, tells, tells_an_event
from .vocabulary import lines_that_tell, said_in_cells, simplified

__all__ = [
    "USUAL",
    "heads_a_group",
    "is_numbered",
    "may_name",
    "numbered_note",
    "says_more",
    "stated_in_columns",
    "told_by",
    "told_on_a_sheet",
]

USUAL: Final = Stated({"received": 2, "replied": 2})
"""What nearly every row of a register states, so that a line that says it of all says nothing new."""

_SENTENCE: Final = re.compile(r"[。;!?\n\r]+")
_CLAUSE: Final = re.compile(r"[,，]+")
_NUMBER_AND_NOTE: Final = 2


def told_by(cells: Sequence[object], columns: Stated = USUAL) -> str:
    """What a line that holds no case says of some, where it may move a day; empty where it does not 表头表尾所言.

    >>> told_by(["注：1号件已于3月20日告知延期20个工作日", ""]), told_by(["注：3月28日告知延期"])
    ('注:1号件已于3月20日告知延期20个工作日', '注:3月28日告知延期')
    >>> told_by(["说明：延期的请填写告知日期"]), told_by(["填报日期：2025年4月1日"]), told_by(["2025年3月台账"])
    ('', '', '')

    Args:
        cells: the line.
        columns: what columns state, for a title or a line of totals, which may name or count that.
    """
    text = _text(cells)
    said, plain = lines_that_tell(), in_figures(text)
    if said["one"].search(plain):
        return printable(text) if tells(text, USUAL) else ""
    if said["of_the_form"].search(plain):
        return ""
    is_told = any(_tells(sentence, columns) for sentence in _SENTENCE.split(plain))
    return printable(text) if is_told else ""


def says_more(cells: Sequence[object]) -> bool:
    """Whether a line that names a case says something of all besides 是否另有所言.

    >>> says_more(["第3号已补正。均已征求第三方意见"]), says_more(["第1、3号均已延期"])
    (True, False)
    """
    said, sentences = lines_that_tell(), [each for each in _SENTENCE.split(in_figures(_text(cells))) if each.strip()]
    others = [each for each in sentences if said["of_all"].search(each) and not said["one"].search(each)]
    return len(sentences) > 1 and any(_tells(each, USUAL) for each in others)


def may_name(cells: Sequence[object]) -> str:
    """What a line says that moves a day only where it names a case by its own number 可能指名的附言."""
    text = _text(cells)
    is_told = tells(text, USUAL) and not lines_that_tell()["of_the_form"].search(text)
    return printable(text) if is_told else ""


def _text(cells: Sequence[object]) -> str:
    return " ".join(filter(None, map(cell_text, cells)))


def _tells(sentence: str, columns: Stated) -> bool:
    """Whether a sentence tells of something that happened; a clause of one that instructs only where it states it."""
    said = lines_that_tell()
    clauses = [clause.strip() for clause in _CLAUSE.split(sentence)]
    is_rule = said["instructs"].search(sentence) is not None or any(_conditions(clauses))
    for clause, is_condition in zip(clauses, _conditions(clauses), strict=True):
        if is_condition or said["form"].search(clause) or (is_rule and not said["stated"].search(clause)):
            continue
        if _tells_clause(clause, columns):
            return True
    return False


def _conditions(clauses: Sequence[str]) -> Iterator[bool]:
    """Which clauses only say of what the next one speaks: 延期的, 请注明."""
    conditional = lines_that_tell()["conditional"]
    for at, clause in enumerate(clauses):
        match = conditional.search(clause)
        yield match is not None and (match.start() == 0 or at < len(clauses) - 1)


def _tells_clause(clause: str, columns: Stated) -> bool:
    said = lines_that_tell()
    is_of_all = said["of_all"].search(clause) is not None
    counted = said["none_counted"].sub("", clause)
    if tells_an_event(counted, USUAL if is_of_all else columns):
        return True
    speaks_of_days = said_in_cells().beside.search(clause) and not said["of_the_table"].search(clause)
    return is_of_all and bool(speaks_of_days) and tells(clause, USUAL)


def numbered_note(cells: Sequence[object]) -> str:
    """What the item of a numbered note says of all, where its number stands in a cell of its own 编号附言.

    >>> numbered_note(["1", "以上均已延期20个工作日", ""]), numbered_note(["7", "已延期"])
    ('以上均已延期20个工作日', '')
    """
    if not is_numbered(cells):
        return ""
    *_, text = filter(None, map(cell_text, cells))
    is_of_all = lines_that_tell()["of_all"].search(text) or lines_that_tell()["every"].search(text)
    return told_by([text]) if is_of_all else ""


def told_on_a_sheet(cells: Sequence[object]) -> str:
    """What a line of a sheet that is no register says of some, or of all 说明表所言.

    A word to choose from (已延期) says nothing of the register beside it, nor does what a word means.

    >>> told_on_a_sheet(["本表各件均已征求第三方意见"]), told_on_a_sheet(["2.", "以上均已延期"])
    ('本表各件均已征求第三方意见', '2. 以上均已延期')
    >>> told_on_a_sheet(["已延期"]), told_on_a_sheet(["已延期：指经批准延长期限"])
    ('', '')
    """
    said, text = lines_that_tell(), _text(cells)
    if said["meant"].search(text) or (said["choice"].fullmatch(text) and not said["of_some"].search(text)):
        return ""
    return told_by(cells)


def is_numbered(cells: Sequence[object]) -> bool:
    """Whether a row has a number and a text beside it, and nothing else 是否为编号附言."""
    texts = list(filter(None, map(cell_text, cells)))
    return len(texts) == _NUMBER_AND_NOTE and lines_that_tell()["ordinal"].fullmatch(texts[0]) is not None


def stated_in_columns(layout: Layout) -> Stated:
    """What the columns of a table state, so that a title may name it and a total count it 各列所载."""
    watched = (each.event for each in layout.watched)
    events = {*(each.column.event for each in layout.found), *watched, *USUAL.types}
    return Stated(dict.fromkeys((str(event) for event in events if event), 2))


def heads_a_group(text: str) -> str:
    """How a text is written that is the heading of rows below it; empty for any other 分组标题.

    >>> [heads_a_group(text) for text in ("二、法人（均已延期20个工作日）", "延期件", "以下为延期件：", "经批准")]
    ['group_numbered', 'group', 'group', '']
    """
    said = lines_that_tell()
    return next((kind for kind in ("group_numbered", "group") if said[kind].fullmatch(simplified(text.strip()))), "")
