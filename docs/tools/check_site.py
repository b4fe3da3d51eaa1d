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
    if (site / "page").exists():
        yield from _without_page(site)
    for path in sorted(site.rglob("*.html")):
        if path.is_relative_to(site / "page") or path.name == "gikdeadlines.html":
            continue
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


ENTRANCES: Final = ("index.html", "english.html", "zh/index.html", "how-to/the-page.html", "zh/how-to/the-page.html")
"""From where a visitor opens the page that anyone can open with one click."""


def _without_page(site: Path) -> Iterator[str]:
    """Pages from which the page that was laid into the site cannot be opened."""
    for name in ENTRANCES:
        links = re.findall(r'<a href="([^"#]+/index\.html)#%40language=', (site / name).read_text("utf-8"))
        if not any(
            (site / name).parent.joinpath(link).resolve() == (site / "page/index.html").resolve() for link in links
        ):
            yield f"{name}: no link to page/index.html"


if __name__ == "__main__":
    told = list(faults(Path(sys.argv[1])))
    sys.stdout.write("".join(f"{line}\n" for line in told))
    sys.exit(1 if told else 0)
