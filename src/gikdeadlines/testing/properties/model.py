"""What a property is: a law that can be cited, its domain, and a check 性质的组成。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal

from gikdeadlines.values import FrozenMap, Text

from .world import World

__all__ = ["AREAS", "Area", "CounterExample", "Domain", "Property", "Sampled", "Strategy", "Whole", "counter"]

Strategy = Any
"""A Hypothesis strategy, None where a calendar is too short for one. A plain install has no such type to name."""


Area = Literal[
    "counting", "calendar", "bounds", "pauses", "restart", "extension", "receipt", "service", "hours", "law", "matters",
    "readings", "ledger", "form", "batch",
]  # fmt: skip

AREAS: Final[FrozenMap[Area, Text]] = FrozenMap(
    {
        "counting": Text("计数", "Counting"),
        "calendar": Text("日历", "Calendar"),
        "bounds": Text("未公布年度的上下限", "Bounds of years not announced"),
        "pauses": Text("不计算在内的期间", "Pauses"),
        "restart": Text("重新起算", "Restart"),
        "extension": Text("延长", "Extension"),
        "receipt": Text("收到", "Receipt"),
        "service": Text("送达", "Service"),
        "hours": Text("小时、自然日与月", "Hours, natural days and months"),
        "law": Text("适用的规定", "The law of the day"),
        "matters": Text("其他事项", "Other matters"),
        "readings": Text("口径与缺失的事实", "Readings and missing facts"),
        "ledger": Text("逐日计算表", "Ledger"),
        "batch": Text("批量", "Many at once"),
        "form": Text("输入与输出的形式", "Form of input and output"),
    }
)
"""The areas of the registry, in their order."""


@dataclass(frozen=True, slots=True)
class CounterExample:
    """A smallest example that breaks a property 反例.

    ``about`` are the days and ``provisions`` the rules that it concerns, so that a file laid over ours can be named.
    """

    situation: Text
    expected: str
    found: str
    about: tuple[date, ...] = ()
    provisions: tuple[str, ...] = ()

    @property
    def sentence(self) -> Text:
        """The example as a sentence a lawyer can read 反例的文字表述."""
        zh = f"{self.situation.zh}：应为 {self.expected}，算得 {self.found}。"
        return Text(zh, f"{self.situation.en}: expected {self.expected}, found {self.found}.")


def counter(
    zh: str, en: str, *, expected: object, found: object, about: Iterable[date] = (), provisions: Iterable[str] = ()
) -> CounterExample:
    """A counter-example from any values 构造反例.

    >>> example = counter("自2018-09-30起第1个工作日", "working day 1 after 2018-09-30", expected=8, found=1)
    >>> example.sentence.en
    'working day 1 after 2018-09-30: expected 8, found 1.'
    """
    return CounterExample(Text(zh, en), _shown(expected), _shown(found), tuple(about), tuple(provisions))


def _shown(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, tuple | list):
        return ", ".join(map(_shown, value)) or "none"
    return str(value)


@dataclass(frozen=True, slots=True)
class Whole:
    """A finite domain, checked whole 有限定义域，逐一核对.

    ``examples`` come smallest first. A quick run checks those of ``quick`` where it is given, else every
    ``quick_step``-th; 1 leaves it whole.
    """

    says: Text
    examples: Callable[[World], Iterable[Any]]
    quick_step: int = 1
    quick: Callable[[World], Iterable[Any]] | None = None


@dataclass(frozen=True, slots=True)
class Sampled:
    """A domain of which examples are drawn by Hypothesis 抽样定义域.

    ``draw`` gives a strategy, None where the calendar is too short for one; ``weight`` multiplies the examples.
    """

    says: Text
    draw: Callable[[World], Strategy]
    weight: float = 1.0


Domain = Whole | Sampled


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A law about every answer of the library 可引用的性质.

    Args:
        id: permanent; an id is never used for another statement.
        area: of the registry.
        title: a short name.
        statement: in legal words.
        formal: over W (working days), s (start), n (count), X (excluded days).
        basis: ids of the provisions that it rests on.
        domain: whole or sampled.
        check: given a world and an example of the domain, a counter-example or None.
        exceptions: where the law itself breaks the statement, and why.
        catches: the rules, functions of the library or provisions, a fault in which must break it.
    """

    id: str
    area: Area
    title: Text
    statement: Text
    formal: str
    basis: tuple[str, ...]
    domain: Domain = field(repr=False)
    check: Callable[[World, Any], CounterExample | None] = field(repr=False)
    exceptions: Text | None = None
    catches: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """Its anchor on the property page 锚点."""
        return self.id.lower()
