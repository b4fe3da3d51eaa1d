"""Screens of plain text for a terminal, a pipe or a file 文本报告。"""

from __future__ import annotations

from .check_text import LISTED_VERDICTS, CheckSummary, CheckView, balance_text, check_screen, counts_text
from .explain_text import explain_lines, explain_screen
from .layout import Paint, Style, columns, plain, printable

__all__ = [
    "LISTED_VERDICTS",
    "CheckSummary",
    "CheckView",
    "Paint",
    "Style",
    "balance_text",
    "check_screen",
    "columns",
    "counts_text",
    "explain_lines",
    "explain_screen",
    "plain",
    "printable",
]
