"""A program of its own: a Parquet file on standard input, its batches as an Arrow stream on standard output 子进程。

It is run by :mod:`gikdeadlines.registers.parquet` from its text and imports nothing of ours. Its arguments are where
Python looks for modules, the number of rows a batch, and how many bytes of addresses it may have.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Final

READY: Final = b"+"
"""Comes before the stream, once the modules are found and the limit is set."""

LARGEST_BATCH: Final = 256 << 20
"""Bytes of one batch: who reads it has to hold it."""


def main(places: str, rows: str, memory: str) -> int:
    """Hands on the batches; 1 where the file is no Parquet, breaks off or is too large."""
    sys.path[:] = json.loads(places)
    import pyarrow as pa  # noqa: PLC0415 - only now is known where it lies
    from pyarrow import parquet as pq  # noqa: PLC0415

    # Not every system has limits. The libraries are loaded, so that only the file counts.
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(READY)
    sys.stdout.flush()
    try:
        found = pq.ParquetFile(sys.stdin.buffer)
        with pa.ipc.new_stream(sys.stdout.buffer, found.schema_arrow) as sink:
            for batch in found.iter_batches(batch_size=int(rows), use_threads=False):
                if batch.nbytes > LARGEST_BATCH:
                    return 1
                sink.write_batch(batch)
        sys.stdout.flush()
    except (pa.ArrowException, OSError, ValueError, MemoryError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
