"""What decides the verdicts of many rows, and what else could come of them 决定因素与其他结果。"""

from __future__ import annotations

from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gikdeadlines.application.words import NONE, VERDICTS
from gikdeadlines.values import Choice

from .found import Found
from .lanes import Questions
from .merge import Chosen, Ways, ways_of
from .runner import Places
from .schema import Assessments
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


_CHOICES: Final = pa.list_(pa.struct([("kind", pa.string()), ("id", pa.string()), ("option", pa.string())]))


def _choices(found: Found, ways: Ways, chosen: Chosen) -> pa.Array:
    """The answers of lanes that are not the first ones, with the values of facts in place of what stands for them."""
    way = found.lanes.way[chosen.lanes]
    used, place = np.unique(way, return_inverse=True)
    known = [ways.choices[each] for each in used.tolist()]
    plain = [[{"kind": c.kind, "id": c.id, "option": c.option} for c in choices] for choices in known]
    lists = pa.array(plain, _CHOICES).take(pa.array(place.reshape(-1)))
    marks = np.array([_fact_of(found.questions, choice) for choices in known for choice in choices], np.int64)
    if not marks.any():
        return lists
    lengths = np.array([len(choices) for choices in known], np.int64)
    counts = lengths[place.reshape(-1)]
    starts = np.repeat((np.cumsum(lengths) - lengths)[place.reshape(-1)], counts)
    flat = marks[starts + np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)]
    return _with_values(found, lists, flat, np.repeat(chosen.lanes, counts))


def _fact_of(questions: Questions, choice: Choice) -> int:
    """The number of the fact that a choice is of, from 1 on; 0 for a reading."""
    return 1 + questions.fact(choice.id) if choice.kind == "fact" else 0


def _with_values(found: Found, lists: pa.Array, flat: Numbers, lanes: Places) -> pa.Array:
    values, is_day = np.zeros(len(flat), np.int64), np.ones(len(flat), dtype=bool)
    for each in np.unique(flat[flat > 0]).tolist():
        some = np.flatnonzero(flat == each)
        values[some] = found.lanes.values[each - 1][0, lanes[some]]
        is_day[some] = not found.questions.known[each - 1].is_count
    texts = texts_of(values, is_day)
    items = lists.flatten()
    options = pc.if_else(pa.array(flat > 0), texts, items.field("option"))
    replaced = pa.StructArray.from_arrays(
        [items.field("kind"), items.field("id"), options], names=["kind", "id", "option"]
    )
    offsets = pc.subtract(lists.offsets, lists.offsets[0])
    return pa.ListArray.from_arrays(offsets.cast(pa.int32()), replaced)


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
