"""The browser in which pages are tested 测试用浏览器。

It is the one of the environment variable ``GIKDEADLINES_BROWSER``, else a Chromium or Chrome on the path.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest

NOT_INSTALLED: Final = "the extra `browser` is not installed"
RULES: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# Nothing but what a test asks for: no first run, no updates, no service that a browser calls by itself.
_QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser_path() -> str | None:
    """The browser to use."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("GIKDEADLINES_BROWSER") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def launched() -> Iterator[Any]:
    """A browser without a window; the test is skipped where there is none."""
    playwright_api = pytest.importorskip("playwright.sync_api", reason=NOT_INSTALLED)
    path = browser_path()
    if path is None:
        pytest.skip("no Chromium on the path, and GIKDEADLINES_BROWSER names none")
    with playwright_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield found
        found.close()
