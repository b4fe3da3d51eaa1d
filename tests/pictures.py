"""Pictures of everything that people open, for somebody to look at: three widths, and paper 供人查看的截图。

``python -m tests.pictures`` leaves them in ``build/pictures``. It judges nothing: the tests beside do. Paper becomes
pictures where ``pdftoppm`` is installed, and stays a PDF where it is not.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.browsing import launched

__all__ = ["main"]

ROOT: Final = Path(__file__).parents[1]
WIDTHS: Final = (1280, 768, 390)
LANGUAGES: Final = ("zh", "en")
_AS_OF: Final = ("--as-of", "2025-12-31")
_REGISTER: Final = "examples/applications.csv"
_TALLEST: Final = 4_000
"""Pixels of a page that are taken: the beginning of a long one shows what the rest is like."""

_PAPER_SHOWN: Final = 6
_CASE: Final = (
    "submitted.channel=signed-post&submitted.at=2022-09-29&signed-for.at=2022-09-30&third-party-consulted.at=2022-10-12"
    "&third-party-replied.at=2022-10-18&replied.method=post&replied.dispatched=2022-11-11&id=2022-017&claim.agency=2022-11-11"
    "&claim.applicant=2022-11-08&@as_of=2025-12-31"
)
_READY: Final = 120_000


def _commands() -> Mapping[str, tuple[str, ...]]:
    """The pages that the command line writes, by name; the file comes last."""
    return {
        "case": ("explain", _REGISTER, "--id", "2022-017", "--claim", "2022-11-11", *_AS_OF, "--html"),
        "case-corrected": ("explain", "examples/2023-112.json", *_AS_OF, "--html"),
        "case-claimed": ("explain", "examples/2017-042.json", *_AS_OF, "--html"),
        "register": ("check", _REGISTER, *_AS_OF, "--out"),
        "statistics": ("stats", _REGISTER, "--year", "2023", "--by", "机关", *_AS_OF, "--out"),
        "dossier": ("verify", "--quick", "--report"),
    }


def _written(folder: Path, language: str) -> Iterator[Path]:
    for name, command in _commands().items():
        path = folder / f"{name}-{language}.html"
        done = subprocess.run(
            [sys.executable, "-m", "gikdeadlines", *command, str(path), "--lang", language],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if not path.exists():
            message = f"{name}: {done.stderr}"
            raise SystemExit(message)
        yield path


def _shoot(page: Any, out: Path, name: str) -> None:  # noqa: ANN401 - playwright's
    """The page at each width, from its top as far as one looks."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        height = min(page.evaluate("document.documentElement.scrollHeight"), _TALLEST)
        page.screenshot(
            path=out / f"{name}-{width}.png", full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}
        )


def _print(page: Any, out: Path, name: str) -> None:  # noqa: ANN401 - playwright's
    """The page as it leaves the printer."""
    path = out / f"{name}-print.pdf"
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    if pictures := shutil.which("pdftoppm"):
        prefix = path.with_suffix("")
        subprocess.run([pictures, "-r", "70", "-png", "-l", str(_PAPER_SHOWN), str(path), str(prefix)], check=True)


def _reports(browser: Any, out: Path) -> None:  # noqa: ANN401 - playwright's
    with TemporaryDirectory() as folder:
        for path in (path for language in LANGUAGES for path in _written(Path(folder), language)):
            page = browser.new_page()
            page.goto(path.as_uri())
            _shoot(page, out, path.stem)
            _print(page, out, path.stem)
            page.close()


def _the_page(browser: Any, out: Path, single: Path) -> None:  # noqa: ANN401 - playwright's
    for language in LANGUAGES:
        page = browser.new_page()
        page.goto(f"{single.as_uri()}#{_CASE}&@language={language}")
        page.wait_for_selector("#answer header.verdict", timeout=_READY)
        _shoot(page, out, f"page-case-{language}")
        _print(page, out, f"page-case-{language}")
        page.set_input_files("input[type=file]", ROOT / _REGISTER)
        page.wait_for_selector("#register iframe", timeout=_READY)
        page.wait_for_timeout(1_000)
        _shoot(page, out, f"page-register-{language}")
        page.click('[data-tool="term"]')
        page.fill("#start", "2022-09-30")
        page.fill("#n", "20")
        page.select_option("#year", "2022")
        page.wait_for_selector("#year-answer table", timeout=_READY)
        _shoot(page, out, f"page-term-{language}")
        page.close()


def main(arguments: list[str] | None = None) -> int:
    """Takes all pictures anew 拍摄."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=main.__doc__)
    parser.add_argument("--page", type=Path, default=ROOT / "dist/gikdeadlines.html", help="the page, as built")
    parser.add_argument("--out", type=Path, default=ROOT / "build/pictures", help="the folder to leave them in")
    given = parser.parse_args(arguments)
    shutil.rmtree(given.out, ignore_errors=True)
    given.out.mkdir(parents=True)
    with launched() as browser:
        _reports(browser, given.out)
        _the_page(browser, given.out, given.page.resolve())
    sys.stdout.write(f"{len(list(given.out.iterdir()))} pictures in {given.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
