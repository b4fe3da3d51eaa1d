"""Lines of text that are cases at a glance 一望即知为案件的行."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, Final

from gikdeadlines.loading import require_module

__all__ = ["not_plainly_cases"]

_SHORT: Final = 1 << 18
"""Bytes below which it is as quick to look at every line."""

_FIGURES: Final = 10
_LAST_ASCII: Final = 0x7F


def not_plainly_cases(lines: bytes, separator: str) -> bytes:
    r"""The lines but those that are cases at a glance: of a large register next to none 待细看的行.

    Such a line begins with a figure, has nothing but ASCII in its first cell, a further cell that begins with a figure,
    and a number as long as a year: so are no totals, footers, parts of the year, lines of one cell or headings.

    >>> lines = b"1,2024-03-05\n" * 30_000
    >>> not_plainly_cases(lines + "3月小计,5\n".encode() + b"7,\n", ",").decode()
    '3月小计,5\n7,\n'

    Args:
        lines: whole ones, in UTF-8, without quotation marks.
        separator: what stands between two cells.
    """
    if len(lines) < _SHORT or len(separator.encode()) > 1 or find_spec("numpy") is None:
        return lines
    numpy = require_module("numpy")
    content = numpy.frombuffer(lines, dtype=numpy.uint8)
    ends = numpy.flatnonzero(content == ord("\n")) + 1
    starts = numpy.concatenate(([0], ends[ends < len(content)]))
    is_figure = content - ord("0") < _FIGURES
    is_between = content == ord(separator)
    goes_on, begins_a_year = numpy.zeros((2, len(content)), dtype=bool)
    numpy.logical_and(is_between[:-1], is_figure[1:], out=goes_on[:-1])
    pairs = is_figure[:-1] & is_figure[1:]
    numpy.logical_and(pairs[:-2], pairs[2:], out=begins_a_year[:-3])
    is_plain = is_figure[starts] & numpy.logical_or.reduceat(goes_on, starts)
    is_plain &= numpy.logical_or.reduceat(begins_a_year, starts)
    is_plain &= _next(content > _LAST_ASCII, starts) > _next(is_between, starts)
    bounds = numpy.append(starts, len(content))
    return b"".join(lines[bounds[at] : bounds[at + 1]] for at in numpy.flatnonzero(~is_plain).tolist())


def _next(is_so: Any, starts: Any) -> Any:  # noqa: ANN401 - numpy's
    """The place of the next byte that is so, from each start on."""
    numpy = require_module("numpy")
    places = numpy.append(numpy.flatnonzero(is_so), len(is_so))
    return places[numpy.searchsorted(places, starts)]
