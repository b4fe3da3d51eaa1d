"""The rows of a register as the numbers that the law's mechanics know, and what is asked of them 登记行的数字形式。"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.words import EXTENSION, NEVER, NO_QUESTIONS, NONE, NOT_OF_THE_AGENCY, ON_TIME

from .slots import any_of, first_of, last_of
from .working_days import Numbers

__all__ = ["REPLY_DAYS", "RegisterRows"]

Mask = NDArray[np.bool_]

REPLY_DAYS: Final = ("dated", "dispatched", "delivered", "registered")

_ARRIVALS: Final = ("signed_for", "arrived", "confirmed", "registered")


@dataclass(slots=True)
class RegisterRows:
    """The rows of one batch that are assessed together 一并核查的各行.

    ``steps`` and ``replies`` have a row for each place in their order; ``others`` are events that come after a reply.
    ``claims`` are the days that each column of them claims, in the order of their numbers. ``most_steps`` is how many
    events the row with the most of them has, ``most_extensions`` how many extensions at the most take effect.
    """

    as_of: int
    facts: dict[str, NDArray[Any]]
    steps: dict[str, NDArray[Any]]
    step_counts: Numbers
    replies: dict[str, NDArray[Any]]
    reply_counts: Numbers
    happened: list[tuple[str, Numbers]] = field(default_factory=list)
    claims: list[Numbers] = field(default_factory=list)
    most_steps: int = field(init=False)
    most_extensions: int = field(init=False)

    def __post_init__(self) -> None:
        self.most_steps = int(self.step_counts.max(initial=0))
        kinds = self.steps["kind"] if self.most_steps else np.zeros((0, 1))
        self.most_extensions = int((kinds == EXTENSION).sum(axis=0).max(initial=0))

    def stated(self, name: str, rows: Numbers) -> Any:  # noqa: ANN401 - a number or an array
        """What some rows state 所载."""
        if name == "as_of":
            return self.as_of
        found = self.facts.get(name)
        return NONE if found is None else found.take(rows)

    def acted_before(self, rows: Numbers, received: Numbers) -> Mask:
        """In which rows the agency acted before anything shows the application to have reached it 先办后收.

        A day is wrong there, or two are: such a row is assessed by itself, where it is said.
        """
        opening, withdrawn = (self.facts[name].take(rows) for name in ("first_step", "withdrawn"))
        found = np.zeros(len(rows), dtype=bool)
        for day, names in (
            (np.where(opening < received, opening, NONE), _ARRIVALS),
            (withdrawn, ("submitted", *_ARRIVALS)),
        ):
            some = np.flatnonzero(day)
            stood = (self.facts[name][rows[some]] for name in names)
            found[some] |= ~any_of(((at != NONE) & (at <= day[some]) for at in stood), len(some))
        return found

    def replied_around(self, rows: Numbers, due: Numbers, verdict: Numbers) -> Mask:
        """In which rows several replies, or one without a method, have days around the due day 答复各日跨届满日.

        The first of several may count on a day that is not stated: that it came in time, the verdict says.
        """
        found = np.zeros(len(rows), dtype=bool)
        several = np.flatnonzero((self.reply_counts[rows] > 1) & (verdict == ON_TIME))
        found[several] = due[several] < last_of([at[rows[several]] for at in self.replies["at"]], len(several))
        for place in range(int(self.reply_counts.max(initial=0))):
            reply = {name: self.replies[name][place] for name in ("method", *REPLY_DAYS)}
            some = np.flatnonzero(((reply["method"] == NONE) & (reply["registered"] != NONE))[rows])
            days = [reply[name][rows[some]] for name in REPLY_DAYS]
            found[some] |= (first_of(days, len(some)) <= due[some]) & (due[some] < last_of(days, len(some)))
        return found

    def claimed_otherwise(self, rows: Numbers, due: Numbers) -> Mask:
        """In which rows somebody claims another day than the due day 主张他日."""
        return any_of(((claim[rows] != NONE) & (claim[rows] != due) for claim in self.claims), len(rows))

    def acted_after(self, rows: Numbers, answered: Numbers, ended: Numbers) -> Mask:
        """In which rows something may be out of place after what ended the case 终结之后的行为.

        Whether it is, is told where such a row is assessed by itself.
        """
        found = np.zeros(len(rows), dtype=bool)
        ends = {is_reply: np.where(ended != NONE, ended, NONE if is_reply else answered) for is_reply in (False, True)}
        lasts = {is_reply: np.where(end == NONE, NEVER, end) for is_reply, end in ends.items()}
        for event, days in self.happened:
            found |= days.take(rows) > lasts[event == "replied"]
        return found

    def known_on(self, rows: Numbers, days: Numbers, withdrawn: Numbers) -> tuple[Any, ...]:
        """As-of day, withdrawal, last step of the agency, whether one question pauses: on earlier days 截至更早一日."""
        last, asked = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
        for place in range(self.most_steps):
            at, kind = self.steps["at"][place][rows], self.steps["kind"][place][rows]
            known = (at != NONE) & (at <= days)
            last = np.where(known & ~np.isin(kind, NOT_OF_THE_AGENCY), np.maximum(last, at), last)
            asked += known & ~np.isin(kind, NO_QUESTIONS)
        for place in range(int(self.reply_counts.max(initial=0))):
            at = self.replies["at"][place][rows]
            last = np.where((at != NONE) & (at <= days), np.maximum(last, at), last)
        return days, np.where(withdrawn <= days, withdrawn, NONE), last, asked <= 1
