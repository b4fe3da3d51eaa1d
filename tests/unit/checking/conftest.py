"""Fixtures of the tests of runs, which go through the command line too 核查测试的夹具。"""

from __future__ import annotations

from tests.unit.cli.conftest import letter, register, run

__all__ = ["letter", "register", "run"]
