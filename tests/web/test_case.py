"""One application in the page 网页中的一件申请。

Run with ``-m browser``. What was seen is kept in ``screenshots`` beside this file.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browsing import NOT_INSTALLED, RULES
from tests.web.conftest import FIRST, SCREENSHOTS, Open, Opened, answered, page_of

from gikdeadlines.web import answer

pytestmark = pytest.mark.browser

WIDTHS = {"phone": 390, "tablet": 768, "desk": 1280}
HOSTILE = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
# The mock-up of the first screens: received 2022-09-30, third party asked 10-12 to 10-18, due 11-09, posted 11-11.
MOCK_UP = (
    "#submitted.channel=signed-post&submitted.at=2022-09-29&signed-for.at=2022-09-30&third-party-consulted.at=2022-10-12"
    "&third-party-replied.at=2022-10-18&replied.method=post&replied.dispatched=2022-11-11&id=2022-017&@as_of=2025-12-31"
)


@pytest.fixture(scope="module")
def axe() -> Any:  # noqa: ANN401 - it ships no types
    """The judge of accessibility."""
    return pytest.importorskip("axe_playwright_python.sync_playwright", reason=NOT_INSTALLED).Axe()


Restated = Callable[[str], Opened]


@pytest.fixture(scope="module")
def kept(browser: Any, single: Path) -> Iterator[Opened]:  # noqa: ANN401 - playwright's
    """One page for many tests: its program starts once."""
    with page_of(browser, single, MOCK_UP) as seen:
        yield answered(seen)


@pytest.fixture
def restated(kept: Opened) -> Restated:
    """The page with another case in its address, as if a link were pasted."""

    def show(fragment: str) -> Opened:
        kept.page.evaluate("location.hash = ''")
        kept.page.locator("#answer .panel").wait_for(timeout=FIRST)
        kept.complaints.clear()
        if fragment:
            kept.page.evaluate("fragment => { location.hash = fragment; }", fragment)
            answered(kept)
        return kept

    return show


class TestSingleFile:
    def test_size(self, single: Path) -> None:
        """It can be sent as an attachment, and a server sends less than half of that."""
        assert single.stat().st_size <= 25_000_000
        assert len(gzip.compress(single.read_bytes())) <= 10_000_000

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_offline(self, opened: Open, axe: Any, language: str) -> None:  # noqa: ANN401 - a fixture
        """From a file, without a network: an answer, no complaint, nothing asked for, no violation of A or AA."""
        seen = answered(opened(f"{MOCK_UP}&@language={language}"))
        SCREENSHOTS.mkdir(exist_ok=True)
        for name, width in WIDTHS.items():
            seen.page.set_viewport_size({"width": width, "height": 900})
            seen.page.screenshot(path=SCREENSHOTS / f"case-{language}-{name}.png", full_page=True)
            assert seen.sideways() <= 0, name
        found = axe.run(seen.page, options=RULES)

        assert "2022-11-09" in seen.page.inner_text("#answer .lead")
        assert seen.complaints == []
        assert len(seen.asked) == 1
        assert found.response["violations"] == []

    def test_print(self, opened: Open) -> None:
        """On paper the answer stands alone and fits the width of A4."""
        seen = answered(opened(MOCK_UP))
        seen.page.emulate_media(media="print")
        seen.page.set_viewport_size({"width": 703, "height": 1000})
        SCREENSHOTS.mkdir(exist_ok=True)
        seen.page.screenshot(path=SCREENSHOTS / "case-print.png", full_page=True)

        assert seen.sideways() <= 0
        assert not seen.page.locator("#form").is_visible()
        assert not seen.page.locator("nav.tools").is_visible()
        assert seen.page.locator("#answer table.month").first.is_visible()

    @pytest.mark.parametrize("missing", ["DecompressionStream", "Worker", "WebAssembly"])
    def test_old_browser(self, opened: Open, missing: str) -> None:
        """A browser that lacks what the page needs is told which ones have it."""
        seen = opened(before=f"delete window.{missing};")

        assert "Firefox 114" in seen.page.inner_text("#too-old")
        assert seen.page.locator("#page").is_hidden()
        assert seen.complaints == []


class TestCase:
    def test_by_keyboard_alone(self, restated: Restated) -> None:
        """A case typed with the keyboard alone, from the first key to the file that is saved."""
        seen = restated("")
        press = seen.page.keyboard.press
        seen.page.focus("#id")
        seen.page.keyboard.type("2022-017")
        press("Tab")
        press("ArrowDown")
        press("Tab")
        # The parts of a day in the order of this browser's own language.
        for part in ("09", "30", "2022"):
            seen.page.keyboard.type(part)
        seen.page.locator("#answer .lead", has_text="2022-11-02").wait_for(timeout=FIRST)
        while seen.page.evaluate("document.activeElement.dataset.file") != "json":
            press("Tab")
        with seen.page.expect_download() as waited:
            press("Enter")

        assert waited.value.suggested_filename == "2022-017.json"

    def test_from_dispute_to_paper_by_keyboard_alone(self, opened: Open) -> None:
        """Both sides' days beside ours, and then the printer, with the keyboard alone."""
        seen = opened("#@as_of=2022-12-31", before="window.print = () => { window.sent = true; };")
        press, page = seen.page.keyboard.press, seen.page
        page.locator("#state", has_text="就绪").wait_for(timeout=FIRST)
        page.focus("#id")
        page.keyboard.type("2022-017")
        press("Tab")
        press("ArrowDown")
        press("Tab")
        for part in ("09", "30", "2022"):
            page.keyboard.type(part)
        page.locator("#answer .lead", has_text="2022-11-02").wait_for(timeout=FIRST)
        while page.evaluate("document.activeElement.parentElement.querySelector('[id=\"claim.agency\"]') === null"):
            press("Tab")
        press("Enter")
        press("Tab")
        for part in ("11", "04", "2022"):
            page.keyboard.type(part)
        page.locator("#answer #claims").wait_for(timeout=FIRST)
        while page.evaluate("document.activeElement.id") != "print":
            press("Tab")
        press("Enter")
        page.emulate_media(media="print")

        assert page.evaluate("window.sent")
        assert "2022-11-04" in page.inner_text("section:has(> #claims)")
        assert page.locator("section:has(> #claims)").is_visible()
        assert not page.locator("#form").is_visible()

    def test_only_what_is_needed(self, restated: Restated) -> None:
        """A channel shows its own facts; what is hidden is not stated."""
        seen = restated(MOCK_UP)
        shown = [seen.page.locator(f'[id="{name}"]').is_visible() for name in ("signed-for.at", "confirmed.at")]
        seen.fill(**{"submitted.channel": "in-person"})
        seen.page.locator('[id="signed-for.at"]').wait_for(state="hidden")

        assert shown == [True, False]
        assert not seen.page.locator('[id="signed-for.at"]').is_visible()

    def test_fault_at_its_field(self, restated: Restated) -> None:
        """What cannot be so is told in words, at the field and above the answer."""
        seen = restated(MOCK_UP)
        seen.page.locator("details.group", has_text="延长答复期限").last.locator("summary").click()
        seen.fill(**{"extension-notified.at": "2022-10-20", "extension-notified.working_days": "x"})
        seen.page.wait_for_selector("#faults li", timeout=FIRST)

        assert "延长多少个工作日" in seen.page.inner_text("#faults")
        assert seen.page.locator('[id="extension-notified.working_days"]').get_attribute("aria-invalid") == "true"

    def test_hostile_id(self, restated: Restated) -> None:
        """What an id holds is shown, never run."""
        seen = restated(MOCK_UP)
        seen.page.fill("#id", HOSTILE)
        seen.page.locator("#answer h1", has_text="onerror").wait_for(timeout=FIRST)

        assert seen.page.title() != "broken"
        assert seen.complaints == []

    def test_another_consultation(self, restated: Restated) -> None:
        """A step that happened twice is asked twice, and both count."""
        seen = restated(MOCK_UP)
        group = seen.page.locator("details.group", has_text="征求第三方意见").last
        group.get_by_role("button").press("Enter")
        seen.fill(**{"third-party-consulted.at.2": "2022-10-20", "third-party-replied.at.2": "2022-10-21"})
        # 10-20 and 10-21 out as well: two working days later than 11-09.
        seen.page.locator("#answer .lead", has_text="应于 2022-11-11").wait_for(timeout=FIRST)

        assert seen.complaints == []

    def test_files(self, restated: Restated) -> None:
        """The result that is saved is byte for byte the library's."""
        seen = restated(MOCK_UP)
        with seen.page.expect_download() as waited:
            seen.page.click('[data-file="json"]')
        values = dict(pair.split("=") for pair in MOCK_UP[1:].split("&") if not pair.startswith("@"))
        expected = answer(
            {"ask": "case-file", "kind": "json", "values": values, "language": "zh", "as_of": "2025-12-31"}
        )
        saved = waited.value.path().read_text(encoding="utf-8")

        assert waited.value.suggested_filename == "2022-017.json"
        assert json.loads(saved) == json.loads(expected["text"])
        assert saved == expected["text"]

    @pytest.mark.parametrize(("kind", "begins"), [("html", "<!DOCTYPE html>"), ("svg", "<svg"), ("ics", "BEGIN:VCAL")])
    def test_other_files(self, restated: Restated, kind: str, begins: str) -> None:
        """Page, picture and reminders are saved as well."""
        seen = restated(MOCK_UP)
        with seen.page.expect_download() as waited:
            seen.page.click(f'[data-file="{kind}"]')

        assert waited.value.suggested_filename == f"2022-017.{kind}"
        assert waited.value.path().read_text(encoding="utf-8").lstrip().startswith(begins)

    def test_language(self, restated: Restated) -> None:
        """Another language keeps what was filled in."""
        seen = restated(MOCK_UP)
        seen.page.select_option("#language", "en")
        seen.page.locator("#answer .lead", has_text="Due by").wait_for(timeout=FIRST)

        assert seen.page.input_value("#id") == "2022-017"
        assert seen.page.get_attribute("html", "lang") == "en"


class TestTerm:
    def test_due_day_and_year(self, restated: Restated) -> None:
        """A day and a term give the due day with its days; a year its notices."""
        seen = restated("")
        seen.page.click('[data-tool="term"]')
        seen.fill(start="2022-09-30", n="20")
        seen.page.wait_for_selector("#term-answer h1", timeout=FIRST)
        seen.fill(year="2022")
        seen.page.wait_for_selector("#year-answer table", timeout=FIRST)
        SCREENSHOTS.mkdir(exist_ok=True)
        seen.page.screenshot(path=SCREENSHOTS / "term.png", full_page=True)

        assert seen.page.inner_text("#term-answer h1") == "2022-11-02 周三"
        assert "国办发明电〔2021〕11号" in seen.page.inner_text("#year-answer")
        assert seen.complaints == []
