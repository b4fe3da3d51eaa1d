"""Cases one by one: how many in a second, and what the ledger, the exploration, the case in and the result out cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from statistics import median
from typing import Any

from measure import Figure, seconds, spent
from register import AS_OF, register

from gikdeadlines import Assessment, Case, assess, load_calendars, load_law
from gikdeadlines.batch.columns import layout_of_names
from gikdeadlines.registers import case_of_row

ROWS = 1500


def figures() -> Iterator[Figure]:
    """Rates as ratios to the target of 30,000 a second, and ratios to assess itself."""
    law, calendar, day, seeds = load_law(), load_calendars(), date.fromisoformat(AS_OF), iter(range(10**6))

    def cases() -> tuple[list[Case]]:
        table = register(ROWS, next(seeds))
        layout = layout_of_names(table.schema.names)
        return ([case_of_row(layout, list(row.values()), 0) for row in table.to_pylist()],)

    def run(*, explore: bool = False, ledger: bool = False) -> Callable[[list[Case]], None]:
        def work(given: list[Case]) -> None:
            for case in given:
                found = assess(case, law=law, calendar=calendar, as_of=day, explore=explore)
                if ledger:
                    _ = found.ledger

        return work

    def stated() -> tuple[list[dict[str, Any]], list[Assessment]]:
        (given,) = cases()
        found = [assess(case, law=law, calendar=calendar, as_of=day) for case in given]
        return [case.to_dict() for case in given], found

    def in_and_out(given: list[dict[str, Any]], found: list[Assessment]) -> None:
        for case in given:
            Case.from_dict(case)
        for result in found:
            result.to_dict()

    plain = seconds(run(), cases)
    note = f"{ROWS / plain:,.0f} a second; the machine bears on it"
    yield Figure("assess, new cases a second", "30,000", ROWS / plain / 30_000, 1, at_most=False, note=note)
    ratio = seconds(in_and_out, stated) / plain
    yield Figure("Case.from_dict and to_dict", "assess", ratio, 1, at_most=True)
    yield Figure("assess with ledger", "assess", seconds(run(ledger=True), cases) / plain, 4, at_most=True)
    given = cases()[0][:300]
    alone = [(spent(lambda c=c: run()([c])), spent(lambda c=c: run(explore=True)([c]))) for c in given]  # type: ignore[misc]
    ratio = median(explored / max(once, 1e-9) for once, explored in alone)
    yield Figure("assess explored, at the median", "assess", ratio, 1.5, at_most=True)
