"""How thoroughly properties are searched, and what many tests lean on 性质测试的深度。

Each profile is deterministic: a run that passed passes again, and a failure is the same on every machine.
Choose one with ``--hypothesis-profile``; without it the small one runs.
"""

from __future__ import annotations

import sys

import pytest
from hypothesis import settings

settings.register_profile("small", max_examples=50, deadline=None, derandomize=True, database=None)
settings.register_profile("ci", parent=settings.get_profile("small"), max_examples=200)
settings.register_profile("thorough", parent=settings.get_profile("small"), max_examples=5_000)
settings.load_profile("small")


@pytest.fixture
def parquet_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other process reads Parquet: hundreds would take minutes to start, and the code that reads is the same."""
    monkeypatch.setattr(sys, "executable", "")
