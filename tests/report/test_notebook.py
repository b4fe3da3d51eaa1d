"""Assessments in notebooks 笔记本。"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.report.samples import EXPLAINED

import gikdeadlines
from gikdeadlines import Assessment, load_calendar, load_law
from gikdeadlines.report import notebook

_CELL = """
from datetime import date
from gikdeadlines import Case, assess
case = Case.from_dict({"id": "1", "matter": "application", "events": [
    {"type": "submitted", "at": "2022-09-30", "channel": "in-person"}]})
print(assess(case, as_of=date(2022, 11, 3))._repr_html_())
"""


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    shown = Assessment._repr_html_  # type: ignore[attr-defined]  # hung on by the package
    yield
    Assessment._repr_html_ = shown  # type: ignore[attr-defined]  # the same


class TestByItself:
    """An assessment shows its page when it is the last value of a cell."""

    def test_shows_verdict_and_calendar(self) -> None:
        """Nothing is to be enabled: due on 2 November 2022, and not answered on the 3rd."""
        done = subprocess.run([sys.executable, "-X", "utf8", "-c", _CELL], capture_output=True, check=True)
        shown = done.stdout.decode()

        assert "逾期未答复" in shown
        assert 'datetime="2022-11-02"' in shown

    def test_leaves_another_law_to_enable(self) -> None:
        """Whose texts are not ours is shown as a line of text, not with the wrong words."""
        assert EXPLAINED.provenance is not None
        other = replace(EXPLAINED, provenance=replace(EXPLAINED.provenance, law="0" * 64))

        assert notebook.card(other) is None

    def test_is_a_line_of_text_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A notebook shows the short text where no page can be made."""
        # A page of the documentation that enables another language may have been run before.
        monkeypatch.setattr(Assessment, "_repr_html_", gikdeadlines._shown)  # noqa: SLF001 - what the package hangs on
        monkeypatch.setitem(sys.modules, "gikdeadlines.report.notebook", None)

        assert EXPLAINED._repr_html_() is None  # type: ignore[attr-defined]  # hung on by the package


class TestEnable:
    def test_shows(self) -> None:
        """In the language that was asked for."""
        notebook.enable(language="en")

        shown = EXPLAINED._repr_html_()  # type: ignore[attr-defined]  # hung on by the package
        assert "late by 2 working days" in shown
        assert 'datetime="2022-11-09"' in shown


class TestTexts:
    """What stands where a page cannot: one short line."""

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (load_calendar(), "<Calendar CN: 2008-01-01 to 2026-12-28, "),
            (load_law(), "<Law: "),
            (EXPLAINED, "<Assessment 2022-017: late, received_on 2022-09-30, due 2022-11-09, "),
        ],
    )
    def test_are_short(self, value: object, text: str) -> None:
        """They say what it is, and no more than a line."""
        assert repr(value).startswith(text)
        assert len(repr(value)) < 160
