"""How long the page takes and how much memory: to its first answer from a file, and over ten thousand rows 网页的用时。

``python benchmarks/page.py [dist/gikdeadlines.html]``, after ``python -m gikdeadlines.web build``, on a machine that
does nothing else. It needs the extra ``browser`` and a Chromium; each round opens the page anew, with the network cut.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "applications.csv"
CASE = "#@as_of=2025-12-31&submitted.channel=in-person&submitted.at=2022-09-30"
ROUNDS = 3
ROWS = 10_000
PATIENCE = 600_000
"""Milliseconds after which it is given up."""

SETTLED = 3_000
"""Milliseconds after which the rows are laid out, which takes memory of its own."""


def register(folder: Path) -> Path:
    """The example register over and over, each row with a number of its own."""
    heading, *rows = EXAMPLE.read_text(encoding="utf-8-sig").splitlines()
    many = (f"{i:05},{rows[i % len(rows)].partition(',')[2]}" for i in range(ROWS))
    path = folder / "register.csv"
    path.write_text("\n".join([heading, *many, ""]), encoding="utf-8")
    return path


def renderers() -> set[int]:
    """The processes in which browsers of this machine show their pages."""
    return {int(each.parent.name) for each in Path("/proc").glob("[0-9]*/cmdline") if _is_renderer(each)}


def _is_renderer(command: Path) -> bool:
    try:
        return b"--type=renderer" in command.read_bytes()
    except OSError:
        return False


def most_memory(process: int) -> float:
    """Megabytes of its own that a process has had at the most; the page and its worker are in one.

    The browser's program, which all its processes share, is left out.
    """
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    kilobytes = {
        name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines) if "kB" in rest
    }
    return (kilobytes["VmHWM"] - kilobytes["RssFile"]) / 1024


def measured(browser: Browser, page_file: Path, rows: Path) -> tuple[float, float, float]:
    """Seconds to the first answer, those over the register, and megabytes."""
    before = renderers()
    context = browser.new_context(locale="zh-CN")
    context.set_offline(offline=True)
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(page_file.resolve().as_uri() + CASE)
    page.locator("#answer header.verdict").wait_for(timeout=PATIENCE)
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    page.set_input_files("input[type=file]", rows)
    page.locator("#counts", has_text=str(ROWS)).wait_for(timeout=PATIENCE)
    many = time.perf_counter() - begun
    page.frame_locator("#register iframe").locator("#later").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(SETTLED)
    memory = max(map(most_memory, renderers() - before), default=0.0)
    context.close()
    return first, many, memory


def main() -> None:
    """Prints the medians of some rounds."""
    page_file = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "gikdeadlines.html"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        rounds = [measured(browser, page_file, register(Path(folder))) for _ in range(ROUNDS)]
        browser.close()
    first, many, memory = (statistics.median(column) for column in zip(*rounds, strict=True))
    size, sent = page_file.stat().st_size, len(gzip.compress(page_file.read_bytes()))
    print(f"{size / 1e6:.1f} MB ({sent / 1e6:.1f} MB gzipped), first answer {first:.1f} s, {ROWS} rows {many:.1f} s")
    print(f"memory {memory:.0f} MB")


if __name__ == "__main__":
    main()
