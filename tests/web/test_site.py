"""The page as a folder on a server, as the documentation has it 网站形式的网页。"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import FIRST, ROOT, Opened, answered

pytestmark = pytest.mark.browser

CASE = "#submitted.channel=in-person&submitted.at=2022-09-30&@as_of=2022-10-31&@language=zh"


class _Quiet(SimpleHTTPRequestHandler):
    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Says nothing between the tests."""


@pytest.fixture(scope="module")
def address(single: Path) -> Iterator[str]:
    """A server of the folder that was built with the one file, under a path as a site has it."""
    handler = partial(_Quiet, directory=str(single.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/site/index.html"
        server.shutdown()


@pytest.fixture
def site(browser: Any, address: str) -> Iterator[Opened]:  # noqa: ANN401 - playwright's
    """The site with a case in its address."""
    context = browser.new_context(locale="zh-CN", accept_downloads=True)
    page = context.new_page()
    seen = Opened(page)
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", lambda request: seen.asked.append(request.url))
    page.goto(address + CASE)
    yield answered(seen)
    context.close()


def test_works_on_a_server(site: Opened, address: str) -> None:
    """An answer and a register, nothing asked for but the folder's own files, no complaint."""
    lead = site.page.inner_text("#answer .lead")
    site.page.set_input_files("input[type=file]", ROOT / "examples" / "applications.csv")
    site.page.locator("#counts", has_text="读入 60 件 = 已核 60 + 退回 0").wait_for(timeout=FIRST)
    own = address.removesuffix("index.html")

    # 30 September 2022 was a Friday; 8 and 9 October were worked: the twentieth working day is 2 November.
    assert "2022-11-02" in lead
    assert site.complaints == []
    assert [url for url in site.asked if not url.startswith((own, "blob:", "data:", "about:"))] == []
