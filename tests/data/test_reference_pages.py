"""Pages of the reference that are generated from data say what the data say."""

from __future__ import annotations

from docs.tools.law_page import PAGE, page, quantified_clauses

from gikdeadlines import load_law


class TestLawPage:
    """docs/reference/law.md 法规一览."""

    def test_is_as_generated(self) -> None:
        """A change of the law data without its page is refused: run docs/tools/law_page.py."""
        assert PAGE.read_text("utf-8") == page(load_law(), quantified_clauses())

    def test_counts_every_clause(self) -> None:
        """The last row of the overview: 675 clauses in the sources, 241 of them quantified."""
        total = next(line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| All "))

        assert [cell.strip() for cell in total.split("|")][4:8:3] == ["675", "241"]
