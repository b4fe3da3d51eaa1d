"""The properties checked on this machine 性质的检验。

A finite domain is checked whole, smallest examples first. From the others Hypothesis draws a recorded number of
examples with a recorded seed, and shrinks a counter-example to a smallest one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal

from gikdeadlines.calendar import Calendar
from gikdeadlines.law import Law
from gikdeadlines.loading import load_calendar, load_law
from gikdeadlines.testing.properties.model import counter
from gikdeadlines.values import Fault, FrozenMap, GikError, MissingExtraError

from .blame import blamed
from .properties import PROPERTIES, CounterExample, Property, Sampled, Whole, World

__all__ = ["EXAMPLES", "Profile", "Progress", "Result", "verify"]

Profile = Literal["quick", "default", "thorough"]

EXAMPLES: Final[FrozenMap[Profile, int]] = FrozenMap({"quick": 12, "default": 400, "thorough": 5000})
"""How many examples are drawn for a property that is sampled, before its weight."""

SEED: Final = 20080501
"""The day on which the first regulation came into force; any number would do, as long as it is recorded."""

Progress = Callable[[int, int, Property], None]
"""Called before each property: how many are done, how many there are, which comes now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the check of one property found 检验结果.

    ``checked`` examples were looked at; ``is_whole`` says that these were the whole domain. ``blamed`` names file and
    key of what was laid over ours and breaks the property.
    """

    property: Property
    result: Literal["holds", "broken", "not-applicable"]
    checked: int
    is_whole: bool
    seed: int | None
    seconds: float
    counterexample: CounterExample | None = None
    blamed: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The result as plain values 转为字典."""
        stated, example = self.property, self.counterexample
        sentence = example.sentence if example else None
        return {
            "id": stated.id,
            "area": stated.area,
            "title": {"zh": stated.title.zh, "en": stated.title.en},
            "basis": list(stated.basis),
            "domain": {"zh": stated.domain.says.zh, "en": stated.domain.says.en},
            "examples": "whole" if self.is_whole else self.checked,
            "checked": self.checked,
            "seed": self.seed,
            "seconds": round(self.seconds, 3),
            "result": self.result,
            "counterexample": sentence and {"zh": sentence.zh, "en": sentence.en},
            "blamed": list(self.blamed),
        }


def verify(  # noqa: PLR0913 - each has a default, and one verification is one call
    calendar: Calendar | None = None,
    law: Law | None = None,
    *,
    profile: Profile = "default",
    seed: int = SEED,
    only: Sequence[str] = (),
    overlays: Sequence[Path] = (),
    progress: Progress | None = None,
) -> tuple[Result, ...]:
    """What each property comes to on a calendar and a law 检验.

    >>> [result.result for result in verify(profile="quick", only=["GIK-P-001"])]
    ['holds']

    Args:
        calendar: ours of the whole country unless given.
        law: ours unless given.
        profile: how many examples are drawn; quick looks at a part of the large finite domains.
        seed: of what is drawn at random.
        only: ids of properties, all unless given.
        overlays: the files laid over ours, to be named where they break a property.
        progress: called before each property.

    Raises:
        MissingExtraError: ``missing-extra``, without Hypothesis.
        GikError: ``unknown-property``.
    """
    world = World(calendar or load_calendar("CN"), law or load_law())
    chosen = _chosen(only)
    results = []
    for done, stated in enumerate(chosen):
        if progress:
            progress(done, len(chosen), stated)
        results.append(_checked(stated, world, profile, seed, overlays))
    return tuple(results)


def _chosen(only: Sequence[str]) -> tuple[Property, ...]:
    unknown = sorted(set(only) - {stated.id for stated in PROPERTIES})
    if unknown:
        first, last = PROPERTIES[0].id, PROPERTIES[-1].id
        expected, parameters = f"ids from {first} through {last}", FrozenMap(first=first, last=last)
        raise GikError(
            Fault(code="unknown-property", given=unknown, expected=expected, path="only", parameters=parameters)
        )
    return tuple(stated for stated in PROPERTIES if not only or stated.id in only)


def _checked(stated: Property, world: World, profile: Profile, seed: int, overlays: Sequence[Path]) -> Result:
    began = time.perf_counter()
    run = _Run(stated, world)
    match stated.domain:
        case Whole() as domain:
            some, step = (domain.quick, domain.quick_step) if profile == "quick" else (None, 1)
            run.through(islice(run.examples(domain, some), None, None, step))
            is_whole, used = step == 1 and some is None, None
        case Sampled() as domain:
            run.drawn(domain, max(1, int(EXAMPLES[profile] * domain.weight)), seed)
            is_whole, used = False, seed
    found = run.counterexample
    return Result(
        property=stated,
        result="broken" if found else "holds" if run.checked else "not-applicable",
        checked=run.checked,
        is_whole=is_whole,
        seed=used,
        seconds=time.perf_counter() - began,
        counterexample=found,
        blamed=blamed(found, stated, world, overlays) if found else (),
    )


class _BrokenError(AssertionError):
    """Raised so that Hypothesis shrinks the example."""

    def __init__(self, counterexample: CounterExample) -> None:
        super().__init__(counterexample)
        self.counterexample = counterexample


class _Run:
    """One property on one world."""

    def __init__(self, stated: Property, world: World) -> None:
        self.stated, self.world = stated, world
        self.checked = 0
        self.counterexample: CounterExample | None = None

    def examples(self, domain: Whole, some: Callable[[World], Iterable[Any]] | None) -> Iterable[Any]:
        """The domain, or some of it; what the library cannot even list is a counter-example too."""
        try:
            yield from (some or domain.examples)(self.world)
        except Exception as error:  # noqa: BLE001 - whatever a broken calendar raises is evidence
            self.counterexample = _raised(domain.says.zh, domain.says.en, error)

    def through(self, examples: Iterable[Any]) -> None:
        """Every example until the first that breaks the property."""
        for example in examples:
            self.checked += 1
            self.counterexample = self._check(example)
            if self.counterexample:
                return

    def drawn(self, domain: Sampled, most: int, seed: int) -> None:
        """Examples drawn by Hypothesis."""
        hypothesis = _hypothesis()
        try:
            strategy = domain.draw(self.world)
        except GikError as error:
            self.counterexample = _raised(domain.says.zh, domain.says.en, error)
            return
        if strategy is None:
            return

        def holds(example: Any) -> None:  # noqa: ANN401 - what the strategy draws
            self.checked += 1
            found = self._check(example)
            if found:
                raise _BrokenError(found)

        settings = hypothesis.settings(
            max_examples=most,
            database=None,
            deadline=None,
            print_blob=False,
            report_multiple_bugs=False,
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        try:
            hypothesis.seed(seed)(settings(hypothesis.given(strategy)(holds)))()
        except _BrokenError as broken:
            self.counterexample = broken.counterexample

    def _check(self, example: Any) -> CounterExample | None:  # noqa: ANN401 - an example of any domain
        try:
            return self.stated.check(self.world, example)
        except Exception as error:  # noqa: BLE001 - an answer that is refused is a counter-example, not the end
            return _raised(str(example), str(example), error)


def _raised(zh: str, en: str, error: Exception) -> CounterExample:
    found = str(error).splitlines()[0] if str(error) else type(error).__name__
    return counter(zh, en, expected="an answer", found=f"{type(error).__name__}: {found}")


def _hypothesis() -> Any:  # noqa: ANN401 - a module
    try:
        import hypothesis  # noqa: PLC0415 - an extra
    except ImportError as error:
        hint = "pip install 'gikdeadlines[testing]'"
        fault = Fault(code="missing-extra", given="hypothesis", expected="the testing extra", hint=hint)
        raise MissingExtraError(fault) from error
    return hypothesis
