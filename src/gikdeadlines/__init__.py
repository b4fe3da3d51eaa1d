"""When answers under China's open-government-information law were due, and which were late 政府信息公开答复期限。

Importing the package does next to nothing: a name is fetched from its module when it is first used.
"""

from __future__ import annotations

from importlib import import_module

# Named here, not fetched from typing: until the package is loaded, Ctrl-C finds nobody who could take it.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, Final

    from .assessment import assess, pivots_of
    from .batch import spark
    from .calendar import Calendar, CalendarDays, Clock, Hours, Months, WorkingDays
    from .case import Case
    from .checking import check_register
    from .law import Law
    from .loading import Calendars, load_calendar, load_calendars, load_law
    from .values import Assessment, GikError, Interval
    from .values.version import __version__

__all__ = [
    "Assessment",
    "Calendar",
    "CalendarDays",
    "Calendars",
    "Case",
    "Clock",
    "GikError",
    "Hours",
    "Interval",
    "Law",
    "Months",
    "WorkingDays",
    "__version__",
    "assess",
    "check_register",
    "load_calendar",
    "load_calendars",
    "load_law",
    "pivots_of",
    "spark",
]

_HOMES: Final = {
    "__version__": "values.version",
    "Assessment": "values",
    "Calendar": "calendar",
    "CalendarDays": "calendar",
    "Calendars": "loading",
    "Case": "case",
    "Clock": "calendar",
    "GikError": "values",
    "Hours": "calendar",
    "Interval": "values",
    "Law": "law",
    "Months": "calendar",
    "WorkingDays": "calendar",
    "assess": "assessment",
    "check_register": "checking",
    "load_calendar": "loading",
    "load_calendars": "loading",
    "load_law": "loading",
    "pivots_of": "assessment",
    "spark": "batch",
}
"""The room of each public name."""
_MODULES: Final = frozenset({"spark"})
"""Those that are modules, not names of their room."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever bears the name
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    room = import_module(f".{_HOMES[name]}", __name__)
    found = import_module(f".{name}", room.__name__) if name in _MODULES else getattr(room, name)
    globals()[name] = found
    if name in _GIVES_ASSESSMENTS:
        _show_in_notebooks()
    return found


_GIVES_ASSESSMENTS: Final = frozenset({"Assessment", "assess", "check_register"})


def _show_in_notebooks() -> None:
    """Lets an assessment show its page when it is the last value of a cell.

    The record itself knows no report; the report is loaded when a notebook asks for it.
    """
    from .values import Assessment  # noqa: PLC0415 - it is loaded by now

    if not hasattr(Assessment, "_repr_html_"):
        Assessment._repr_html_ = _shown  # type: ignore[attr-defined]


def _shown(assessment: Assessment) -> str | None:
    try:
        notebook = import_module(".report.notebook", __name__)
    except ModuleNotFoundError:  # the extra is missing
        return None
    shown: str | None = notebook.card(assessment)
    return shown


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
