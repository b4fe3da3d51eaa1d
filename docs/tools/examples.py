"""Runs the examples of a page, and writes anew what its commands print.

A page is run from top to bottom in one folder, which holds a copy of ``examples/`` and ``calendars/``:

- a block under ``% save: NAME`` is written to that file;
- a ``python`` block is executed, a ``pycon`` block compared, with one namespace for the page;
- in a ``console`` block, what follows ``$ `` is run and what stands below is compared with what the terminal shows.
  A line ``...`` stands for any number of lines;
- a block under ``% not run: REASON`` is passed over.

``python docs/tools/examples.py PAGE...`` writes what the commands print now into the pages: read it before you keep it.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from unittest.mock import patch

from gikdeadlines.cli import main

__all__ = ["ROOT", "Block", "MismatchError", "Page", "blocks_of", "commands_of", "is_alike", "pages", "prepared"]

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"

RUN: Final = ("python", "pycon", "console")
"""The languages of blocks that are run unless the page says why not."""

_BLOCK: Final = re.compile(
    r"(?:^% (?P<mark>save|not run): (?P<word>[^\n]+)\n)?^```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_HASH: Final = re.compile(r"\b[0-9a-f]{8}(?:[0-9a-f]{56})?(?=…|\b)")
_VERSION: Final = re.compile(r"\b\d+\.\d+\.\d+(?:\.dev\d+)?\b")
_ENVIRONMENT: Final = {"COLUMNS": "100", "LANG": "C", "LC_ALL": "C", "NO_COLOR": "1", "TERM": "dumb"}


class MismatchError(AssertionError):
    """A page that shows what does not happen."""

    @classmethod
    def of(cls, command: str, shown: str, printed: str) -> MismatchError:
        """What a command prints where the page shows something else."""
        return cls(f"$ {command}\nshown:\n{shown}\nprinted:\n{printed}")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code on a page, and what the page says is to be done with it."""

    language: str
    text: str
    mark: str = ""
    word: str = ""

    @property
    def is_run(self) -> bool:
        """Whether it is an example that runs."""
        return self.language in RUN and self.mark != "not run"


def pages() -> list[Path]:
    """Every page of the documentation."""
    return sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)


def blocks_of(text: str) -> list[Block]:
    """The blocks of a page in their order."""
    return [_block(found) for found in _BLOCK.finditer(text)]


def _block(found: re.Match[str]) -> Block:
    return Block(found["language"], found["text"], found["mark"] or "", (found["word"] or "").strip())


def commands_of(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with what is shown below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def is_alike(shown: str, printed: str) -> bool:
    r"""Whether a text shows what was printed: hashes and versions apart, a line ``...`` for any lines.

    >>> is_alike("a\n...\nd\n", "a\nb\nc\nd\n"), is_alike("a\n", "b\n")
    (True, False)
    """
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in _normal(shown))
    return re.fullmatch(pattern, "".join(line + "\n" for line in _normal(printed))) is not None


def _normal(text: str) -> list[str]:
    return _VERSION.sub("VERSION", _HASH.sub("HASH", text)).rstrip().replace("\r\n", "\n").split("\n")


def prepared(folder: Path) -> Path:
    """The folder, with what a checkout gives to the examples."""
    for name in ("examples", "calendars"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@dataclass(slots=True)
class Page:
    """A page that is being run in a folder."""

    folder: Path
    names: dict[str, object] = field(default_factory=lambda: {"__name__": "__main__"})
    status: int = 0

    def run(self, text: str) -> None:
        """Runs a page from top to bottom.

        Raises:
            MismatchError: where it shows what does not happen.
        """
        for block in blocks_of(text):
            self.step(block)

    def step(self, block: Block) -> None:
        """Does what the page says is to be done with a block."""
        if block.mark == "save":
            self.save(block)
        if not block.is_run:
            return
        with chdir(self.folder):
            getattr(self, f"_{block.language}")(block.text)

    def save(self, block: Block) -> None:
        """Writes a block to the file that the page names."""
        path = self.folder / block.word
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, "utf-8")

    def shell(self, command: str) -> str:
        """What a terminal shows for a command."""
        if command == "echo $?":
            return f"{self.status}\n"
        program, *words = shlex.split(command)
        files, arguments = _redirected(words)
        assert program == "gikdeadlines", f"only gikdeadlines is run, not {program}"
        with chdir(self.folder):
            printed, self.status = _in_terminal(arguments, files)
        return printed

    def _python(self, text: str) -> None:
        exec(compile(text, "example", "exec"), self.names)  # noqa: S102 - the page's own code

    def _pycon(self, text: str) -> None:
        found = doctest.DocTestParser().get_doctest(text, self.names, "example", None, None)
        told = io.StringIO()
        failed, _ = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(found, out=told.write, clear_globs=False)
        self.names.update(found.globs)
        if failed:
            raise MismatchError(told.getvalue())

    def _console(self, text: str) -> None:
        for command, shown in commands_of(text):
            printed = self.shell(command)
            if not is_alike(shown, printed):
                raise MismatchError.of(command, shown, printed)


def _redirected(words: list[str]) -> tuple[Mapping[str, str], list[str]]:
    """The files of ``<`` and ``>``, and the other words."""
    files = {words[i]: words[i + 1] for i, word in enumerate(words) if word in {"<", ">"}}
    return files, [word for i, word in enumerate(words) if word not in files and (i == 0 or words[i - 1] not in files)]


def _in_terminal(arguments: list[str], files: Mapping[str, str]) -> tuple[str, int]:
    """Both streams of a command in the order in which they were written, and its exit status."""
    written = io.BytesIO()
    told = io.TextIOWrapper(written, "utf-8", newline="", write_through=True)
    result = Path(files[">"]).open("w", encoding="utf-8", newline="") if ">" in files else told  # noqa: SIM115
    given = io.TextIOWrapper(io.BytesIO(Path(files["<"]).read_bytes() if "<" in files else b""), "utf-8")
    with (
        redirect_stdout(result),
        redirect_stderr(told),
        patch("sys.stdin", given),
        patch.dict(os.environ, _ENVIRONMENT),
    ):
        status = main(arguments)
    result.flush()
    if result is not told:
        result.close()
    return written.getvalue().decode(), status


# Writing anew


def rewritten(text: str, folder: Path) -> str:
    """The page with what its commands print now; what is alike stays as it is."""
    page = Page(folder)

    def block(found: re.Match[str]) -> str:
        given = _block(found)
        if given.language != "console" or not given.is_run:
            with suppress(MismatchError):
                page.step(given)
            return found[0]
        return found[0].replace(found["text"], "".join(_again(page, found["text"])))

    return _BLOCK.sub(block, text)


def _again(page: Page, text: str) -> Iterator[str]:
    for command, shown in commands_of(text):
        printed = page.shell(command)
        kept = shown if is_alike(shown, printed) else "".join(line.rstrip() + "\n" for line in printed.splitlines())
        yield f"$ {command}\n{kept}"


def _write(page: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page.write_text(rewritten(page.read_text("utf-8"), prepared(Path(folder))), "utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        _write(Path(name).resolve())
