"""The pages on data frames, where their libraries are installed 数据框各页."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs.tools.examples import DOCS, blocks_of

LIBRARIES = ("pandas", "polars", "duckdb")


@pytest.mark.parametrize("folder", [DOCS, DOCS / "zh"], ids=["en", "zh"])
@pytest.mark.parametrize("library", LIBRARIES)
def test_run(library: str, folder: Path) -> None:
    """Each page's Python runs from its top to its end, its own assertions included."""
    pytest.importorskip(library)
    page = (folder / "how-to" / f"{library}.md").read_text("utf-8")
    code = "\n".join(block.text for block in blocks_of(page) if block.language == "python")

    exec(compile(code, f"{library}.md", "exec"), {})  # noqa: S102 - the page's own program
