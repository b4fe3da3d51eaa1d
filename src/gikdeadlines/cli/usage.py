"""What is wrong with the options and arguments of a command, in the user's language 用法错误的文字。"""

from __future__ import annotations

import re
from typing import Final

from gikdeadlines.wording import Wording

__all__ = ["usage_text"]

_SENTENCES: Final = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("usage-no-command", r"No such command '(?P<name>[^']*)'\.?( Did you mean (?P<near>.+)\?)?"),
        ("usage-no-option", r"No such option:? '?(?P<name>[^\s'.]+)'?\.?( .*?(?P<near>--?\w.*?)[)?])?"),
        ("usage-missing", r"Missing (argument|option|parameter) '(?P<name>[^']*)'.*"),
        ("usage-needs-value", r"Option '(?P<name>[^']*)' requires an argument\."),
        ("usage-takes-no-value", r"Option '(?P<name>[^']*)' does not take a value\."),
        ("usage-extra", r"Got unexpected extra arguments?(\(s\))? \((?P<name>.*)\)"),
        ("usage-at-least", r"Invalid value for '(?P<name>[^']*)': .*greater than or equal to (?P<least>\d+)"),
        ("usage-at-least", r"Invalid value for '(?P<name>[^']*)': .*is not in the range x>=(?P<least>\d+)\."),
        ("usage-integer", r"Invalid value for '(?P<name>[^']*)': .*valid integer.*"),
        ("usage-bad-value", r"Invalid value for '(?P<name>[^']*)': .*"),
    )
)
"""The sentences of the parser of the command line, which speaks English alone, and ours for them."""


def usage_text(told: str, wording: Wording) -> str:
    """What the parser told, in the user's language; a sentence that is not known as it stands 用法错误的文字.

    >>> usage_text("No such command 'chek'. Did you mean 'check'?", Wording("zh"))
    '没有 chek 这个命令；是否指 check？'

    Args:
        told: the sentence.
        wording: in which language.
    """
    for key, sentence in _SENTENCES:
        if found := sentence.fullmatch(told):
            given = {name: value for name, value in found.groupdict().items() if value is not None}
            near = wording.listed(given.pop("near", "").replace("'", "").split(", "))
            said = wording.text(key, **given)
            return said + (wording.text("usage-near", near=near) if near else "")
    return told
