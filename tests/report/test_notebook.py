"""Assessments in notebooks 笔记本。"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.report.samples import EXPLAINED

from gikdeadlines import Assessment
from gikdeadlines.report import notebook


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    yield
    if hasattr(Assessment, "_repr_html_"):
        del Assessment._repr_html_


class TestEnable:
    def test_shows(self) -> None:
        """After it an assessment shows its verdict and calendar; before it a notebook shows the plain record."""
        assert not hasattr(EXPLAINED, "_repr_html_")
        notebook.enable(language="en")

        shown = EXPLAINED._repr_html_()  # type: ignore[attr-defined]  # hung on by enable
        assert "late by 2 working days" in shown
        assert 'datetime="2022-11-09"' in shown
