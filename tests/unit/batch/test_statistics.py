"""The figures of a year, against registers small enough to be counted by hand."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.registers import registers

from gikdeadlines import Assessment, assess, load_law
from gikdeadlines.batch.statistics import ANNUAL_ITEMS, FORM_ITEMS, Figures, Item, Tally, lapses_of
from gikdeadlines.case import Case
from gikdeadlines.loading import Assessable
from gikdeadlines.registers import read_cases

AS_OF = date(2025, 12, 31)


def _judged(case: Case, day: date, explore: bool) -> Assessment:
    return assess(case, as_of=day, explore=explore)


def _case(*events: dict[str, object]) -> Case:
    return Case.from_dict({"id": "1", "matter": "application", "events": list(events)})


def _submitted(day: str, channel: str = "in-person") -> dict[str, object]:
    return {"type": "submitted", "at": day, "channel": channel}


def _replied(day: str) -> dict[str, object]:
    return {"type": "replied", "method": "direct", "delivered": day}


def _figures(year: int, *cases: Case, as_of: date = AS_OF) -> Figures:
    tally = Tally(year, as_of, _judged)
    for case in cases:
        tally.add(case)
    return tally.total


def _values(figures: Figures) -> dict[str, float | None]:
    return {item.code: item.value for item in figures.items() if item.value != 0}


class TestForm:
    """Items 17 to 24 of the form of 国办发〔2014〕32号."""

    @pytest.mark.parametrize(
        ("channel", "item"),
        [
            ("in-person", "18"),
            ("oral", "18"),
            ("fax", "19"),
            ("online", "20"),
            ("email", "20"),
            ("ordinary-post", "21"),
        ],
    )
    def test_channel(self, channel: str, item: str) -> None:
        """Each application counts under one of the four channels, so that 17 is their sum."""
        case = _case(
            _submitted("2018-03-01", channel),
            {"type": "arrived", "at": "2018-03-01"},
            {"type": "confirmed", "at": "2018-03-01"},
        )
        found = _values(_figures(2018, case))

        assert {code: found.get(code, 0) for code in FORM_ITEMS[:5]} == {
            **dict.fromkeys(FORM_ITEMS[:5], 0),
            "17": 1,
            item: 1,
        }

    def test_no_channel(self) -> None:
        """Without a channel the four stay blank and name the column; what is received counts all the same."""
        case = _case({"type": "received", "at": "2018-03-01"}, _replied("2018-03-05"))
        items = {item.code: item for item in _figures(2018, case).items()}

        assert items["17"].value == 1
        assert [(items[code].value, items[code].needs) for code in FORM_ITEMS[1:5]] == [(None, ("channel",))] * 4
        assert [(items[code].counted, items[code].most) for code in FORM_ITEMS[1:5]] == [(0, 1)] * 4

    def test_first_term_and_extension(self) -> None:
        """Received 2018-03-01, due 2018-03-22: on that day it is item 23, after an extension 24."""
        extended = {"type": "extension-notified", "at": "2018-03-20", "working_days": 15}
        in_time = _case(_submitted("2018-03-01"), _replied("2018-03-22"))
        later = _case(_submitted("2018-03-01"), extended, _replied("2018-03-23"))
        found = _values(_figures(2018, in_time, later))

        assert (found["22"], found["23"], found["24"]) == (2, 1, 1)

    def test_late_has_no_item(self) -> None:
        """A late reply is concluded, but the form's own sum has no place for it."""
        found = _values(_figures(2018, _case(_submitted("2018-03-01"), _replied("2018-03-23"))))

        assert (found["17"], found["concluded"], found["late"]) == (1, 1, 1)
        assert not {"22", "23", "24"} & set(found)

    def test_open_fact(self) -> None:
        """Whether a reply was in time hangs on the confirmation: the items stay blank and name its column."""
        posted: dict[str, object] = {"type": "replied", "method": "post", "dispatched": "2024-03-04"}
        items = {item.code: item for item in _figures(2024, _case(_submitted("2024-01-25", "online"), posted)).items()}

        assert items["23"].value is None
        assert items["23"].needs == ("confirmed",)
        assert (items["23"].counted, items["23"].most) == (0, 1)
        assert (items["late"].counted, items["late"].most) == (0, 1)
        assert items["24"].value == 0
        assert items["concluded"].value == 1


class TestFlow:
    """What came in is what was concluded and what was carried on."""

    CARRIED = _case(_submitted("2022-12-20"), _replied("2023-01-10"))

    @pytest.mark.parametrize(
        ("year", "expected"),
        [
            (2021, (0, 0, 0, 0)),
            (2022, (0, 1, 0, 1)),
            (2023, (1, 0, 1, 0)),
            (2024, (0, 0, 0, 0)),
        ],
    )
    def test_over_new_year(self, year: int, expected: tuple[int, int, int, int]) -> None:
        """Received in December, answered in January: new, then carried over, then gone."""
        found = _figures(year, self.CARRIED)

        assert (found.carried_over, found.new, found.concluded.total(), found.carried_next) == expected

    def test_as_of_within_the_year(self) -> None:
        """What had not happened by the as-of day is not known."""
        found = _figures(2023, self.CARRIED, as_of=date(2023, 1, 9))

        assert (found.carried_over, found.concluded.total(), found.carried_next) == (1, 0, 1)

    def test_overdue_at_the_end(self) -> None:
        """An application of September that nobody answered is overdue at the end of the year."""
        found = _values(_figures(2022, _case(_submitted("2022-09-30"))))

        assert (found["overdue"], found["carried-next"]) == (1, 1)

    def test_years_of_the_example(self) -> None:
        """Each year of the example register balances, and begins with what the year before carried on."""
        cases = [row.case for row in read_cases(registers.EXAMPLE) if isinstance(row, Assessable)]
        years = [_figures(year, *cases) for year in range(2011, 2026)]

        assert all(year.balances for year in years)
        assert [year.carried_next for year in years[:-1]] == [year.carried_over + year.reopened for year in years[1:]]
        assert sum(year.new + year.undated for year in years) == len(cases)


class TestTally:
    """Cases and groups."""

    def test_groups(self) -> None:
        """Every group adds up to the total."""
        tally = Tally(2018, AS_OF, _judged)
        for row in read_cases(registers.EXAMPLE):
            if isinstance(row, Assessable):
                tally.add(row.case, row.carried["机关"])

        assert sum(group.new for group in tally.groups.values()) == tally.total.new == 6
        assert tally.counted + tally.outside + tally.other_matters == 60

    def test_other_matter(self) -> None:
        """A publication is no application."""
        tally = Tally(2018, AS_OF, _judged)
        tally.add(
            Case.from_dict({"id": "1", "matter": "publication", "events": [{"type": "formed", "at": "2018-03-01"}]})
        )

        assert (tally.other_matters, tally.counted) == (1, 0)

    def test_used(self) -> None:
        """2018-03-22 is the 15th working day after 2018-03-01."""
        found = _figures(2018, _case(_submitted("2018-03-01"), _replied("2018-03-22")))

        assert found.used == {15: 1}


class TestAnnualForm:
    """The table of the annual report, as 国办公开办函〔2021〕30号 has it."""

    ANSWERED = _case(_submitted("2025-03-03"), _replied("2025-03-20"))
    CARRIED = _case(_submitted("2024-12-20"), _replied("2025-01-10"))
    UNCORRECTED = _case(
        _submitted("2025-03-03"), {"type": "correction-requested", "at": "2025-03-05", "respond_by": "2025-03-19"}
    )
    UNPAID = _case(_submitted("2025-03-03"), {"type": "fee-notified", "at": "2025-03-05", "served": "2025-03-05"})
    OPEN = _case(_submitted("2025-12-22"))

    def items(self, *cases: Case, year: int = 2025) -> dict[str, Item]:
        """The items of a year, with what the applicant may have let pass."""
        tally = Tally(year, AS_OF, _judged, lapses_of(load_law()))
        for case in cases:
            tally.add(case)
        return {item.code: item for item in tally.total.items("2021")}

    def test_counts_what_days_can_tell(self) -> None:
        """Four came in and one was carried over; one answered of each, two lapsed, one is carried on: 4 + 1 = 4 + 1."""
        items = self.items(self.ANSWERED, self.CARRIED, self.UNCORRECTED, self.UNPAID, self.OPEN)
        filled = {code: items[code].value for code in ANNUAL_ITEMS if items[code].value is not None}

        assert filled == {
            "annual-1": 4,
            "annual-2": 1,
            "annual-3-6-1": 1,
            "annual-3-6-2": 1,
            "annual-3-7": 4,
            "annual-4": 1,
        }

    def test_names_what_no_day_tells(self) -> None:
        """Of the 22 results by what an answer says, or why it gives nothing, two follow from days."""
        items = self.items(self.ANSWERED)
        blank = [code for code in ANNUAL_ITEMS if items[code].needs == ("content",)]

        assert (len(ANNUAL_ITEMS), len(blank)) == (25, 19)
        assert all(items[code].value is None for code in blank)

    def test_a_year_of_receipt_that_is_open_gives_a_range(self) -> None:
        """Sent on Christmas Day of 2023 by e-mail, confirmed nobody knows when: it came in in 2023 or in 2024."""
        posted: dict[str, object] = {"type": "replied", "method": "post", "dispatched": "2024-03-04"}
        items = self.items(_case(_submitted("2023-12-25", "email"), posted), self.case_of("2024-05-06"), year=2024)

        assert [(items[code].value, items[code].counted, items[code].most) for code in ("annual-1", "annual-2")] == [
            (None, 1, 2),
            (None, 0, 1),
        ]
        assert (items["annual-3-7"].counted, items["annual-3-7"].most) == (1, 2)
        assert items["annual-4"].value == 0

    @staticmethod
    def case_of(day: str) -> Case:
        """An application handed over and answered on one day."""
        return _case(_submitted(day), _replied(day))


class TestTurnOfTheYear:
    """The last day of a year belongs to it."""

    def test_what_was_answered_on_the_last_day_is_of_that_year(self) -> None:
        """Answered on Saturday 31 December 2022: nothing of it is left for 2023."""
        case = _case(_submitted("2022-12-01"), _replied("2022-12-31"))

        assert _figures(2022, case).concluded.total() == 1
        assert (_figures(2023, case).carried_over, _figures(2023, case).concluded.total()) == (0, 0)

    def test_what_was_concluded_and_goes_on_is_reopened(self) -> None:
        """Not corrected by 20 December and so abandoned; corrected in January, and the agency went on with it."""
        case = _case(
            _submitted("2022-12-01"),
            {"type": "correction-requested", "at": "2022-12-05", "respond_by": "2022-12-20"},
            {"type": "correction-received", "at": "2023-01-05"},
            {"type": "extension-notified", "at": "2023-01-10", "working_days": 20},
        )
        found = _figures(2023, case, as_of=date(2023, 1, 20))

        assert (found.reopened, found.carried_over, found.carried_next) == (1, 0, 1)
        assert {item.code: item.value for item in found.items("2021")}["annual-2"] == 1
