"""What decides the verdicts of many rows, and what else could come of them 决定因素与其他结果。"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gikdeadlines.application.words import NONE, VERDICTS

from .found import Found
from .gathering import laid_out, taken
from .merge import Chosen, Ways, ways_of
from .runner import Places
from .schema import CHOICES, Assessments
from .working_days import EPOCH, Numbers

__all__ = ["dates_of", "lists_of", "put_what_decides", "texts_of"]


def put_what_decides(found: Found, out: Assessments) -> None:
    """Puts the smallest sets of other answers that flip the verdict, and one way to each outcome 填入决定因素."""
    positions = found.positions
    if found.together is None:
        out.put("decisive", positions, ())
        out.put("alternatives", positions, ())
        return
    robust = found.together.robust[found.rows]
    out.put("decisive", positions[robust], ())
    out.put("alternatives", positions[robust], ())
    doubtful = np.flatnonzero(~robust)
    if not len(doubtful):
        return
    ways = ways_of(found.lanes.tries)
    decisive = _of_rows(found.together.decisive, found.rows[doubtful])
    out.put_array(
        "decisive", positions[doubtful], lists_of(decisive, found.rows[doubtful], _choices(found, ways, decisive))
    )
    alternatives = _of_rows(found.together.alternatives, found.rows[doubtful])
    items = _alternatives(found, ways, alternatives)
    out.put_array("alternatives", positions[doubtful], lists_of(alternatives, found.rows[doubtful], items))


def _of_rows(chosen: Chosen, rows: Numbers) -> Chosen:
    at = np.searchsorted(rows, chosen.rows)
    has = (at < len(rows)) & (rows[np.minimum(at, len(rows) - 1)] == chosen.rows)
    return Chosen(chosen.rows[has], chosen.lanes[has])


def lists_of(chosen: Chosen, rows: Numbers, items: pa.Array) -> pa.ListArray:
    """A list for each of some rows, of the items of what was chosen 各行的列表."""
    counts = np.bincount(np.searchsorted(rows, chosen.rows), minlength=len(rows))
    offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), items)


def _choices(found: Found, ways: Ways, chosen: Chosen) -> pa.Array:
    """The answers of lanes that are not the first ones, with the values of facts in place of what stands for them."""
    way = found.lanes.way[chosen.lanes]
    used, place = np.unique(way, return_inverse=True)
    lists = taken(laid_out([ways.choices[each] for each in used], CHOICES), place)
    asked = np.asarray(taken(laid_out([ways.numbers[each] for each in used], pa.list_(pa.int64())), place).values)
    facts = [number for number in np.unique(asked).tolist() if found.questions.known[number].is_fact]
    return _with_values(found, lists, asked, np.repeat(chosen.lanes, np.diff(lists.offsets)), facts) if facts else lists


def _with_values(found: Found, lists: pa.ListArray, asked: Numbers, lanes: Places, facts: list[int]) -> pa.ListArray:
    """The lists, each option of a fact being the value that its lane has."""
    values, is_day, is_fact = np.zeros(len(asked), np.int64), np.ones(len(asked), dtype=bool), np.isin(asked, facts)
    for number in facts:
        some = np.flatnonzero(asked == number)
        values[some] = found.lanes.values[number][0, lanes[some]]
        is_day[some] = not found.questions.known[number].is_count
    kinds, ids, options = lists.values.flatten()
    options = pc.if_else(pa.array(is_fact), texts_of(values, is_day), options)
    items = pa.StructArray.from_arrays([kinds, ids, options], fields=list(CHOICES.value_type))
    return pa.ListArray.from_arrays(lists.offsets, items)


def texts_of(values: Numbers, is_day: NDArray[np.bool_]) -> pa.Array:
    """Days and counts as texts 日期与日数的文字."""
    days = pc.cast(dates_of(values), pa.string())
    return pc.if_else(pa.array(is_day), days, pc.cast(pa.array(values), pa.string()))


def dates_of(numbers: Numbers) -> pa.Array:
    """Numbers of days as days, null where there is none 日期."""
    return pa.array((numbers - EPOCH).astype(np.int32), mask=numbers == NONE).view(pa.date32())


def _alternatives(found: Found, ways: Ways, chosen: Chosen) -> pa.Array:
    at = {name: found.lanes.fields[name][chosen.lanes] for name in ("received", "due", "reply", "verdict")}
    verdicts = pa.array(VERDICTS).take(pa.array(at["verdict"]))
    days = [dates_of(at[name]) for name in ("received", "due", "reply")]
    names = ["choices", "received_on", "due", "replied_on", "verdict"]
    return pa.StructArray.from_arrays([_choices(found, ways, chosen), *days, verdicts], names=names)
