"""The page as one file, and as a folder for a static server 构建网页。"""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from gikdeadlines.report.html import digest

from .inputs import read_inputs
from .packing import Part, packed
from .shell import allowed_inside, page, page_css, template_text

__all__ = ["MOST_BYTES", "build"]

MOST_BYTES: Final = 25_000_000
"""Of the one file: what can still be sent as an attachment."""


def build(out: Path, cache: Path) -> tuple[Path, Path]:
    """Builds ``gikdeadlines.html`` and the folder ``site`` 构建.

    Args:
        out: the folder in which both are left.
        cache: where what is fetched and compiled is kept.

    Returns:
        The file and the folder.

    Raises:
        BuildError: something could not be fetched or compiled.
    """
    parts = packed(read_inputs(), cache)
    out.mkdir(parents=True, exist_ok=True)
    single, site = out / "gikdeadlines.html", out / "site"
    single.write_text(_single(parts), encoding="utf-8")
    assert single.stat().st_size <= MOST_BYTES, f"{single}: {single.stat().st_size} bytes"
    _write_site(site, parts)
    return single, site


def _policy(scripts: str, styles: str, **more: str) -> str:
    """Nothing may be fetched or run but what is named."""
    style, script = allowed_inside()
    rules = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "script-src": f"{scripts} {script} 'wasm-unsafe-eval' blob:",
        "style-src": f"{styles} {style}",
        "img-src": "data:",
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


# One file


def _single(parts: Mapping[str, Part]) -> str:
    style = page_css()
    scripts = [template_text(name) for name in ("old.js", "parts-inside.js", "page.js")]
    data = [
        f'<script type="application/gzip" data-part="{name}">{base64.b64encode(part).decode()}</script>'
        for name, part in sorted(parts.items())
    ]
    worker = f'<script type="text/plain" id="worker">{template_text("worker.js")}</script>'
    return page(
        read_inputs(),
        scripts="\n".join([*data, worker, *(f"<script>{script}</script>" for script in scripts)]),
        style=f"<style>{style}</style>",
        policy=_policy(
            " ".join(map(digest, scripts)), digest(style), connect_src="'none'", worker_src="data:", frame_src="'self'"
        ),
    )


# A folder


def _write_site(site: Path, parts: Mapping[str, Part]) -> None:
    shutil.rmtree(site, ignore_errors=True)
    (site / "parts").mkdir(parents=True)
    for name, part in parts.items():
        (site / "parts" / f"{name}.gz").write_bytes(part)
    names = ("old.js", "parts-beside.js", "page.js")
    for name in (*names, "worker.js"):
        (site / name).write_text(template_text(name), encoding="utf-8")
    (site / "page.css").write_text(page_css(), encoding="utf-8")
    listed = f'<script type="application/json" id="parts">{json.dumps(sorted(parts))}</script>'
    text = page(
        read_inputs(),
        scripts="\n".join([listed, *(f'<script src="{name}"></script>' for name in names)]),
        style='<link rel="stylesheet" href="page.css">',
        policy=_policy("'self'", "'self'", connect_src="'self'", worker_src="'self'", frame_src="'self'"),
    )
    (site / "index.html").write_text(text, encoding="utf-8")
