"""What went wrong, as words and as an exit status 错误与退出状态。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final, NoReturn, TypeVar

from gikdeadlines.values import (
    CalendarRangeError,
    Fault,
    FrozenMap,
    GikError,
    MissingExtraError,
    NotInForceError,
    ReadingError,
    UsageError,
    not_among,
)
from gikdeadlines.wording import Wording, fault_text

from .console import Console

__all__ = [
    "FAILED",
    "INTERNAL",
    "INTERRUPTED",
    "LOST",
    "OUTSIDE",
    "REFUSED",
    "TERMINATED",
    "UNDETERMINED",
    "USAGE",
    "exit_status",
    "given_by",
    "refuse_usage",
    "report",
    "require_among",
]

FAILED: Final = 1
USAGE: Final = 2
REFUSED: Final = 3
OUTSIDE: Final = 4
UNDETERMINED: Final = 5
INTERNAL: Final = 70
LOST: Final = 74
INTERRUPTED: Final = 130
TERMINATED: Final = 143

T = TypeVar("T")


def refuse_usage(
    code: str, given: object, expected: str, *, path: str = "", hint: str = "", **parameters: object
) -> NoReturn:
    """Ends a command whose options or arguments cannot be meant 拒绝用法.

    Raises:
        UsageError: always, with one fault.
    """
    raise UsageError(Fault(code, given, expected, path, hint, FrozenMap(parameters)))


def require_among(code: str, given: str, known: Iterable[str], path: str = "") -> None:
    """Ends a command where a value is none of those known 拒绝不在所列之中的值.

    Raises:
        UsageError: of this code.
    """
    values = tuple(known)
    if given not in values:
        raise UsageError(not_among(code, given, values, path))


def given_by(option: str, read: Callable[[str], T], text: str) -> T:
    """What an option's text means; a fault in it is one of usage, told with the option's name 读取选项的值.

    Raises:
        UsageError: with the reader's own code.
    """
    try:
        return read(text)
    except GikError as error:
        faults = (replace(fault, path=option) for fault in error.faults)
        raise UsageError(*faults) from None


def exit_status(error: GikError) -> int:
    """The exit status of an error that ended a command 错误的退出状态."""
    if isinstance(error, UsageError | MissingExtraError | ReadingError):
        return USAGE
    return OUTSIDE if isinstance(error, CalendarRangeError | NotInForceError) else REFUSED


def report(error: GikError, console: Console, wording: Wording, *, where: str = "") -> None:
    """Says every fault of an error, a line each 报告错误."""
    for fault in error.faults:
        console.note(fault_text(fault, wording, where=where))
