"""The version of the package 版本号。"""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
