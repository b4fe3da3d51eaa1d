"""The two languages of the documentation say the same 两种语言对应."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docs.tools.examples import DOCS, ROOT, blocks_of

ROOMS = ("tutorial", "how-to", "explanation", "reference")

SHARED = frozenset(
    f"reference/{name}.md"
    for name in (
        "api",
        "bounds",
        "codes",
        "events",
        "figures",
        "glossary",
        "headings",
        "law",
        "properties",
        "readings",
    )
)
"""Pages in both languages at once."""


def rooms(folder: Path) -> set[str]:
    """The pages of the four rooms of a language."""
    return {str(page.relative_to(folder)) for room in ROOMS for page in (folder / room).glob("*.md")}


PAIRS = [(DOCS / name, DOCS / "zh" / name) for name in sorted(rooms(DOCS) - SHARED)]
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")


def title(pair: tuple[Path, Path]) -> str:
    """A pair as its test is called."""
    return pair[0].stem


def levels(page: Path) -> list[int]:
    """How deep each heading stands."""
    prose = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [len(mark) for mark in re.findall(r"^(#+) ", prose, re.MULTILINE)]


def commands(page: Path) -> list[str]:
    """Every command, without the language that it asks for and the names of files, which are words."""
    typed = re.findall(r"^\$ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return [re.sub(r" --lang en| [^\s-]\S*\.\w+", "", command) for command in typed]


def kinds(page: Path) -> list[tuple[str, str]]:
    """The language and the mark of every block."""
    return [(block.language, block.mark) for block in blocks_of(page.read_text("utf-8"))]


class TestPages:
    """docs/ and docs/zh/."""

    def test_stand_in_both(self) -> None:
        """A page is there in both languages under one name, unless it holds both."""
        assert rooms(DOCS) - SHARED == rooms(DOCS / "zh")

    @pytest.mark.parametrize("pair", [*PAIRS, READMES], ids=title)
    def test_have_the_same_headings(self, pair: tuple[Path, Path]) -> None:
        """As many, as deep, in the same order."""
        assert levels(pair[0]) == levels(pair[1])

    @pytest.mark.parametrize("pair", [*PAIRS, READMES], ids=title)
    def test_have_the_same_examples(self, pair: tuple[Path, Path]) -> None:
        """The same commands and the same kinds of blocks in the same order."""
        assert (kinds(pair[0]), commands(pair[0])) == (kinds(pair[1]), commands(pair[1]))


class TestReadmes:
    """README.md and README.zh-CN.md."""

    @pytest.mark.parametrize("mark", ["first", "tests"])
    def test_have_the_same_commands(self, mark: str) -> None:
        """The commands that ``.ci/run`` takes from the English one stand in the Chinese one too."""
        english, chinese = (
            re.search(rf"<!-- run: {mark} -->\n(```.*?```)", p.read_text("utf-8"), re.DOTALL) for p in READMES
        )

        assert english
        assert chinese
        assert english[1] == chinese[1]

    def test_show_the_same_screen(self) -> None:
        """Each shows the first screen in its own language: the same applications with the same days."""
        english, chinese = (blocks_of(page.read_text("utf-8"))[0].text for page in READMES)
        row = re.compile(r"^(\d{4}-\d{3}) +(?:(\d{4}-\d\d-\d\d) +(\d{4}-\d\d-\d\d))?", re.MULTILINE)

        assert row.findall(english) == row.findall(chinese)
        assert len(row.findall(english)) > 7

    @pytest.mark.parametrize("readme", READMES, ids=lambda page: page.name)
    def test_link_to_what_exists(self, readme: Path) -> None:
        """Every link that leads into the repository."""
        links = re.findall(r"\]\(([^)#:]+)\)", readme.read_text("utf-8"))

        assert links
        assert [link for link in links if not (ROOT / link).exists()] == []
