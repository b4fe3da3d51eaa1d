"""Results as pages, pictures and calendar files: what the extra ``report`` writes 网页、图与日历文件。"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from gikdeadlines import Assessment
from gikdeadlines.batch.statistics import Tally
from gikdeadlines.entry import provenance_of
from gikdeadlines.matters import Duty
from gikdeadlines.report.case_view import CaseView
from gikdeadlines.report.register_view import RegisterRun, register_view
from gikdeadlines.report.statistics_table import StatisticsTable
from gikdeadlines.report.statistics_view import statistics_view
from gikdeadlines.values import Fault, MissingExtraError

from .output import written
from .settings import Settings

__all__ = ["Views", "duty_file", "page_sink", "require_report", "statistics_file"]


@dataclass(frozen=True, slots=True)
class Views:
    """The files in which one case is to stand beside the text 一件的文件."""

    html: Path | None = None
    svg: Path | None = None
    ics: Path | None = None

    def require_extra(self) -> None:
        """Refuses before any work what could not be written at its end 检查组件.

        Raises:
            MissingExtraError: ``missing-extra``.
        """
        if self.html or self.svg or self.ics:
            require_report()

    def write(self, view: CaseView, assessment: Assessment, settings: Settings) -> None:
        """Writes each file that was asked for, and says so 写入文件."""
        say = settings.wording
        if self.html:
            from gikdeadlines.report.html import case_page  # noqa: PLC0415 - the extra may be missing

            _write(self.html, case_page(view, say), settings)
        if self.svg:
            from gikdeadlines.report.svg import calendar_picture  # noqa: PLC0415 - the extra may be missing

            _write(self.svg, calendar_picture(view, say), settings)
        if self.ics:
            from gikdeadlines.report.ics import due_days  # noqa: PLC0415 - the extra may be missing

            _write(self.ics, due_days([assessment], law=settings.law, wording=say).decode(), settings)


def duty_file(path: Path, duties: Sequence[Duty], settings: Settings) -> None:
    """Writes the duties of a year for calendar programs 义务的日历文件.

    Raises:
        MissingExtraError: ``missing-extra``.
    """
    require_report()
    from gikdeadlines.report.ics import duty_days  # noqa: PLC0415 - the extra may be missing

    _write(path, duty_days(duties, as_of=settings.as_of, wording=settings.wording).decode(), settings)


def statistics_file(path: Path, tally: Tally, table: StatisticsTable, settings: Settings) -> None:
    """Writes the figures of a year as a page, where the extra is known to be there 年度统计网页."""
    from gikdeadlines.report.html import statistics_page  # noqa: PLC0415 - the extra may be missing

    made = provenance_of(settings.calendar(), settings.law, tally.last_day)
    view = statistics_view(tally, table, wording=settings.wording, provenance=made)
    _write(path, statistics_page(view, settings.wording), settings)


def require_report() -> None:
    """Refuses before any work what the extra would have to write 检查组件.

    Raises:
        MissingExtraError: ``missing-extra``.
    """
    try:
        import icalendar  # noqa: F401, PLC0415 - only whether it is there
        import jinja2  # noqa: F401, PLC0415 - only whether it is there
    except ModuleNotFoundError as error:
        expected = "the extra `report`"
        hint = "pip install 'gikdeadlines[report]'"
        raise MissingExtraError(
            Fault(code="missing-extra", given=error.name or "", expected=expected, hint=hint)
        ) from None


def _write(path: Path, text: str, settings: Settings) -> None:
    with written(path) as stream:
        stream.write(text)
    settings.console.note(settings.wording.text("note-saved", path=path))


# Many cases


@dataclass(frozen=True, slots=True)
class _Page:
    """Keeps what the page will show: its totals stand before its rows."""

    kept: list[tuple[Assessment, Mapping[str, str]]] = field(default_factory=list)

    def take(self, assessment: Assessment, carried: Mapping[str, str]) -> None:
        self.kept.append((assessment, carried))


@contextmanager
def page_sink(path: Path, settings: Settings, rest: Callable[[], tuple[int, int]]) -> Iterator[_Page]:
    """A sink into the page of many cases 多件网页.

    Args:
        path: of the page.
        settings: of the run.
        rest: how many rows were refused and how many skipped, asked when the last one was read.

    Raises:
        MissingExtraError: ``missing-extra``, before any work is done.
    """
    require_report()
    from gikdeadlines.report.html import register_page  # noqa: PLC0415 - the extra may be missing

    page = _Page()
    with written(path) as stream:
        yield page
        refused, skipped = rest()
        calendar = settings.calendar()
        years = {"first": calendar.first.year, "last": calendar.horizon.year}
        run = RegisterRun(as_of=settings.as_of, refused=refused, skipped=skipped, **years)
        view = register_view(page.kept, law=settings.law, wording=settings.wording, run=run)
        stream.write(register_page(view, settings.wording))
