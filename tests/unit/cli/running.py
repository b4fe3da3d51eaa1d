"""What the tests of the commands share 命令测试的共用部分。"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

HEADINGS = "申请编号,申请方式,提交日期,签收日期,送达方式,交邮日期,处室\r\n"
LATE = "2022-017,邮寄,2022-09-29,2022-09-30,邮寄,2022-11-04,甲\r\n"
ON_TIME = "2022-018,邮寄,2022-09-29,2022-09-30,邮寄,2022-11-02,乙\r\n"
OPEN = "2024-052,网上,2024-01-25,,邮寄,2024-03-04,丙\r\n"
REFUSED = "2022-019,邮寄,2022-09-29,2022-02-30,邮寄,2022-11-02,丁\r\n"
AS_OF = ("--as-of", "2025-12-31")

LETTER = {
    "id": "2022-017",
    "matter": "application",
    "events": [
        {"type": "submitted", "at": "2022-09-29", "channel": "signed-post"},
        {"type": "signed-for", "at": "2022-09-30"},
        {"type": "replied", "method": "post", "dispatched": "2022-11-04"},
    ],
}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str


Run = Callable[..., Ended]


def process(arguments: Sequence[object], environment: Mapping[str, str], **options: object) -> subprocess.Popen[bytes]:
    """The command as a process of its own, with an environment that holds only what a test says."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT", "HOME") if name in os.environ}
    command = [sys.executable, "-m", "gikdeadlines", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    if sys.platform != "win32":
        # A run in the background leaves Ctrl-C ignored, and a child would inherit that.
        pipes["preexec_fn"] = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(command, env={**kept, **environment}, **pipes)  # type: ignore[call-overload, no-any-return]
