"""What decides the verdicts of many rows, and what else could come of them 决定因素与其他结果。"""

from __future__ import annotations

from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gikdeadlines.application.words import VERDICTS

from .found import Found
from .gathering import dates_of, laid_out, lists_of, taken, texts_of
from .merge import Ways, ways_of
from .runner import Places
from .schema import CHOICES, Assessments
from .working_days import Numbers

__all__ = ["put_what_decides"]


def put_what_decides(found: Found, out: Assessments) -> None:
    """Puts the smallest sets of other answers that flip the verdict, and one way to each outcome 填入决定因素."""
    positions, together = found.positions, found.together
    doubtful = ~together.robust[found.rows] if together else np.zeros(len(positions), dtype=bool)
    for name in ("decisive", "alternatives"):
        out.put(name, positions[~doubtful], ())
    if together and doubtful.any():
        ways, lists = ways_of(found.lanes.tries), partial(lists_of, found.rows[doubtful])
        for name, chosen, items in (
            ("decisive", together.decisive, _choices),
            ("alternatives", together.alternatives, _alternatives),
        ):
            out.put_array(name, positions[doubtful], lists(found.lanes.row[chosen], items(found, ways, chosen)))


def _choices(found: Found, ways: Ways, chosen: Places) -> pa.Array:
    """The answers of lanes that are not the first ones, with the values of facts in place of what stands for them."""
    way = found.lanes.way[chosen]
    used, place = np.unique(way, return_inverse=True)
    lists = taken(laid_out([ways.choices[each] for each in used], CHOICES), place)
    asked = np.asarray(taken(laid_out([ways.numbers[each] for each in used], pa.list_(pa.int64())), place).values)
    facts = [number for number in np.unique(asked).tolist() if found.questions.known[number].is_fact]
    return _with_values(found, lists, asked, np.repeat(chosen, np.diff(lists.offsets)), facts) if facts else lists


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


def _alternatives(found: Found, ways: Ways, chosen: Places) -> pa.Array:
    at = {name: found.lanes.fields[name][chosen] for name in ("received", "due", "reply", "verdict")}
    verdicts = pa.array(VERDICTS).take(pa.array(at["verdict"]))
    days = [dates_of(at[name]) for name in ("received", "due", "reply")]
    names = ["choices", "received_on", "due", "replied_on", "verdict"]
    return pa.StructArray.from_arrays([_choices(found, ways, chosen), *days, verdicts], names=names)
