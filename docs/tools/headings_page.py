"""The page of headings: the columns of tables, and the words that cells may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from gikdeadlines.registers import WIDE, Column, cells
from gikdeadlines.registers.headings import LONG

__all__ = ["PAGE", "page"]

PAGE: Final = Path("docs/reference/headings.md")

HEAD: Final = """\
# Headings 表头

% Written by docs/tools/pages.py from the headings that are read; do not edit by hand.

Any spelling in a row names the same column.
Case, spaces, hyphens, full-width letters and a star do not matter.

同一行里的写法都指同一列。
大小写、空格、连字符、全角字母和星号不影响识别。
"""

_WORDS: Final = (
    ("Channels 申请方式", "_CHANNEL_NAMES"),
    ("Methods of service 送达方式", "_METHOD_NAMES"),
    ("Events 事件", "_EVENT_NAMES"),
)


def page() -> str:
    """The whole page."""
    parts = (
        _columns("One row a case 一案一行", WIDE),
        _columns("One row an event 一事一行", LONG),
        *(_words(title, getattr(cells, name)) for title, name in _WORDS),
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
