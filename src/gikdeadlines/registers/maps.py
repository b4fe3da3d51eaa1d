"""Maps from files: what the columns and the words of a table mean, as somebody wrote it down 列对照文件。"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from gikdeadlines.case import CHANNELS, METHODS
from gikdeadlines.loading import bounded_content, system_says, where_in_toml
from gikdeadlines.values import Fault, FileError, FrozenMap, GikError, TableError

from .cells import parse_cell
from .column_map import IGNORED, ColumnMap, is_ignored
from .columns import ColumnReading, TableReading
from .fields import column_by_name
from .naming import is_known_heading, resembling

__all__ = ["MAPPED_KINDS", "SaidOfColumns", "column_map", "load_column_map", "map_text"]

MAPPED_KINDS: Final = {"channel": CHANNELS, "method": METHODS}
"""The kinds of cells whose words a map may explain."""

_EXPECTED: Final = "a TOML file with format = 1 and a table [columns] of headings and what they mean"
_TABLES: Final = frozenset({"format", "columns", "values", "comments"})


SaidOfColumns = ColumnMap | Mapping[str, str] | str | os.PathLike[str] | None
"""What a caller says of columns: a map, headings and what they mean, the path of a map, nothing."""


def column_map(given: SaidOfColumns) -> ColumnMap:
    """The map that a caller gives: as such, as a mapping of headings, as the path of a file 列对照.

    Raises:
        TableError: as :func:`load_column_map`.
    """
    return load_column_map(given) if isinstance(given, str | os.PathLike) else ColumnMap.given(given)


def load_column_map(path: str | os.PathLike[str]) -> ColumnMap:
    """The map of a file: headings under ``[columns]``, words in cells under ``[values.channel]`` 读取列对照.

    Raises:
        TableError: ``unreadable-file``, ``too-large``; ``bad-map``; ``unknown-heading``, ``unknown-value``, for what is
            said to be meant and is not known; every such line of the file at once.
    """
    file = os.fspath(path)
    try:
        content = tomllib.loads(bounded_content(Path(path)).decode("utf-8-sig"))
    except FileError as error:
        raise TableError(*error.faults) from None
    except OSError as error:
        why, said = system_says(error)
        raise TableError(Fault("unreadable-file", file, "a file that can be read", hint=why, parameters=said)) from None
    except (ValueError, RecursionError) as error:
        raise TableError(Fault("bad-map", file, _EXPECTED, hint=str(error), parameters=where_in_toml(error))) from None
    columns, values, comments = (content.get(name, {}) for name in ("columns", "values", "comments"))
    if content.get("format") != 1 or not set(content) <= _TABLES or not _are_tables(columns, values, comments):
        raise TableError(Fault(code="bad-map", given=file, expected=_EXPECTED))
    faults = [*_unknown_headings(columns), *_unknown_values(values), *_unknown_comments(comments)]
    if faults:
        raise TableError(*(fault.under(file) for fault in faults))
    return ColumnMap.of(columns, values, comments)


def _are_tables(columns: object, values: object, comments: object) -> bool:
    if not isinstance(columns, dict) or not isinstance(values, dict) or not isinstance(comments, dict):
        return False
    return all(kind in MAPPED_KINDS and isinstance(words, dict) for kind, words in values.items())


def _unknown_headings(columns: Mapping[str, Any]) -> Iterator[Fault]:
    for heading, sense in columns.items():
        if isinstance(sense, str) and (is_ignored(sense) or is_known_heading(sense)):
            continue
        near = resembling(sense) if isinstance(sense, str) else None
        hint = f"did you mean {near}?" if near else ""
        parameters = FrozenMap(near=near) if near else FrozenMap()
        expected = "a known heading, such as 收到申请日期 or received, or ignore"
        yield Fault("unknown-heading", sense, expected, f"columns.{heading}", hint, parameters)


def _unknown_values(values: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    for kind, words in values.items():
        for word, sense in words.items():
            if isinstance(sense, str) and is_ignored(sense):
                continue
            try:
                parse_cell("channel" if kind == "channel" else "method", sense)
            except GikError as error:
                yield from (replace(fault, given=sense).under(f"values.{kind}.{word}") for fault in error.faults)


def _unknown_comments(comments: Mapping[str, Any]) -> Iterator[Fault]:
    """A comment is looked at by people, and settled by saying that it tells of nothing."""
    for heading, sense in comments.items():
        if not (isinstance(sense, str) and is_ignored(sense)):
            parameters = FrozenMap(values=(IGNORED,), values_code=(IGNORED,))
            yield Fault("unknown-value", sense, f"one of {IGNORED}", f"comments.{heading}", parameters=parameters)


# A map to edit


def map_text(tables: Iterable[TableReading], remarks: Mapping[str, str]) -> str:
    """A map of tables with every column and every word that is not known, to be edited 待填写的列对照.

    What was read is stated; everything else stands behind a comment sign, with what it might be.

    Args:
        tables: how the columns were read.
        remarks: the comments, by ``head``, ``words``, the states of columns, and ``might`` with ``{fields}``.
    """
    found = list(tables)
    columns = {each.heading: each for table in found for each in table.columns}
    lines = [*(f"# {line}" for line in remarks["head"].splitlines()), "", "format = 1", "", "[columns]"]
    for each in columns.values():
        lines += _column_lines(each, remarks)
    for kind in MAPPED_KINDS:
        words = dict.fromkeys(word for each in columns.values() if each.kind == kind for word in each.words)
        if words:
            lines += ["", f"[values.{kind}]", f"# {remarks['words']}"]
            lines += [f'# {_quoted(word)} = ""' for word in words]
    comments = {heading: text for table in found for heading, text in table.comments.items()}
    if comments:
        lines += ["", "[comments]", f"# {remarks['comments']}"]
        for heading, text in comments.items():
            lines += [f"# {text}", f"# {_quoted(heading)} = {_quoted(IGNORED)}"]
    return "\n".join(lines) + "\n"


def _column_lines(each: ColumnReading, remarks: Mapping[str, str]) -> Iterator[str]:
    yield f"# {remarks[each.state]}" + (f" {each.samples[0]}" if each.samples else "")
    sense = column_by_name(each.fields[0]).headings[0] if each.fields else IGNORED
    repeat = f"_{each.number}" if each.number > 1 else ""
    if each.state == "read" and each.fields:
        yield f"{_quoted(each.heading)} = {_quoted(sense + repeat)}"
        return
    for name in each.fields or ():
        yield f"# {_quoted(each.heading)} = {_quoted(column_by_name(name).headings[0])}"
    yield f"# {_quoted(each.heading)} = {_quoted(IGNORED)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
