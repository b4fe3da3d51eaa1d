"""The desk as the worker calls it: texts of JSON in and out 浏览器中的入口。"""

from __future__ import annotations

import json

from .desk import answer
from .registers import Progress

__all__ = ["ask"]


def ask(request: str, progress: Progress | None = None) -> str:
    """The answer to a request, both JSON 回答."""
    return json.dumps(answer(json.loads(request), progress), ensure_ascii=False)
