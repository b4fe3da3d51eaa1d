"""`verify` and `conformance`: the properties on this machine, the vectors on another program 检验与对照。"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console as Terminal
from rich.progress import Progress as Bar

from gikdeadlines.checking.targets import require_targets
from gikdeadlines.cli.failures import FAILED, given_by
from gikdeadlines.cli.session import Session
from gikdeadlines.cli.settings import Overwrite, spoken
from gikdeadlines.loading import load_calendars, load_law
from gikdeadlines.report.text import columns
from gikdeadlines.values import NATIONAL, jurisdiction_of

if TYPE_CHECKING:
    from gikdeadlines.testing.properties import Property
    from gikdeadlines.testing.vectors import Answer
    from gikdeadlines.testing.verification import Profile, Progress, Result

__all__ = ["FIRST_SEED", "conformance", "verify"]

FIRST_SEED = 20080501
"""The seed of what is drawn unless another is given: that of :mod:`gikdeadlines.testing.verification`."""


@spoken
def verify(
    session: Session,
    *,
    quick: Annotated[bool, typer.Option("--quick", help="help-quick")] = False,
    seed: Annotated[int, typer.Option("--seed", metavar="N", min=0, help="help-seed")] = FIRST_SEED,
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE", help="help-report")] = None,
    jurisdiction: Annotated[str, typer.Option("--jurisdiction", help="help-jurisdiction")] = NATIONAL,
    calendar: Annotated[list[Path], typer.Option("--calendar", metavar="PATH", help="help-calendar-option")] = [],  # noqa: B006
    law: Annotated[list[Path], typer.Option("--law", metavar="PATH", help="help-law-option")] = [],  # noqa: B006
    overwrite: Overwrite = False,
) -> int:
    """Checks the properties on the installed version and data 检验性质."""
    from gikdeadlines.testing.dossier import dossier_files, dossier_of, write_dossier  # noqa: PLC0415 - slow to import
    from gikdeadlines.testing.verification import verify as verified  # noqa: PLC0415

    files = dossier_files(report) if report else ()
    require_targets({f"--report {file}": file for file in files}, [*calendar, *law], overwrite=overwrite)
    days = load_calendars(*calendar).of(given_by("--jurisdiction", jurisdiction_of, jurisdiction))
    rules = load_law(*law)
    profile: Profile = "quick" if quick else "default"
    with _progress() as progress:
        results = verified(days, rules, profile=profile, seed=seed, overlays=(*calendar, *law), progress=progress)
    dossier = dossier_of(results, days, rules, profile=profile)
    session.console.result([*_table(results, session), "", _totals(results, dossier.digest, seed, session)])
    if report is not None:
        for written in write_dossier(dossier, report):
            session.console.note(session.wording.text("note-report", path=written))
    return 0 if dossier.holds else FAILED


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Which property is looked at, on a terminal alone."""
    terminal = Terminal(file=sys.stderr)
    if not terminal.is_terminal:
        yield None
        return
    with Bar(console=terminal, transient=True) as bar:
        task = bar.add_task("")

        def looked_at(done: int, all_: int, stated: Property) -> None:
            bar.update(task, completed=done, total=all_, description=stated.id)

        yield looked_at


def _table(results: Sequence[Result], session: Session) -> list[str]:
    say = session.wording
    names = ("column-property", "column-checked", "column-result", "column-title")
    rows = [[say.text(name) for name in names], *(_row(result, session) for result in results)]
    broken = [result for result in results if result.counterexample]
    return [*columns(rows), *(line for result in broken for line in _example(result, session))]


def _row(result: Result, session: Session) -> list[str]:
    say = session.wording
    checked = say.text("verify-whole", count=result.checked) if result.is_whole else str(result.checked)
    return [result.property.id, checked, say.text(f"verified-{result.result}"), say.pick(result.property.title)]


def _example(result: Result, session: Session) -> list[str]:
    """What breaks a property, in a sentence, and the file that does it."""
    assert result.counterexample is not None
    say = session.wording
    lines = [
        "",
        f"{result.property.id}  {say.pick(result.property.statement)}",
        say.pick(result.counterexample.sentence),
    ]
    return [*lines, *(say.text("verify-blamed", file=blamed) for blamed in result.blamed)]


def _totals(results: Sequence[Result], digest: str, seed: int, session: Session) -> str:
    found = Counter(result.result for result in results)
    counts = {"all": len(results), "holds": found["holds"], "broken": found["broken"]}
    return session.wording.text("verify-totals", digest=digest, seed=seed, other=found["not-applicable"], **counts)


@spoken
def conformance(
    session: Session,
    *,
    command: Annotated[str, typer.Option("--command", metavar="COMMAND", help="help-command")],
) -> int:
    """Holds another program against the vectors 对照另一程序."""
    from gikdeadlines.testing.vectors import conformance as answers_of  # noqa: PLC0415 - only this command needs it

    answers = answers_of(command)
    say = session.wording
    table = columns([[answer.id, say.text(f"vector-{answer.outcome}"), _difference(answer)] for answer in answers])
    found = Counter(answer.outcome for answer in answers)
    counts = say.listed(f"{say.text(f'vector-{outcome}')} {count}" for outcome, count in sorted(found.items()))
    session.console.result([*table, "", say.text("conformance-totals", all=len(answers), counts=counts)])
    return FAILED if found["failed"] else 0


def _difference(answer: Answer) -> str:
    """What was expected beside what was found, where they differ."""
    if answer.outcome not in ("failed", "differs"):
        return ""
    names = [name for name in answer.expected if answer.found.get(name) != answer.expected[name]]
    return ", ".join(f"{name}: {answer.expected[name]} ≠ {answer.found.get(name)}" for name in names)
