"""Every page and picture that is written from data, and how to write them anew.

Run it from the top of the repository after a change of the data: ``python -m docs.tools.pages``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from gikdeadlines import load_law

from . import (
    codes_page,
    command_page,
    events_page,
    headings_page,
    law_page,
    picture,
    properties_page,
    readings_page,
    rooms_drawing,
)

__all__ = ["GENERATED"]


def _law() -> str:
    return law_page.page(load_law(), law_page.quantified_clauses())


GENERATED: Final[dict[Path, Callable[[], str]]] = {
    law_page.PAGE: _law,
    readings_page.PAGE: readings_page.page,
    codes_page.PAGE: codes_page.page,
    events_page.PAGE: events_page.page,
    headings_page.PAGE: headings_page.page,
    properties_page.PAGE: properties_page.page,
    rooms_drawing.PAGE: rooms_drawing.page,
    **{path: partial(command_page.page, language) for language, path in command_page.PAGES.items()},
    **{path: partial(picture.drawn, language) for language, path in picture.PICTURES.items()},
}
"""Each page, and what writes it."""

if __name__ == "__main__":
    for path, page in GENERATED.items():
        path.write_text(page(), "utf-8")
