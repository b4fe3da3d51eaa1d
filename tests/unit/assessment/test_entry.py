from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.applications import application, handed_in

from gikdeadlines import Case, assess, load_calendar, load_calendars, load_law
from gikdeadlines.values import CalendarRangeError, DayTypeError, FrozenMap

D = date.fromisoformat
CASE = application(handed_in("2017-03-20"))


class TestAssess:
    """Any matter, under the law and the calendar of its jurisdiction."""

    def test_takes_our_law_and_calendars_unless_given(self) -> None:
        """The same either way."""
        alone = assess(CASE, as_of=D("2017-03-24"))

        assert alone == assess(CASE, as_of=D("2017-03-24"), law=load_law(), calendar=load_calendars())
        assert alone.provenance is not None
        assert (alone.provenance.law, alone.provenance.calendar) == (load_law().digest, load_calendar("CN").digest)

    def test_takes_the_law_that_is_given(self) -> None:
        """Ten working days after 20 March 2017 end on 1 April, a Saturday that is worked."""
        law = load_law()
        reply = law.provision("CN/492/24.2")
        ten = replace(reply, parameters=replace(reply.parameters, n=10))  # type: ignore[arg-type]  # a term
        changed = replace(law, provisions=FrozenMap({**law.provisions, reply.id: ten}))

        assert str(assess(CASE, as_of=D("2017-03-24"), law=changed).due) == "2017-04-01"

    @pytest.mark.parametrize(("place", "due"), [("CN", "2017-04-11"), ("CN-SX", "2017-04-11"), ("CN-GX", "2017-04-13")])
    def test_counts_by_the_calendar_of_the_jurisdiction(self, place: str, due: str) -> None:
        """三月三 of 2017: 03-30 to 04-01 off, the make-up Saturday of 04-01 included, 04-08 worked."""
        case = application(handed_in("2017-03-20"), jurisdiction=place)

        assert str(assess(case, as_of=D("2017-03-24"), calendar=load_calendars()).due) == due

    def test_counts_by_the_one_calendar_that_is_given(self) -> None:
        """For every jurisdiction."""
        case = application(handed_in("2017-03-20"), jurisdiction="CN-GX")

        assert str(assess(case, as_of=D("2017-03-24"), calendar=load_calendar("CN")).due) == "2017-04-11"

    def test_refuses_a_year_of_a_region_whose_notice_is_not_known(self) -> None:
        """What Ningxia gave off in 2018 is not held, so that nobody can say whether a day of it was worked."""
        with pytest.raises(CalendarRangeError) as caught:
            assess(application(handed_in("2018-03-20"), jurisdiction="CN-NX"), as_of=D("2021-01-01"))

        assert caught.value.code == "unknown-regional-notice"

    @pytest.mark.parametrize(
        ("until", "as_of", "path", "given"),
        [
            ("2204-05-10", "2024-06-03", "events[1].until", "2204-05-10"),
            ("9999-12-31", "2024-06-03", "events[1].until", "9999-12-31"),
        ],
    )
    def test_names_the_day_whose_year_is_too_far(self, until: str, as_of: str, path: str, given: str) -> None:
        """A slip of the pen is found where it was made; the lunar festivals are tabulated through 2100."""
        received = {"type": "received", "at": "2024-03-04"}
        case = application(received, {"type": "later-date-set", "at": "2024-03-20", "until": until})

        with pytest.raises(CalendarRangeError) as caught:
            assess(case, as_of=D(as_of))

        fault = caught.value.faults[0]
        assert (fault.code, fault.path, fault.given) == ("outside-festivals", path, given)

    def test_counts_by_the_country_where_no_jurisdiction_is_named(self) -> None:
        """The default is CN."""
        assert assess(CASE, as_of=D("2017-03-24")).regime == "CN-2007"

    @pytest.mark.parametrize("as_of", [datetime(2017, 3, 24, tzinfo=UTC), "2017-03-24", 20170324, None], ids=repr)
    def test_refuses_an_as_of_that_is_no_day(self, as_of: Any) -> None:  # noqa: ANN401  # the wrong type on purpose
        """An exact day, nothing that looks like one."""
        with pytest.raises(DayTypeError):
            assess(CASE, as_of=as_of)

    def test_assesses_other_matters(self) -> None:
        """A publication by its own rules."""
        case = Case.from_dict({"id": "1", "matter": "publication", "events": [{"type": "formed", "at": "2022-03-04"}]})

        assert str(assess(case, as_of=D("2022-03-10")).due) == "2022-04-01"

    def test_gives_bounds_where_the_given_calendar_ends_early(self) -> None:
        """As it was known at the beginning of 2008, 2009 lies past the horizon."""
        calendar = load_calendar("CN").known_on(D("2008-01-01"))
        result = assess(application(handed_in("2009-03-04")), as_of=D("2009-03-05"), calendar=calendar)

        assert (result.certainty, result.due) == ("projected", None)
        assert result.earliest_due is not None
        assert result.latest_due is not None
        assert result.earliest_due <= D("2009-03-25") <= result.latest_due
