"""What a register says itself of being late: 是否逾期, 是否按期答复, and what stands below them 登记的逾期与否。"""

from __future__ import annotations

from .vocabulary import bare, lateness_said

__all__ = ["says_late", "yes_means_late"]


def yes_means_late(heading: str) -> bool | None:
    """Whether Yes in a column means late, or in time; None for a column that asks neither 该栏之“是”是否指逾期.

    >>> [yes_means_late(heading) for heading in ("是否逾期？", "是否按期答复", "逾期天数")]
    [True, False, None]
    """
    said, text = lateness_said(), bare(heading)
    if said["is_in_time"].fullmatch(text):
        return False
    return True if said["is_late"].fullmatch(text) else None


def says_late(text: str, *, if_yes: bool) -> bool | None:
    """Whether a cell says that its case is late; None for one that says neither 该格是否称逾期.

    >>> [says_late(text, if_yes=False) for text in ("是", "否", "已逾期", "待核")]
    [False, True, True, None]

    Args:
        text: of the cell.
        if_yes: whether Yes means late in its column.
    """
    said, word = lateness_said(), bare(text)
    answers = {"yes": if_yes, "no": not if_yes, "not_late": False, "late": True}
    return next((is_late for name, is_late in answers.items() if said[name].fullmatch(word)), None)
