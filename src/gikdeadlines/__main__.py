"""``python -m gikdeadlines`` 命令行入口。"""

from __future__ import annotations

import sys

from gikdeadlines.cli import main

if __name__ == "__main__":
    sys.exit(main())
