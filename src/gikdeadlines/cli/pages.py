"""Results as pages, pictures and calendar files: what the extra ``report`` writes 网页、图与日历文件。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gikdeadlines.assessment import provenance_of
from gikdeadlines.batch.statistics import Tally
from gikdeadlines.checking.page import require_report
from gikdeadlines.checking.targets import written
from gikdeadlines.matters import Duty
from gikdeadlines.report.case_view import CaseView
from gikdeadlines.report.statistics_table import StatisticsTable
from gikdeadlines.report.statistics_view import statistics_view
from gikdeadlines.values import Assessment

from .settings import Settings

__all__ = ["Views", "duty_file", "statistics_file"]


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


def statistics_file(path: Path, tally: Tally, table: StatisticsTable, settings: Settings, *, of: str) -> None:
    """Writes the figures of a year as a page, where the extra is known to be there 年度统计网页.

    Args:
        path: the file to write.
        tally: the figures.
        table: the same in words.
        settings: by which they were found.
        of: the name of the register, for the foot of each page on paper.
    """
    from gikdeadlines.report.html import statistics_page  # noqa: PLC0415 - the extra may be missing

    made = provenance_of(settings.calendar(), settings.law, tally.last_day)
    view = statistics_view(tally, table, wording=settings.wording, provenance=made)
    _write(path, statistics_page(view, settings.wording, file=of), settings)


def _write(path: Path, text: str, settings: Settings) -> None:
    with written(path) as stream:
        stream.write(text)
    settings.console.note(settings.wording.text("note-saved", path=path))
