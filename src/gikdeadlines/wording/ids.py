"""What a case is called: its id, or the row where it stands 案件的称呼。"""

from __future__ import annotations

from gikdeadlines.values import row_of_id

from .catalogue import Wording

__all__ = ["case_name"]


def case_name(id_: str, wording: Wording) -> str:
    """The id of a case, or for a row without one its place in words 案件的称呼.

    Args:
        id_: the id.
        wording: in which language.
    """
    row = row_of_id(id_)
    return id_ if row is None else wording.text("case-of-row", row=str(row))
