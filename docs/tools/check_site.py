"""Whether the built documentation speaks to each reader in his language, and finds what he looks for.

``python docs/tools/check_site.py docs/_build`` ends with 1 and says what is wrong.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SOUGHT: Final = {"延期": "zh/", "逾期": "zh/", "extens": "how-to/"}
"""Words as the index has them, and how the name of a page begins on which each must be found."""


def faults(site: Path) -> Iterator[str]:
    """What is wrong."""
    for path in sorted(site.rglob("*.html")):
        name, page = path.relative_to(site).as_posix(), path.read_text("utf-8")
        language = "zh-CN" if name == "index.html" or name.startswith("zh/") else "en"
        if f'lang="{language}"' not in page[:200]:
            yield f"{name}: not said to be {language}"
        if language == "zh-CN" and "搜索" not in page:
            yield f"{name}: no Chinese interface"
    index = json.loads(
        re.sub(r"^Search\.setIndex\((.*)\)$", r"\1", (site / "searchindex.js").read_text("utf-8").strip())
    )
    for word, begins in SOUGHT.items():
        found = index["terms"].get(word, [])
        pages = [index["docnames"][at] for at in ([found] if isinstance(found, int) else found)]
        if not any(page.startswith(begins) for page in pages):
            yield f"searchindex.js: {word} finds no page below {begins}"


if __name__ == "__main__":
    told = list(faults(Path(sys.argv[1])))
    sys.stdout.write("".join(f"{line}\n" for line in told))
    sys.exit(1 if told else 0)
