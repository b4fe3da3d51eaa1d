"""视为撤回 and 视为放弃 are two things of two texts: what is said of one case has the word of its own text alone.

207号 二 (of 2015): 视为撤回申请; 国令711号 art. 30 (from 2019-05-15): 视为放弃申请.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.cli.running import Run

_TERMS = {
    "2017": {"zh": ("视为撤回", "放弃"), "en": ("deemed withdrawn", "abandon")},
    "2023": {"zh": ("视为放弃", "撤回"), "en": ("deemed abandoned", "withdrawn")},
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("year", ["2017", "2023"])
def test_of_one_case_one_term_is_said(run: Run, year: str, language: str, tmp_path: Path) -> None:
    """On the screen of `explain`, whatever line says it."""
    case = {
        "id": "1",
        "matter": "application",
        "events": [
            {"type": "submitted", "at": f"{year}-03-02", "channel": "in-person"},
            {"type": "correction-requested", "at": f"{year}-03-03", "respond_by": f"{year}-03-17"},
        ],
    }
    (tmp_path / "a.json").write_text(json.dumps(case), "utf-8")
    said = run("explain", tmp_path / "a.json", "--as-of", f"{year}-06-01", "--lang", language).out
    own, other = _TERMS[year][language]

    assert own in said
    assert other not in said
