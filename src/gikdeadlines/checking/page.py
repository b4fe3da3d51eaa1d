"""Results as the page of many cases 多件网页。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from gikdeadlines.loading import Refused, Skipped
from gikdeadlines.report.register_view import MOST_OPENED, RegisterRun, register_view
from gikdeadlines.values import Assessment, Fault, MissingExtraError
from gikdeadlines.wording import Wording

from .outcomes import Checked, Outcome, Unread
from .reasons import Reasons, refusal_lines
from .standards import Standards
from .targets import written

__all__ = ["page_sink", "require_report"]


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


@dataclass(slots=True)
class _Page:
    """Keeps what the page will show: its totals stand before its rows."""

    kept: list[tuple[Assessment, Mapping[str, str]]] = field(default_factory=list)
    refused: int = 0
    skipped: int = 0
    reasons: Reasons = field(default_factory=Reasons)
    files: dict[str, None] = field(default_factory=dict)

    def take(self, outcome: Outcome) -> None:
        self.files[outcome.file] = None
        self.reasons.take(outcome)
        match outcome:
            case Checked():
                self.kept.append((outcome.assessment, outcome.carried))
            case Refused() | Unread():
                self.refused += 1
            case Skipped():
                self.skipped += outcome.reason != "heading"


@contextmanager
def page_sink(
    path: Path, standards: Standards, wording: Wording, *, most_opened: int = MOST_OPENED, has_foot: bool = True
) -> Iterator[_Page]:
    """A sink into the page of many cases 多件网页.

    Args:
        path: of the page.
        standards: by which the cases are assessed.
        wording: in which language.
        most_opened: how many cases get a calendar, late and undetermined ones first.
        has_foot: as for :func:`~gikdeadlines.report.html.register_page`.

    Raises:
        MissingExtraError: ``missing-extra``, before any work is done.
    """
    require_report()
    from gikdeadlines.report.html import register_pieces  # noqa: PLC0415 - the extra may be missing

    page = _Page()
    with written(path) as stream:
        yield page
        calendar = standards.calendar()
        run = RegisterRun(
            as_of=standards.as_of,
            first=calendar.first.year,
            last=calendar.horizon.year,
            refused=page.refused,
            skipped=page.skipped,
            refusals=tuple(refusal_lines(page.reasons, wording)),
            file=wording.listed(PurePath(file).name for file in page.files),
        )
        view = register_view(page.kept, law=standards.law, wording=wording, run=run, most_opened=most_opened)
        stream.writelines(register_pieces(view, wording, has_foot=has_foot))
