"""A finding in words 核查提示的文字。"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from gikdeadlines.values import name_of

from .catalogue import Wording

if TYPE_CHECKING:
    from gikdeadlines.values import Finding

__all__ = ["event_text", "finding_text"]

_FAMILIES: Final = {
    "fact": "fact",
    "to": "asked",
    "outcome": "outcome",
    "period": "period",
    "verdict": "verdict",
}
"""Parameters that hold codes, and the family of messages that names them."""


def finding_text(finding: Finding, wording: Wording) -> str:
    """What a finding says, its parameters filled in 核查提示.

    >>> from gikdeadlines.values import Finding, FrozenMap
    >>> parameters = FrozenMap(notified=date(2023, 5, 22), first_due=date(2023, 5, 19))
    >>> finding_text(Finding("extension-late", "check", parameters), Wording("en"))
    'extension notified on 2023-05-22, after the first due day 2023-05-19'
    """
    key = f"finding-{finding.code}"
    if key not in wording:
        return finding.code
    # What has not happened has no day to be told.
    is_unsaid = any(finding.parameters.get(name) is None for name in wording.names(key))
    is_open = is_unsaid and f"finding-open-{finding.code}" in wording
    key = f"finding-open-{finding.code}" if is_open else key
    return wording.text(key, **{name: _worded(name, value, wording) for name, value in finding.parameters.items()})


def event_text(entry: str, wording: Wording) -> str:
    """An event as results name it, its type and perhaps its day, in words 事件的文字.

    >>> from .catalogue import wording_in
    >>> event_text("withdrawn 2022-03-10", wording_in("zh"))
    '撤回 2022-03-10'
    """
    type_, space, rest = entry.partition(" ")
    return f"{wording.label('event', type_)}{space}{rest}"


def _worded(name: str, value: object, wording: Wording) -> object:
    if isinstance(value, tuple | list):
        return wording.listed(str(_worded(name.removesuffix("s"), item, wording)) for item in value)
    if name == "jurisdiction":
        return name_of(str(value), wording.language)
    if name == "event":
        return event_text(str(value), wording)
    if name in _FAMILIES:
        return wording.label(_FAMILIES[name], str(value))
    return value if isinstance(value, int | date) else str(value)
