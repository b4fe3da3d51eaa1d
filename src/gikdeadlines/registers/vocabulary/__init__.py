"""The words of registers: headings, channels, methods, signs for nothing, footers 登记簿用语.

Each kind stands in a file of its own beside this module. Nothing is read before a table is.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, Final

__all__ = [
    "Headings",
    "Names",
    "Said",
    "Words",
    "headings",
    "key_of",
    "lateness_said",
    "names_of",
    "phrases",
    "said_in_cells",
    "said_of_days",
    "simplified",
    "traditional",
]

Words = frozenset[str]
"""The words of a heading, whatever their order and spelling."""

_NO_SIGN: Final = re.compile(r"[^0-9a-z\u3400-\u9fff\U00020000-\U0003ffff]+")
_IGNORED_IN_KEYS: Final = re.compile(r"[\s_\-*:·]+")


def key_of(text: str) -> str:
    """A heading or a value as it is compared: half-width, lower case, without spaces and dashes 比对用的写法.

    >>> key_of("Signed For ") == key_of("signed_for") == key_of("signed-for")
    True
    """
    return simplified(_IGNORED_IN_KEYS.sub("", unicodedata.normalize("NFKC", text)).casefold())


def bare(text: str) -> str:
    r"""A text without brackets, stops and other signs, too 去除标点的写法.

    >>> bare("签收（送达）\n日期：")
    '签收送达日期'
    """
    return _NO_SIGN.sub("", simplified(unicodedata.normalize("NFKC", text).casefold()))


def simplified(text: str) -> str:
    """A text with simplified characters in the stead of traditional ones, where our words have them 转为简体.

    >>> simplified("補正告知日期"), simplified("reply")
    ('补正告知日期', 'reply')
    """
    return text if text.isascii() else text.translate(traditional())


@cache
def traditional() -> Mapping[int, str]:
    """The traditional characters, each with the simplified one 繁简对照."""
    data = _file("traditional")
    return {ord(one): other for one, other in zip(data["traditional"], data["simplified"], strict=True)}


@cache
def _file(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


# Headings


@dataclass(frozen=True, slots=True)
class _Said:
    """The headings of a field, as words."""

    says: frozenset[Words]
    excluded: Words
    might: frozenset[Words]


@dataclass(frozen=True, slots=True)
class Headings:
    """What headings mean 标题用语.

    ``fields`` has the field of each set of words, ``below`` that of a group and what stands below it.
    """

    pieces: re.Pattern[str]
    means: Mapping[str, str]
    fields: Mapping[Words, str]
    below: Mapping[tuple[Words, Words], str]
    spelled: Mapping[str, tuple[str, ...]]
    said: Mapping[str, _Said]
    marks: Mapping[Words, str]
    mark_words: Words
    strong: Words
    weak: Words
    english: re.Pattern[str]
    english_marks: Mapping[str, str]
    moves_nothing: re.Pattern[str]
    texts: frozenset[str]
    parts: re.Pattern[str]
    instead: frozenset[str]
    others: re.Pattern[str]
    reviews: re.Pattern[str]
    internal: re.Pattern[str]
    unlike: re.Pattern[str]
    feedback: re.Pattern[str]
    closed: Words

    def words_of(self, text: str) -> tuple[Words, str]:
        """The words of a heading, and what is left over 拆分为词.

        >>> words, rest = headings().words_of("补正通知书发出时间")
        >>> sorted(words), rest
        (['告知', '日期', '补正'], '')
        """
        found: set[str] = set()

        def take(match: re.Match[str]) -> str:
            found.add(self.means[match[0]])
            return ""

        rest = self.pieces.sub(take, bare(text))
        return frozenset(found - {""}), rest

    def events_in(self, words: Words) -> Words:
        """The words that tell of something that may move a day 与期限有关的词."""
        return words & (self.strong | self.weak)

    def marked(self, words: Words) -> str | None:
        """The event of which a column tells that it happened 标记的事件.

        >>> headings().marked(headings().words_of("是否延期")[0])
        'extension-notified'
        """
        return self.marks.get(words - self.mark_words)


DAY: Final = "日期"
"""The word that makes a column one of days."""


@cache
def headings() -> Headings:
    """The headings, read once 标题用语."""
    data = _file("headings")
    means = {bare(word): "" for word in data["dropped"]}
    for word, others in data["words"].items():
        means |= dict.fromkeys((bare(word), *map(bare, others)), word)
    pieces = re.compile("|".join(sorted(map(re.escape, means), key=len, reverse=True)))
    plain = Headings(
        pieces, means, {}, {}, {}, {}, {}, frozenset(), frozenset(data["doubtful"]["strong"]), frozenset(),
        re.compile(""), {}, re.compile(""), frozenset(), re.compile(""), frozenset(),
        re.compile(""), re.compile(""), re.compile(""), re.compile(""), re.compile(""), frozenset(),
    )  # fmt: skip
    fields, below, spelled, said = _fields(data["heading"], plain)
    marks = {frozenset(key.split()): event for key, event in data["marks"].items() if key != "words"}
    return Headings(
        pieces,
        means,
        fields,
        below,
        spelled,
        said,
        marks,
        frozenset(data["marks"]["words"]),
        plain.strong,
        frozenset(data["doubtful"]["weak"]),
        re.compile("|".join((*data["doubtful"]["english"], *data["doubtful"]["english_marks"]))),
        data["doubtful"]["english_marks"],
        re.compile("|".join(map(re.escape, data["carried"]["words"]))),
        frozenset(map(bare, data["carried"]["texts"])),
        re.compile("|".join(map(re.escape, data["carried"]["parts"]))),
        frozenset(bare(text) for entry in data["heading"] for text in entry.get("instead", ())),
        _one_of(data["carried"]["others"]),
        _one_of(data["carried"]["reviews"]),
        _one_of(data["carried"]["internal"]),
        _one_of(data["carried"]["unlike"]),
        _one_of(data["carried"]["feedback"]),
        frozenset(data["doubtful"]["closed"]),
    )


def _one_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def _fields(entries: Iterable[Mapping[str, Any]], plain: Headings) -> tuple[Any, Any, Any, Any]:
    fields: dict[Words, str] = {}
    below: dict[tuple[Words, Words], str] = {}
    spelled: dict[str, tuple[str, ...]] = {}
    said: dict[str, _Said] = {}
    for entry in entries:
        field, own = entry["field"], [plain.words_of(text)[0] for text in entry["says"]]
        fields |= dict.fromkeys(own, field)
        leaves = [*own, *(plain.words_of(text)[0] for text in entry.get("leaves", ()))]
        groups = [frozenset(group.split()) for group in entry.get("groups", ())]
        below |= dict.fromkeys(product(groups, leaves), field)
        spelled[field] = tuple(entry["says"])
        might = frozenset(plain.words_of(text)[0] for text in entry.get("might", ()))
        said[field] = _Said(frozenset(own), frozenset(entry.get("not", ())), might)
    return fields, below, spelled, said


@cache
def english_headings() -> Mapping[str, str]:
    """The fields of English headings, these as they are compared 英文标题."""
    return {key_of(text): field for field, said in _file("headings")["english"].items() for text in said}


@cache
def long_headings() -> Mapping[str, tuple[str, ...]]:
    """The Chinese headings of tables with a row an event 一行一事的标题."""
    return {name: tuple(spelled) for name, spelled in _file("headings")["long"].items()}


# Words in cells


@dataclass(frozen=True, slots=True)
class Names:
    """What cells of one kind say, what may stand before or behind, and which codes are the commonest 取值用语."""

    names: Mapping[str, str]
    known: Mapping[str, str]
    dropped: tuple[str, ...] = ()
    commonest: tuple[str, ...] = ()

    def find(self, text: str) -> str | None:
        """The code of a text, None where it is none of these words 取代码.

        >>> [names_of("channel").find(text) for text in ("网上申请", "E-mail申请", "电报")]
        ['online', 'email', None]
        """
        return next((self.known[key] for key in self._keys(bare(text)) if key in self.known), None)

    @property
    def usual(self) -> tuple[str, ...]:
        """The usual name of each code 常用写法."""
        first: dict[str, str] = {}
        for name, code in self.names.items():
            first.setdefault(code, name)
        return tuple(first.values())

    def _keys(self, key: str) -> Iterator[str]:
        yield key
        shorter = self._shortened(key)
        while shorter != key:
            key = shorter
            yield key
            shorter = self._shortened(key)

    def _shortened(self, key: str) -> str:
        for word in self.dropped:
            if len(key) > len(word):
                if key.endswith(word):
                    return key.removesuffix(word)
                if key.startswith(word):
                    return key.removeprefix(word)
        return key


@cache
def names_of(kind: str) -> Names:
    """The words of a kind of cell: channel, method or event 取值用语."""
    data = _file(f"{kind}s")
    names = {name: code for code, spelled in data[kind].items() for name in spelled}
    known = {bare(name): code for name, code in names.items()} | {bare(code): code for code in data[kind]}
    dropped = sorted(map(bare, data.get("dropped", ())), key=len, reverse=True)
    return Names(names, known, tuple(dropped), tuple(data["commonest"]))


@cache
def phrases(kind: str, name: str) -> frozenset[str]:
    """A list of a file, as it is compared 用语表."""
    return frozenset(squeezed(phrase) for phrase in _file(kind)[name])


def squeezed(text: str) -> str:
    """A text in half width and lower case without spaces, its signs kept 去除空白的写法."""
    return simplified(re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold())


def spelled_phrases(kind: str, name: str) -> Sequence[str]:
    """The same as it stands in its file 用语表原文."""
    return tuple(_file(kind)[name])


@dataclass(frozen=True, slots=True)
class Said:
    """What cells of any column say of events 单元格中的事件用语.

    ``any_word`` is one of all of these, or a traditional character, in which any of them may be written;
    ``words`` are those for some events, or for none that a column states, as alternatives of a regular expression, and
    ``patterns`` what tells of them whatever stands before it;
    ``denied`` is what does not stand before them, ``further`` what tells of another one; ``beside`` are words that tell
    of something beside a day, ``elsewhere`` those of other matters; ``undone`` denies that an answer was given,
    ``refers`` names another place where it is written. ``lengthens`` stands before a number of days added, ``topic`` in
    a clause about something else; ``notes`` are headings below which a text speaks of the course of the case, and
    ``usual`` the periods in working days that a text gives by itself; ``none`` says that there is nobody to ask.
    """

    words: Mapping[tuple[str, ...], str]
    patterns: Mapping[tuple[str, ...], str]
    any_word: re.Pattern[str]
    denied: str
    further: str
    beside: re.Pattern[str]
    elsewhere: re.Pattern[str]
    undone: re.Pattern[str]
    refers: re.Pattern[str]
    lengthens: str
    topic: re.Pattern[str]
    notes: re.Pattern[str]
    usual: frozenset[int]
    none: re.Pattern[str]


_EXTENSION: Final = ("extension-notified",)
"""The event of which words that lengthen tell."""


@cache
def said_in_cells() -> Said:
    """The words of cells, read once 单元格中的事件用语.

    >>> [said_in_cells().any_word.search(text) is not None for text in ("展期", "权利人", "某规划")]
    [True, True, False]
    """
    cells = _file("headings")["cells"]
    said = {tuple(events.split()): words for events, words in cells["words"].items()} | {(): cells["unsettled"]}
    words = {events: _or(_with_synonyms(said)) for events, said in said.items()}
    patterns = {tuple(events.split()): "|".join(each) for events, each in cells["patterns"].items()}
    patterns[()] = patterns.pop(("unsettled",))
    denying = "".join(f"(?<!{re.escape(word)})" for word in cells["denying"])
    return Said(
        words,
        patterns,
        re.compile("|".join((*words.values(), *patterns.values(), f"[{''.join(map(chr, traditional()))}]"))),
        rf"(?<![{cells['denied']}])(?<![{cells['denied']}][{cells['between_denied']}]){denying}",
        _or(cells["further"]),
        re.compile(_or(_with_synonyms(cells["beside_a_day"]))),
        re.compile(_or(cells["elsewhere"])),
        re.compile(cells["undone"]),
        re.compile(cells["elsewhere_said"]),
        "|".join((words[_EXTENSION], _or(cells["lengthening"]))),
        re.compile(_or(cells["topic"])),
        re.compile(cells["notes"], re.IGNORECASE),
        frozenset(cells["usual_periods"]),
        re.compile(cells["none"]),
    )


@dataclass(frozen=True, slots=True)
class SaidOfDays:
    """How texts name days 日期用语.

    ``units`` behind two numbers make them no day, ``far`` says how far a day is from another; without ``may_be`` a
    text names none.
    """

    units: str
    far: re.Pattern[str]
    may_be: re.Pattern[str]


@cache
def said_of_days() -> SaidOfDays:
    """The words of days, read once 日期用语.

    >>> [said_of_days().far.search(text) is not None for text in ("清明节后", "次日", "某规划")]
    [True, True, False]
    """
    data = _file("days")
    return SaidOfDays(data["units"], re.compile("|".join(data["far"])), re.compile("|".join(data["may_be"])))


def _with_synonyms(said: Iterable[str]) -> Iterator[str]:
    """Words, each with those that mean the same in a heading."""
    lines = _file("headings")["words"]
    for word in said:
        yield from (word, *lines.get(word, ()))


def _or(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, dict.fromkeys(words)), key=len, reverse=True))


@cache
def lines_that_tell() -> Mapping[str, re.Pattern[str]]:
    """How a line that is no case speaks of one: of ``one``, of ``all``, or as a form ``instructs`` 表头表尾所言."""
    return {name: re.compile(pattern) for name, pattern in _file("footers")["told"].items()}


@cache
def lateness_said() -> Mapping[str, re.Pattern[str]]:
    """How headings ask whether an answer was late, and how cells say it 逾期与否的用语."""
    return {name: re.compile(said) for name, said in _file("lateness").items() if isinstance(said, str)}


@cache
def of_the_row_above() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands for the number of the row above, and what behind a number says that it goes on 同上与续行用语.

    >>> is_ditto, goes_on = of_the_row_above()
    >>> is_ditto.fullmatch("〃") is not None, goes_on.sub("", "12(续)")
    (True, '12')
    """
    return re.compile(_file("nothing")["above"]), re.compile(_file("nothing")["continued"])


def may_go_on() -> str:
    """Where these may stand in a cell as it was written, as a regular expression of any engine 续行用语的粗筛."""
    return str(_file("nothing")["may_go_on"])


def period_said() -> str:
    """How a line says of which part of the year the rows below it are, as a regular expression 分期用语."""
    return str(_file("footers")["period"])


@cache
def neutral_groups() -> re.Pattern[str]:
    """What a group of headings may say without being of something else 不另有所指的分组用语.

    >>> [neutral_groups().fullmatch(text) is not None for text in ("2024年", "基", "行政复议")]
    [True, True, False]
    """
    words = sorted(map(re.escape, _file("headings")["groups"]["neutral"]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)}|[\d一二三四上下半年月季度第次]|[^一-鿿])*")
