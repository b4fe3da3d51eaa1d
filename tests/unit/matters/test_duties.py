from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gikdeadlines import load_calendar, load_law
from gikdeadlines.law import Law, Provision
from gikdeadlines.matters import Duty, duties, duty_days
from gikdeadlines.uncertainty import Replay
from gikdeadlines.values import FrozenMap, LawError

CN = load_calendar("CN")
LAW = load_law()
D = date.fromisoformat

INVENTED = """
format = 1

[instrument]
id = "CN-ZZ/1"
doc_no = "甲〔2017〕1号"
title = "t"
title_en = "t"
issuer = "i"
issued = 2017-03-31
in_force = 2017-03-31
ended = 2019-06-30
jurisdiction = "CN-ZZ"
source = "invented"
verified_on = 2026-11-20
"""


def invented(folder: Path, *provisions: str) -> Law:
    """Our law with an invented document laid over it."""
    path = folder / "zz.toml"
    path.write_text(INVENTED + "".join(f"\n[[provision]]\n{text}\n" for text in provisions), encoding="utf-8")
    return load_law(path)


def _without_end(provision: Provision) -> Provision:
    return replace(provision, instrument=replace(provision.instrument, ended=None))


def provision(name: str, kind: str, parameters: str, *others: str) -> str:
    """A provision of the invented document."""
    head = [f'id = "CN-ZZ/1/{name}"', 'article = "1"', f'kind = "{kind}"', 'matter = "duty"']
    summary = 'summary = { zh = "义务", en = "duty" }'
    return "\n".join([*head, summary, f"parameters = {{ {parameters} }}", *others])


def of_year(law: Law, year: int, jurisdiction: str = "CN-ZZ", **readings: str) -> list[Duty]:
    """The duties of a year that documents of one jurisdiction set."""
    pins = {name.replace("_", "-"): option for name, option in readings.items()}
    found = duties(law, year, calendar=CN, chooser=Replay(law, pins), jurisdiction=jurisdiction)
    return [duty for duty in found if duty.jurisdiction == jurisdiction]


def days(law: Law, year: int) -> list[str]:
    """The days of the invented duties of a year."""
    return [duty.day.isoformat() for duty in of_year(law, year)]


class TestAnnualReports:
    """31 March under the regulation of 2007, 31 January and 31 March under that of 2019."""

    @pytest.mark.parametrize(
        ("year", "expected"),
        [
            (2008, []),
            (2009, [("CN/492/31", "2009-03-31")]),
            (2019, [("CN/492/31", "2019-03-31")]),
            (2020, [("CN/711/49.1", "2020-01-31"), ("CN/711/49.2", "2020-03-31")]),
        ],
    )
    def test_falls_due_while_the_regulation_is_in_force(self, year: int, expected: list[tuple[str, str]]) -> None:
        """The regulation of 2007 is in force from 1 May 2008 through 14 May 2019."""
        found = [(d.citation.provision, d.day.isoformat()) for d in of_year(LAW, year, "CN")]

        assert [pair for pair in found if pair[0].startswith(("CN/492/31", "CN/711/49"))] == expected

    def test_does_not_move_off_a_rest_day(self) -> None:
        """31 March 2018 is a Saturday; whoever wants to be safe acts on the Friday."""
        (report,) = [d for d in of_year(LAW, 2018, "CN") if d.citation.provision == "CN/492/31"]

        assert (report.day, report.last_working_day, report.kind) == (D("2018-03-31"), D("2018-03-30"), "dated")

    def test_names_who_must_do_what(self) -> None:
        """A duty bears its bearer, its summary in both languages and its article."""
        (report,) = [d for d in of_year(LAW, 2020, "CN") if d.citation.provision == "CN/711/49.2"]

        assert report.duty_bearer is not None
        assert report.summary.zh != report.summary.en
        assert report.citation.article == "49"


class TestDuties:
    def test_are_sorted_by_day(self) -> None:
        """A year is read from its beginning, the country's duties among those of the province."""
        found = duties(LAW, 2018, calendar=CN, chooser=Replay(LAW, {}), jurisdiction="CN-SX")

        assert [duty.day for duty in found] == sorted(duty.day for duty in found)
        assert {duty.jurisdiction for duty in found} == {"CN", "CN-SX"}

    def test_of_the_country_leave_out_the_provinces(self) -> None:
        """Without a jurisdiction only national documents count."""
        found = duties(LAW, 2018, calendar=CN, chooser=Replay(LAW, {}))

        assert {duty.jurisdiction for duty in found} == {"CN"}

    def test_that_are_restated_are_listed_once(self, tmp_path: Path) -> None:
        """The second text is named beside the first, through any number of steps."""
        law = invented(
            tmp_path,
            provision("a", "date", "on = 2018-06-30"),
            provision("b", "date", "on = 2018-06-30", 'restates = "CN-ZZ/1/a"'),
            provision("c", "date", "on = 2018-06-30", 'restates = "CN-ZZ/1/b"'),
        )
        (duty,) = of_year(law, 2018)

        assert duty.citation.provision == "CN-ZZ/1/a"
        assert [citation.provision for citation in duty.restated_by] == ["CN-ZZ/1/b", "CN-ZZ/1/c"]

    def test_that_are_restated_with_another_day_are_both_listed(self, tmp_path: Path) -> None:
        """A text that names another day does not say the same."""
        law = invented(
            tmp_path,
            provision("a", "date", "on = 2018-06-30"),
            provision("b", "date", "on = 2018-05-31", 'restates = "CN-ZZ/1/a"'),
        )

        assert days(law, 2018) == ["2018-05-31", "2018-06-30"]

    def test_past_the_announced_calendar_name_no_working_day(self, tmp_path: Path) -> None:
        """The day itself is fixed; which days are worked around it is not known."""
        law = invented(tmp_path, provision("a", "date", "on = 2030-06-30"))
        (duty,) = of_year(law, 2030)

        assert (duty.day, duty.last_working_day) == (D("2030-06-30"), None)


class TestRecurring:
    @pytest.mark.parametrize(
        ("rule", "year", "expected"),
        [
            ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", 2017, ["03-31", "06-30", "09-30", "12-31"]),
            ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", 2019, ["03-31", "06-30"]),
            ("FREQ=MONTHLY;BYMONTHDAY=5", 2019, ["01-05", "02-05", "03-05", "04-05", "05-05", "06-05"]),
            ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", 2016, []),
            ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", 2018, ["12-31"]),
        ],
    )
    def test_comes_again_while_the_document_is_in_force(
        self, tmp_path: Path, rule: str, year: int, expected: list[str]
    ) -> None:
        """The invented document is in force from 31 March 2017 through 30 June 2019, both days included."""
        law = invented(tmp_path, provision("a", "recurrence", f'rrule = "{rule}"'))

        assert days(law, year) == [f"{year}-{day}" for day in expected]

    def test_keeps_to_its_own_first_and_last_day(self, tmp_path: Path) -> None:
        """A pilot may begin later and end earlier than its document."""
        parameters = 'rrule = "FREQ=MONTHLY;BYMONTHDAY=5", since = 2018-02-05, until = 2018-04-04'

        assert days(invented(tmp_path, provision("a", "recurrence", parameters)), 2018) == ["2018-02-05", "2018-03-05"]

    @pytest.mark.parametrize(
        ("rule", "expected"),
        [
            ("FREQ=WEEKLY;BYDAY=SU", ["9998-01-04", "9998-01-11", "9998-01-18", "9998-01-25"]),
            ("FREQ=MONTHLY", ["9998-01-31"]),
            ("FREQ=MONTHLY;BYMONTHDAY=5", ["9998-01-05"]),
            ("FREQ=YEARLY;INTERVAL=23;BYMONTH=1;BYMONTHDAY=2", ["9998-01-02"]),
            ("FREQ=YEARLY;COUNT=9;BYMONTH=1;BYMONTHDAY=2", []),
        ],
    )
    def test_of_a_far_year(self, tmp_path: Path, rule: str, expected: list[str]) -> None:
        """As in 1998, twenty cycles before: 1 January is a Thursday; 9998 is 347 times 23 years after 2017."""
        law = invented(tmp_path, provision("a", "recurrence", f'rrule = "{rule}"'))
        law = replace(law, provisions=FrozenMap({id_: _without_end(p) for id_, p in law.provisions.items()}))

        assert [day for day in days(law, 9998) if day < "9998-02"] == expected

    def test_refuses_a_rule_that_is_none(self, tmp_path: Path) -> None:
        """The error names the provision."""
        law = invented(tmp_path, provision("a", "recurrence", 'rrule = "every now and then"'))

        with pytest.raises(LawError) as caught:
            of_year(law, 2018)

        assert (caught.value.code, caught.value.path) == ("bad-recurrence", "CN-ZZ/1/a")


class TestDated:
    @pytest.mark.parametrize(
        ("year", "expected"), [(2017, []), (2018, ["2018-01-31"]), (2019, ["2019-01-31"]), (2020, [])]
    )
    def test_comes_every_year_in_force(self, tmp_path: Path, year: int, expected: list[str]) -> None:
        """In force from 31 March 2017 through 30 June 2019, the document binds two Januaries."""
        assert days(invented(tmp_path, provision("a", "date", "month = 1, day = 31")), year) == expected

    def test_without_a_day_is_never_due(self, tmp_path: Path) -> None:
        """A row that names no day makes nothing due."""
        assert days(invented(tmp_path, provision("a", "date", 'slot = "s"')), 2018) == []


class TestMilestones:
    @pytest.mark.parametrize(
        ("n", "unit", "due"), [(1, "year", "2018-04-02"), (6, "month", "2017-09-30"), (2, "year", "2019-04-01")]
    )
    def test_run_from_the_issue_of_the_plan(self, tmp_path: Path, n: int, unit: str, due: str) -> None:
        """From 31 March 2017: 31 March 2018 is a Saturday, that of 2019 a Sunday, and a term of months moves."""
        law = invented(tmp_path, provision("a", "term", f'slot = "s", n = {n}, unit = "{unit}", anchor = "issued"'))

        assert days(law, int(due[:4])) == [due]
        assert days(law, int(due[:4]) + 1) == []

    @pytest.mark.parametrize(
        "parameters", ['slot = "s", n = 20, anchor = "issued"', 'slot = "s", n = 1, unit = "year", anchor = "began"']
    )
    def test_other_terms_are_no_duties_of_a_year(self, tmp_path: Path, parameters: str) -> None:
        """Working days and other events make a deadline only for a case."""
        law = invented(tmp_path, provision("a", "term", parameters))

        assert [days(law, year) for year in (2017, 2018)] == [[], []]


class TestThroughNamedDay:
    """前 and 底前: whether the day named is still in time."""

    PROVISION = provision("a", "date", "on = 2018-06-30", 'readings = ["through-named-day"]')

    @pytest.mark.parametrize(("option", "due"), [("yes", "2018-06-30"), ("no", "2018-06-29")])
    def test_is_a_reading(self, tmp_path: Path, option: str, due: str) -> None:
        """Left out, the day before is the last."""
        law = invented(tmp_path, self.PROVISION)

        assert [duty.day for duty in of_year(law, 2018, through_named_day=option)] == [D(due)]

    def test_is_asked_only_where_the_provision_names_it(self, tmp_path: Path) -> None:
        """A day without 前 is that day."""
        law = invented(tmp_path, provision("a", "date", "on = 2018-06-30"))

        assert [duty.day for duty in of_year(law, 2018, through_named_day="no")] == [D("2018-06-30")]


class TestDutyDays:
    def test_of_a_restating_provision_are_its_own(self) -> None:
        """Asked alone, a provision that repeats another still says when."""
        found = duty_days(LAW.provision("CN-SX/237/35"), 2018, calendar=CN, chooser=Replay(LAW, {}))

        assert found == (D("2018-03-31"),)

    def test_of_another_kind_are_none(self) -> None:
        """A term of a case is no duty of a year."""
        assert duty_days(LAW.provision("CN/711/33.2"), 2020, calendar=CN, chooser=Replay(LAW, {})) == ()
