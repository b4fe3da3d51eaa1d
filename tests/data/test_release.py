"""What goes out with a release says the same as the code 发布文件."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import gikdeadlines

ROOT = Path(__file__).parents[2]


def release() -> str:
    """The section of the changelog on the version of the code."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(rf"^## \[{re.escape(gikdeadlines.__version__)}\].*?(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, "no section on this version"
    return found[0]


class TestChangelog:
    """CHANGELOG.md."""

    @pytest.mark.parametrize("section", ["Law", "Calendars"])
    def test_says_whether_past_answers_change(self, section: str) -> None:
        """The two sections stand in every release, and each speaks of past answers."""
        found = re.search(rf"^### {section}\n(.*?)(?=^### |\Z)", release(), re.DOTALL | re.MULTILINE)

        assert found
        assert "past answer" in found[1]


class TestCitation:
    """CITATION.cff."""

    def test_names_the_version(self) -> None:
        """The version that is cited is that of the code."""
        assert f"\nversion: {gikdeadlines.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
