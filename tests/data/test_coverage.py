"""Every time-related clause of the source texts stands once in the law data 条款覆盖."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from gikdeadlines import load_law

HERE = Path(__file__).parent
MOST_UNQUANTIFIED = 33

CLAUSES = {
    entry["id"]: entry["quantified"] for entry in json.loads((HERE / "register_ids.json").read_text("utf-8"))["clauses"]
}
QUANTIFIED = {clause for clause, quantified in CLAUSES.items() if quantified}
FILES = sorted((HERE.parent / "vectors").glob("*.json"))
VECTORS = [vector for path in FILES for vector in json.loads(path.read_text("utf-8"))["vectors"]]


def computed() -> list[str]:
    """The clauses that provisions cover, as often as they are named."""
    return [clause for provision in load_law().provisions.values() for clause in provision.register]


def uncomputed() -> list[str]:
    """The clauses with a reason why no date can be computed, as often as they are named."""
    return [clause for entry in load_law().unquantified for clause in entry.register]


class TestRegister:
    """The clauses of the source texts 时间条款."""

    def test_is_whole(self) -> None:
        """The list holds every clause that was found, and those with a number or a date."""
        assert (len(CLAUSES), len(QUANTIFIED)) == (675, 241)

    def test_has_no_clause_that_the_data_leave_out(self) -> None:
        """A lawyer who asks for a clause finds it, computed or with a reason."""
        named = {*computed(), *uncomputed()}

        assert sorted(CLAUSES.keys() - named) == []

    def test_names_every_clause_of_the_data(self) -> None:
        """No clause is invented."""
        named = {*computed(), *uncomputed()}

        assert sorted(named - CLAUSES.keys()) == []

    def test_has_each_clause_once(self) -> None:
        """No clause stands in two places, with perhaps two numbers."""
        counts = Counter([*computed(), *uncomputed()])

        assert [name for name, times in counts.items() if times > 1] == []

    def test_has_few_quantified_clauses_without_a_date(self) -> None:
        """Nearly every clause with a number or a date computes one."""
        left_out = sorted(QUANTIFIED.intersection(uncomputed()))

        assert len(left_out) <= MOST_UNQUANTIFIED, left_out


class TestUnquantified:
    """The reasons why a clause computes no date 不能计算的理由."""

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_has_reasons_of_substance(self, language: str) -> None:
        """A reason says more than that there is none."""
        reasons = [getattr(entry.reason, language) for entry in load_law().unquantified]

        assert [reason for reason in reasons if len(reason) < 8] == []


class TestVectors:
    """The worked examples 算例."""

    def test_have_ids_of_their_own(self) -> None:
        """An id names one vector for ever."""
        counts = Counter(vector["id"] for vector in VECTORS)

        assert [name for name, times in counts.items() if times > 1] == []

    def test_name_provisions_of_the_law(self) -> None:
        """A vector points to the provision that it is worked from; one of the calendar to a notice."""
        provisions = load_law().provisions
        of_law = {vector["provision"] for vector in VECTORS if vector["kind"] != "calendar"}

        assert sorted(of_law - provisions.keys()) == []

    def test_cover_every_quantified_provision(self) -> None:
        """Each provision of a quantified clause has a worked example."""
        examples = {vector["provision"] for vector in VECTORS}
        provisions = load_law().provisions.values()

        assert [p.id for p in provisions if QUANTIFIED.intersection(p.register) and p.id not in examples] == []
