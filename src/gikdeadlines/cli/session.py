"""What a command has without asking 会话。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gikdeadlines.wording import Wording

from .console import Console

__all__ = ["Session"]


@dataclass(frozen=True, slots=True)
class Session:
    """What a command has without asking: its words, where it writes, and what day it is 会话.

    ``is_language_asked`` says whether the language was asked for, rather than that of the locale.
    """

    wording: Wording
    console: Console
    today: date
    is_language_asked: bool = False
