"""A law file that says what nothing reads is refused, so that no slip of the pen computes another day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gikdeadlines import load_law
from gikdeadlines.application import words
from gikdeadlines.law import EFFECTS, JUDGED_DAYS, RECEIPT_DAYS
from gikdeadlines.values import LawError
from gikdeadlines.wording import Wording, fault_text

HEAD = """
format = 1
[instrument]
id = "CN-SC/1"
doc_no = "川府令1号"
title = "四川省政府信息公开规定（示例）"
title_en = "Sichuan rules (an example)"
issuer = "四川省人民政府"
issued = 2022-01-01
in_force = 2022-02-01
jurisdiction = "CN-SC"
source = "示例"
verified_on = 2026-01-01
"""
REGIME = """
[[regime]]
id = "{id}"
received_from = 2022-02-01
over = "CN-2019"
{more}
"""
PLAIN = REGIME.format(id="CN-SC", more="")
ROW = """
[[provision]]
id = "CN-SC/1/{article}"
article = "{article}"
kind = "{kind}"
parameters = {{ {parameters} }}
summary = {{ zh = "示例。", en = "An example." }}
regimes = ["CN-SC"]
{more}
"""


def row(kind: str, parameters: str, article: int = 9, more: str = "") -> str:
    """A provision of the regime."""
    return ROW.format(kind=kind, parameters=parameters, article=article, more=more)


def faults(tmp_path: Path, *parts: str) -> list[tuple[str, str]]:
    """The codes and places of what is wrong with a file of these parts, each said in both languages."""
    path = tmp_path / "sichuan.toml"
    path.write_text("".join((HEAD, *parts)), "utf-8")
    try:
        load_law(path)
    except LawError as error:
        for fault in error.faults:
            assert all(fault.code in fault_text(fault, Wording(language)) for language in ("zh", "en"))
        return [(fault.code, fault.path.rpartition(": ")[2]) for fault in error.faults]
    return []


class TestWords:
    @pytest.mark.parametrize(
        ("kind", "parameters", "field"),
        [
            ("receipt", 'channel = "letter", day = "arrived"', "channel"),
            ("receipt", 'channel = "fax", day = "arrival"', "day"),
            ("service", 'method = "pigeon", judged = "dispatched"', "method"),
            ("service", 'method = "post", judged = "sent"', "judged"),
            ("exclude", 'event = "agency:superiors", effect = "excludes"', "event"),
            ("exclude", 'event = "extension", effect = "excludes"', "event"),
            ("exclude", 'event = "third-party", effect = "exclude"', "effect"),
            ("exclude", 'event = "third-party", effect = "restarts"', "effect"),
            ("exclude", 'event = "agency:other", effect = "excludes-between"', "effect"),
            ("restart", 'event = "amended", effect = "excludes"', "effect"),
            ("exclude", 'event = "later-date", effect = "excludes"', "effect"),
            ("deemed", 'event = "obstacle", outcome = "consent"', "event"),
            ("deemed", 'event = "third-party", outcome = "agrees"', "outcome"),
            ("start", 'event = "receipt", starts = "next-day"', "event"),
            ("term", 'slot = "answer", n = 5', "slot"),
            ("term", 'slot = "obstacle-answer", n = 5', "slot"),
            ("term", 'slot = "reply", n = 5, unit = "natural-day"', "unit"),
            ("term", 'slot = "fee-answer", n = 1, unit = "month"', "unit"),
            ("term", 'slot = "third-party-answer", n = 5, anchor = "dispatched"', "anchor"),
            ("extend", 'slot = "extension", n = 5, anchor = "notified"', "anchor"),
        ],
    )
    def test_one_that_nothing_reads_is_refused(self, tmp_path: Path, kind: str, parameters: str, field: str) -> None:
        found = faults(tmp_path, PLAIN, row(kind, parameters))

        assert found == [("unknown-value", f"CN-SC/1/9.parameters.{field}")]

    def test_each_option_of_a_contested_field_is_looked_at(self, tmp_path: Path) -> None:
        effect = '{ reading = "agency-role", options = { excluded = "excludes", counted = "counts" } }'

        assert faults(tmp_path, PLAIN, row("exclude", f'event = "agency:superior", effect = {effect}')) == [
            ("unknown-value", "CN-SC/1/9.parameters.effect")
        ]

    @pytest.mark.parametrize("n", [0, -3, 10_000, 3_000_000_000])
    def test_a_term_has_days_that_can_be_written(self, tmp_path: Path, n: int) -> None:
        found = faults(tmp_path, PLAIN, row("term", f'slot = "reply", n = {n}'))

        assert found == [("bad-value", "CN-SC/1/9.parameters.n")]

    def test_an_answer_may_have_days(self, tmp_path: Path) -> None:
        assert faults(tmp_path, PLAIN, row("term", 'slot = "agency:other-answer", n = 30, unit = "natural-day"')) == []

    def test_a_row_of_no_regime_is_refused(self, tmp_path: Path) -> None:
        """It would be read, shown and never applied."""
        lone = row("term", 'slot = "reply", n = 5').replace('regimes = ["CN-SC"]\n', "")

        assert faults(tmp_path, PLAIN, lone) == [("missing-key", "CN-SC/1/9.regimes")]
        assert faults(tmp_path, PLAIN, lone + 'restates = "CN/711/33.2"\n') == []


class TestClashes:
    def test_two_rows_on_the_same_are_refused(self, tmp_path: Path) -> None:
        found = faults(tmp_path, PLAIN, row("term", 'slot = "reply", n = 5'), row("term", 'slot = "reply", n = 6', 10))

        assert found == [("clashing-rows", "CN-SC")]

    @pytest.mark.parametrize(("last", "clash"), [("2022-12-31", []), ("2023-01-01", [("clashing-rows", "CN-SC")])])
    def test_two_rows_on_an_event_divide_its_days(self, tmp_path: Path, last: str, clash: list[object]) -> None:
        first = row("exclude", 'event = "obstacle", effect = "none"', 9, f"applies_through = {last}")
        second = row("exclude", 'event = "obstacle", effect = "excludes"', 10, "applies_from = 2023-01-01")

        assert faults(tmp_path, PLAIN, first, second) == clash

    def test_two_regimes_of_one_day_are_refused(self, tmp_path: Path) -> None:
        assert faults(tmp_path, PLAIN, REGIME.format(id="CN-SC-2", more="")) == [("clashing-regimes", "CN-SC")]

    @pytest.mark.parametrize(
        ("twice", "path"),
        [
            (PLAIN, "regime[1].id"),
            (row("term", 'slot = "reply", n = 5') + row("term", 'slot = "extension", n = 5'), "provision[1].id"),
        ],
    )
    def test_an_id_stands_once(self, tmp_path: Path, twice: str, path: str) -> None:
        assert faults(tmp_path, PLAIN, twice) == [("repeated-key", path)]

    def test_an_option_stands_once(self, tmp_path: Path) -> None:
        text = '{ zh = "示例", en = "an example" }'
        option = '{ id = "one", zh = "甲", en = "one" }'
        reading = f'[[reading]]\nid = "new"\nquestion = {text}\nauthority = {text}\nasked_in = "pauses"\n'

        found = faults(tmp_path, reading + f"options = [{option}, {option}]\n")

        assert found == [("repeated-key", "reading[0].options[1].id")]


class TestSpans:
    @pytest.mark.parametrize(
        ("more", "code", "key"),
        [
            ("received_through = 2022-01-31", "reversed-interval", "received_through"),
            ('straddle = "regime-at-2022"', "unknown-reading", "straddle"),
            ('straddle = "pause-ends"', "unknown-option", "straddle"),
            ('turning_points = { "straddle-2024" = 2024-01-01 }', "unknown-value", "turning_points"),
        ],
    )
    def test_one_that_cannot_be_is_refused(self, tmp_path: Path, more: str, code: str, key: str) -> None:
        assert faults(tmp_path, REGIME.format(id="CN-SC", more=more)) == [(code, f"CN-SC.{key}")]

    def test_a_place_does_not_keep_rules_that_were_replaced_below(self, tmp_path: Path) -> None:
        """A new national law from 1 March 2024 on: Shanxi's rules lie over the old one, and go on until told."""
        national = HEAD.replace('"CN-SC', '"CN') + REGIME.format(id="CN-2024", more="").replace("2022-02", "2024-03")
        path = tmp_path / "national.toml"
        path.write_text(national, "utf-8")
        with pytest.raises(LawError) as caught:
            load_law(path)
        (fault,) = caught.value.faults

        assert (fault.code, fault.path) == ("outlives-its-regime", "CN-SX-2019.received_through")
        assert str(fault.parameters["until"]) == "2024-02-29"

        own = tmp_path / "shanxi.toml"
        until = REGIME.format(id="CN-SX-2019", more="received_through = 2024-02-29").replace("2022-02-01", "2019-05-15")
        over = REGIME.format(id="CN-SX-2024", more="").replace("2022-02", "2024-03").replace("CN-2019", "CN-2024")
        own.write_text(HEAD.replace('"CN-SC', '"CN-SX') + until + over, "utf-8")

        assert load_law(path, own).regime("CN-SX", date(2024, 3, 1)).id == "CN-SX-2024"

    def test_a_place_begins_no_sooner_than_the_rules_below(self, tmp_path: Path) -> None:
        early = PLAIN.replace("2022-02-01", "2019-05-14")

        assert faults(tmp_path, early) == [("reversed-interval", "CN-SC.received_from")]

    def test_a_row_ends_no_sooner_than_it_begins(self, tmp_path: Path) -> None:
        ended = row("exclude", 'event = "obstacle", effect = "none"', more="applies_through = 2022-01-31")

        assert faults(tmp_path, PLAIN, ended) == [("reversed-interval", "CN-SC/1/9.applies_through")]


class TestNumbers:
    def test_each_word_has_the_number_of_its_name(self) -> None:
        """The text of the mechanics compares with the names, the law's files write the words."""
        named = {
            **words.RULES,
            **words.SERVICES,
            **words.EFFECT_NUMBERS,
            **dict(zip(words.EVENTS, range(8), strict=False)),
        }
        named = {word: number for word, number in named.items() if word}
        constants = {
            word: getattr(words, {"none": "NOTHING"}.get(word, word.upper().replace("-", "_"))) for word in named
        }

        assert constants == named
        assert set(named) >= {*RECEIPT_DAYS, *JUDGED_DAYS, *EFFECTS}
