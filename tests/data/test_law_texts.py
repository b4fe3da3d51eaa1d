"""The law files held against the texts that they were read from 条款与原文."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Final, TypedDict

import pytest

from gikdeadlines import load_law
from gikdeadlines.law import FixedDate, HourLimit, Instrument, Provision, Recurrence, Retention, Term, last_day_of_duty

LAW = load_law()

_NUMBER: Final = re.compile(r"(?<!\d)(\d{1,3})\s*(?:个工作日|工作日|个月|小时|年左右|年内|年(?!\d)|日|天)")


class Clause(TypedDict):
    """A clause of the source texts: its length, every number in it, whether it leaves room for other law."""

    id: str
    length: int | None
    unit: str
    numbers: list[int]
    excepts: bool
    text: str


CLAUSES: dict[str, Clause] = {
    clause["id"]: clause
    for clause in json.loads((Path(__file__).parent / "register_texts.json").read_text("utf-8"))["clauses"]
}
COVERING = [provision for provision in LAW.provisions.values() if provision.register]

EXPLAINED: Final = {
    "CN-SX/2014-14/5/own-limit": "names the limits of 五 that the document's own replaces",
    "CN-SX/2014-38/12.1/interim": "names the day on which a half-year ends",
    "CN-SX/2018-35/annex/4": "names the 7 days of 二（五） for permits",
    "CN/2017-94/3.3/report": "names 31 March, the day of the report in which it is told",
    "CN/2017-97/3.2/report": "names 31 March, the day of the report in which it is told",
}
"""Summaries with a number that stands in another clause of the same text."""


def clauses(provision: Provision) -> list[Clause]:
    """What the source says in the clauses that a provision covers."""
    return [CLAUSES[name] for name in provision.register]


class TestLength:
    """The length of a term 期限的长度."""

    @pytest.mark.parametrize(
        "provision",
        [p for p in COVERING if isinstance(p.parameters, Term | HourLimit | Retention)],
        ids=lambda provision: provision.id,
    )
    def test_is_the_one_in_the_text(self, provision: Provision) -> None:
        """So many working days, days, months, years or hours as the clause says."""
        says = provision.parameters
        assert isinstance(says, Term | HourLimit | Retention)
        unit = "hour" if isinstance(says, HourLimit) else says.unit.replace("-", "_")

        assert (says.n, unit) in [(clause["length"], clause["unit"]) for clause in clauses(provision)]


class TestSummary:
    """What is said of a clause in our own words 摘要."""

    @pytest.mark.parametrize("provision", COVERING, ids=lambda provision: provision.id)
    def test_has_no_number_that_the_text_lacks(self, provision: Provision) -> None:
        """A length or a day of the month in the summary stands in the clause, unless it is told where else."""
        said = {
            int(n) for n in _NUMBER.findall(re.sub(r"第\d+|20\d\d年\d+月\d+日|〔\d+〕\d+号", "", provision.summary.zh))
        }
        read = {number for clause in clauses(provision) for number in clause["numbers"]}
        read |= {clause["length"] for clause in clauses(provision) if clause["length"]}

        assert said <= read or provision.id in EXPLAINED

    @pytest.mark.parametrize(
        "provision", [p for p in COVERING if any(c["excepts"] for c in clauses(p))], ids=lambda provision: provision.id
    )
    def test_keeps_the_exception(self, provision: Provision) -> None:
        """另有规定的除外 is half of the rule."""
        assert "另有" in provision.summary.zh
        assert re.search(r"otherwise|another limit|goes? before|not set", provision.summary.en)

    def test_tells_the_exception_of_decisions_too(self) -> None:
        """Lines 1238 and 1300 leave room for laws and regulations in the same sentence."""
        decisions = [LAW.provision(f"CN/2017-{number}/2.4/decision") for number in (94, 97)]

        assert all("另有规定的除外" in p.summary.zh and "otherwise" in p.summary.en for p in decisions)


class TestTrigger:
    """What sets a limit running 起算的事由."""

    @pytest.mark.parametrize(
        "provision", [p for p in COVERING if isinstance(p.parameters, Term) and p.trigger], ids=lambda p: p.id
    )
    def test_speaks_of_change_only_where_the_text_does(self, provision: Provision) -> None:
        """Line 3078 runs from formation alone."""
        assert provision.trigger is not None

        if "变更" in provision.trigger.zh:
            assert any(re.search(r"变更|变化|更改", clause["text"]) for clause in clauses(provision))


class TestDuty:
    """When the duties of a text end 义务的存续."""

    DUTIES: Final = [p for p in LAW.provisions.values() if isinstance(p.parameters, FixedDate | Recurrence)]

    @pytest.mark.parametrize("provision", [p for p in DUTIES if p.restates or p.hangs_on], ids=lambda p: p.id)
    def test_does_not_outlive_what_it_hangs_on(self, provision: Provision) -> None:
        """What repeats a regulation, or is told in its yearly report, ends with it."""
        for name in filter(None, (provision.restates, provision.hangs_on)):
            ended = LAW.provision(name).until
            last = last_day_of_duty(provision)

            assert ended is None or (last is not None and last <= ended)

    @pytest.mark.parametrize("provision", DUTIES, ids=lambda p: p.id)
    def test_that_names_the_yearly_report_of_2007_ends_with_it(self, provision: Provision) -> None:
        """Art. 31 of the regulation of 2007 ended on 14 May 2019."""
        last = last_day_of_duty(provision)

        if "年度报告" in provision.summary.zh and provision.since < date(2019, 5, 15):
            assert last is not None
            assert last <= date(2019, 5, 14)

    @pytest.mark.parametrize(
        "instrument", [i for i in LAW.instruments.values() if "要点" in i.title.zh], ids=lambda i: i.id
    )
    def test_of_one_year_ends_with_the_year(self, instrument: Instrument) -> None:
        """Work points are those of a year, whether or not the text names its last day."""
        year = int(re.findall(r"(\d{4})年", instrument.title.zh)[0])

        assert instrument.ended == date(year, 12, 31)

    def test_of_the_province_is_listed_with_that_of_the_country(self) -> None:
        """晋令237号 art. 35 says what art. 31 of the regulation says."""
        assert LAW.provision("CN-SX/237/35").restates == "CN/492/31"


class TestConfidence:
    """How sure we are of a text 可信度."""

    def test_is_not_high_where_the_text_was_not_read(self) -> None:
        """未核 and 可信度高 cannot both hold."""
        unread = [i for i in LAW.instruments.values() if re.search(r"未核|仅见", i.source)]

        assert [i.id for i in unread if i.confidence == "high"] == []

    def test_names_paragraphs_as_paragraphs(self) -> None:
        """晋令237号 art. 22 has paragraphs, no items (line 1869)."""
        (restarts,) = [o for o in LAW.reading("shanxi-correction").options if o.id == "restarts"]

        assert "第22条第4款" in restarts.text.zh
