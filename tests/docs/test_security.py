"""SECURITY.md names for every promise a test that is there 安全说明与测试。"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
TEXT: Final = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED: Final = re.findall(r"`(tests/[\w/]+\.py(?:::\w+)*)`", TEXT)
PROMISES: Final = [line for line in TEXT.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize("named", NAMED)
def test_named_test_is_there(named: str) -> None:
    """The file, the class in it, the function in that."""
    file, *names = named.split("::")
    inside: list[ast.stmt] = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
    for name in names:
        found = [each for each in inside if isinstance(each, ast.ClassDef | ast.FunctionDef) and each.name == name]
        assert found, f"{name} is not in {file}"
        inside = found[0].body

    assert any(isinstance(each, ast.FunctionDef | ast.Assert | ast.Expr) for each in inside)


@pytest.mark.parametrize("promise", PROMISES)
def test_promise_names_a_test(promise: str) -> None:
    """No promise stands alone."""
    assert "`tests/" in promise


def test_there_are_promises() -> None:
    """Whoever writes the page anew keeps its lists."""
    assert len(PROMISES) > 15
    assert len(NAMED) > 40
