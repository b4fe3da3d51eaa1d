"""The screen of `explain`: one case day by day 逐日核算屏。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.law import Law
from gikdeadlines.values import Assessment
from gikdeadlines.wording import Wording

from .case_view import CaseView, case_view
from .citations import Cited
from .grid import calendar_grid
from .layout import Paint, columns, plain
from .remarks import FindingView

__all__ = ["explain_lines", "explain_screen"]

_MOST_ALTERNATIVES: Final = 8
_DIGEST_SHOWN: Final = 8


def explain_screen(
    assessment: Assessment, case: Case, *, law: Law, wording: Wording, paint: Paint = plain
) -> list[str]:
    """The lines of the screen 逐日核算屏.

    Args:
        assessment: with its ledger.
        case: that was assessed.
        law: by which it was assessed.
        wording: in which language.
        paint: colours, where there are any.
    """
    return explain_lines(case_view(assessment, case, law=law, wording=wording), wording, paint=paint)


def explain_lines(view: CaseView, wording: Wording, *, paint: Paint = plain) -> list[str]:
    """The lines of the screen, from a view that other outputs share 逐日核算屏."""
    screen = _Screen(view, wording, paint)
    told = (screen.head(), screen.limits(), screen.grid(), screen.steps(), screen.remarks())
    blocks = (*told, screen.remedies(), screen.foot())
    lines: list[str] = []
    for block in blocks:
        if block:
            lines += ["", *block] if lines else block
    return lines


@dataclass(frozen=True, slots=True)
class _Screen:
    view: CaseView
    wording: Wording
    paint: Paint

    def head(self) -> list[str]:
        found = self.view.headline
        allowance = [found.allowance] if found.allowance else []
        return [self.paint(found.title, self.view.tone), found.sentence, *allowance, found.regime, *found.remarks]

    def limits(self) -> list[str]:
        """Each limit of a matter that can have several."""
        rows = [
            [limit.start, limit.length, limit.due, limit.verdict, limit.cited.text, limit.summary]
            for limit in self.view.limits
        ]
        return [self._title("explain-limits"), *columns(rows)] if rows else []

    def grid(self) -> list[str]:
        return calendar_grid(self.view.calendar, self.wording, paint=self.paint)

    def steps(self) -> list[str]:
        rows: list[list[str]] = []
        for number, step in enumerate(self.view.steps, 1):
            rows.append([f"{number} {step.name}", step.text, self._cited(step.cited)])
            rows += [["", note, ""] for note in step.notes]
        return [self._title("explain-steps"), *columns(rows)] if rows else []

    def _cited(self, found: Iterable[Cited]) -> str:
        return self.wording.text("citations-separator").join(dict.fromkeys(one.text for one in found))

    # What else there is to say

    def remarks(self) -> list[str]:
        found = self.view.remarks
        sections = {
            "explain-findings": map(self._finding, found.findings),
            "explain-missing": found.missing,
            "explain-compared": self._compared(),
            "explain-pivots": found.pivots,
            "explain-claims": (claim.line for claim in found.claims),
        }
        return columns(
            [self.wording.text(key) if index == 0 else "", line]
            for key, lines in sections.items()
            for index, line in enumerate(lines)
        )

    def _finding(self, finding: FindingView) -> str:
        source = f"  {finding.cited.text}" if finding.cited else ""
        return f"{finding.name}{self.wording.text('colon')}{finding.text}{source}"

    def _compared(self) -> Iterator[str]:
        alternatives = self.view.remarks.alternatives
        if self.view.remarks.is_unexplored:
            yield self.wording.text("robust-unexplored")
        yield from (alternative.line for alternative in alternatives[:_MOST_ALTERNATIVES])
        if len(alternatives) > _MOST_ALTERNATIVES:
            yield self.wording.text("alternatives-omitted", count=len(alternatives) - _MOST_ALTERNATIVES)

    # What the applicant may do

    def remedies(self) -> list[str]:
        if not self.view.remedies:
            return []
        lines = [self._title("explain-remedies")]
        for number, remedy in enumerate(self.view.remedies, 1):
            cited = self.wording.text("remedy-by", sources=self._cited(remedy.sources))
            lines.append(f"{number} {self.wording.text('remedy-line', name=remedy.name, body=remedy.body)}")
            lines += [f"  {line}" for line in (remedy.days, *remedy.notes, cited)]
        return [*lines, self.wording.text("remedy-undecided")]

    # What it was computed from

    def foot(self) -> list[str]:
        ignored = [self.view.ignored] if self.view.ignored else []
        return [*ignored, *self._versions(), self.wording.text("disclaimer")]

    def _versions(self) -> Iterator[str]:
        made = self.view.provenance
        if made is None:
            return
        digests = {"calendar": _brief_digest(made.calendar), "law": _brief_digest(made.law)}
        yield self.paint(
            self.wording.text("explain-versions", version=made.version, as_of=made.as_of, **digests), "faint"
        )
        if made.known_on is not None:
            yield self.wording.text("explain-known-on", day=made.known_on)
        if made.medium_confidence:
            yield self.wording.text("explain-medium", sources=self.wording.listed(made.medium_confidence))

    def _title(self, key: str) -> str:
        return self.paint(self.wording.text(key), "title")


def _brief_digest(digest: str) -> str:
    return digest.removeprefix("sha256:")[:_DIGEST_SHOWN] + "…"
