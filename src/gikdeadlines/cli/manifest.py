"""A record of a run: what went in, by what it was assessed, what came out 运行记录。"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from gikdeadlines import __version__
from gikdeadlines.loading import STANDARD_INPUT

from .inputs import Inputs
from .output import written
from .settings import Settings

__all__ = ["output_record", "write_manifest"]

_SCHEMA: Final = "gikdeadlines/manifest/1"


def write_manifest(path: Path, settings: Settings, inputs: Inputs, about: Mapping[str, Any]) -> None:
    """Writes the record; nothing in it but the input's own names differs between two equal runs 写运行记录.

    Args:
        path: where it goes.
        settings: by which the cases were assessed.
        inputs: what was read.
        about: the command's own options, the counts, and the files written.

    Raises:
        UsageError: ``unwritable-file``.
    """
    record = {
        "schema": _SCHEMA,
        "program": {"version": __version__, "python": platform.python_version()},
        "law": settings.law.digest,
        "calendar": settings.calendar().digest,
        **_common(settings),
        "inputs": [_input(file, inputs) for file in inputs.files],
        **about,
    }
    with written(path) as stream:
        stream.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")


def _common(settings: Settings) -> dict[str, Any]:
    return {
        "as_of": settings.as_of.isoformat(),
        "known_on": settings.known_on.isoformat() if settings.known_on else None,
        "jurisdiction": settings.jurisdiction,
        "readings": {**settings.house, **settings.pins},
        "explore": settings.explore,
    }


def _input(file: str, inputs: Inputs) -> dict[str, Any]:
    is_file = file != STANDARD_INPUT and file in inputs.hashes
    return {
        "file": file,
        "sha256": inputs.hashes.get(file),
        "bytes": Path(file).stat().st_size if is_file else None,
    }


def output_record(path: Path) -> dict[str, Any]:
    """A file that was written, with its hash 输出文件."""
    with path.open("rb") as stream:
        return {"file": str(path), "sha256": hashlib.file_digest(stream, "sha256").hexdigest()}
