"""``python -m gikdeadlines`` 命令行入口。"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from gikdeadlines.cli import main
    except KeyboardInterrupt:
        sys.stderr.write("已中断 stopped\n")
        sys.exit(130)
    sys.exit(main())
