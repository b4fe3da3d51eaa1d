"""The batch without what it needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
sys.modules["{module}"] = None
from gikdeadlines.values import MissingExtraError
try:
    from gikdeadlines.batch import nth_after, assess_table
except MissingExtraError as error:
    print(error.code, error.hint)
"""


@pytest.mark.parametrize("module", ["numpy", "pyarrow"])
def test_the_command_that_installs_it_is_said(module: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(module=module)], capture_output=True, text=True, check=True
    )

    assert ended.stdout.strip() == "missing-extra pip install 'gikdeadlines[tables]'"
