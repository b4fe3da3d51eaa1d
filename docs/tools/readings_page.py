"""The page of readings, from laws/readings.toml: each question, its options, and what speaks for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gikdeadlines import load_law
from gikdeadlines.law import Law, Reading

__all__ = ["PAGE", "page"]

PAGE: Final = Path("docs/reference/readings.md")

HEAD: Final = """\
# Readings 口径

% Written by docs/tools/pages.py from laws/readings.toml; do not edit by hand.

The points that the texts leave open.
The option first named is the default, which is this library's choice and nobody's authority.
An option marked † is taken only when it is pinned, never tried by itself.

条文没有说清之处。
首个选项是默认口径（本库选择，非权威解释）。
标 † 的选项只在指定时采用，不自动比对。
"""


def page() -> str:
    """The whole page."""
    law = load_law()
    return HEAD + "".join(f"{line}\n" for reading in law.readings.values() for line in _section(reading, law))


def _section(reading: Reading, law: Law) -> Iterator[str]:
    question, authority = reading.question, reading.authority
    yield from ("", f"## `{reading.id}`", "", f"{question.zh}  ", f"{question.en}", "")
    yield from ("| option | 中文 | English |", "|---|---|---|")
    for option in reading.options:
        mark = " †" if option.pinned_only else ""
        yield f"| `{option.id}`{mark} | {option.text.zh} | {option.text.en} |"
    yield from ("", f"{authority.zh}  ", f"{authority.en}", "")
    found = [provision.id for provision in law.provisions.values() if reading.id in provision.readings]
    if found:
        yield "Provisions 条款: " + ", ".join(f"`{id_}`" for id_ in found)
