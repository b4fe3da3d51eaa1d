"""The desk as the worker calls it: texts of JSON in and out 浏览器中的入口。"""

from __future__ import annotations

import json

from .desk import answer

__all__ = ["ask"]


def ask(request: str) -> str:
    """The answer to a request, both JSON 回答."""
    return json.dumps(answer(json.loads(request)), ensure_ascii=False)
