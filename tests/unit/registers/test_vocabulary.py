"""The words of registers are data, and the data agree with themselves."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from gikdeadlines.case import APPLICATION, CHANNELS, METHODS
from gikdeadlines.registers import WIDE
from gikdeadlines.registers.vocabulary import headings, names_of

KNOWN = headings()


def content(name: str) -> dict[str, Any]:
    """A file of the vocabulary."""
    folder = files("gikdeadlines.registers.vocabulary")
    return tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def said() -> Iterator[tuple[str, str, str]]:
    """Each heading with its field, and whether it stands alone or below a group."""
    for entry in content("headings")["heading"]:
        for place in ("says", "leaves"):
            yield from ((entry["field"], place, text) for text in entry.get(place, ()))


class TestHeadings:
    """headings.toml."""

    @pytest.mark.parametrize(("field", "place", "text"), list(said()))
    def test_nothing_is_left_over(self, field: str, place: str, text: str) -> None:
        """Every heading is made of known words."""
        assert KNOWN.words_of(text)[1] == "", (field, place)

    def test_no_heading_names_two_fields(self) -> None:
        """Neither alone nor below a group."""
        alone, below = defaultdict(set), defaultdict(set)
        for entry in content("headings")["heading"]:
            for text in (*entry["says"], *entry.get("leaves", ())):
                words, _ = KNOWN.words_of(text)
                if text in entry["says"]:
                    alone[words].add(entry["field"])
                for group in entry.get("groups", ()):
                    below[group, words].add(entry["field"])

        assert [words for words, fields in (*alone.items(), *below.items()) if len(fields) > 1] == []

    def test_every_column_has_headings(self) -> None:
        """And no heading names a column that there is not."""
        assert {entry["field"] for entry in content("headings")["heading"]} == {column.name for column in WIDE}

    def test_words_named_elsewhere_exist(self) -> None:
        """In groups, among what excludes, in marks, among what is doubtful."""
        data = content("headings")
        named = {word for entry in data["heading"] for word in entry.get("not", ())}
        named |= {word for entry in data["heading"] for group in entry.get("groups", ()) for word in group.split()}
        named |= {word for key in data["marks"] if key != "words" for word in key.split()}
        named |= {*data["marks"]["words"], *data["doubtful"]["strong"], *data["doubtful"]["weak"]}

        assert named <= data["words"].keys()

    def test_events_named_exist(self) -> None:
        """Marks and cells tell of events of an application."""
        data = content("headings")
        named = {event for key, event in data["marks"].items() if key != "words"}
        named |= {event for events in data["cells"]["words"] for event in events.split()}

        assert named <= {event.type for event in APPLICATION}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("补正告知日期", "补正通知书\n发出时间"),
            ("答复日期", "回 复 时 间"),
            ("收到日期", "受理日"),
            ("收到日期", "收件日期（年月日）"),
            ("申请日期", "提交时间*"),
            ("第三方答复日期", "第三人反馈时间"),
        ],
    )
    def test_words_that_mean_the_same(self, one: str, other: str) -> None:
        """As registers write them."""
        assert KNOWN.words_of(one) == KNOWN.words_of(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [("答复日期", "应答复日期"), ("收到补正日期", "补正告知收到日期"), ("签收日期", "申请人签收日期")],
    )
    def test_words_that_do_not(self, one: str, other: str) -> None:
        """However much alike they look."""
        assert KNOWN.words_of(one)[0] != KNOWN.words_of(other)[0]


class TestNames:
    """channels.toml, methods.toml."""

    def test_codes(self) -> None:
        """Each is one of ours, and each of ours has its words."""
        assert set(names_of("channel").known.values()) == set(CHANNELS)
        assert set(names_of("method").known.values()) == set(METHODS)

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("网络平台", "online"),
            ("现场", "in-person"),
            ("信件", "signed-post"),
            ("政府网站", "online"),
            ("邮政EMS", "signed-post"),
            ("现场申请", "in-person"),
            ("E-mail申请", "email"),
            ("通过传真方式", "fax"),
            ("电报申请", None),
            ("其他", None),
        ],
    )
    def test_channel(self, text: str, code: str | None) -> None:
        """With or without what stands around the word."""
        assert names_of("channel").find(text) == code

    @pytest.mark.parametrize(("text", "code"), [("自行领取", "direct"), ("当面领取", "direct"), ("短信", None)])
    def test_method(self, text: str, code: str | None) -> None:
        """What is fetched is handed over; what no text settles is not known."""
        assert names_of("method").find(text) == code
