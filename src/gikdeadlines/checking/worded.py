"""The columns for people of rows that were assessed together, each distinct cell worded once 成块措辞。

What a cell says is said where one assessment is worded, see :mod:`.result_columns`; here is only which rows say the
same. A row whose cells need what columns do not hold, such as its ledger, is assessed by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gikdeadlines.law import DOUBTS
from gikdeadlines.loading import require_module
from gikdeadlines.report.phrases import weight_of
from gikdeadlines.values import Assessment
from gikdeadlines.wording import Wording, finding_text

from .outcomes import AssessedBlock
from .output import neutral_texts
from .result_columns import PEOPLE, Cell

__all__ = ["LISTED", "Cells", "as_listed", "for_people", "for_programs", "needs_itself"]

_AS_THEY_ARE: Final[Mapping[str, str]] = {
    "id": "id",
    "received": "received_on",
    "first-due": "first_due",
    "due": "due",
    "replied": "replied_on",
    "days-late": "days_late",
    "days-left": "days_left",
    "days-used": "days_used",
    "days-allowed": "days_allowed",
    "code": "verdict",
}
"""The columns that are fields, wherever the field has a value."""

_WORDED: Final[Mapping[str, tuple[str, ...]]] = {
    "verdict": ("verdict",),
    "reading": ("robust", "readings", "decisive", "findings"),
    "missing": ("missing",),
    "regime": ("regime",),
}
"""The columns that are words, and the fields that they are made of; findings are worded one by one."""


_LISTED: Final = (
    "id", "verdict", "received_on", "first_due", "due", "projected_due", "replied_on", "days_left", "days_late",
    "days_late_natural", "robust", "readings", "decisive", "findings", "missing",
)  # fmt: skip
"""What a list of cases shows of each."""

LISTED: Final = (*_LISTED, "limits")
"""The same, and what tells which of them are to be assessed by themselves."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A column of cells: an Arrow array, and what stands at some places instead 一列单元格."""

    array: Any
    others: Mapping[int, object]

    def listed(self) -> list[object]:
        """The cells as Python has them 逐格列出."""
        cells: list[object] = self.array.to_pylist()
        for at, other in self.others.items():
            cells[at] = other
        return cells

    def slice(self, first: int, length: int) -> Cells:
        """Some of them that follow each other 截取一段."""
        others = {at - first: other for at, other in self.others.items() if first <= at < first + length}
        return Cells(self.array.slice(first, length), others)

    def texts(self, text: Callable[[object], str]) -> Any:  # noqa: ANN401 - pyarrow's
        """The cells as texts that no spreadsheet runs, an empty one for none 转为文本.

        Args:
            text: makes one of a cell that stands by itself.
        """
        pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
        texts = compute.fill_null(self.array.cast(pyarrow.string()), "")
        # A number below nought is no formula.
        safe = neutral_texts(texts) if pyarrow.types.is_string(self.array.type) else texts
        return _with_others(safe, {at: text(other) for at, other in self.others.items()})


def _with_others(texts: Any, others: Mapping[int, str]) -> Any:  # noqa: ANN401 - pyarrow's
    """The texts with others at some places."""
    if not others:
        return texts
    pyarrow = require_module("pyarrow")
    places = require_module("numpy").arange(len(texts))
    places[list(others)] = range(len(texts), len(texts) + len(others))
    return pyarrow.concat_arrays([texts, pyarrow.array(others.values(), pyarrow.string())]).take(pyarrow.array(places))


def for_people(block: AssessedBlock, wording: Wording) -> dict[str, Cells]:
    """The columns of a result for people 供人阅读的各列.

    Args:
        block: the rows.
        wording: in which language.
    """
    assessed = block.assessed
    alone = {at: block.checked(at).assessment for at in needs_itself(assessed)}
    instead = _instead(assessed, wording)
    found = {}
    for name, cell in PEOPLE.items():
        others = {at: cell(assessment, wording) for at, assessment in alone.items()}
        if name in _AS_THEY_ARE:
            array = assessed.column(_AS_THEY_ARE[name])
            found[name] = Cells(array, {**instead.get(name, {}), **others})
        elif name == "findings":
            found[name] = Cells(_findings(assessed.column(name), wording), others)
        else:
            found[name] = Cells(_worded(_without_plain_findings(assessed), _WORDED[name], cell, wording), others)
    return found


def for_programs(block: AssessedBlock, names: Sequence[str]) -> list[Cells]:
    """Some fields of the contract, then the codes of readings, findings and missing facts 供程序读取的各列.

    Args:
        block: the rows.
        names: of the fields.
    """
    assessed, compute = block.assessed, require_module("pyarrow.compute")
    alone = {at: block.checked(at).assessment.to_dict() for at in needs_itself(assessed)}
    fields = [Cells(assessed.column(name), {at: each[name] for at, each in alone.items()}) for name in names]
    codes = {"readings": ("id", "option"), "findings": ("code",), "missing": ("fact",)}
    for name, parts in codes.items():
        lists = assessed.column(name)
        items = compute.binary_join_element_wise(*(lists.flatten().field(part) for part in parts), "=")
        fields.append(Cells(compute.binary_join(_listed(lists, items), ";"), {}))
    return fields


def as_listed(block: AssessedBlock, rows: Sequence[int]) -> Iterator[Assessment]:
    """The assessments of some rows, as far as a list of many shows them 供列示的核查结果."""
    alone = set(needs_itself(block.assessed))
    for at, found in zip(rows, _restored(block.assessed.select(_LISTED), rows), strict=True):
        yield block.checked(at).assessment if at in alone else found


def needs_itself(assessed: Any) -> list[int]:  # noqa: ANN401 - pyarrow's
    """The rows with several limits, late by a number that only the ledger bounds, or by days of rest 须单独核查的行."""
    compute = require_module("pyarrow.compute")
    is_late = compute.and_(compute.equal(assessed.column("verdict"), "late"), assessed.column("days_late").is_null())
    found: list[int] = compute.indices_nonzero(compute.or_(is_late, assessed.column("limits").is_valid())).to_pylist()
    return found


_INSTEAD: Final[Mapping[str, tuple[str, ...]]] = {
    "due": ("projected_due",),
    "days-late": ("verdict", "due", "days_late", "days_late_natural"),
}
"""The columns of which some cells are words instead of the field: a projection, days that were all of rest."""


def _instead(assessed: Any, wording: Wording) -> dict[str, dict[int, object]]:  # noqa: ANN401 - pyarrow's
    """The cells of such columns that are words."""
    compute = require_module("pyarrow.compute")
    is_projected = compute.and_(assessed.column("due").is_null(), assessed.column("projected_due").is_valid())
    is_at_rest = compute.and_(
        compute.equal(assessed.column("days_late"), 0), compute.greater(assessed.column("days_late_natural"), 0)
    )
    found = {}
    for (name, fields), is_so in zip(_INSTEAD.items(), (is_projected, is_at_rest), strict=True):
        rows = compute.indices_nonzero(is_so).to_pylist()
        seen = _restored(assessed.select(["id", *fields]), rows)
        found[name] = {at: PEOPLE[name](each, wording) for at, each in zip(rows, seen, strict=True)}
    return found


def _worded(assessed: Any, names: Sequence[str], cell: Cell, wording: Wording) -> Any:  # noqa: ANN401 - pyarrow's
    """The words for rows, those that have the same in some fields together."""
    pyarrow, numpy = require_module("pyarrow"), require_module("numpy")
    keys = _joined([_key(assessed.column(name)) for name in names]).dictionary_encode().indices
    _, firsts = numpy.unique(numpy.asarray(keys), return_index=True)
    words = [cell(found, wording) for found in _restored(assessed.select(["id", *names]), firsts)]
    return pyarrow.array(words, pyarrow.string()).take(keys)


def _findings(lists: Any, wording: Wording) -> Any:  # noqa: ANN401 - pyarrow's
    """The words for the findings of rows, each distinct finding worded once."""
    from gikdeadlines.batch.restoring import restored_findings  # noqa: PLC0415 - the extra may be missing

    pyarrow, numpy, compute = map(require_module, ("pyarrow", "numpy", "pyarrow.compute"))
    items = lists.flatten()
    keys = _joined([_key(items.field(name)) for name in ("code", "severity", "parameters")]).dictionary_encode()
    places = numpy.asarray(keys.indices)
    _, firsts = numpy.unique(places, return_index=True)
    distinct = restored_findings(items.take(pyarrow.array(firsts)).to_pylist())
    weights = numpy.array([*map(weight_of, distinct)], dtype=numpy.int64)
    rows = numpy.repeat(numpy.arange(len(lists)), numpy.asarray(_lengths(lists)))
    weighty_first = numpy.lexsort((weights[places], rows))
    words = pyarrow.array([finding_text(each, wording) for each in distinct], pyarrow.string())
    texts = words.take(pyarrow.array(places[weighty_first]))
    return compute.binary_join(_listed(lists, texts), wording.text("semicolon"))


_TELL_OF_READINGS: Final = (*DOUBTS, "exploration-cut")
"""The findings that the column of readings speaks of, by their codes alone."""


def _without_plain_findings(assessed: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """The rows with no findings but those that the column of readings speaks of."""
    pyarrow, numpy, compute = map(require_module, ("pyarrow", "numpy", "pyarrow.compute"))
    lists = assessed.column("findings")
    items = lists.flatten()
    is_told = compute.is_in(items.field("code"), value_set=pyarrow.array(_TELL_OF_READINGS, pyarrow.string()))
    told_before = numpy.concatenate(([0], numpy.cumsum(numpy.asarray(is_told))))
    offsets = pyarrow.array(told_before[_offsets(lists)], pyarrow.int32())
    told = pyarrow.ListArray.from_arrays(offsets, items.filter(is_told))
    return assessed.set_column(assessed.schema.get_field_index("findings"), "findings", told)


def _restored(assessed: Any, rows: Any) -> list[Assessment]:  # noqa: ANN401 - pyarrow's and numpy's
    from gikdeadlines.batch.restoring import restored  # noqa: PLC0415 - the extra may be missing

    return list(restored(assessed, rows))


# Keys: rows have the same one when they hold the same


def _key(array: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """A text for each value, the same for the same values alone."""
    pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
    kind, types = array.type, pyarrow.types
    if types.is_map(kind):
        return _key(array.cast(pyarrow.list_(pyarrow.struct([("name", kind.key_type), ("value", kind.item_type)]))))
    if types.is_struct(kind):
        inside = ["(", _joined([_key(part) for part in array.flatten()]), ")"]
    elif types.is_list(kind):
        inside = ["[", compute.binary_join(_listed(array, _key(array.flatten())), ","), "]"]
    else:
        return compute.fill_null(array.dictionary_encode().indices.cast(pyarrow.string()), "-")
    return compute.if_else(array.is_valid(), compute.binary_join_element_wise(*inside, ""), "-")


def _listed(lists: Any, items: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """The lists with other items, an empty one for none."""
    pyarrow = require_module("pyarrow")
    return pyarrow.ListArray.from_arrays(pyarrow.array(_offsets(lists), pyarrow.int32()), items)


def _offsets(lists: Any) -> Any:  # noqa: ANN401 - pyarrow's and numpy's
    """Where the items of each list begin among all of them."""
    numpy = require_module("numpy")
    return numpy.concatenate(([0], numpy.cumsum(numpy.asarray(_lengths(lists)))))


def _lengths(lists: Any) -> Any:  # noqa: ANN401 - pyarrow's
    compute = require_module("pyarrow.compute")
    return compute.fill_null(compute.list_value_length(lists), 0)


def _joined(texts: Sequence[Any]) -> Any:  # noqa: ANN401 - pyarrow's
    return require_module("pyarrow.compute").binary_join_element_wise(*texts, ";")
