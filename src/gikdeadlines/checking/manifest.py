"""A record of a run: what went in, by what it was assessed, what came out 运行记录。"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from gikdeadlines.loading import STANDARD_INPUT
from gikdeadlines.values.version import __version__

from .inputs import Inputs
from .standards import Standards
from .targets import written

__all__ = ["output_record", "write_manifest"]

_SCHEMA: Final = "gikdeadlines/manifest/1"


def write_manifest(path: Path, standards: Standards, inputs: Inputs, about: Mapping[str, Any]) -> None:
    """Writes the record; nothing in it but the input's own names differs between two equal runs 写运行记录.

    Args:
        path: where it goes.
        standards: by which the cases were assessed.
        inputs: what was read.
        about: the command's own options, the counts, and the files written.

    Raises:
        UsageError: ``unwritable-file``.
    """
    record = {
        "schema": _SCHEMA,
        "program": {"version": __version__, "python": platform.python_version()},
        "law": standards.law.digest,
        "calendar": standards.calendar().digest,
        **_common(standards),
        "inputs": [_input(file, inputs) for file in inputs.files],
        **about,
    }
    with written(path) as stream:
        stream.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")


def _common(standards: Standards) -> dict[str, Any]:
    return {
        "as_of": standards.as_of.isoformat(),
        "known_on": standards.known_on.isoformat() if standards.known_on else None,
        "jurisdiction": standards.jurisdiction,
        "readings": {**standards.house, **standards.pins},
        "explore": standards.explore,
    }


def _input(file: str, inputs: Inputs) -> dict[str, Any]:
    is_file = file != STANDARD_INPUT and file in inputs.hashes
    return {
        "file": file,
        "sha256": inputs.hashes.get(file),
        "bytes": Path(file).stat().st_size if is_file else None,
    }


def output_record(path: Path) -> dict[str, Any]:
    """A file that was written, with its hash; a device keeps nothing to hash 输出文件."""
    if not path.is_file():
        return {"file": str(path), "sha256": None}
    with path.open("rb") as stream:
        return {"file": str(path), "sha256": hashlib.file_digest(stream, "sha256").hexdigest()}
