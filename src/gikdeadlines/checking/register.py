"""The way in for programs: one call over a register 登记簿核查入口。"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from gikdeadlines.calendar import Calendar
from gikdeadlines.law import Law
from gikdeadlines.loading import Calendars, Source, load_calendars, load_law
from gikdeadlines.registers import SaidOfColumns, column_map
from gikdeadlines.values import NATIONAL, FrozenMap, jurisdiction_of, require_day

from .inputs import Inputs
from .outcomes import Checked
from .run import CheckedRegister, Job, run_register
from .standards import Standards
from .takers import Kept, Sink, Told
from .targets import require_targets

__all__ = ["check_register"]

To = os.PathLike[str] | Callable[[Checked], object]
"""A file that is written, by its name, or a function that is called with every row that was assessed."""


def check_register(  # noqa: PLR0913 - what `check` takes as options
    source: Source | Sequence[Source],
    *,
    as_of: date,
    law: Law | None = None,
    calendar: Calendar | Calendars | None = None,
    readings: Mapping[str, str] = FrozenMap(),
    columns: SaidOfColumns = None,
    sinks: Iterable[To] = (),
    jobs: int = 1,
    sheet: str | None = None,
    header_rows: tuple[int, int] | None = None,
    jurisdiction: str = NATIONAL,
    known_on: date | None = None,
    explore: bool = True,
    keep: bool = True,
    overwrite: bool = False,
    language: Literal["zh", "en"] = "zh",
) -> CheckedRegister:
    r"""Assesses every case of a register, as the command `check` does 核查登记簿.

    >>> import io
    >>> register = io.BytesIO("申请编号,收到日期,答复日期\n1,2022-09-30,2022-11-03\n2,2022-09-31,\n".encode())
    >>> checked = check_register(register, as_of=date(2022, 12, 1))
    >>> [(row.assessment.id, row.assessment.verdict) for row in checked.rows], dict(checked.counts)
    ([('1', 'late')], {'late': 1})
    >>> [(refused.row, refused.faults[0].code) for refused in checked.refusals], checked.balance.holds
    ([(3, 'bad-day')], True)

    A row that cannot be read or assessed is refused and told in ``refusals``; it stops nothing.

    Args:
        source: a path, ``-`` for standard input, a stream of bytes, or several of them.
        as_of: what is known is what had happened by the end of this day.
        law: ours unless given.
        calendar: one calendar, or ``load_calendars()``, which serves each case's jurisdiction; ours unless given.
        readings: pins of disputed points.
        columns: headings of the register and the known ones that they mean; a whole map, or the file of one.
        sinks: files to write, each as its name says (.csv .xlsx .parquet .jsonl .json .html), and functions to call
            with every row that was assessed.
        jobs: how many processes share the work.
        sheet: the name or the number of the sheet of a workbook.
        header_rows: the first and the last row of the headings, where they are not to be looked for.
        jurisdiction: of cases that name none.
        known_on: only notices published by then are known.
        explore: whether every other reading is tried too.
        keep: whether the rows and refusals are kept; where they are not, memory stays flat.
        overwrite: whether files that exist may be replaced; an input never is.
        language: of files for people.

    Raises:
        UsageError: for a file that cannot be written, or would take the place of one that is read or exists.
        TableError: for a map that cannot be read.
        ReadingError: for a pin that does not exist.
        MissingExtraError: ``missing-extra``, for a kind of file whose extra is not installed.
    """
    rules = law or load_law()
    standards = Standards(
        as_of=require_day(as_of, "as_of"),
        law=rules,
        calendars=calendar or load_calendars(),
        jurisdiction=jurisdiction_of(jurisdiction),
        known_on=known_on,
        pins=rules.require_readings(readings),
        explore=explore,
    )
    job = Job(standards=standards, sheet=sheet, heading_rows=header_rows, columns=column_map(columns), jobs=jobs)
    kept, sources, to = Kept(), tuple(_each(source)), tuple(sinks)
    files = {f"sinks[{at}]": Path(path) for at, path in enumerate(to) if isinstance(path, str | os.PathLike)}
    require_targets(files, sources, overwrite=overwrite)
    with ExitStack() as stack:
        only = sources[0] if len(sources) == 1 else None
        found: list[Sink] = [_opened(stack, each, standards, language, only) for each in to]
        result = run_register(Inputs(sources), job, [*found, kept] if keep else found)
    return replace(result, rows=tuple(kept.rows), refusals=tuple(kept.refusals))


def _each(source: Source | Sequence[Source]) -> Iterator[Source]:
    if isinstance(source, Sequence) and not isinstance(source, str):
        yield from source
    else:
        yield source


def _opened(
    stack: ExitStack, to: To, standards: Standards, language: Literal["zh", "en"], source: Source | None
) -> Sink:
    if not isinstance(to, str | os.PathLike):
        return Told(to)
    from gikdeadlines.wording import wording_in  # noqa: PLC0415 - the extra may be missing

    from .sinks import file_sink  # noqa: PLC0415 - the extra may be missing

    opening: AbstractContextManager[Sink] = file_sink(
        Path(to), wording_in(language).naming(standards.law), standards=standards, source=source
    )
    return stack.enter_context(opening)
