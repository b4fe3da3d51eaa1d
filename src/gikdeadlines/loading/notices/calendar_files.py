"""The three kinds of calendar file: a notice, a week pattern, a region 日历数据文件的读取。

What a kind is, its leading table says: ``[notice]``, ``[[week]]`` or ``[region]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from gikdeadlines.calendar import Notice, Remark, Rest, WeekPattern, Work
from gikdeadlines.loading.files import Source, read_toml
from gikdeadlines.values import CalendarError, Citation, Interval, Text

__all__ = ["Parsed", "Region", "parse"]

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Region:
    """A region whose days are unknown from a day on, unless a notice settles them 自定放假的地区."""

    code: str
    name: str
    notices_since: date
    basis: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file says 一个文件的内容."""

    notices: tuple[Notice, ...] = ()
    settles: tuple[tuple[str, Interval], ...] = ()
    week: tuple[WeekPattern, ...] = ()
    regions: tuple[Region, ...] = ()


@lru_cache(maxsize=512)
def parse(source: Source) -> Parsed:
    """What one calendar file says 解析日历数据文件.

    Raises:
        CalendarError: every fault of the file at once, with its path and key.
    """
    raw = read_toml(source, CalendarError)
    return _said(raw if source.is_ours else _checked(raw, source.path), source.path)


def _checked(raw: dict[str, Any], path: str) -> dict[str, Any]:
    from .calendar_format import checked  # noqa: PLC0415 - pydantic is not needed for our own files

    return checked(raw, path)


def _said(raw: dict[str, Any], path: str) -> Parsed:
    if "region" in raw:
        return Parsed(regions=(Region(**raw["region"]),))
    return Parsed(week=tuple(map(_pattern, raw["week"]))) if "week" in raw else _notice(raw, path)


def _pattern(said: dict[str, Any]) -> WeekPattern:
    # The title goes wherever the source is named, so that it says there that nobody has read the text.
    title = said["title"] if said["verified"] else f"{said['title']}（未核原文）"
    citation = Citation(f"CN/{said['doc_no']}", said["doc_no"], title, said["article"])
    return WeekPattern(said["since"], frozenset(map(WEEKDAYS.index, said["rest"])), citation)


_UNSTATED: Final = {"doc_no": "", "issued": None, "published": None}
"""What a report of a regional notice may lack."""


def _notice(raw: dict[str, Any], path: str) -> Parsed:
    header = {name: said for name, said in raw["notice"].items() if name != "settles"}
    notice = Notice(
        **{**_UNSTATED, **header},
        rest=tuple(Rest(entry["festival"], entry["from"], entry["to"]) for entry in raw.get("rest", ())),
        work=tuple(Work(entry["festival"], tuple(entry["dates"])) for entry in raw.get("work", ())),
        revoked_work=tuple(raw.get("revoked_work", ())),
        revoked_rest=tuple(raw.get("revoked_rest", ())),
        remarks=tuple(Remark(tuple(said["dates"]), Text(said["zh"], said["en"])) for said in raw.get("remark", ())),
        path=path,
    )
    settled = raw["notice"].get("settles")
    settles = ((notice.jurisdiction, Interval(settled["from"], settled["to"])),) if settled else ()
    return Parsed(notices=(notice,), settles=settles)
