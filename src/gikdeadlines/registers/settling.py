"""Which of several columns says what, where two say the same or one could say either of two things 列的取舍。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from gikdeadlines.values import Fault, FrozenMap

from .column_map import ColumnMap
from .fields import Found, column_by_name
from .naming import Path, keys_of, shown
from .vocabulary import DAY, bare, headings

__all__ = ["INSTEAD", "Conflict", "beside_questions", "one_id", "said_of", "settled", "with_id"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A column that says what another one says, or could say either of two things 相互冲突的列."""

    position: int
    fault: Fault


def said_of(position: int, path: Path, columns: ColumnMap) -> str | None:
    """What somebody says that a column means, None where nothing is said 列的含义.

    A key is its heading with its groups or without them; of two that are headed alike, with its place: 收到日期 (5).
    """
    keys = keys_of(position, path) if columns.columns else ()
    return next((said for key in keys if (said := columns.sense(key)) is not None), None)


_QUESTIONS: Final = {
    "correction_requested": "correction_received",
    "third_party_consulted": "third_party_replied",
    "agency_consulted": "agency_replied",
}
"""A column of days that stands beside a question may hold the answer to it."""

INSTEAD: Final[Mapping[str, frozenset[str]]] = {
    "received": frozenset({"received", "submitted", "signed_for", "arrived", "confirmed"}),
    "reply_registered": frozenset({"reply_registered", "reply_dated", "reply_dispatched", "reply_delivered"}),
}
"""Names that could be that of an answer as well, and the columns beside which they may be."""


def settled(
    found: Sequence[Found], written: Sequence[tuple[int, Path]]
) -> tuple[tuple[Found, ...], tuple[Conflict, ...], tuple[Found, ...]]:
    """The columns, open names settled by their neighbours; the conflicts left; what may be feedback 取舍各列."""
    paths = dict(written)
    settled = _claims_numbered(_by_neighbours(found, paths))
    feedback = tuple(each for each in settled if _is_feedback(each, settled))
    kept = tuple(each for each in settled if each not in feedback)
    seen: dict[tuple[str, int], str] = {}
    conflicts: list[Conflict] = []
    for each in kept:
        place = (each.column.name, each.number)
        if place in seen:
            conflicts.append(Conflict(each.position, _repeated(each, seen[place])))
        seen.setdefault(place, each.heading)
    return kept, tuple(conflicts), feedback


def _is_feedback(found: Found, others: Iterable[Found]) -> bool:
    """Whether a column of an answer may be that of whoever was asked: another one says plainly that it is the answer.

    With nothing in it such a column decides nothing; what stands in it is in doubt.
    """
    says = headings().feedback.search
    same = (each for each in others if (each.column.name, each.number) == (found.column.name, found.number))
    is_alone = found.column.name not in INSTEAD["reply_registered"] or not says(bare(found.heading))
    return not is_alone and any(each is not found and not says(bare(each.heading)) for each in same)


def one_id(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The columns but any further id: a number moves no day, and is carried 只取一个编号."""
    first = next((each for each in found if each.column.name == "id"), None)
    return tuple(each for each in found if each.column.name != "id" or each is first)


def with_id(found: tuple[Found, ...], written: Iterable[tuple[int, Path]], columns: ColumnMap) -> tuple[Found, ...]:
    """The columns, and where none has a number the one that numbers the rows 序号作编号."""
    if any(each.column.name == "id" for each in found):
        return found
    counts = ((at, path) for at, path in written if bare(path[-1]) in headings().instead)
    free = (pair for pair in counts if said_of(*pair, columns) is None)
    own = [Found(at, shown(path), column_by_name("id")) for at, path in free][:1]
    return tuple(sorted((*own, *found), key=lambda each: each.position))


def _by_neighbours(found: Sequence[Found], paths: Mapping[int, Path]) -> list[Found]:
    """收到日期 beside another receipt, right of 补正告知日期, is the day on which the correction came."""
    settled = list(found)
    for place, each in enumerate(found):
        left = settled[place - 1] if place else None
        answer = _QUESTIONS.get(left.column.name) if left and left.position == each.position - 1 else None
        if answer is None or not _is_open(each, paths):
            continue
        taken = {(other.column.name, other.number) for other in settled}
        others = {other.column.name for other in settled if other is not each}
        if others & INSTEAD[each.column.name] and left and (answer, left.number) not in taken:
            settled[place] = replace(each, column=column_by_name(answer), number=left.number)
    return settled


def beside_questions(
    found: Sequence[Found], paths: Mapping[int, Path], columns: ColumnMap
) -> Iterator[tuple[Found, str]]:
    """答复日期 right of 征求第三方意见日期, and no other answer, may be that of the third party 问询旁的答复栏.

    An applicant who was asked for a correction does not answer in these words; what is received then may be his.
    """
    names = {each.column.name for each in found}
    for left, each in pairwise(found):
        answer = _QUESTIONS.get(left.column.name)
        is_beside = left.position == each.position - 1 and answer is not None and answer not in names
        may_be = left.column.name != "correction_requested" or each.column.name == "received"
        is_said = said_of(each.position, paths[each.position], columns) is not None
        if is_beside and may_be and not is_said and _is_open(each, paths):
            yield each, left.column.event


def _is_open(found: Found, paths: Mapping[int, Path]) -> bool:
    """Whether a name could be that of an answer as well: it says 收到日期 or 答复日期 and no more."""
    if found.column.name not in INSTEAD or len(paths[found.position]) > 1:
        return False
    words, _ = headings().words_of(found.heading)
    return DAY in words and len(words) == 2  # noqa: PLR2004 - the day, and 收到 or 答复


def _claims_numbered(found: Iterable[Found]) -> tuple[Found, ...]:
    """Several columns may each claim a due day, none of them the due day itself."""
    claims = 0
    numbered: list[Found] = []
    for each in found:
        if each.column.is_claim:
            claims += 1
            numbered.append(replace(each, number=claims))
        else:
            numbered.append(each)
    return tuple(numbered)


def _repeated(found: Found, other: str) -> Fault:
    says = "same" if other == found.heading else "other"
    hint = f"number one {found.heading}_2, or settle it by --map"
    if found.column.name in INSTEAD["received"]:
        # A second receipt would refuse every row that has both.
        says, hint = "once", "say by --map which is meant, and of the other that it is to be ignored"
    return Fault(
        code="repeated-heading",
        given=found.heading,
        expected=f"one column for {found.column.name}",
        hint=f"{other} and {found.heading} say the same: {hint}",
        parameters=FrozenMap(
            says=says,
            means=found.column.headings[0],
            means_code=found.column.name,
            other=other,
            heading=found.heading,
        ),
    )
