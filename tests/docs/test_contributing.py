"""The contributing page names what is there 贡献说明。"""

from __future__ import annotations

import re

from docs.tools.examples import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_every_path_exists() -> None:
    """Files and folders of the repository that it names; `en.ftl` stands beside the one before it."""
    paths = re.findall(r"`((?:src|tests|docs|calendars)/[\w./-]+)`", PAGE)

    assert len(paths) > 20
    assert [path for path in paths if "XX" not in path and not (ROOT / path).exists()] == []


def test_every_room_is_drawn() -> None:
    """Whatever folder of the package holds modules stands in the drawing."""
    rooms = {path.parent.name for path in (ROOT / "src" / "gikdeadlines").glob("*/__init__.py")}
    drawn = set(re.findall(r"^│ (\w+) ", PAGE, re.MULTILINE))

    assert rooms <= drawn
