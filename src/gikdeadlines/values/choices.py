"""A word that is none of the known ones, and the one that it resembles 未识别的词。"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from typing import Final

from .errors import Fault
from .frozen import FrozenMap

__all__ = ["closest", "nearest", "not_among"]

_CLOSE: Final = 0.6
_ALIKE: Final = 0.5
_FEW: Final = 5
_NEAREST: Final = 3
_LONGEST: Final = 64
"""Characters of a word that are compared: what is longer resembles no word of ours."""

_AND_MORE: Final = "…"


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one resembles most, None where none is close 最相近的词.

    >>> closest("repleid", ["received", "replied"]), closest("x", ["received", "replied"])
    ('replied', None)
    """
    return next(iter(get_close_matches(word[:_LONGEST], list(known), n=1, cutoff=_CLOSE)), None)


def nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known words, all where they are few; else those that a word resembles, and the first ones 最相近的几个词.

    >>> nearest("emial", ["in-person", "online", "email", "oral", "fax", "misdirected-post"])
    ('email', 'in-person', 'online', '…')

    Args:
        word: what was given.
        known: the usual ones first: of many, they are named where few are alike.
    """
    values = tuple(known)
    if len(values) <= _FEW:
        return values
    alike = get_close_matches(word[:_LONGEST], values, n=_NEAREST, cutoff=_ALIKE)
    return (*islice(dict.fromkeys((*alike, *values)), _NEAREST), _AND_MORE)


def not_among(code: str, given: object, known: Iterable[str], path: str = "", **parameters: object) -> Fault:
    """The fault of a value that is none of those known 不在所列之中.

    >>> print(not_among("unknown-type", "repleid", ["received", "replied"]))
    given 'repleid', expected one of received, replied (did you mean replied?)

    Args:
        code: of the fault.
        given: the value.
        known: what it could be; of many, those that are nearest are named.
        path: where it stands.
        parameters: of the fault, beside the known values and the one that is near.
    """
    values = tuple(known)
    near = closest(given, values) if isinstance(given, str) else None
    values = nearest(str(given), values)
    return Fault(
        code=code,
        given=given,
        expected=f"one of {', '.join(values)}",
        path=path,
        hint=f"did you mean {near}?" if near else "",
        parameters=FrozenMap(parameters, values=values, **({"near": near} if near else {})),
    )
