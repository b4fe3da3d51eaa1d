"""``python -m gikdeadlines.web build``: the page as one file and as a folder 构建网页。"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .building import build
from .inputs import BuildError

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Builds what was asked for; 1 where it cannot be built 构建."""
    parser = argparse.ArgumentParser(prog="python -m gikdeadlines.web")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("build", help="build dist/gikdeadlines.html and dist/site")
    command.add_argument("--out", type=Path, default=Path("dist"), help="the folder to write to")
    command.add_argument("--cache", type=Path, default=Path(".cache/web"), help="where what is fetched is kept")
    given = parser.parse_args(arguments)
    try:
        single, site = build(given.out, given.cache)
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{single} ({single.stat().st_size / 1e6:.1f} MB), {site}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
