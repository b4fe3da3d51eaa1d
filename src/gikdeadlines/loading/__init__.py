"""The only readers of data files: calendars, laws and cases 读取数据文件。"""

from __future__ import annotations

from .cases import read_cases
from .laws import load_law

__all__ = ["load_law", "read_cases"]
