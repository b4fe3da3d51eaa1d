"""A register of a year small enough to be counted by hand, and its page 年度统计的样例.

The calendar of March and April 2018 was counted by hand: of 1 March, a Thursday, the second working day is 5 March, the
fifteenth 22 March, the sixteenth 23 March and the twenty-third 3 April.
"""

from __future__ import annotations

from datetime import date

from tests.report.samples import LAW, case

from gikdeadlines import assess
from gikdeadlines.batch.statistics import Tally
from gikdeadlines.case import Case
from gikdeadlines.report.html import statistics_page
from gikdeadlines.report.statistics_table import statistics_table
from gikdeadlines.report.statistics_view import StatisticsView, statistics_view
from gikdeadlines.values import Assessment, Provenance
from gikdeadlines.wording import Language, Wording

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;{{ 7*7 }}\x00\u202e"
MADE = Provenance("0", "c" * 64, "l" * 64, None, date(2018, 12, 31))


def _case(submitted: str, *events: dict[str, object]) -> Case:
    return case("1", {"type": "submitted", "at": submitted, "channel": "in-person"}, *events)


def replied(day: str) -> dict[str, object]:
    """A reply handed over on a day."""
    return {"type": "replied", "method": "direct", "delivered": day}


EXTENDED: dict[str, object] = {"type": "extension-notified", "at": "2018-03-20", "working_days": 15}
REGISTER = [
    ("甲局", _case("2018-03-01", replied("2018-03-05"))),
    ("甲局", _case("2018-03-01", replied("2018-03-22"))),
    ("甲局", _case("2018-03-01", replied("2018-03-23"))),
    (HOSTILE, _case("2018-03-01", EXTENDED, replied("2018-04-03"))),
    (HOSTILE, _case("2018-12-20")),
    (HOSTILE, _case("2018-09-03")),
    (HOSTILE, _case("2018-06-01", {"type": "withdrawn", "at": "2018-06-05"})),
]


def _judged(found: Case, day: date, explore: bool) -> Assessment:
    return assess(found, as_of=day, law=LAW, explore=explore)


def tally_of(*register: tuple[str, Case], year: int = 2018) -> Tally:
    """The figures of a register by group."""
    tally = Tally(year, date(2025, 12, 31), _judged)
    for group, found in register:
        tally.add(found, group)
    return tally


def view_of(tally: Tally, language: Language = "zh", by: str = "机关") -> StatisticsView:
    """What is said of a year."""
    wording = Wording(language)
    table = statistics_table(tally, wording, by=by, refused=1)
    return statistics_view(tally, table, wording=wording, provenance=MADE)


def page(tally: Tally | None = None, language: Language = "zh", by: str = "机关") -> str:
    """The page of a year."""
    return statistics_page(view_of(tally or tally_of(*REGISTER), language, by), Wording(language))
