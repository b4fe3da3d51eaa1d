"""The example register and cases against outcomes worked out from the law, the notices and nothing else."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gikdeadlines import assess
from gikdeadlines.case import Case
from gikdeadlines.loading import Assessable
from gikdeadlines.registers import read_cases

ROOT = Path(__file__).parents[2]
EXPECTED = json.loads((ROOT / "tests/data/applications_expected.json").read_text(encoding="utf-8"))
AS_OF = date.fromisoformat(EXPECTED["as_of"])


def _cases(name: str) -> dict[str, Case]:
    read = read_cases(ROOT / "examples" / name)
    return {row.case.id: row.case for row in read if isinstance(row, Assessable)}


REGISTER = _cases("applications.csv")


def _compared(case: Case, expected: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was worked out by hand, and the same fields of the assessment."""
    stated = {key: value for key, value in expected.items() if key not in {"derivation", "tip"}}
    result = assess(case, as_of=AS_OF).to_dict()
    return stated, {key: result[key] for key in stated}


class TestRegister:
    """examples/applications.csv."""

    def test_ids(self) -> None:
        """Every application of the register has an expected outcome, and none is left over."""
        assert list(REGISTER) == list(EXPECTED["applications"])

    @pytest.mark.parametrize("case_id", EXPECTED["applications"])
    def test_outcome(self, case_id: str) -> None:
        """Each application has the receipt, the due day and the verdict that the law gives it."""
        stated, assessed = _compared(REGISTER[case_id], EXPECTED["applications"][case_id])

        assert assessed == stated

    def test_totals(self) -> None:
        """The verdicts add up to the totals that the first screen shows."""
        verdicts = Counter(assess(case, as_of=AS_OF).verdict for case in REGISTER.values())

        assert verdicts == {
            "on-time": 45,
            "late": 6,
            "overdue": 1,
            "pending": 3,
            "suspended": 1,
            "withdrawn": 1,
            "deemed-withdrawn": 2,
            "undetermined": 1,
        }

    def test_missing_confirmation(self) -> None:
        """Confirmed by 30 January 2024 the reply of 4 March is late, from the 31st on it is in time."""
        (missing,) = assess(REGISTER["2024-052"], as_of=AS_OF).missing

        assert missing.fact == "confirmed"
        assert missing.tip is not None
        assert (missing.tip.value, missing.tip.before, missing.tip.verdict) == ("2024-01-31", "late", "on-time")

    @pytest.mark.parametrize(
        ("case_id", "deciding"),
        [
            ("2025-087", set()),
            ("2022-017", set()),
            ("2023-025", {"extension-timing"}),
            ("2017-063", {"receipt-on-rest-day", "reply-event"}),
        ],
    )
    def test_deciding_readings(self, case_id: str, deciding: set[str]) -> None:
        """The late ones of the first screen depend on the readings named there, or on none."""
        result = assess(REGISTER[case_id], as_of=AS_OF, explore=True)

        assert {choice.id for choices in result.decisive for choice in choices} == deciding


class TestCases:
    """The cases in JSON."""

    @pytest.mark.parametrize("name", EXPECTED["cases"])
    def test_outcome(self, name: str) -> None:
        """Each case has the outcome that the law gives it."""
        (case,) = _cases(name).values()
        stated, assessed = _compared(case, {k: v for k, v in EXPECTED["cases"][name].items() if k != "id"})

        assert assessed == stated
