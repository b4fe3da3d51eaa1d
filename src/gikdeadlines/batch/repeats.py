"""Ids that stood before, of any number of rows in the same memory 重复的编号。

Hashes find what may be a repeat: eight bytes an id, in sorted runs of which all but the last lie on disk. An id is said
to stand twice only when it was found among the ids themselves, which lie on disk too: no two ids are taken for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final
from weakref import finalize

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gikdeadlines.registers import are_in, hashes_of

from .working_days import Numbers

__all__ = ["Repeats"]

_RUN: Final = 1 << 20
"""Hashes in a run: eight MiB, the most that is held at once."""

_IN_MEMORY: Final = 1 << 20
"""Bytes up to which nothing is written to disk: a small table leaves no file behind, even for a moment."""


def _spool() -> IO[bytes]:
    return SpooledTemporaryFile(_IN_MEMORY)


@dataclass(slots=True, weakref_slot=True)
class Repeats:
    """Ids that came by, batch by batch 已出现的编号.

    >>> repeats = Repeats()
    >>> repeats.found(pa.array(["1", "2", "1"])).tolist(), repeats.found(pa.array(["3", "2"])).tolist()
    ([False, False, True], [False, True])
    """

    hashed: Callable[[pa.Array], Numbers] = hashes_of
    _last: Numbers = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    _runs: int = 0
    _hashes: IO[bytes] = field(default_factory=_spool)
    _ids: IO[bytes] = field(default_factory=_spool)
    _batches: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for spool in (self._hashes, self._ids):
            finalize(self, spool.close)

    def found(self, ids: pa.Array) -> NDArray[np.bool_]:
        """Which ids stood before, in an earlier batch or further up; none may be null 哪些编号重复."""
        hashes = self.hashed(ids)
        ordered = np.sort(hashes)
        is_old = self._are_known(ordered)
        is_twin = np.append(ordered[1:] == ordered[:-1], False)
        repeated = np.zeros(len(ids), dtype=bool)
        if is_old.any() or is_twin.any():
            places = np.flatnonzero(np.isin(hashes, ordered[is_old | is_twin]))
            asked = ids.take(pa.array(places))
            repeated[places] = _repeated(asked.to_pylist(), self._stored(asked) if is_old.any() else set())
        self._keep(ids, ordered)
        return repeated

    def _are_known(self, hashes: Numbers) -> NDArray[np.bool_]:
        known = are_in(self._last, hashes)
        self._hashes.seek(0)
        for _ in range(self._runs):
            known |= are_in(np.frombuffer(self._hashes.read(8 * _RUN), dtype=np.int64), hashes)
        return known

    def _stored(self, asked: pa.Array) -> set[str]:
        """Those of some ids that stand in earlier batches."""
        return {text for batch in self._kept() for text in batch.filter(pc.is_in(batch, asked)).to_pylist()}

    def _kept(self) -> Iterator[pa.Array]:
        self._ids.seek(0)
        for size in self._batches:
            yield pa.ipc.open_stream(pa.py_buffer(self._ids.read(size))).read_next_batch().column(0)

    def _keep(self, ids: pa.Array, ordered: Numbers) -> None:
        self._last = np.concatenate((self._last, ordered))
        self._last.sort(kind="stable")
        while len(self._last) >= _RUN:
            self._hashes.seek(0, 2)
            self._hashes.write(self._last[:_RUN].tobytes())
            self._last = self._last[_RUN:].copy()
            self._runs += 1
        content = _written(ids)
        self._ids.seek(0, 2)
        self._ids.write(content)
        self._batches.append(len(content))


def _repeated(texts: list[str], before: set[str]) -> list[bool]:
    """Which texts stood before, in their order."""
    found = []
    for text in texts:
        found.append(text in before)
        before.add(text)
    return found


def _written(ids: pa.Array) -> Any:  # noqa: ANN401 - bytes, as pyarrow has them
    batch = pa.record_batch([ids], names=["id"])
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return sink.getvalue()
