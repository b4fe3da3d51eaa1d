"""The picture of the READMEs: the calendar of one of the example applications, one a language."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from .examples import Page, prepared

__all__ = ["PICTURES", "drawn"]

PICTURES: Final = {"en": Path("docs/_static/calendar.svg"), "zh": Path("docs/_static/calendar-zh.svg")}


def drawn(language: str) -> str:
    """The picture that the command draws."""
    with tempfile.TemporaryDirectory() as folder:
        page = Page(prepared(Path(folder)))
        case = "examples/applications.csv --id 2022-017 --as-of 2025-12-31"
        page.shell(f"gikdeadlines explain {case} --lang {language} --svg calendar.svg")
        return (page.folder / "calendar.svg").read_text("utf-8")
