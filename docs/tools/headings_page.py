"""The page of headings: the columns of tables, and the words that cells may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from gikdeadlines.registers import WIDE, Column
from gikdeadlines.registers.fields import LONG
from gikdeadlines.registers.vocabulary import names_of, spelled_phrases

__all__ = ["PAGE", "page"]

PAGE: Final = Path("docs/reference/headings.md")

HEAD: Final = """\
# Headings 表头

% Written by docs/tools/pages.py from the headings that are read; do not edit by hand.

Any spelling in a row names the same column.
Case, spaces, line breaks, brackets, hyphens and full-width letters do not matter, nor does the order of the words: 时间 is 日期, 通知 and 发出 are 告知, 回复 and 反馈 are 答复, 受理, 收件 and 登记 are 收到, 提交 is 申请.
A column under a group is found with it: 收到日期 under 补正 is 收到补正日期.

同一行里的写法都指同一列。
大小写、空格、换行、括号、连字符、全角字母不影响识别，词序也不影响：时间即日期，通知、发出即告知，回复、反馈即答复，受理、收件、登记即收到，提交即申请。
分组之下的列连同分组识别：补正之下的收到日期即收到补正日期。
"""

_WORDS: Final = (
    ("Channels 申请方式", "channel"),
    ("Methods of service 送达方式", "method"),
    ("Events 事件", "event"),
)


def page() -> str:
    """The whole page."""
    parts = (
        _columns("One row a case 一案一行", WIDE),
        _columns("One row an event 一事一行", LONG),
        *(_words(title, names_of(kind).names) for title, kind in _WORDS),
        _phrases("Nothing 没有内容", "nothing", "nothing"),
        _phrases("Not yet 尚未发生", "nothing", "not_yet"),
        _phrases("Below the cases 表尾", "footers", "footers"),
    )
    return HEAD + "".join(f"{line}\n" for part in parts for line in part)


def _columns(title: str, columns: Iterable[Column]) -> Iterator[str]:
    yield from ("", f"## {title}", "", "| English | 中文 | holds |", "|---|---|---|")
    for column in columns:
        yield f"| `{column.name}` | {'、'.join(column.headings) or '—'} | {column.kind} |"


def _words(title: str, names: Mapping[str, str]) -> Iterator[str]:
    yield from ("", f"## {title}", "", "| code | 写法 |", "|---|---|")
    for code in dict.fromkeys(names.values()):
        yield f"| `{code}` | {'、'.join(name for name, found in names.items() if found == code)} |"


def _phrases(title: str, kind: str, name: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", "、".join(f"`{each}`" for each in spelled_phrases(kind, name) if each))
