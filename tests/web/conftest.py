"""The page in a real browser, opened as a file, with the network cut 离线打开网页。"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from tests.browsing import launched

ROOT: Final = Path(__file__).parents[2]
SCREENSHOTS: Final = Path(__file__).parent / "screenshots"
ANSWER: Final = "#answer header.verdict"
FIRST: Final = 90_000
"""Milliseconds for the first answer on a machine that does other things too."""


@pytest.fixture(scope="session")
def single() -> Path:
    """The one file: that of ``GIKDEADLINES_PAGE``, else one that is built now."""
    if given := os.environ.get("GIKDEADLINES_PAGE"):
        return Path(given).resolve()
    subprocess.run([sys.executable, "-m", "gikdeadlines.web", "build"], cwd=ROOT, check=True)
    return ROOT / "dist" / "gikdeadlines.html"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser without a window."""
    with launched() as found:
        yield found


@dataclass(slots=True)
class Opened:
    """A page that is open, with everything that it complained of and asked the network for."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def fill(self, **values: str) -> None:
        """Fills in fields by their ids and waits for nothing."""
        for name, value in values.items():
            control = self.page.locator(f'[id="{name}"]')
            if control.evaluate("one => one.tagName") == "SELECT":
                control.select_option(value)
            else:
                control.fill(value)

    def sideways(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


Open = Callable[..., Opened]


@contextmanager
def page_of(
    browser: Any,  # noqa: ANN401 - playwright's
    single: Path,
    fragment: str = "",
    *,
    width: int = 1280,
    locale: str = "zh-CN",
    before: str = "",
) -> Iterator[Opened]:
    """The page as somebody opens it who was sent the file, without a network; every request is noted."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=locale, accept_downloads=True)
    context.set_offline(True)
    page = context.new_page()
    seen = Opened(page)
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
    # What the page makes itself (blob:, data:) goes nowhere; whatever else is asked for is noted.
    page.on("request", lambda request: None if _own(request.url) else seen.asked.append(request.url))
    if before:
        page.add_init_script(before)
    page.goto(single.as_uri() + fragment)
    yield seen
    context.close()


def answered(seen: Opened) -> Opened:
    """The page once its first answer stands there."""
    seen.page.wait_for_selector(ANSWER, timeout=FIRST)
    return seen


@pytest.fixture
def opened(browser: Any, single: Path) -> Iterator[Open]:  # noqa: ANN401 - playwright's
    """Opens the page anew, as often as it is called."""
    with ExitStack() as stack:
        yield lambda fragment="", **options: stack.enter_context(page_of(browser, single, fragment, **options))


def _own(url: str) -> bool:
    return url.startswith(("blob:", "data:"))
