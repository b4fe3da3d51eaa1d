"""One law a test, named after the law."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st
from tests import oracle
from tests.strategies import clocks, counts, days, exclusions, spans

from gikdeadlines import load_calendar
from gikdeadlines.calendar import Clock, merged
from gikdeadlines.values import ONE_DAY, Interval

CN = load_calendar("CN")
DATA = st.data()


def excluded(clock: Clock) -> set[date]:
    """Every day that an exclusion of a clock holds."""
    intervals = (exclusion.interval for exclusion in clock.exclusions)
    return {day for i in intervals if i.end for day in oracle.days_between(i.start, i.end)}


class TestCalendar:
    @given(days(), counts())
    def test_count_and_nth_after_are_inverse(self, day: date, n: int) -> None:
        assert CN.count(day, CN.nth_after(day, n)) == n

    @given(days(), counts())
    def test_nth_before_undoes_nth_after_on_working_days(self, day: date, n: int) -> None:
        working = CN.next_working(day)

        assert CN.nth_before(CN.nth_after(working, n), n) == working

    @given(days(), st.integers(0, 90), st.integers(0, 90))
    def test_count_is_additive(self, day: date, first: int, second: int) -> None:
        middle, last = day + timedelta(first), day + timedelta(first + second)

        assert CN.count(day, middle) + CN.count(middle, last) == CN.count(day, last)

    @given(days(), counts(), counts())
    def test_nth_after_is_additive(self, day: date, first: int, second: int) -> None:
        assert CN.nth_after(CN.nth_after(day, first), second) == CN.nth_after(day, first + second)

    @given(days(), st.integers(0, 60), counts())
    def test_nth_after_is_monotone(self, day: date, later: int, n: int) -> None:
        assert CN.nth_after(day, n) <= CN.nth_after(day + timedelta(later), n)

    @given(days().filter(lambda day: day > date(2008, 1, 1)))
    def test_a_rest_day_starts_a_term_like_the_working_day_before_it(self, day: date) -> None:
        before = day
        while not oracle.is_working(before):
            before -= ONE_DAY

        assert CN.nth_after(before, 1) == CN.nth_after(day, 1)

    @given(days(), days())
    def test_known_on_is_idempotent(self, first: date, second: date) -> None:
        assert CN.known_on(first).known_on(second) == CN.known_on(min(first, second))


class TestOracle:
    @given(clocks())
    def test_due_is_the_nth_counting_day_of_a_walk_day_by_day(self, clock: Clock) -> None:
        assert clock.due(CN) == oracle.due(clock.start, clock.n, excluded(clock))

    @given(clocks(), st.integers(-10, 120))
    def test_used_is_the_number_of_counting_days_of_a_walk_day_by_day(self, clock: Clock, later: int) -> None:
        day = clock.start + timedelta(later)

        assert clock.used(CN, day) == oracle.used(clock.start, day, excluded(clock))

    @given(clocks(), st.integers(0, 150))
    def test_the_ledger_numbers_what_used_counts(self, clock: Clock, later: int) -> None:
        through = clock.start + timedelta(later)
        ordinals = [row.ordinal for row in clock.ledger(CN, through=through) if row.ordinal]

        assert ordinals == list(range(1, oracle.used(clock.start, through, excluded(clock)) + 1))

    @given(clocks())
    def test_the_ledger_has_its_due_row_on_the_due_day(self, clock: Clock) -> None:
        due = oracle.due(clock.start, clock.n, excluded(clock))
        assert due is not None

        assert [row.date for row in clock.ledger(CN, through=due) if row.status == "due"] == [due]


class TestExclude:
    @given(DATA, clocks())
    def test_excludes_commute(self, data: st.DataObject, clock: Clock) -> None:
        intervals = data.draw(st.lists(spans(clock.start), min_size=2, max_size=3))
        results = set()
        for order in permutations(intervals):
            changed = clock
            for interval in order:
                changed = changed.exclude(interval)
            results.add(changed)

        assert len(results) == 1

    @given(DATA, clocks())
    def test_exclude_is_idempotent(self, data: st.DataObject, clock: Clock) -> None:
        once = clock.exclude(data.draw(spans(clock.start)))

        assert all(once.exclude(e.interval, because=e.because) == once for e in once.exclusions)

    @given(DATA, clocks(), st.integers(0, 20), st.integers(0, 20))
    def test_splitting_an_exclusion_changes_nothing(
        self, data: st.DataObject, clock: Clock, first: int, more: int
    ) -> None:
        start = clock.start + timedelta(data.draw(st.integers(-10, 40)))
        middle, end = start + timedelta(first), start + timedelta(first + more)
        split = clock.exclude(Interval.closed(start, middle)).exclude(Interval(middle + ONE_DAY, end))

        assert split == clock.exclude(Interval.closed(start, end))

    @given(DATA, clocks())
    def test_excludes_merge(self, data: st.DataObject, clock: Clock) -> None:
        intervals = data.draw(exclusions(clock.start))
        one_by_one, united = clock, clock
        for interval in intervals:
            one_by_one = one_by_one.exclude(interval)
        for interval in merged(intervals):
            united = united.exclude(interval)

        assert one_by_one == united

    @given(DATA, clocks())
    def test_exclude_never_brings_the_due_day_forward(self, data: st.DataObject, clock: Clock) -> None:
        before, after = clock.due(CN), clock.exclude(data.draw(spans(clock.start))).due(CN)
        assert before is not None
        assert after is not None

        assert before <= after

    @given(clocks())
    def test_excluding_days_up_to_the_start_changes_no_due_day(self, clock: Clock) -> None:
        earlier = Interval.closed(clock.start - timedelta(30), clock.start)

        assert clock.exclude(earlier).due(CN) == clock.due(CN)

    @given(clocks())
    def test_an_unended_exclusion_is_never_due(self, clock: Clock) -> None:
        due = clock.due(CN)
        assert due is not None

        assert clock.exclude(Interval.since(due)).due(CN) is None

    @given(clocks(), st.integers(0, 60))
    def test_nothing_is_left_over_by_an_unended_exclusion(self, clock: Clock, later: int) -> None:
        since = clock.start + ONE_DAY
        stopped = clock.exclude(Interval.since(since))

        assert stopped.left(CN, since + timedelta(later)) == clock.n

    @given(clocks())
    def test_an_unended_exclusion_after_the_due_day_changes_nothing(self, clock: Clock) -> None:
        due = clock.due(CN)
        assert due is not None

        assert clock.exclude(Interval.since(due + ONE_DAY)).due(CN) == due


class TestExtend:
    @given(clocks(), counts(), counts())
    def test_extends_add(self, clock: Clock, first: int, second: int) -> None:
        assert clock.extend(first).extend(second) == clock.extend(first + second)

    @given(DATA, clocks(), counts())
    def test_extend_and_exclude_commute(self, data: st.DataObject, clock: Clock, more: int) -> None:
        interval = data.draw(spans(clock.start))

        assert clock.extend(more).exclude(interval) == clock.exclude(interval).extend(more)

    @given(clocks(), counts())
    def test_extend_counts_on_from_the_due_day(self, clock: Clock, more: int) -> None:
        due, extended = clock.due(CN), clock.extend(more).due(CN)
        assert due is not None
        assert extended is not None

        assert oracle.used(due, extended, excluded(clock)) == more


class TestRestart:
    @given(clocks(), counts(), days())
    def test_restart_erases_extensions(self, clock: Clock, more: int, day: date) -> None:
        assert clock.extend(more).restart(day) == clock.restart(day)

    @given(clocks(), days(), days())
    def test_the_last_restart_alone_counts(self, clock: Clock, first: date, last: date) -> None:
        assert clock.restart(first).restart(last) == clock.restart(last)

    @given(DATA, clocks(), days())
    def test_restart_and_exclude_commute(self, data: st.DataObject, clock: Clock, day: date) -> None:
        interval = data.draw(spans(clock.start))

        assert clock.restart(day).exclude(interval) == clock.exclude(interval).restart(day)


class TestUsedAndLeft:
    @given(clocks(), st.integers(-10, 150))
    def test_used_and_left_make_n(self, clock: Clock, later: int) -> None:
        day = clock.start + timedelta(later)

        assert clock.used(CN, day) + clock.left(CN, day) == clock.n

    @given(clocks())
    def test_nothing_is_left_on_the_due_day_and_one_the_day_before(self, clock: Clock) -> None:
        due = clock.due(CN)
        assert due is not None

        assert (clock.left(CN, due), clock.left(CN, due - ONE_DAY)) == (0, 1)


class TestMerged:
    @given(DATA, days())
    def test_merging_keeps_exactly_the_days(self, data: st.DataObject, day: date) -> None:
        intervals = data.draw(exclusions(day))
        window = oracle.days_between(day - timedelta(40), day + timedelta(100))

        assert {d for d in window if any(d in i for i in intervals)} == {
            d for d in window if any(d in i for i in merged(intervals))
        }

    @given(DATA, days())
    def test_merging_leaves_a_day_between_spans(self, data: st.DataObject, day: date) -> None:
        union = merged(data.draw(exclusions(day)))

        assert all(a.end and a.end + ONE_DAY < b.start for a, b in pairwise(union))
