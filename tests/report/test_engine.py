"""What the templates do to a text 模板过滤器。"""

from __future__ import annotations

import pytest

from gikdeadlines.report.engine import template
from gikdeadlines.wording import Wording


def filtered(name: str, text: str) -> str:
    """A text as a filter of the templates leaves it."""
    environment = template("case.html", Wording("en")).environment
    return str(environment.from_string(f"{{{{ text | {name} }}}}").render(text=text))


class TestUnbroken:
    @pytest.mark.parametrize("day", ["2022-11-09", "11-09"])
    def test_keeps_a_day_on_one_line(self, day: str) -> None:
        """A browser breaks at hyphens, and half a day reads as another."""
        assert filtered("unbroken", f"by {day}, then") == f'by <span class="nb">{day}</span>, then'

    def test_leaves_numbers_of_cases(self) -> None:
        """Neither the number of a case nor a longer one is a day."""
        assert filtered("unbroken", "2022-017 and 1-22-33-4") == "2022-017 and 1-22-33-4"

    def test_escapes(self) -> None:
        """What a case says stays text."""
        assert filtered("unbroken", "<b>2022-11-09</b>") == '&lt;b&gt;<span class="nb">2022-11-09</span>&lt;/b&gt;'


class TestBreakable:
    def test_hyphenates_long_words(self) -> None:
        """A word that no cell is wide enough for says where it may be broken."""
        assert (
            filtered("breakable", "third party consulted").replace("\N{SOFT HYPHEN}", "-") == "third party con-sul-ted"
        )

    @pytest.mark.parametrize("word", ["Qing-ming", "Fes-ti-val", "cor-rec-tion", "re-ques-ted", "sub-mit-ted"])
    def test_between_syllables(self, word: str) -> None:
        """Where a reader would."""
        assert filtered("breakable", word.replace("-", "")).replace("\N{SOFT HYPHEN}", "-") == word

    def test_leaves_chinese(self) -> None:
        """Chinese breaks anywhere."""
        assert filtered("breakable", "征求第三方意见") == "征求第三方意见"

    def test_escapes(self) -> None:
        """What a case says stays text."""
        assert filtered("breakable", "<i>") == "&lt;i&gt;"
