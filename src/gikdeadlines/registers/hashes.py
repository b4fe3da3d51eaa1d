"""Texts as numbers of eight bytes, by which those that may be the same are found in little memory 散列。"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from gikdeadlines.loading import require_module

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.int64]

__all__ = ["are_in", "hashes_of", "twice"]

_FACTOR: Final = 0x9E3779B97F4A7C15
"""Odd and far from any byte: what stands further on in a text weighs otherwise."""

_OF_A_WORD: Final = 8


def hashes_of(texts: Any) -> Hashes:  # noqa: ANN401 - pyarrow's
    """A number for each text, of its bytes and their places: others may have the same 散列值."""
    pyarrow, numpy = require_module("pyarrow"), require_module("numpy")
    texts = texts.cast(pyarrow.large_string())
    _, ends, content = texts.buffers()
    ends = numpy.frombuffer(ends, numpy.int64)[texts.offset :][: len(texts) + 1]
    octets = numpy.frombuffer(content or b"", numpy.uint8)[: ends[-1]][ends[0] :]
    octets = numpy.append(octets, numpy.zeros(_OF_A_WORD, numpy.uint8))
    # The eight bytes from each place on, as one number; of the last of a text those are left that are its own.
    words = numpy.ndarray(len(octets) - _OF_A_WORD, "<u8", octets, strides=(1,))
    own = numpy.array([(1 << 8 * count) - 1 for count in range(_OF_A_WORD + 1)], numpy.uint64)
    starts, lengths = ends[:-1] - ends[0], numpy.diff(ends)
    factor, half = numpy.uint64(_FACTOR), numpy.uint64(32)
    found = lengths.astype(numpy.uint64) * factor
    for at in range(0, int(lengths.max(initial=0)), _OF_A_WORD):
        some = numpy.flatnonzero(lengths > at)
        mixed = found[some] + (words[starts[some] + at] & own[numpy.minimum(lengths[some] - at, _OF_A_WORD)])
        found[some] = (mixed ^ (mixed >> half)) * factor
    hashes: Hashes = found.view(numpy.int64)
    return hashes


def twice(hashes: Iterable[Hashes]) -> Hashes:
    """Those that stand more than once, each once, in order 再现的散列值."""
    numpy = require_module("numpy")
    ordered = numpy.concatenate([numpy.zeros(0, numpy.int64), *hashes])
    ordered.sort()
    found: Hashes = numpy.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    return found


def are_in(run: Hashes, hashes: Hashes) -> NDArray[np.bool_]:
    """Which of some hashes stand in a sorted run 是否在列."""
    numpy = require_module("numpy")
    if not len(run):
        none: NDArray[np.bool_] = numpy.zeros(len(hashes), dtype=bool)
        return none
    found: NDArray[np.bool_] = numpy.equal(run.take(numpy.searchsorted(run, hashes), mode="clip"), hashes)
    return found
