"""Pages that need nothing but a browser: no network, no server 网页报告。

Every value that a page shows is escaped by the template engine; what a page may run is named by its digest, so that
nothing that a case brings along can run, whatever it holds.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, get_args

from gikdeadlines.wording import Wording

from .calendar_view import DayKind
from .case_view import CaseView
from .columns_view import ColumnsView
from .engine import asset, template
from .phrases import VERDICTS, printable
from .register_view import RegisterView
from .statistics_chart import SHARES
from .statistics_table import Part
from .statistics_view import StatisticsView
from .term_view import TermView
from .year_view import YearView

__all__ = [
    "case_body",
    "case_card",
    "case_page",
    "columns_body",
    "digest",
    "foot_text",
    "page_style",
    "register_page",
    "register_pieces",
    "register_script",
    "statistics_page",
    "term_body",
    "year_body",
]

AT_ONCE: Final = 1_000
"""Rows of a register that a screen shows at once: more cost a browser memory and time, and nobody reads so many."""


def case_page(view: CaseView, wording: Wording) -> str:
    """The page of one case 一件的网页.

    Args:
        view: of :func:`~gikdeadlines.report.case_view.case_view`.
        wording: the language of the view.
    """
    page = _page(foot=_foot(view.id, view.provenance.as_of if view.provenance else None, wording))
    return template("case.html", wording).render(view=view, due=view.due, is_matter=bool(view.limits), **page)


def case_body(view: CaseView, wording: Wording) -> str:
    """What the page of one case shows, to stand in another page that has the same style 一件的网页正文.

    Args:
        view: as for :func:`case_page`.
        wording: the language of the view.
    """
    return template("case_body.html", wording).render(view=view, due=view.due, is_matter=bool(view.limits))


def term_body(view: TermView, wording: Wording) -> str:
    """A term and its days, to stand in another page that has the same style 期间推算.

    Args:
        view: of :func:`~gikdeadlines.report.term_view.term_view`.
        wording: the language of the view.
    """
    return template("term_body.html", wording).render(view=view, is_matter=False)


def year_body(view: YearView, wording: Wording) -> str:
    """The calendar of a year and its notices, to stand in another page that has the same style 年历.

    Args:
        view: of :func:`~gikdeadlines.report.year_view.year_view`.
        wording: the language of the view.
    """
    return template("year_body.html", wording).render(view=view, is_matter=False)


def columns_body(tables: Sequence[ColumnsView], wording: Wording) -> str:
    """How the columns of some tables were read, with a choice for each, to stand in a page 各列读法.

    Args:
        tables: of :func:`~gikdeadlines.report.columns_view.columns_view`.
        wording: the language of the views.
    """
    return template("columns_body.html", wording).render(tables=tables, is_matter=False)


def page_style() -> str:
    """The style of every page 网页样式."""
    return asset("calendar.css") + asset("page.css")


def register_script() -> str:
    """The script of the page of many cases, which a page that shows it must allow 多件网页的脚本."""
    return asset("register.js")


def register_page(view: RegisterView, wording: Wording, *, has_foot: bool = True) -> str:
    """The page of :func:`register_pieces` as one text 多件的网页."""
    return "".join(register_pieces(view, wording, has_foot=has_foot))


def register_pieces(view: RegisterView, wording: Wording, *, has_foot: bool = True) -> Iterator[str]:
    """The page of many cases, which filters and sorts itself, piece by piece: it may be long 多件的网页.

    Args:
        view: of :func:`~gikdeadlines.report.register_view.register_view`.
        wording: the language of the view.
        has_foot: whether file and day stand below each page on paper; where the page is shown inside another, that
            one sees to it.
    """
    names = {"verdicts": VERDICTS, "kinds": get_args(DayKind), "is_matter": False, "at_once": AT_ONCE}
    foot = _foot(view.run.file, view.run.as_of, wording) if has_foot else ""
    return template("register.html", wording).generate(view=view, **names, **_page(register_script(), foot=foot))


def statistics_page(view: StatisticsView, wording: Wording, *, file: str = "") -> str:
    """The page of a year's figures 年度统计的网页.

    Args:
        view: of :func:`~gikdeadlines.report.statistics_view.statistics_view`.
        wording: the language of the view.
        file: the name of the register, which stands below each page on paper.
    """
    names = {"shares": SHARES, "parts": get_args(Part), "is_matter": False}
    style = asset("statistics.css")
    foot = _foot(file, view.provenance.as_of, wording) if file else ""
    return template("statistics.html", wording).render(view=view, **names, **_page(more_style=style, foot=foot))


def case_card(view: CaseView, wording: Wording) -> str:
    """The verdict and the calendar of one case, to stand inside another page 一件的卡片."""
    is_matter = bool(view.limits)
    return template("card.html", wording).render(view=view, is_matter=is_matter, style=asset("calendar.css"))


def _page(script: str = "", more_style: str = "", foot: str = "") -> dict[str, Any]:
    """The styles and the script of a page, and the policy that allows these and nothing else."""
    styles = [page_style() + more_style, *([foot] if foot else [])]
    return {"styles": styles, "script": script, "policy": _policy(tuple(styles), script)}


def foot_text(name: str, as_of: date | None, wording: Wording) -> str:
    """What stands below each page on paper: of what it is, and as of which day 页脚."""
    return wording.text("print-foot", name=printable(name), as_of=as_of)


def _foot(name: str, as_of: date | None, wording: Wording) -> str:
    """The same as a style: the only way in which a browser takes a foot for pages on paper."""
    quoted = "".join(
        letter if letter.isalnum() else f"\\{ord(letter):x} " for letter in foot_text(name, as_of, wording)
    )
    return f':root {{ --foot: "{quoted}"; }}'


_NOTHING_ELSE: Final = "default-src 'none'; base-uri 'none'; form-action 'none'"


@cache
def _policy(styles: tuple[str, ...], script: str) -> str:
    run = f"; script-src {digest(script)}" if script else ""
    return f"{_NOTHING_ELSE}; style-src {' '.join(map(digest, styles))}{run}"


def digest(text: str) -> str:
    """How a policy names a script or a style that stands in the page itself 摘要."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
