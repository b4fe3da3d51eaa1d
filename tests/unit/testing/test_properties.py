"""The registry of properties."""

from __future__ import annotations

import re
from datetime import date

import pytest

from gikdeadlines import Case, assess, load_law
from gikdeadlines.testing.properties import AREAS, PROPERTIES, Property

ALL = pytest.mark.parametrize("stated", PROPERTIES, ids=lambda stated: stated.id)


class TestRegistry:
    """``PROPERTIES``."""

    def test_numbers_each_once(self) -> None:
        """In order; a number that was given stays given."""
        ids = [stated.id for stated in PROPERTIES]

        assert ids == sorted(set(ids))
        assert ids[:148] == [f"GIK-P-{n:03}" for n in range(1, 149)]
        assert all(re.fullmatch(r"GIK-P-\d{3}", id_) for id_ in ids)

    def test_has_at_least_forty(self) -> None:
        """Over every area."""
        assert len(PROPERTIES) >= 40
        assert {stated.area for stated in PROPERTIES} == set(AREAS)

    @ALL
    def test_is_stated_in_both_languages(self, stated: Property) -> None:
        """Title, statement, domain, and where the law itself is otherwise."""
        texts = [stated.title, stated.statement, stated.domain.says]
        texts += [stated.exceptions] if stated.exceptions else []

        assert all(re.search(r"[\u4e00-\u9fff]", text.zh) for text in texts)
        assert not any(re.search(r"[\u4e00-\u9fff]", text.en.replace("〔2015〕207号 二", "")) for text in texts)

    @ALL
    def test_rests_on_provisions_that_exist(self, stated: Property) -> None:
        """Each can be looked up."""
        assert stated.basis
        assert set(stated.basis) <= load_law().provisions.keys()
        assert stated.formal

    @ALL
    def test_names_readings_that_exist(self, stated: Property) -> None:
        """Where a reading makes an exception it is one of ours."""
        said = stated.exceptions.en if stated.exceptions else ""
        named = set(re.findall(r"\b[a-z]+\d*(?:-[a-z0-9]+)+\b", said)) - {"next-working-day"}

        assert {name for name in named if not name[0].isdigit()} <= load_law().readings.keys()


class TestWhereTheLawIsOtherwise:
    """The exceptions that the registry states are true."""

    def test_one_day_of_receipt_moves_the_due_day_by_more_across_the_change_of_law(self) -> None:
        """15 working days after 2019-05-14 end on 4 June, 20 after 2019-05-15 on 13 June; 7 June was off."""
        eve, day = (_handed_in(received) for received in ("2019-05-14", "2019-05-15"))

        assert assess(eve, as_of=date(2019, 5, 20)).due == date(2019, 6, 4)
        assert assess(day, as_of=date(2019, 5, 20)).due == date(2019, 6, 13)

    def test_a_later_receipt_in_shanxi_may_be_due_earlier(self) -> None:
        """Force majeure stopped the period of 237号 art. 29(4); the regulation of 2019 has no such rule."""
        dues = [assess(_obstructed(received), as_of=date(2019, 7, 20)).due for received in ("2019-05-14", "2019-05-15")]

        assert dues[0] is not None
        assert dues[1] is not None
        assert dues[1] < dues[0]


def _handed_in(received: str) -> Case:
    events = [{"type": "submitted", "at": received, "channel": "in-person"}]
    return Case.from_dict({"id": "1", "matter": "application", "events": events})


def _obstructed(received: str) -> Case:
    events = [
        {"type": "submitted", "at": received, "channel": "in-person"},
        {"type": "obstacle-began", "at": "2019-05-20"},
        {"type": "obstacle-ended", "at": "2019-07-10"},
    ]
    return Case.from_dict({"id": "1", "matter": "application", "jurisdiction": "CN-SX", "events": events})
