from __future__ import annotations

import ast
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import gikdeadlines
from gikdeadlines import Assessment, Case, load_calendar, load_law
from gikdeadlines.application import Almanac
from gikdeadlines.assessment import Additions, Figures, Grounds, Work, grounds_of, record
from gikdeadlines.law import finding
from gikdeadlines.values import Verdict

SOURCE = Path(gikdeadlines.__file__).parent
START, JUDGED = date(2025, 3, 3), date(2025, 3, 6)
"""A Monday and the Thursday after it: nothing but working days between them."""

CASE = Case.from_dict({"id": "1", "matter": "retention", "events": [{"type": "published", "at": "2025-03-03"}]})


@dataclass(frozen=True, slots=True)
class Told:
    """What a pass over a made-up matter finds: something had to be done within two or five working days."""

    due: date

    @property
    def verdict(self) -> Verdict:
        return "on-time" if self.due >= JUDGED else "late"

    @property
    def key(self) -> tuple[date | None, date | None, date | None, Verdict]:
        return (START, self.due, JUDGED, self.verdict)


def of_days(almanac: Almanac) -> Told:
    """The made-up matter, whose number of days is a missing fact."""
    return Told(almanac.nth_after(START, almanac.chooser.fact("days", 2, 5)))


def of_words(almanac: Almanac) -> Told:
    """The same, the days hanging on a word."""
    return Told(almanac.nth_after(START, {"short": 2, "long": 5}[almanac.chooser.fact("kind", "short", "long")]))


def grounds(as_of: str = "2025-03-31") -> Grounds:
    return grounds_of(load_law(), load_calendar("CN"), date.fromisoformat(as_of), {}, explores=True)


def built(work: Work[Told], **more: object) -> Assessment:
    """The record of the made-up matter."""
    exploration = work.explored()
    outcomes = [branch.outcome for branch in exploration.by_default if branch.outcome]
    figures = [Figures(received_on=START, due=told.due, replied_on=JUDGED, used=3) for told in outcomes]
    stated = {"figures": figures, "regime": "X", "span": (START, JUDGED), "has_local_law": True, **more}
    return record(work, exploration, Additions(**stated))  # type: ignore[arg-type]


class TestRecord:
    """Branches in, record out, whatever the matter."""

    def test_says_what_the_branches_agree_on(self) -> None:
        """Receipt, act and days used are one in both branches; the due day and the verdict are not."""
        result = built(Work(CASE, grounds(), {}, of_days))

        assert (result.received_on, result.replied_on, result.days_used) == (START, JUDGED, 3)
        assert (result.due, result.verdict, result.robust) == (None, "undetermined", False)
        assert (str(result.earliest_due), str(result.latest_due)) == ("2025-03-05", "2025-03-10")
        assert [alternative.verdict for alternative in result.alternatives] == ["late", "on-time"]

    def test_tells_from_which_value_on_the_verdict_is_another(self) -> None:
        """Two days end on Wednesday, three on Thursday, the day on which it was done."""
        (missing,) = built(Work(CASE, grounds(), {}, of_days)).missing

        assert (missing.fact, missing.earliest, missing.latest) == ("days", "2", "5")
        assert missing.tip is not None
        assert (missing.tip.value, missing.tip.before, missing.tip.verdict) == ("3", "late", "on-time")

    def test_tells_no_value_between_two_words(self) -> None:
        """There is none between a short and a long limit."""
        (missing,) = built(Work(CASE, grounds(), {}, of_words)).missing

        assert (missing.earliest, missing.latest, missing.tip) == ("short", "long", None)

    def test_takes_over_what_the_matter_adds(self) -> None:
        """Findings, ignored events and regime are data of the matter."""
        noted = finding("after-as-of", events=("published 2025-04-01",))
        result = built(Work(CASE, grounds(), {}, of_days), findings=(noted,), ignored=("published 2025-04-01",))

        assert (result.regime, result.findings, result.ignored) == ("X", (noted,), ("published 2025-04-01",))

    @pytest.mark.parametrize(
        ("added", "code"),
        [({"has_local_law": False}, "no-local-law"), ({"unknown": ("published 2025-04-01",)}, "after-as-of")],
    )
    def test_finds_what_concerns_every_matter(self, added: dict[str, object], code: str) -> None:
        """A place without rules of its own, and events after the as-of day."""
        result = built(Work(CASE, grounds(), {}, of_days), **added)

        assert [found.code for found in result.findings] == [code]

    def test_bounds_a_due_day_that_hangs_on_a_notice_to_come(self) -> None:
        """Thirty working days from 2026-12-01 end in 2027, of which nothing is announced; the allowance is wider."""

        def far(almanac: Almanac) -> Told:
            return Told(almanac.nth_after(date(2026, 12, 1), 30))

        result = built(Work(CASE, grounds("2026-12-02"), {}, far))

        assert (result.due, result.certainty) == (None, "projected")
        assert result.allowance is not None
        assert result.earliest_due is not None
        assert result.latest_due is not None
        assert result.allowance.earliest_due <= result.earliest_due <= result.latest_due
        assert result.latest_due <= result.allowance.latest_due

    def test_is_the_only_place_where_an_assessment_is_made(self) -> None:
        """One builder for every matter: elsewhere it is called to word a row of columns, or a bare term's days."""
        makers = [
            path.relative_to(SOURCE).as_posix()
            for path in sorted(SOURCE.rglob("*.py"))
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and _makes_assessments(node)
        ]

        assert makers == ["assessment/building.py", "batch/restoring.py", "report/term_view.py"]


def _makes_assessments(node: ast.Call) -> bool:
    """Whether a call makes one, or gives what makes them."""
    called, *given = (each.id if isinstance(each, ast.Name) else "" for each in (node.func, *node.args))
    return called == "Assessment" or (called == "maker_of" and "Assessment" in given)
