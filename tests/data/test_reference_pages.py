"""Pages of the reference that are generated from data say what the data say."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs.tools.law_page import PAGE
from docs.tools.pages import GENERATED


class TestGeneratedPages:
    """The pages of the reference that are written from data."""

    @pytest.mark.parametrize("path", GENERATED, ids=str)
    def test_is_as_generated(self, path: Path) -> None:
        """A change of the data without its page is refused: run ``python -m docs.tools.pages``."""
        assert path.read_text("utf-8") == GENERATED[path]()


class TestLawPage:
    """docs/reference/law.md 法规一览."""

    def test_counts_every_clause(self) -> None:
        """The last row of the overview: 675 clauses in the sources, 241 of them quantified."""
        total = next(line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| All "))

        assert [cell.strip() for cell in total.split("|")][4:8:3] == ["675", "241"]
