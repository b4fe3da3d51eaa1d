"""What a calendar file may say, and what is wrong in one 日历数据文件的格式。

The models are built only for files that somebody brings: our own are held to them by our tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, RootModel, ValidationError

from gikdeadlines.values import CalendarError, Fault, FrozenMap
from gikdeadlines.values.border import FileDay as Day
from gikdeadlines.values.border import FileText as Text
from gikdeadlines.values.border import Strict, faults_of

from .notice_checks import Draft, Span, own_faults

__all__ = ["CalendarFile", "NoticeFile", "calendar_schema", "checked"]

_Model = TypeVar("_Model", bound=Strict)

Code = Annotated[str, Field(pattern=r"^CN(-[A-Z0-9]{1,12})*$")]


class _Span(Strict):
    start: Day = Field(alias="from")
    end: Day = Field(alias="to")


class _Header(Strict):
    """What the notice is 通知."""

    doc_no: Text | None = Field(default=None, description="文号; required for CN")
    title: Text = Field(description="标题")
    issuer: Text = Field(description="发文机关")
    issued: Day | None = Field(default=None, description="成文日期; required for CN")
    published: Day | None = Field(default=None, description="发布日期; required for CN")
    source: Text = Field(description="where it can be read 来源")
    year: int | None = Field(default=None, ge=1996, le=2200, description="which an annual notice announces 年度")
    amends: Text | None = Field(default=None, description="the doc_no that it changes 所调整的文号")
    jurisdiction: Code = Field(default="CN", description="适用地区")
    confidence: Literal["high", "medium"] = Field(default="high", description="可信度")
    settles: _Span | None = Field(default=None, description="days that a regional notice settles 所确定的日子")


class _Rest(_Span):
    """A span of days off 放假."""

    festival: Text


class _Work(Strict):
    """Weekend days worked 调休上班."""

    festival: Text
    dates: list[Day] = Field(min_length=1)


class _Remark(Strict):
    """What the notice says of some days without making them worked or free 另就某日写明的内容."""

    dates: list[Day] = Field(min_length=1)
    zh: Text
    en: Text


class NoticeFile(Strict):
    """One notice on days off 一份放假通知."""

    format: Literal[1]
    notice: _Header
    rest: list[_Rest] = Field(default=[])
    work: list[_Work] = Field(default=[])
    remark: list[_Remark] = Field(default=[])
    revoked_work: list[Day] = Field(default=[], description="make-up days no longer worked 撤销的调休上班日")
    revoked_rest: list[Day] = Field(default=[], description="days no longer off 撤销的放假日")


class _Week(Strict):
    """The weekly rest days from a day on 每周休息日."""

    since: Day
    rest: list[Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]]
    doc_no: Text
    title: Text
    article: Text
    verified: bool = Field(description="whether the text itself was read 是否核对原文")


class _WeekFile(Strict):
    """Week patterns by date 每周休息日."""

    format: Literal[1]
    week: list[_Week] = Field(min_length=1)


class _RegionTable(Strict):
    code: Code
    name: Text
    notices_since: Day = Field(description="from this day on a local notice is needed 自此日起须有本地通知")
    basis: Text


class _RegionFile(Strict):
    """A region that sets days of its own 自定放假的地区."""

    format: Literal[1]
    region: _RegionTable


class CalendarFile(RootModel[NoticeFile | _WeekFile | _RegionFile]):
    """A file of calendars/ 日历数据文件."""


def calendar_schema() -> dict[str, object]:
    """The JSON Schema of the files of ``calendars/`` 日历数据文件的模式.

    >>> calendar_schema()["title"]
    'CalendarFile'
    """
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **CalendarFile.model_json_schema()}


def checked(raw: dict[str, object], path: str) -> dict[str, Any]:
    """The table of a calendar file as its format has it, texts without the spaces around them 核对日历数据文件.

    Raises:
        CalendarError: every fault of the file at once, with its path and key.
    """
    if "region" in raw:
        return _checked(_RegionFile, raw, path)
    return _checked(_WeekFile, raw, path) if "week" in raw else _checked_notice(raw, path)


def _checked(model: type[Strict], raw: dict[str, object], path: str) -> dict[str, Any]:
    try:
        return _plain(model.model_validate(raw))
    except ValidationError as error:
        raise CalendarError(*(fault.under(path) for fault in faults_of(error))) from None


def _plain(file: Strict) -> dict[str, Any]:
    return file.model_dump(by_alias=True, exclude_unset=True)


def _checked_notice(raw: dict[str, object], path: str) -> dict[str, Any]:
    faults = list(own_faults(_draft(raw)))
    try:
        file = NoticeFile.model_validate(raw)
    except ValidationError as error:
        raise CalendarError(*(fault.under(path) for fault in (*faults_of(error), *faults))) from None
    faults.extend((*_unnamed(file.notice), *_unsettled(file.notice)))
    if faults:
        raise CalendarError(*(fault.under(path) for fault in faults))
    return _plain(file)


def _unnamed(header: _Header) -> list[Fault]:
    """What a national notice must say and a report of a regional one may lack 全国通知的必填项."""
    if header.jurisdiction != "CN":
        return []
    expected = "this key: a notice of CN is cited by it"
    empty = [name for name in ("doc_no", "issued", "published") if getattr(header, name) is None]
    return [
        Fault(
            code="missing-key", given=None, expected=expected, path=f"notice.{name}", parameters=FrozenMap(says="cited")
        )
        for name in empty
    ]


def _unsettled(header: _Header) -> list[Fault]:
    if header.settles is None or header.settles.start <= header.settles.end:
        return []
    given, first = str(header.settles.end), header.settles.start
    expected, parameters = f"a day on or after {first}", FrozenMap(says="from", first=first)
    path = "notice.settles.to"
    return [Fault(code="reversed-interval", given=given, expected=expected, path=path, parameters=parameters)]


def _draft(raw: dict[str, object]) -> Draft:
    """Those parts of a file that are well formed, so that checks across them can run beside the faults of the rest."""
    header, years = raw.get("notice"), range(1996, 2201)
    year = header.get("year") if isinstance(header, dict) else None
    rest = tuple(_well_formed(_Rest, raw, "rest"))
    work = tuple(_well_formed(_Work, raw, "work"))
    return Draft(
        year=year if type(year) is int and year in years else None,
        jurisdiction=str(header.get("jurisdiction", "CN")) if isinstance(header, dict) else "",
        rest=tuple(Span(place, entry.festival, entry.start, entry.end) for place, entry in rest),
        work=tuple((f"{place}.dates[{i}]", day) for place, entry in work for i, day in enumerate(entry.dates)),
        revoked_work=_days(raw, "revoked_work"),
        revoked_rest=_days(raw, "revoked_rest"),
    )


def _well_formed(model: type[_Model], raw: dict[str, object], key: str) -> Iterator[tuple[str, _Model]]:
    entries = raw.get(key)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        with suppress(ValidationError):
            yield f"{key}[{index}]", model.model_validate(entry)


def _days(raw: dict[str, object], key: str) -> tuple[tuple[str, date], ...]:
    entries = raw.get(key)
    days = enumerate(entries if isinstance(entries, list) else ())
    return tuple((f"{key}[{index}]", day) for index, day in days if type(day) is date)
