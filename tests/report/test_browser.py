"""Pages opened in a real browser 在浏览器中打开。

Run with ``-m browser``. What was seen is kept in ``screenshots`` beside this file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.browsing import NOT_INSTALLED, RULES, launched
from tests.report.samples import EXPLAINED, EXPLAINED_CASE, LAW, day
from tests.report.statistics_samples import REGISTER, tally_of
from tests.report.statistics_samples import page as statistics_of

from gikdeadlines import assess
from gikdeadlines.loading import Assessable
from gikdeadlines.registers import read_cases
from gikdeadlines.report.case_view import case_view
from gikdeadlines.report.html import case_page, register_page
from gikdeadlines.report.register_view import RegisterRun, register_view
from gikdeadlines.report.svg import calendar_picture
from gikdeadlines.values import FrozenMap
from gikdeadlines.wording import Language, Wording

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SCREENSHOTS = Path(__file__).parent / "screenshots"
WIDTHS = {"phone": 360, "tablet": 768, "desk": 1280}
HOSTILE = "<script>document.title='broken'</script>\"'><img src=x onerror=\"document.title='broken'\">"
AS_OF = day("2025-12-31")
SHOWN = {"2017-063", "2018-037", "2020-036", "2022-017", "2023-025", "2023-046", "2024-052", "2025-087", "2025-102"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a window."""
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def axe() -> Any:  # noqa: ANN401 - it ships no types
    """The judge of accessibility."""
    return pytest.importorskip("axe_playwright_python.sync_playwright", reason=NOT_INSTALLED).Axe()


@dataclass(slots=True)
class Opened:
    """A page that is open, with everything that it complained of and fetched."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:  # noqa: ANN401 - playwright's
    """Opens a text as a file, as a user would who was sent it."""
    pages = []

    def show(text: str, *, width: int = 1280, name: str = "page.html") -> Opened:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 900})
        pages.append(page)
        seen = Opened(page)
        page.on("console", lambda message: seen.complaints.append(message.text))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
        page.on("request", lambda request: seen.fetched.append(request.url))
        page.goto(path.as_uri())
        return seen

    yield show
    for page in pages:
        page.close()


def case_text(language: Language = "zh", **change: Any) -> str:  # noqa: ANN401 - fields of an assessment
    """The page of one case."""
    wording = Wording(language)
    view = case_view(replace(EXPLAINED, **change), EXPLAINED_CASE, law=LAW, wording=wording)
    return case_page(view, wording)


@cache
def register_text(language: Language = "zh") -> str:
    """The page of some cases of the example register, one for each verdict at least, and of a hostile case."""
    wording = Wording(language)
    rows = [row for row in read_cases(ROOT / "examples" / "applications.csv") if isinstance(row, Assessable)]
    found = [(assess(row.case, as_of=AS_OF, law=LAW), row.carried) for row in rows if row.case.id in SHOWN]
    found.append((replace(EXPLAINED, id=HOSTILE), FrozenMap({"机关": HOSTILE})))
    run = RegisterRun(as_of=AS_OF, first=2008, last=2026)
    return register_page(register_view(found, law=LAW, wording=wording, run=run), wording)


def statistics_text(language: Language = "zh") -> str:
    """The page of a year's figures, with as many groups as need two tables, one of them hostile and one long."""
    names = [HOSTILE, "自然资源和规划局政务公开与信访工作领导小组办公室" * 3, "甲", "乙", "丙", "丁", "戊", "己", "庚"]
    more = [(name, found) for name in names for _, found in REGISTER]
    return statistics_of(tally_of(*more), language, by=HOSTILE)


PAGES: dict[str, Callable[[Language], str]] = {
    "case": case_text,
    "hostile": lambda language: case_text(language, id=HOSTILE),
    "register": register_text,
    "statistics": statistics_text,
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page(opened: Any, axe: Any, page: str, width: str, language: Language) -> None:  # noqa: ANN401 - fixtures
    """No complaint, nothing fetched, no scrolling sideways, no violation of level A or AA; a picture is kept."""
    seen = opened(PAGES[page](language), width=WIDTHS[width])
    SCREENSHOTS.mkdir(exist_ok=True)
    seen.page.screenshot(path=SCREENSHOTS / f"{page}-{language}-{width}.png", full_page=page != "register")
    if page == "register":
        seen.page.evaluate("document.querySelector('tbody.case details').open = true")
    wide = seen.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = axe.run(seen.page, options=RULES)

    assert seen.complaints == []
    assert len(seen.fetched) == 1
    assert wide <= 0
    assert found.response["violations"] == []
    assert seen.page.title() != "broken"


class TestRegister:
    """What the page of many cases does."""

    def shown(self, seen: Opened) -> list[str]:
        """The ids that are shown, in order."""
        return list(seen.page.locator("tbody.case:visible > tr > th").all_inner_texts())

    def test_filter_by_verdict(self, opened: Any) -> None:  # noqa: ANN401 - a fixture
        """Choosing a verdict leaves the cases that have it, and says how many."""
        seen = opened(register_text())
        seen.page.select_option("#verdict", "overdue")

        assert self.shown(seen) == ["2025-087"]
        assert seen.page.inner_text("#shown") == "显示 1 件，共 10 件"

    def test_search(self, opened: Any) -> None:  # noqa: ANN401 - a fixture
        """Typing leaves the rows whose id or carried columns hold it, letters of either case."""
        seen = opened(register_text())
        seen.page.fill("#search", "2022-017")
        by_id = self.shown(seen)
        seen.page.fill("#search", "ONERROR")

        assert by_id == ["2022-017"]
        assert self.shown(seen) == [HOSTILE]

    def test_sort(self, opened: Any) -> None:  # noqa: ANN401 - a fixture
        """A heading sorts, pressed again the other way; rows without a value stay last."""
        seen = opened(register_text())
        heading = seen.page.get_by_role("button", name="逾期", exact=True)
        heading.press("Enter")
        heading.press("Enter")
        days = seen.page.locator("tbody.case > tr:first-child > td:nth-child(7)").all_inner_texts()

        assert days[0] == "32"
        assert days[-1] == "—"
        assert seen.page.locator("th[aria-sort=descending]").inner_text().startswith("逾期")

    def test_long(self, opened: Any) -> None:  # noqa: ANN401 - a fixture
        """Of very many rows some stand on the screen, all of them are found, and all of them are printed."""
        found = [(replace(EXPLAINED, id=f"{number:04d}"), FrozenMap[str, str]()) for number in range(1_200)]
        run = RegisterRun(as_of=AS_OF, first=2008, last=2026)
        view = register_view(found, law=LAW, wording=Wording("zh"), run=run, most_opened=1)
        seen = opened(register_page(view, Wording("zh")))
        at_first, told = len(self.shown(seen)), seen.page.inner_text("#later")
        seen.page.emulate_media(media="print")
        on_paper = len(self.shown(seen))
        seen.page.emulate_media(media="screen")
        seen.page.get_by_role("button", name="申请编号").press("Enter")
        seen.page.get_by_role("button", name="申请编号").press("Enter")
        last_first = self.shown(seen)[0]
        seen.page.click("#later")
        then = len(self.shown(seen))
        seen.page.fill("#search", "1199")

        assert (at_first, told) == (1_000, "后面还有 200 件，再显示一些")
        assert on_paper == 1_200
        assert last_first == "1199"
        assert then == 1_200
        assert self.shown(seen) == ["1199"]
        assert not seen.page.locator("#later").is_visible()

    def test_row_opens_by_keyboard(self, opened: Any) -> None:  # noqa: ANN401 - a fixture
        """A row opens its calendar without a mouse."""
        seen = opened(register_text())
        row = seen.page.locator("tbody.case").first
        row.locator("summary").press("Enter")

        assert row.locator("table.month").first.is_visible()

    def test_phone(self, opened: Any) -> None:  # noqa: ANN401 - a fixture
        """Every field of a row is on the screen of a phone, beside its name, and can still be sorted by."""
        seen = opened(register_text(), width=360)
        fields = seen.page.locator("tbody.case").first.locator("tr").first.locator("th, td")
        boxes = [fields.nth(index).bounding_box() for index in range(fields.count())]
        named = "(one) => getComputedStyle(one, '::before').content"

        assert len(boxes) == 8
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)
        assert fields.nth(3).evaluate(named).strip('"').strip() == "期限届满"
        assert seen.page.locator("#table thead button").last.is_visible()

    @pytest.mark.parametrize("width", [390, 768, 900, 1024, 1060, 1100, 1280])
    def test_no_field_is_cut(self, opened: Any, width: int) -> None:  # noqa: ANN401 - a fixture
        """Between a phone and a desk, too, the last column ends within the screen: in English, which is wider."""
        seen = opened(register_text("en"), width=width)
        fields = seen.page.locator("tbody.case > tr:first-child > td:last-child")
        boxes = [fields.nth(index).bounding_box() for index in range(fields.count())]

        assert all(box["x"] + box["width"] <= width for box in boxes)

    def test_on_paper(self, opened: Any) -> None:  # noqa: ANN401 - a fixture
        """Headings are words on paper, which a browser repeats on every page, and no buttons, which it leaves out."""
        seen = opened(register_text())
        seen.page.emulate_media(media="print")
        heading = seen.page.locator("#table thead th").first

        assert not heading.locator("button").is_visible()
        assert heading.evaluate("(one) => getComputedStyle(one, '::after').content").strip('"') == "申请编号"
        assert not seen.page.locator("#signs").is_visible()


@pytest.mark.parametrize("width", [1280, 860, 390])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_signs_of_days_stand_on_one_line(opened: Any, language: Language, width: int) -> None:  # noqa: ANN401 - a fixture
    """The sign of a day is not broken in two nor wider than its cell, however narrow the months are."""
    seen = opened(PAGES["case"](language), width=width)
    signs = seen.page.locator(".cell .sign")
    too_wide = signs.evaluate_all("every => every.filter((one) => one.scrollWidth > one.clientWidth).length")
    high = signs.evaluate_all(
        "every => Math.max(...every.map((one) => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)))"
    )

    assert signs.count() > 0
    assert too_wide == 0
    assert high < 1.5


def test_statistics_on_a_phone(opened: Any) -> None:  # noqa: ANN401 - a fixture
    """No figure lies beyond the edge of the screen, and each says whose it is, for its heading is out of sight."""
    seen = opened(PAGES["statistics"]("zh"), width=390)
    cells = seen.page.locator("table.statistics td.number:not(:empty)")
    boxes = cells.evaluate_all("every => every.map((one) => one.getBoundingClientRect().right)")
    named = cells.evaluate_all("every => every.map((one) => JSON.parse(getComputedStyle(one, '::before').content))")

    assert len(boxes) > 0
    assert max(boxes) <= 390
    assert {name.strip() for name in named} == set(
        seen.page.locator("table.statistics thead th + th:not(.why)").all_text_contents()
    )


@pytest.mark.parametrize("page", ["case", "statistics"])
def test_printed_on_a4(opened: Any, page: str) -> None:  # noqa: ANN401 - a fixture
    """On paper the whole list of days or numbers is there, closed or not, and fits the width of A4."""
    seen = opened(PAGES[page]("zh"))
    seen.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = false; })")
    seen.page.emulate_media(media="print")
    seen.page.set_viewport_size({"width": 703, "height": 1000})
    wide = seen.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    parts = "[...document.querySelectorAll('.scroll')]"
    cut = seen.page.evaluate(f"{parts}.filter((part) => part.scrollWidth > part.clientWidth).length")

    assert seen.page.locator("details tbody tr").last.bounding_box()["height"] > 0
    assert wide <= 0
    assert cut == 0


def test_without_script(browser: Any, tmp_path: Path) -> None:  # noqa: ANN401 - playwright's
    """Where scripts are off every row can still be read and opened, and no control is shown that does nothing."""
    path = tmp_path / "page.html"
    path.write_text(register_text(), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    page.locator("summary").nth(1).press("Enter")

    assert page.locator("table.month").first.is_visible()
    assert not page.locator("#controls").is_visible()
    context.close()


def test_picture(opened: Any) -> None:  # noqa: ANN401 - a fixture
    """The picture of the calendar opens by itself without a complaint."""
    view = case_view(replace(EXPLAINED, id=HOSTILE), EXPLAINED_CASE, law=LAW, wording=Wording("zh"))
    seen = opened(calendar_picture(view, Wording("zh")), width=760, name="picture.svg")
    SCREENSHOTS.mkdir(exist_ok=True)
    seen.page.screenshot(path=SCREENSHOTS / "picture.png")

    assert seen.complaints == []
    assert len(seen.fetched) == 1
