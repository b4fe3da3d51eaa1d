"""Cases in JSON: one, a list, a case a line, and questions line by line JSON 案件。"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from gikdeadlines.case import Case, parse_json
from gikdeadlines.loading import (
    LONGEST_LINE,
    Assessable,
    Refused,
    Row,
    SeenIds,
    Skipped,
    Source,
    json_elements,
    opened,
    read_lines,
    too_long,
)
from gikdeadlines.values import CaseError, Fault, FrozenMap, GikError, TableError, parse_day

from .cells import printable

__all__ = ["read_json", "read_json_lines", "read_questions"]

_EXCERPT: Final = 60
_OWN_DAY: Final = "as_of"


def read_json_lines(lines: Iterable[bytes], file: str) -> Iterator[Row]:
    """What each line is 逐行读取案件."""
    yield from _Judge(file).rows(_lines_of_json(lines))


def read_json(chunks: Iterable[bytes], file: str) -> Iterator[Row]:
    """What each element of a list is, or the one case 读取 JSON 案件."""
    yield from _Judge(file).rows(enumerate(json_elements(_decoded(chunks)), start=1))


def read_questions(source: Source) -> Iterator[Row]:
    """Cases line by line, as a program asks about them: each may name the day up to which it is asked 读取逐行询问.

    The same case may be asked about again and again; nothing is held of one when the next is read.

    Args:
        source: as for :func:`read_cases`; JSON Lines, where a case may have a key ``as_of``.

    Raises:
        FileError: ``unreadable-file``.
    """
    with opened(source) as (name, stream):
        for row, text in _lines_of_json(read_lines(stream)):
            yield Skipped(file=name, row=row, reason="blank") if text == "" else _question(name, row, text)


def _question(file: str, row: int, text: str | Fault) -> Row:
    given: Any = None
    try:
        given = _json(text)
        case, day = _asked(given)
    except CaseError as error:
        return Refused(file=file, row=row, faults=error.faults, id=_id_of(given))
    return Assessable(file=file, row=row, case=case, as_of=day)


def _asked(given: Any) -> tuple[Case, date | None]:  # noqa: ANN401 - whatever JSON holds
    """The case and its own day, the faults of both at once."""
    if not (isinstance(given, dict) and _OWN_DAY in given):
        return Case.from_dict(given), None
    faults: list[Fault] = []
    day = case = None
    try:
        day = _own_day(given[_OWN_DAY])
    except GikError as error:
        faults += error.under(_OWN_DAY).faults
    try:
        case = Case.from_dict({key: value for key, value in given.items() if key != _OWN_DAY})
    except CaseError as error:
        faults += error.faults
    if faults or case is None:
        raise CaseError(*faults)
    return case, day


def _own_day(given: object) -> date:
    if not isinstance(given, str):
        raise CaseError(Fault("bad-day", given, "a day, written YYYY-MM-DD"))
    return parse_day(given)


def _decoded(chunks: Iterable[bytes]) -> Iterator[str]:
    return codecs.iterdecode(chunks, "utf-8-sig", "surrogateescape")


def _lines_of_json(lines: Iterable[bytes]) -> Iterator[tuple[int, str | Fault]]:
    for row, line in enumerate(lines, start=1):
        text = (line.removeprefix(codecs.BOM_UTF8) if row == 1 else line).decode("utf-8", "surrogateescape").strip()
        yield row, _too_long_line(text) if too_long(line) else text


def _too_long_line(text: str) -> Fault:
    expected = f"a line of at most {LONGEST_LINE} bytes"
    return Fault(
        code="too-long",
        given=printable(text[:_EXCERPT]),
        expected=expected,
        parameters=FrozenMap(says="line", most=LONGEST_LINE),
    )


class _Judge:
    """What the texts of a JSON file are, with the ids that were there before."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.ids = SeenIds()

    def rows(self, texts: Iterable[tuple[int, str | Fault]]) -> Iterator[Row]:
        """What each text is; a file without any is refused."""
        is_empty = True
        for row, text in texts:
            if text == "":
                yield Skipped(file=self.file, row=row, reason="blank")
            else:
                is_empty = False
                yield self._row(row, text)
        if is_empty:
            raise TableError(
                Fault(
                    code="empty-file",
                    given="",
                    expected="at least one case",
                    path=self.file,
                    parameters=FrozenMap(says="case"),
                )
            )

    def _row(self, row: int, text: str | Fault) -> Row:
        given: Any = None
        try:
            given = _json(text)
            case = Case.from_dict(given)
        except CaseError as error:
            return Refused(file=self.file, row=row, faults=error.faults, id=_id_of(given))
        return Assessable(file=self.file, row=row, case=case, repeated_id=self.ids.add(case.id))


def _json(text: str | Fault) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(text, Fault):
        raise CaseError(text)
    return parse_json(_require_encoded(text))


def _require_encoded(text: str) -> str:
    if (shown := printable(text)) == text:
        return text
    at = next(place for place, (given, kept) in enumerate(zip(text, shown, strict=False)) if given != kept)
    raise CaseError(
        Fault(code="bad-encoding", given=shown[max(0, at - _EXCERPT // 2) : at + 4], expected="text in UTF-8")
    )


def _id_of(given: object) -> str | None:
    case_id = given.get("id") if isinstance(given, Mapping) else None
    return printable(case_id) if isinstance(case_id, str) else None
