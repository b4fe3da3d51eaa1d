"""What becomes of each row of a register, and how many of each there are 核查的结果。

The set is closed, and the rows add up: rows in = assessed + refused + skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from gikdeadlines.case import Case
from gikdeadlines.law import repeated
from gikdeadlines.loading import Assessable, Refused, Skipped, require_module
from gikdeadlines.values import Assessment, Fault, FrozenMap, GikError, Verdict

__all__ = ["UNREAD", "AssessedBlock", "Balance", "Checked", "Found", "Outcome", "Unread", "unread_of"]


UNREAD: Final = "unread-column"
"""The finding on a row that says something in a column that was not understood."""

_UNREAD: Final = (
    *(UNREAD, "unread-comment", "struck-through", "unread-value", "several-values", "goes-on-below", "told-in-line"),
    *("repeated-below", "repeated-id", "goes-on-above"),
)
"""The findings on a row of which something was not understood: it counts as refused in part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A row that has an assessment 已核的一行.

    ``sheet`` is that of a workbook, ``row`` as a spreadsheet shows it, ``rows`` how many of them the case takes;
    ``carried`` holds the cells of columns that state nothing about it.
    """

    file: str
    row: int
    case: Case
    assessment: Assessment
    rows: int = 1
    sheet: str = ""
    carried: FrozenMap[str, str] = field(default_factory=FrozenMap)

    @property
    def is_unread(self) -> bool:
        """Whether it says something in a column that was not understood 是否含存疑列."""
        return any(found.code in _UNREAD for found in self.assessment.findings)

    def unread_headings(self) -> Iterator[tuple[str, str]]:
        """What was not understood, and in which column 存疑的列."""
        return unread_of((each.code, each.parameters) for each in self.assessment.findings)


def unread_of(findings: Iterable[tuple[str, Mapping[str, object]]]) -> Iterator[tuple[str, str]]:
    """What findings tell of what was not understood, and in which column 存疑的列."""
    return ((code, str(parameters.get("heading", ""))) for code, parameters in findings if code in _UNREAD)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that cannot be read, or not to its end 读不下去的文件."""

    file: str
    error: GikError

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with it 错误."""
        return self.error.faults


Outcome = Checked | Refused | Unread | Skipped
"""已核, 退回, 读不下去, 跳过."""


@dataclass(frozen=True, slots=True)
class AssessedBlock:
    """Rows of a table that were assessed together 一块的结果.

    ``assessed`` is a ``pyarrow.RecordBatch`` of those that have an assessment, ``carried`` what stands beside them,
    ``numbers`` are theirs in their ``sheet``; ``others`` are the other rows. For what columns do not hold, ``read``
    gives the case of one of its ``places``, and ``assess`` what becomes of it by itself. ``claimed`` are the due days
    that each column of them claims, from the epoch. ``made`` is what another process made of it for each sink in turn:
    the assessments have then those fields alone that the sinks look at themselves.
    """

    assessed: Any
    carried: Mapping[str, Any]
    others: tuple[Outcome, ...]
    sheet: str
    numbers: Any
    places: Any
    read: Callable[[int], Assessable]
    assess: Callable[[Assessable], Outcome]
    claimed: tuple[Any, ...] = ()
    made: tuple[Any, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it stands for 行数."""
        return len(self.assessed) + len(self.others)

    def rows_of(self, verdicts: Iterable[str]) -> list[int]:
        """The rows that have one of some verdicts 某些结论的行."""
        compute, wanted = require_module("pyarrow.compute"), require_module("pyarrow").array(verdicts, "string")
        is_wanted = compute.is_in(self.assessed.column("verdict"), value_set=wanted)
        rows: list[int] = compute.indices_nonzero(is_wanted).to_pylist()
        return rows

    def case(self, at: int) -> Case:
        """The case of one of its rows 其中一行的案件."""
        return self.read(int(self.places[at])).case

    def checked(self, at: int) -> Checked:
        """One of its rows, assessed by itself 单独核查其中一行."""
        found = self.assess(self.read(int(self.places[at])))
        assert isinstance(found, Checked), found
        for code in ("repeated-id", "repeated-count"):
            if _has(self.assessed.slice(at, 1), code):
                return replace(found, assessment=repeated(found.assessment, counts=code == "repeated-count"))
        return found

    def only(self, is_wanted: Any) -> AssessedBlock:  # noqa: ANN401 - pyarrow's
        """The same without some of the assessments 只取一部分."""
        carried = {name: cells.filter(is_wanted) for name, cells in self.carried.items()}
        wanted = require_module("numpy").asarray(is_wanted)
        rows = {"numbers": self.numbers[wanted], "places": self.places[wanted]}
        claimed = tuple(days[wanted] for days in self.claimed)
        return replace(self, assessed=self.assessed.filter(is_wanted), carried=carried, claimed=claimed, **rows)

    def verdicts(self) -> Iterator[tuple[Verdict, int]]:
        """How many rows have each verdict 各结论的件数."""
        counts = require_module("pyarrow.compute").value_counts(self.assessed.column("verdict"))
        for each in counts.to_pylist():
            yield each["values"], each["counts"]

    def unread(self) -> int:
        """How many rows say something in a column that was not understood 含存疑列的行数."""
        findings = self.assessed.column("findings")
        if not any(_has(self.assessed, code) for code in _UNREAD):
            return 0
        return sum(any(found["code"] in _UNREAD for found in row or ()) for row in findings.to_pylist())

    def first_unread(self) -> int | None:
        """The first row that says something in a column that was not understood 首个存疑的行."""
        if not self.unread():
            return None
        rows = self.assessed.column("findings").to_pylist()
        return next(at for at, row in enumerate(rows) if any(found["code"] in _UNREAD for found in row or ()))

    def unread_headings(self) -> Iterator[tuple[str, str]]:
        """What was not understood, and in which column, once for each row that says it 存疑的列."""
        for row in self.assessed.column("findings").to_pylist():
            yield from unread_of((found["code"], dict(found["parameters"])) for found in row)


def _has(assessed: Any, code: str) -> bool:  # noqa: ANN401 - pyarrow's
    """Whether any row has a finding."""
    compute = require_module("pyarrow.compute")
    return bool(compute.any(compute.equal(assessed.column("findings").flatten().field("code"), code)).as_py())


Found = Outcome | AssessedBlock
"""What a run comes by: a row, or rows that were assessed together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What was read and what became of it 收支.

    ``read``, ``assessed``, ``refused`` and ``skipped`` count a case once, however many rows it has; ``beyond`` are the
    rows beyond the first of each case that was assessed, and of each that was refused.

    >>> balance = Balance(read=4, assessed=2, refused=1, skipped=1, beyond=(3, 0))
    >>> balance.holds, balance.rows
    (True, 7)
    """

    read: int = 0
    assessed: int = 0
    refused: int = 0
    skipped: int = 0
    beyond: tuple[int, int] = (0, 0)

    @property
    def rows(self) -> int:
        """Rows in, headings apart 行数."""
        return self.read + sum(self.beyond)

    @property
    def holds(self) -> bool:
        """Whether rows in = assessed + refused + skipped 是否相符."""
        return self.read == self.assessed + self.refused + self.skipped
