from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.running import AS_OF, Run

from gikdeadlines.registers import WIDE
from gikdeadlines.wording import Language, wording_in

Register = Callable[..., Path]

LETTER = ("--sent", "2022-09-29", "--by", "邮寄", "--signed-for", "2022-09-30")
POSTED = ("--reply-method", "邮寄", "--reply-dispatched", "2022-11-04")


class TestStating:
    """One case without a file."""

    def test_comes_to_what_the_row_of_a_register_does(self, run: Run, register: Register) -> None:
        """Signed for on Friday 30 September 2022, due on 2 November, posted two working days later."""
        row = register("2022-017,邮寄,2022-09-29,2022-09-30,邮寄,2022-11-04,甲\r\n")

        stated = run("explain", *LETTER, *POSTED, "--id", "2022-017", *AS_OF)

        assert stated.status == 0
        assert stated.out.splitlines()[0] == "2022-017  逾期答复，逾期 2 个工作日（各口径均逾期）"
        assert stated.out == run("explain", row, *AS_OF).out

    @pytest.mark.parametrize("word", ["post", "signed-post", "邮寄"])
    def test_takes_words_of_both_languages(self, run: Run, word: str) -> None:
        """20 working days from Tuesday 2025-03-11 without 4 April end on 8 April; answered five working days later."""
        sent = ("--sent", "2025-03-07", "--by", word, "--signed-for", "2025-03-10", "--answered", "2025-04-15")
        out = run("explain", *sent, "--as-of", "2025-05-01", "--lang", "en").out

        assert out.splitlines()[0].startswith("1  late by 5 working days")
        assert "Due by 2025-04-08" in out

    def test_takes_an_event_more_than_once(self, run: Run) -> None:
        """Two pauses from Monday to Wednesday, three working days each, put 2 November off to 10 November."""
        first = ("--third-party-consulted", "2022-10-10", "--third-party-replied", "2022-10-12")
        second = ("--third-party-consulted", "2022-10-17", "--third-party-replied", "2022-10-19")
        due = json.loads(run("explain", *LETTER, *first, *second, *AS_OF, "--format", "json").out)["due"]

        assert due == "2022-11-10"

    @pytest.mark.parametrize(
        ("given", "named"),
        [
            (("--sent", "2025-02-30", "--by", "post"), "--sent"),
            (("--sent", "2025-03-07", "--by", "pigeon"), "--by"),
            (("--sent", "2025-03-07", "--by", "post", "--answered", ""), "--answered"),
            (
                (*LETTER, "--third-party-consulted", "2022-10-10", "--third-party-consulted", "?"),
                "--third-party-consulted",
            ),
        ],
    )
    def test_tells_a_fault_by_its_option(self, run: Run, given: tuple[str, ...], named: str) -> None:
        """A value that cannot be, or that a script left empty, is told with the option."""
        ended = run("explain", *given, *AS_OF)

        assert (ended.status, ended.out) == (2, "")
        assert ended.err.startswith(f"{named}：")

    def test_wants_a_file_or_events(self, run: Run) -> None:
        """Neither is nothing to explain; both may contradict each other."""
        neither, both = run("explain", *AS_OF), run("explain", "register.csv", *LETTER, *AS_OF)

        assert (neither.status, both.status) == (2, 2)
        assert "nothing-given" in neither.err
        assert "wrong-options" in both.err

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_every_column_of_a_register_is_an_option(self, run: Run, language: Language) -> None:
        """With its own words in the help; what other options say already is left to them."""
        say, told = wording_in(language), " ".join(run("explain", "--help", "--lang", language).out.split())

        for name in {column.name for column in WIDE} - {"id", "jurisdiction", "declared_due"}:
            assert f"--{name.replace('_', '-')}" in told
            assert f"help-stated-{name}" in say


class TestJson:
    def test_is_the_assessment_with_its_days(self, run: Run, letter: Path) -> None:
        """The 20th working day after 30 September 2022 is 2 November."""
        ended = run("explain", letter, *AS_OF, "--format", "json")
        told = json.loads(ended.out)
        (twentieth,) = [day for day in told["ledger"] if day["ordinal"] == 20]

        assert (told["schema"], told["verdict"], told["due"]) == ("gikdeadlines/assessment/1", "late", "2022-11-02")
        assert (twentieth["date"], twentieth["status"]) == ("2022-11-02", "due")
