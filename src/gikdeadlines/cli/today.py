"""The one place that knows what day it is, and in which language to speak 今日与语言。"""

from __future__ import annotations

import locale
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise

from gikdeadlines.values import BEIJING
from gikdeadlines.wording import Language

__all__ = ["asked_language", "is_language_asked", "language_of", "today"]

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def today() -> date:
    """The day it is in Beijing 北京时间今日."""
    return datetime.now(tz=BEIJING).date()


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language asked for, else the locale's, else Chinese 所用语言.

    >>> language_of(["check", "--lang", "en"], {}), language_of([], {"LANG": "C"})
    ('en', 'zh')

    It is read before the arguments are: a mistake in them is to be told in the right language.
    """
    asked = asked_language(arguments)
    if asked is None:
        asked = next((environment[name] for name in _VARIABLES if environment.get(name)), None) or _of_windows()
    return "en" if (asked or "").lower().startswith("en") else "zh"


def is_language_asked(arguments: Sequence[str]) -> bool:
    """Whether the arguments say which language 是否指明语言.

    >>> is_language_asked(["check", "--lang=en"]), is_language_asked(["check"])
    (True, False)
    """
    return asked_language(arguments) is not None


def _of_windows() -> str | None:
    # Windows sets no variables. Elsewhere their absence means C, which Python itself would call English.
    return locale.getlocale()[0] if sys.platform == "win32" else None


def asked_language(arguments: Sequence[str]) -> str | None:
    """What --lang says, None where it is not given 所要求的语言."""
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--lang":
            return following
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None
