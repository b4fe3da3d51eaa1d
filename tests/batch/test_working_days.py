"""Many days at once against a second source, one by one."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from tests import oracle

from gikdeadlines import load_calendar
from gikdeadlines.batch.working_days import nth_after
from gikdeadlines.values import CalendarRangeError, CountError, DayTypeError

CALENDAR = load_calendar("CN")
DAYS = np.arange(np.datetime64("2008-01-01"), np.datetime64("2026-11-01"))


class TestNthAfter:
    @pytest.mark.parametrize("n", [1, 15, 20, 35])
    def test_every_day_of_the_calendar_is_as_the_second_source_has_it(self, n: int) -> None:
        found = nth_after(CALENDAR, DAYS, n)

        assert found.tolist() == [oracle.nth_after(day, n) for day in DAYS.tolist()]

    def test_counts_may_differ_from_day_to_day(self) -> None:
        counts = 1 + np.arange(DAYS.size) % 30

        found = nth_after(CALENDAR, DAYS, counts)

        assert found.tolist() == [oracle.nth_after(d, int(n)) for d, n in zip(DAYS.tolist(), counts, strict=True)]

    @pytest.mark.parametrize("kind", ["int8", "uint8", "int32", "uint64", ">i4"])
    def test_any_integer_is_a_count(self, kind: str) -> None:
        """Of whatever width, signed or not, a scalar or an array."""
        days = np.array(["2017-06-18", "2022-09-30"], dtype="datetime64[D]")
        expected = [date(2017, 7, 14), date(2022, 11, 2)]

        assert nth_after(CALENDAR, days, np.array([20, 20], dtype=kind)).tolist() == expected
        assert nth_after(CALENDAR, days, np.array([20], dtype=kind)[0]).tolist() == expected
        assert nth_after(CALENDAR, days, np.array(20, dtype=kind)).tolist() == expected

    @pytest.mark.parametrize(
        "n",
        [
            2**63 - 1,
            10**30,
            np.int64(2**63 - 1),
            np.uint64(2**64 - 1),
            np.array([1, 2**63 - 1]),
            np.array([1, 2**64 - 1], dtype=np.uint64),
        ],
    )
    def test_a_count_beyond_every_working_day_is_refused(self, n: int) -> None:
        with pytest.raises(CalendarRangeError):
            nth_after(CALENDAR, DAYS[:2], n)

    @pytest.mark.parametrize("shape", [(3,), (2, 2), (0,)])
    def test_shapes_that_do_not_go_together_are_refused(self, shape: tuple[int, ...]) -> None:
        with pytest.raises(CountError) as caught:
            nth_after(CALENDAR, DAYS[:4].reshape(4), np.ones(shape, dtype=np.int64))

        assert caught.value.path == "n"

    def test_the_shape_is_kept(self) -> None:
        assert nth_after(CALENDAR, DAYS[:6].reshape(2, 3), 5).shape == (2, 3)
        assert nth_after(CALENDAR, DAYS[:0], 5).shape == (0,)

    @pytest.mark.parametrize("n", [5, np.array([5, 5])])
    @pytest.mark.parametrize("day", ["2007-12-31", "2026-12-28", "2400-01-01", "0001-01-01"])
    def test_a_day_outside_the_calendar_is_refused_by_its_place(self, day: str, n: int) -> None:
        days = np.array(["2017-03-01", day], dtype="datetime64[D]")

        with pytest.raises(CalendarRangeError) as caught:
            nth_after(CALENDAR, days, n)

        assert caught.value.path.startswith("days[1]")

    @pytest.mark.parametrize("n", [5, np.array([5, 5])])
    def test_nat_is_refused(self, n: int) -> None:
        with pytest.raises(DayTypeError):
            nth_after(CALENDAR, np.array(["2017-03-01", "NaT"], dtype="datetime64[D]"), n)

    @pytest.mark.parametrize("days", [["2017-03-01"], np.array([17000]), np.array(["2017-03-01"], "datetime64[s]")])
    def test_what_is_no_array_of_days_is_refused(self, days: object) -> None:
        with pytest.raises(DayTypeError):
            nth_after(CALENDAR, days, 5)  # type: ignore[arg-type]  # the point of the test

    @pytest.mark.parametrize("n", [0, -1, 1.5, np.array([1, 0]), np.array([1.0, 2.0])])
    def test_what_is_no_count_is_refused(self, n: object) -> None:
        with pytest.raises(CountError):
            nth_after(CALENDAR, DAYS[:2], n)  # type: ignore[arg-type]  # the point of the test

    def test_a_term_that_runs_into_a_gap_is_refused_as_the_calendar_refuses_it(self) -> None:
        regional = load_calendar("CN-NX")
        gap = next(gap.start for gap in regional.gaps if gap.start > regional.first)
        days = np.array([gap - timedelta(30), gap - timedelta(2)], dtype="datetime64[D]")

        with pytest.raises(CalendarRangeError) as caught:
            nth_after(regional, days, 5)

        assert caught.value.code == "unknown-regional-notice"
        assert nth_after(regional, days[:1], 1).tolist() == [
            regional.nth_after(date.fromordinal(gap.toordinal() - 30), 1)
        ]
