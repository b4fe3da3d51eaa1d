"""What importing the package costs, beside importing pydantic and defining one model."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from statistics import median

from measure import Figure

ROUNDS = 7
PEER = "from pydantic import BaseModel\nclass One(BaseModel):\n    x: int"


def figures() -> Iterator[Figure]:
    """Each import in an interpreter of its own."""
    peer = _seconds(PEER)
    ours = _seconds("import gikdeadlines") / peer
    used = _seconds("from gikdeadlines import assess, load_calendars, load_law") / peer
    yield Figure("import gikdeadlines", "pydantic and one model", ours, 1.4, at_most=True)
    note = "no target; what the first use adds"
    yield Figure("from gikdeadlines import assess", "pydantic and one model", used, 1.4, at_most=True, note=note)


def _seconds(code: str) -> float:
    timed = f"from time import process_time\nstart = process_time()\n{code}\nprint(process_time() - start)"
    runs = (subprocess.run([sys.executable, "-c", timed], capture_output=True, check=True) for _ in range(ROUNDS))  # noqa: S603
    return median(float(run.stdout) for run in runs)
