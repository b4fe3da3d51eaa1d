"""Cases in words, and cases of a few events 案件的文字表述。"""

from __future__ import annotations

from datetime import date

from gikdeadlines.case import Case, Event
from gikdeadlines.values import Text

__all__ = ["case_of", "last_day", "told"]


def case_of(*events: Event, jurisdiction: str | None = None) -> Case:
    """An application of some events 构造案件.

    >>> from gikdeadlines.case import Submitted
    >>> case_of(Submitted(at=date(2020, 3, 2), channel="in-person")).matter
    'application'
    """
    return Case(id="example", matter="application", events=events, jurisdiction=jurisdiction)


def _day(event: Event) -> date:
    return min(_days(event), default=date.min)


def last_day(case: Case) -> date:
    """The last day that a case names 案件的末日."""
    days = [day for event in case.events for day in _days(event)]
    return max(days)


def _days(event: Event) -> list[date]:
    names = ("at", "dated", "dispatched", "delivered", "registered", "served", "until", "respond_by")
    return [day for name in names if (day := getattr(event, name, None)) is not None]


def told(case: Case, as_of: date | None = None) -> Text:
    """The events of a case in the order of their days, as a sentence 办理经过的文字表述.

    >>> from gikdeadlines.case import Submitted
    >>> told(case_of(Submitted(at=date(2020, 3, 2), channel="in-person"))).en
    '2020-03-02 submitted (channel in-person)'
    """
    events = sorted(case.events, key=_day)
    where = f"{case.jurisdiction}: " if case.jurisdiction else ""
    until = (f"；截至{as_of}", f"; as of {as_of}") if as_of else ("", "")
    zh = "；".join(_told(event, _chinese(event)) for event in events)
    en = "; ".join(_told(event, event.type) for event in events)
    return Text(f"{where}{zh}{until[0]}", f"{where}{en}{until[1]}")


def _chinese(event: Event) -> str:
    """The term that the first line of an event's docstring begins with."""
    return (type(event).__doc__ or event.type).split()[0]


def _told(event: Event, name: str) -> str:
    fields = [field for kind in type(event).__mro__ for field in getattr(kind, "__dataclass_fields__", ())]
    said = {field: getattr(event, field) for field in dict.fromkeys(fields) if field not in ("at", "type")}
    shown = ", ".join(f"{field} {value}" for field, value in said.items() if value is not None)
    day = getattr(event, "at", None)
    return " ".join(part for part in (str(day or ""), name, f"({shown})" if shown else "") if part)
