from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from gikdeadlines import Case, assess, load_law
from gikdeadlines.loading import load_house, under_house
from gikdeadlines.values import ReadingError

PINS = {"pause-ends": "both-count", "extension-timing": "counts"}

PAUSED = {
    "id": "1",
    "matter": "application",
    "events": [
        {"type": "submitted", "at": "2022-09-30", "channel": "in-person"},
        {"type": "third-party-consulted", "at": "2022-10-12"},
        {"type": "third-party-replied", "at": "2022-10-18"},
    ],
}
"""Due 2022-11-09 by default, 11-07 when both end days of the pause count, 11-08 when one does."""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.toml"
    path.write_text(
        'format = 1\n[readings]\npause-ends = "both-count"\nextension-timing = "counts"\n', encoding="utf-8"
    )
    return path


class TestLoadHouse:
    """The pins of a house file."""

    def test_toml(self, house: Path) -> None:
        """A table of readings and options."""
        assert load_house(house, law=load_law()) == PINS

    def test_json(self, tmp_path: Path) -> None:
        """The same in JSON."""
        path = tmp_path / "house.json"
        path.write_text(json.dumps({"format": 1, "readings": PINS}), encoding="utf-8")

        assert load_house(path, law=load_law()) == PINS

    def test_all_faults_at_once(self, tmp_path: Path) -> None:
        """Each with the file and the key at which it stands."""
        path = tmp_path / "house.toml"
        path.write_text(
            'format = 2\nnote = "x"\n[readings]\nno-such = "a"\npause-ends = "sometimes"\nart35 = 1\n', encoding="utf-8"
        )
        with pytest.raises(ReadingError) as caught:
            load_house(path, law=load_law())

        assert [(fault.code, fault.path.rpartition(": ")[2]) for fault in caught.value.faults] == [
            ("unknown-key", "note"),
            ("unknown-value", "format"),
            ("unknown-reading", "readings.no-such"),
            ("unknown-option", "readings.pause-ends"),
            ("unknown-option", "readings.art35"),
        ]

    @pytest.mark.parametrize(
        ("name", "text", "code"),
        [
            ("house.toml", "format = 1", "missing-key"),
            ("house.toml", 'format = 1\nreadings = "all"', "bad-value"),
            ("house.toml", "format", "bad-toml"),
            ("house.toml", "a = " + "[" * 100_000, "bad-toml"),
            ("house.toml", "a = " + "9" * 5_000, "bad-toml"),
            ("house.json", "[1]", "bad-value"),
            ("house.json", "{", "bad-json"),
            ("house.json", '{"format": 1, "format": 1}', "repeated-key"),
        ],
        ids=range(8),
    )
    def test_no_house_file(self, tmp_path: Path, name: str, text: str, code: str) -> None:
        """What is no table of readings is refused."""
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ReadingError) as caught:
            load_house(path, law=load_law())

        assert caught.value.code == code


class TestUnderHouse:
    """Call before case before house before default."""

    @pytest.mark.parametrize(
        ("of_call", "of_case", "of_house", "due"),
        [
            (None, None, None, date(2022, 11, 9)),
            (None, None, "both-count", date(2022, 11, 7)),
            (None, "notice-day-counts", "both-count", date(2022, 11, 8)),
            ("both-excluded", "notice-day-counts", "both-count", date(2022, 11, 9)),
        ],
    )
    def test_precedence(self, of_call: str | None, of_case: str | None, of_house: str | None, due: date) -> None:
        """The nearest pin is taken."""
        pins = {name: {"pause-ends": value} if value else {} for name, value in (("case", of_case), ("call", of_call))}
        case = Case.from_dict({**PAUSED, "readings": pins["case"]})
        housed = under_house(case, {"pause-ends": of_house} if of_house else {})

        assert assess(housed, as_of=date(2022, 12, 31), readings=pins["call"]).due == due

    def test_a_pin_is_not_explored(self) -> None:
        """With the house's pin nothing else is tried."""
        case = under_house(Case.from_dict(PAUSED), {"pause-ends": "both-count"})

        assert assess(case, as_of=date(2022, 12, 31), explore=True).explored == 1
