"""Every example of the documentation runs and prints what its page shows, in both languages 文档示例.

What the pages show was once printed by the program itself: these are snapshots. They prove that a reader who types what
a page says gets what it says; that the days are right is proven elsewhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from docs.tools.examples import DOCS, ROOT, RUN, Page, blocks_of, commands_of, is_alike, pages, prepared

from gikdeadlines import Assessment


def runs(page: Path) -> bool:
    """Whether a page has an example that runs."""
    return any(block.is_run for block in blocks_of(page.read_text("utf-8")))


def name_of(page: Path) -> str:
    """A page as its test is called."""
    return str(page.relative_to(ROOT))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the pages have it."""
    return prepared(tmp_path)


@pytest.fixture(autouse=True)
def shown_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page says of how results show themselves in a notebook holds for that page alone."""
    monkeypatch.setattr(Assessment, "_repr_html_", Assessment._repr_html_)  # type: ignore[attr-defined]


class TestExamples:
    """Each page from top to bottom, in a folder of its own."""

    @pytest.mark.parametrize("page", [page for page in pages() if runs(page)], ids=name_of)
    def test_run(self, page: Path, folder: Path) -> None:
        """What stands on the page happens: ``docs/tools/examples.py PAGE`` writes what is printed now."""
        Page(folder).run(page.read_text("utf-8"))

    @pytest.mark.parametrize("page", pages(), ids=name_of)
    def test_left_out_for_a_reason(self, page: Path) -> None:
        """A block that could run and does not says why."""
        left = [block for block in blocks_of(page.read_text("utf-8")) if block.language in RUN and not block.is_run]

        assert all(block.word for block in left)


class TestTutorial:
    """The tutorial as a newcomer follows it, in a shell."""

    @pytest.mark.long
    @pytest.mark.parametrize("page", sorted(DOCS.glob("**/tutorial/ten-minutes.md")), ids=name_of)
    def test_followed_literally(self, page: Path, tmp_path: Path) -> None:
        """Files saved and commands typed one after the other, in an empty folder and one process each."""
        (tmp_path / "bin").mkdir()
        command = tmp_path / "bin" / "gikdeadlines"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gikdeadlines "$@"\n', "utf-8")
        command.chmod(0o755)
        place = tmp_path / "office"
        place.mkdir()
        path = os.pathsep.join([str(command.parent), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1", "LC_ALL": "C", "COLUMNS": "100"}
        typist = Page(place)
        for block in blocks_of(page.read_text("utf-8")):
            if block.mark == "save":
                typist.save(block)
            elif block.is_run:
                self.type(block.text, place, environment)

    @staticmethod
    def type(text: str, place: Path, environment: dict[str, str]) -> None:
        """The commands of a block in one shell, so that ``$?`` is that of the one before."""
        status = 0
        for typed, shown in commands_of(text):
            found = subprocess.run(  # noqa: S602 - what the page has its reader type
                f"(exit {status}); {typed}", shell=True, cwd=place, env=environment, stdout=-1, stderr=-2, check=False
            )
            status = found.returncode

            assert is_alike(shown, found.stdout.decode()), typed


class TestReadmes:
    """What else the READMEs show."""

    @pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
    def test_the_example_runs(self, readme: str) -> None:
        """Its Python says what it asserts."""
        (code,) = (b.text for b in blocks_of((ROOT / readme).read_text("utf-8")) if b.language == "python")

        exec(compile(code, readme, "exec"), {})  # noqa: S102 - our own example


class TestFirstScreen:
    """The screen that the READMEs show."""

    @pytest.mark.parametrize(("readme", "language"), [("README.md", " --lang en"), ("README.zh-CN.md", "")])
    def test_is_what_is_printed(self, readme: str, language: str, folder: Path) -> None:
        """The only text block of the file is what the first command prints in its language, notes apart."""
        (screen,) = (b.text for b in blocks_of((ROOT / readme).read_text("utf-8")) if b.language == "text")
        printed = Page(folder).shell(f"gikdeadlines check examples/applications.csv --as-of 2025-12-31{language}")
        told = [line for line in printed.splitlines(keepends=True) if not line.startswith("examples/")]

        assert is_alike(screen, "".join(told))
