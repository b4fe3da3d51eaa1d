"""`codes`: every code that results use, and its words 代码表。"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, get_args

from gikdeadlines.case import CHANNELS, EVENTS, METHODS, AgencyRole, Field
from gikdeadlines.cli.session import Session
from gikdeadlines.cli.settings import spoken
from gikdeadlines.law import SEVERITIES
from gikdeadlines.loading import load_law
from gikdeadlines.report.text import columns
from gikdeadlines.values import DayStatus, Severity, Verdict
from gikdeadlines.wording import Wording

__all__ = ["codes"]

_EVENT_TYPES: Final = tuple(dict.fromkeys(event.type for events in EVENTS.values() for event in events))


@spoken
def codes(session: Session) -> int:
    """Lists the codes 代码表."""
    say = session.wording.naming(load_law())
    families: dict[str, tuple[str, Iterable[str]]] = {
        "codes-verdicts": ("verdict", get_args(Verdict)),
        "codes-findings": ("finding", SEVERITIES),
        "codes-severities": ("severity", get_args(Severity)),
        "codes-matters": ("matter", EVENTS),
        "codes-events": ("event", _EVENT_TYPES),
        "codes-channels": ("channel", CHANNELS),
        "codes-methods": ("method", METHODS),
        "codes-roles": ("role", get_args(AgencyRole)),
        "codes-fields": ("field", get_args(Field)),
        "codes-statuses": ("status", get_args(DayStatus)),
        "codes-readings": ("reading", load_law().readings),
        "codes-refusals": ("refusal", _refusals(say)),
    }
    lines: list[str] = []
    for title, (family, found) in families.items():
        table = columns(([code, _words(family, code, say)] for code in found), indent=2)
        lines += [session.console.paint(say.text(title), "title"), *table, ""]
    session.console.result(lines[:-1])
    return 0


def _words(family: str, code: str, say: Wording) -> str:
    """What a code means; the values that a sentence takes stand in it by their names."""
    key = f"{family}-{code}"
    return say.text(key, **{name: f"[{name}]" for name in say.names(key)}) if key in say else say.label(family, code)


_LINES: Final = (
    "given",
    "expected",
    "hint",
    "line",
    "line-nowhere",
    "row",
    "stopped",
    "internal",
    "usage",
    "usage-hint",
)
"""Parts of a refusal's sentence, which are no codes."""


def _refusals(say: Wording) -> list[str]:
    keys = (key.removeprefix("refusal-") for key in say.messages if key.startswith("refusal-"))
    return [code for code in keys if code not in _LINES]
