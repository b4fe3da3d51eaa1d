"""A register in the page 网页中的登记簿。

Run with ``-m browser``. What was seen is kept in ``screenshots`` beside this file.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.browsing import NOT_INSTALLED, RULES
from tests.web.conftest import FIRST, ROOT, SCREENSHOTS, Opened, page_of

from gikdeadlines.cli import main

pytestmark = pytest.mark.browser

EXAMPLE = ROOT / "examples" / "applications.csv"
MESSY = sorted(path for path in (Path(__file__).parent / "registers").iterdir())
AS_OF = "2025-12-31"
MANY = 10_000
SECONDS = 180
"""More than enough on a machine that does other things too; ``benchmarks/page.py`` says how fast it is alone."""
WIDTHS = {"phone": 390, "tablet": 768, "desk": 1280}


@pytest.fixture(scope="module")
def seen(browser: Any, single: Path) -> Iterator[Opened]:  # noqa: ANN401 - playwright's
    """One page for all registers, its program started."""
    with page_of(browser, single, f"#@as_of={AS_OF}") as found:
        found.page.locator("#state", has_text="就绪").wait_for(timeout=FIRST)
        yield found


def given(seen: Opened, *files: Path) -> Opened:
    """The page once it has said what it makes of the files."""
    seen.page.set_input_files("input[type=file]", [])
    seen.page.locator("#counts").evaluate("one => { one.textContent = ''; }")
    seen.page.set_input_files("input[type=file]", files)
    seen.page.locator("#counts", has_text="读入").wait_for(timeout=FIRST * 3)
    return seen


def saved(seen: Opened, kind: str) -> Path:
    """The file that a button saves."""
    with seen.page.expect_download(timeout=FIRST) as waited:
        seen.page.click(f'[data-result="{kind}"]')
    return Path(waited.value.path())


def test_only_file_input(seen: Opened) -> None:
    """There is one way for a file into the page, and it takes a register."""
    assert seen.page.locator("input[type=file]").count() == 1


@pytest.mark.parametrize("file", [EXAMPLE, *MESSY], ids=lambda path: path.name)
def test_as_the_command_line(seen: Opened, tmp_path: Path, file: Path) -> None:
    """Every register, neat or messy, comes to what the command line gives, byte for byte."""
    beside = tmp_path / "beside.jsonl"
    main(["check", str(file), "--as-of", AS_OF, "--out", str(beside)])
    given(seen, file)

    assert saved(seen, "jsonl").read_bytes() == (beside.read_bytes() if beside.exists() else b"")
    assert seen.complaints == []


def test_reading_is_settled(seen: Opened) -> None:
    """A doubtful column is settled in the page and the register checked again with it."""
    given(seen, next(path for path in MESSY if path.name == "unread_columns.csv"))
    open_ = seen.page.locator("tr.open select[data-heading]")
    before = open_.count()
    for one in open_.all():
        one.select_option("ignore")
    seen.page.locator("#counts").evaluate("one => { one.textContent = ''; }")
    seen.page.click("#again")
    seen.page.locator("#counts", has_text="读入").wait_for(timeout=FIRST)

    assert before > 0
    assert open_.count() == 0
    assert b"ignore" in saved(seen, "toml").read_bytes()


def test_own_workbook(seen: Opened) -> None:
    """Her own workbook comes back with the verdicts beside her rows."""
    file = next(path for path in MESSY if path.name == "date_1904.xlsx")
    given(seen, file)
    mine = openpyxl.load_workbook(file).worksheets[0]
    back = openpyxl.load_workbook(BytesIO(saved(seen, "xlsx").read_bytes())).worksheets[0]
    headings = [cell.value for cell in next(back.iter_rows(max_row=1))]

    assert headings[: mine.max_column] == [cell.value for cell in next(mine.iter_rows(max_row=1))]
    assert "核查：结论" in headings


def test_from_ledger_to_paper_by_keyboard_alone(browser: Any, single: Path) -> None:  # noqa: ANN401 - playwright's
    """From the first key to the marked ledger, to one case's days, and to the printer: no mouse, no other program."""
    ledger = next(path for path in MESSY if path.name == "date_1904.xlsx")
    printed = "window.print = () => { window.top.sent = [...(window.top.sent ?? []), document.title]; };"
    with page_of(browser, single, f"#@as_of={AS_OF}", before=printed) as seen:
        seen.page.locator("#state", has_text="就绪").wait_for(timeout=FIRST)
        to(seen, "one => one.dataset.tool === 'register'")
        seen.page.keyboard.press("Enter")
        to(seen, "one => one.type === 'file'")
        with seen.page.expect_file_chooser() as chooser:
            seen.page.keyboard.press("Enter")
        chooser.value.set_files(ledger)
        seen.page.locator("#counts", has_text="读入").wait_for(timeout=FIRST)
        to(seen, "one => one.dataset.result === 'xlsx'")
        with seen.page.expect_download(timeout=FIRST) as waited:
            seen.page.keyboard.press("Enter")
        marked = openpyxl.load_workbook(BytesIO(Path(waited.value.path()).read_bytes())).worksheets[0]
        seen.page.frame_locator("iframe").locator("tbody.case").last.wait_for(timeout=FIRST)
        to(seen, "one => one.id === 'register-print'")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_function("window.sent?.length", timeout=FIRST)
        to(seen, "one => one.tagName === 'SUMMARY' && one.closest('tbody.case')", inside=True)
        seen.page.keyboard.press("Enter")
        seen.page.frame_locator("iframe").locator("details[open] table.month").first.wait_for(timeout=FIRST)

        assert waited.value.suggested_filename.startswith("date_1904-")
        assert "核查：结论" in [cell.value for cell in next(marked.iter_rows(max_row=1))]
        assert seen.page.evaluate("window.sent") == [f"政府信息公开答复期限核查（截至 {AS_OF}）"]
        assert seen.complaints == []
        assert seen.asked == [single.as_uri()]


def sheets(of: Any) -> int:  # noqa: ANN401 - playwright's
    """On how many sheets of paper a page is printed."""
    return len(re.findall(rb"/Type /Page\b", of.pdf(prefer_css_page_size=True)))


def test_browser_prints_the_register(seen: Opened, browser: Any) -> None:  # noqa: ANN401 - playwright's
    """Ctrl+P prints what the button prints: the whole register, on as many sheets as its own page, and nothing else."""
    told = """() => { window.onbeforeprint = () => {
      const rest = document.getElementById("page").getClientRects().length;
      window.told = [document.title, document.getElementById("paper").querySelectorAll("tbody.case").length, rest];
    }; }"""
    given(seen, EXAMPLE)
    seen.page.click('[data-tool="register"]')
    seen.page.frame_locator("iframe").locator("tbody.case").last.wait_for(timeout=FIRST)
    seen.page.emulate_media(media="print")
    seen.page.evaluate(told)
    title = seen.page.title()
    printed = sheets(seen.page)
    seen.page.emulate_media(media="screen")
    alone = browser.new_page()
    alone.set_content(saved(seen, "html").read_text(encoding="utf-8"))

    assert printed == sheets(alone)
    assert seen.page.evaluate("window.told") == [f"政府信息公开答复期限核查（截至 {AS_OF}）", 60, 0]
    assert (seen.page.title(), seen.page.locator("#paper").count()) == (title, 0)
    assert seen.complaints == []


DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Once the page has been drawn anew, a key has moved the focus, also from the page into a frame."""


def to(seen: Opened, wanted: str, *, inside: bool = False) -> None:
    """Goes on with the tab key until what is wanted has the focus, in the page or in the frame of the register."""
    look = f"Boolean(({wanted})(document.activeElement ?? document.body))"
    passed = list[str]()
    for _ in range(120):
        seen.page.keyboard.press("Tab")
        seen.page.evaluate(DRAWN)
        if (seen.page.frames[1] if inside else seen.page).evaluate(look):
            return
        passed.append(seen.page.evaluate("document.activeElement?.id || document.activeElement?.tagName"))
    pytest.fail(f"no tab leads to {wanted}, but to {passed}")


def test_looks(seen: Opened) -> None:
    """The register on three screens: nothing wider than the screen, no violation of A or AA."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason=NOT_INSTALLED).Axe()
    given(seen, EXAMPLE)
    frame = seen.page.frames[1]
    frame.locator("tbody.case").last.wait_for(timeout=FIRST)
    SCREENSHOTS.mkdir(exist_ok=True)
    for name, width in WIDTHS.items():
        seen.page.set_viewport_size({"width": width, "height": 900})
        seen.page.screenshot(path=SCREENSHOTS / f"register-{name}.png", full_page=True)
        assert seen.sideways() <= 0, name
    seen.page.set_viewport_size({"width": 1280, "height": 900})
    # Before the judge looks: it writes to the frame in a way of its own.
    complaints = list(seen.complaints)

    assert frame.locator("tbody.case").count() == 60
    assert complaints == []
    assert axe.run(seen.page, options=RULES).response["violations"] == []
    seen.complaints.clear()


def test_many_rows(seen: Opened, tmp_path: Path) -> None:
    """Ten thousand rows are explored while the page stays awake; the run can be stopped, and begun again."""
    heading, *rows = EXAMPLE.read_text(encoding="utf-8-sig").splitlines()
    many = (f"{i:05},{rows[i % len(rows)].partition(',')[2]}" for i in range(MANY))
    path = tmp_path / "many.csv"
    path.write_text("\n".join([heading, *many, ""]), encoding="utf-8")
    seen.page.set_input_files("input[type=file]", path)
    seen.page.locator("#done", has_text="/").wait_for(timeout=FIRST)
    seen.page.click("#stop")
    stopped = seen.page.inner_text("#counts")
    seen.page.locator("#state", has_text="就绪").wait_for(timeout=FIRST)
    begun = time.perf_counter()
    given(seen, path)
    took = time.perf_counter() - begun

    assert stopped == "已停止。"
    assert seen.page.inner_text("#counts") == "读入 10000 件 = 已核 10000 + 退回 0"
    assert took <= SECONDS
