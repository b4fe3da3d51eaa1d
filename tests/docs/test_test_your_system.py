"""The examples of the page on testing another system do what the page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

PAGE = (Path(__file__).parents[2] / "docs/how-to/test-your-system.md").read_text("utf-8")
BLOCKS = dict(re.findall(r"<!-- run: (\w+) -->\n```python\n(.*?)```", PAGE, re.DOTALL))


def run(name: str) -> dict[str, Any]:
    """The names that a block of the page defines."""
    defined: dict[str, Any] = {}
    exec(compile(BLOCKS[name], f"test-your-system.md:{name}", "exec"), defined)  # noqa: S102 - our own page
    return defined


class TestPage:
    """docs/how-to/test-your-system.md."""

    def test_finds_the_toy_wrong_on_the_day_that_it_names(self) -> None:
        """Twenty working days from 15 May 2019 hold the Dragon Boat Festival of 7 June."""
        toy = run("days")["test_toy"]

        with pytest.raises(AssertionError, match="2019-05-15"):
            settings(max_examples=200)(toy)()

    def test_finds_the_toy_wrong_on_cases(self) -> None:
        """The smallest case is an extension, which the toy does not read."""
        toy = run("cases")["test_toy"]

        with pytest.raises(AssertionError, match="ExtensionNotified"):
            settings(max_examples=400)(toy)()

    def test_verifies(self) -> None:
        """The third block passes as it stands."""
        assert run("verify")["results"]
