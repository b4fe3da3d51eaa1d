"""Codes into words, Chinese and English, from one catalogue 文字。

Results hold codes and days; only this room and those above it know words. The catalogue is ``zh.ftl`` and ``en.ftl``,
the same messages in both. Readings and provisions bring their texts with them, in the law's own data.
"""

from __future__ import annotations

from .catalogue import LANGUAGES, Language, Wording, wording_in
from .facts import fact_name, fact_value
from .faults import FaultWords, fault_text, fault_words, placed_path, plain
from .festivals import festival_text
from .findings import event_text, finding_text
from .ids import case_name

__all__ = [
    "LANGUAGES",
    "FaultWords",
    "Language",
    "Wording",
    "case_name",
    "event_text",
    "fact_name",
    "fact_value",
    "fault_text",
    "fault_words",
    "festival_text",
    "finding_text",
    "placed_path",
    "plain",
    "wording_in",
]
