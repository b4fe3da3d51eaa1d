"""One case stated by options, an option a column of a register 以选项说明一件申请。

What is given is read as a row of a register is, so that both come to the same case: the same words, the same spellings
of days, the same repeats.
"""

from __future__ import annotations

import csv
import inspect
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import wraps
from typing import Annotated, Any, Final

import typer

from gikdeadlines.case import Case
from gikdeadlines.loading import Assessable, Refused
from gikdeadlines.registers import WIDE, read_cases
from gikdeadlines.values import UsageError

from .failures import refuse_usage

__all__ = ["Stated", "case_of", "stating"]

Stated = Mapping[str, Sequence[str]]
"""What was given, by the column that it would stand in; a repeated option is a numbered column."""

Command = Callable[..., int]

_SHORT: Final[Mapping[str, str]] = {"submitted": "--sent", "channel": "--by", "reply_registered": "--answered"}
"""The options that most cases need, by the word that one would say."""

_ELSEWHERE: Final = frozenset({"id", "jurisdiction", "declared_due"})
"""Columns that other options speak for: --id, --jurisdiction, --claim."""

_KINDS: Final[Mapping[str, str]] = {"day": "DAY", "channel": "CHANNEL", "method": "METHOD", "count": "N"}

_BY_POST: Final = {"post": "signed-post"}
"""A channel's short word; a reply has a method of that name."""

_ALWAYS: Final = ("id", "submitted", "channel", "received")
"""So many columns a heading row needs to be known for one."""

_COLUMNS: Final = tuple(column for column in WIDE if column.name not in _ELSEWHERE)


def stating(command: Command) -> Command:
    """A command that also takes one case as options, and gets what was given as ``stated`` 可用选项说明案件的命令."""

    @wraps(command)
    def run(*arguments: Any, **given: Any) -> int:  # noqa: ANN401 - typer fills them in
        values = {column.name: given.pop(f"stated_{column.name}") for column in _COLUMNS}
        return command(*arguments, stated={name: said for name, said in values.items() if said}, **given)

    own = [each for each in inspect.signature(command, eval_str=True).parameters.values() if each.name != "stated"]
    run.__signature__ = inspect.Signature([*own, *_options()])  # type: ignore[attr-defined]
    return run


def case_of(stated: Stated, id_: str) -> Case:
    """The case that the options state 由选项构造案件.

    Raises:
        UsageError: every fault, its path the option.
    """
    _require_values(stated)
    (row,) = [
        row for row in read_cases(_register(stated, id_), file_format="csv") if isinstance(row, Assessable | Refused)
    ]
    if isinstance(row, Refused):
        raise UsageError(*(replace(fault, path=_option_in(fault.path)) for fault in row.error.faults))
    return row.case


def _require_values(stated: Stated) -> None:
    """An option that a script left empty is no event that did not happen."""
    for name, values in stated.items():
        if not all(value.strip() for value in values):
            refuse_usage("bad-value", "", "a value", path=_names(name)[0], says="stated")


def _register(stated: Stated, id_: str) -> io.BytesIO:
    """A register of this one row."""
    cells = dict.fromkeys(_ALWAYS, "") | {"id": id_}
    for name, values in stated.items():
        for number, value in enumerate(values, start=1):
            cells[name if number == 1 else f"{name}_{number}"] = (
                _BY_POST.get(value, value) if name == "channel" else value
            )
    text = io.StringIO()
    csv.writer(text).writerows([cells.keys(), cells.values()])
    return io.BytesIO(text.getvalue().encode())


def _options() -> Iterator[inspect.Parameter]:
    for column in _COLUMNS:
        kind = typer.Option(*_names(column.name), metavar=_KINDS[column.kind], help=f"help-stated-{column.name}")
        annotation = Annotated[list[str], kind]
        yield inspect.Parameter(
            f"stated_{column.name}", inspect.Parameter.KEYWORD_ONLY, default=[], annotation=annotation
        )


def _names(column: str) -> tuple[str, ...]:
    long = f"--{column.replace('_', '-')}"
    return (_SHORT[column], long) if column in _SHORT else (long,)


def _option_in(path: str) -> str:
    """The option that a path into the register leads to."""
    column = path.rpartition(".")[2].partition(" ")[0]
    name = column.rstrip("0123456789").removesuffix("_") if column not in _known() else column
    return _names(name)[0] if name in _known() else path.rpartition(".")[2]


def _known() -> frozenset[str]:
    return frozenset(column.name for column in _COLUMNS)
