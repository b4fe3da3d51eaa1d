"""The facts that a case leaves open, and their values, in words 缺失事实的文字。"""

from __future__ import annotations

import re
from typing import Final

from .catalogue import Wording

__all__ = ["fact_name", "fact_value"]

_NUMBERED: Final = re.compile(r"(?P<name>.+?)[:_](?P<ordinal>\d+)")


def fact_name(fact: str, wording: Wording) -> str:
    """A fact's name; one that can be missing more than once says of which it is 事实的名称.

    >>> fact_name("reply-dispatched", Wording("en")), fact_name("extension-days_2", Wording("zh"))
    ('day of posting', '延长日数（第 2 次）')
    """
    numbered = _NUMBERED.fullmatch(fact)
    if numbered is None:
        return wording.label("fact", fact)
    return wording.text("fact-numbered", fact=wording.label("fact", numbered["name"]), ordinal=numbered["ordinal"])


def fact_value(fact: str, value: str, wording: Wording) -> str:
    """A fact's value: a day and a number as they are, a code in words 事实的取值.

    >>> fact_value("field", "major-project", Wording("en")), fact_value("confirmed", "2022-03-04", Wording("en"))
    ('major construction projects', '2022-03-04')
    """
    return wording.label(_VALUES[fact], value) if fact in _VALUES else value


_VALUES: Final = {"field": "field", "severity": "gravity"}
"""Facts that are no day and no number, and the family of messages that names their values."""
