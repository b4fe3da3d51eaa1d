from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.applications import assessed, codes, handed_in, happened, replied, sent

from gikdeadlines import Assessment
from gikdeadlines.law import SEVERITIES, finding, repeated
from gikdeadlines.values import Finding

Asked = Callable[[], Assessment]

EXAMPLES: dict[str, tuple[str, str, Asked]] = {
    "confirmation-delayed": (
        "check",
        "CN/711/31.3/email",
        lambda: assessed(
            sent("2020-03-02", "email"), happened("arrived", "2020-03-02"), happened("confirmed", "2020-03-04")
        ),
    ),
    "reply-before-receipt": (
        "check",
        "CN/2015-207/1.6",
        lambda: assessed(happened("received", "2017-03-20"), replied("2017-03-10")),
    ),
    "extension-before-receipt": (
        "check",
        "CN/711/33.2/extension",
        lambda: assessed(
            sent("2022-03-01", "signed-post"),
            happened("extension-notified", "2022-03-02", working_days=5),
            happened("signed-for", "2022-03-04"),
        ),
    ),
    "later-date-not-later": (
        "note",
        "CN/711/35",
        lambda: assessed(handed_in("2022-03-04"), happened("later-date-set", "2022-03-10", until="2022-03-25")),
    ),
    "correction-without-time": (
        "breach",
        "CN/711/30/restart",
        lambda: assessed(handed_in("2022-03-04"), happened("correction-requested", "2022-03-08")),
    ),
    "amendment-without-effect": (
        "check",
        "CN/711/33.3",
        lambda: assessed(handed_in("2022-03-04"), happened("amended", "2022-03-08")),
    ),
    "amendment-after-due": (
        "check",
        "CN-SX/237/22.4/amended",
        lambda: assessed(handed_in("2017-03-03"), happened("amended", "2017-03-27"), jurisdiction="CN-SX"),
    ),
    "withdrawn-overdue": (
        "check",
        "CN/711/33.2",
        lambda: assessed(handed_in("2022-03-04"), happened("withdrawn", "2022-04-08")),
    ),
    "extension-late": (
        "breach",
        "CN/492/24.2/extension",
        lambda: assessed(handed_in("2017-03-03"), happened("extension-notified", "2017-03-27", working_days=5)),
    ),
    "extension-excess": (
        "breach",
        "CN/711/33.2/extension",
        lambda: assessed(handed_in("2022-03-04"), happened("extension-notified", "2022-03-21", working_days=21)),
    ),
    "extension-unnumbered": (
        "check",
        "CN/492/24.2/extension",
        lambda: assessed(handed_in("2017-03-03"), happened("extension-notified", "2017-03-20")),
    ),
    "extension-lapsed": (
        "note",
        "CN/711/33.2/extension",
        lambda: assessed(
            handed_in("2022-03-04"),
            happened("extension-notified", "2022-03-07", working_days=5),
            happened("correction-requested", "2022-03-08"),
            happened("correction-received", "2022-03-14"),
        ),
    ),
    "correction-second": (
        "breach",
        "CN/711/30/restart",
        lambda: assessed(
            handed_in("2022-03-04"),
            happened("correction-requested", "2022-03-08"),
            happened("correction-received", "2022-03-09"),
            happened("correction-requested", "2022-03-10"),
        ),
    ),
    "correction-notice-late": (
        "breach",
        "CN/711/30/notice",
        lambda: assessed(handed_in("2022-03-04"), happened("correction-requested", "2022-03-16")),
    ),
    "correction-after-due": (
        "check",
        "CN/2015-207/2.1",
        lambda: assessed(handed_in("2017-03-03"), happened("correction-requested", "2017-03-27")),
    ),
    "correction-answered-late": (
        "check",
        "CN/2015-207/2.2",
        lambda: assessed(
            handed_in("2017-03-03"),
            happened("correction-requested", "2017-03-08", respond_by="2017-03-22"),
            happened("correction-received", "2017-03-24", dispatched="2017-03-23"),
        ),
    ),
    "confirmation-late": (
        "breach",
        "CN/2015-207/1.2/ordinary-post",
        lambda: assessed(
            sent("2017-03-01", "ordinary-post"), happened("arrived", "2017-03-02"), happened("confirmed", "2017-03-03")
        ),
    ),
    "consultation-late": (
        "note",
        "CN/711/32",
        lambda: assessed(
            handed_in("2022-03-04"),
            happened("third-party-consulted", "2022-03-10", served="2022-03-14"),
            happened("third-party-replied", "2022-04-06"),
        ),
    ),
    "pause-without-basis": (
        "check",
        "CN/492/24.3",
        lambda: assessed(handed_in("2017-03-03"), happened("obstacle-began", "2017-03-08")),
    ),
    "pause-before-receipt": (
        "note",
        "CN/492/24.3",
        lambda: assessed(
            sent("2017-03-01", "signed-post"),
            happened("third-party-consulted", "2017-03-02"),
            happened("signed-for", "2017-03-03"),
        ),
    ),
    "pause-after-due": (
        "check",
        "CN/492/24.3",
        lambda: assessed(handed_in("2017-03-03"), happened("third-party-consulted", "2017-03-27")),
    ),
    "reply-by-courier": (
        "breach",
        "CN/2016-235/2/courier",
        lambda: assessed(handed_in("2017-03-03"), replied("2017-03-20", "courier")),
    ),
    "receipt-unproven": (
        "check",
        "CN/2015-207/1.2/signed-post",
        lambda: assessed(sent("2017-03-01", "signed-post"), happened("received", "2017-03-03")),
    ),
    "reply-day-unproven": (
        "check",
        "CN/2016-235/4/post",
        lambda: assessed(handed_in("2017-03-03"), happened("replied", registered="2017-03-20")),
    ),
    "evidence-differs": (
        "check",
        "CN/2015-207/1.1/in-person",
        lambda: assessed(handed_in("2017-03-03"), happened("received", "2017-03-06")),
    ),
    "straddle-2015": (
        "note",
        "CN/2015-207/1.1/in-person",
        lambda: assessed(handed_in("2015-11-10"), as_of="2015-11-20"),
    ),
    "straddle-2016": (
        "note",
        "CN/2016-235/1/electronic",
        lambda: assessed(handed_in("2016-12-01"), as_of="2016-12-09"),
    ),
    "straddle-2019": ("note", "CN/711/56", lambda: assessed(handed_in("2019-04-26"), as_of="2019-05-31")),
    "repeat-application": (
        "note",
        "CN/2008-36/13/repeat",
        lambda: assessed(handed_in("2017-03-03"), repeat_of="2016-001"),
    ),
    "delegated-reply": (
        "note",
        "CN/2014-67/delegated",
        lambda: assessed(handed_in("2017-03-03"), {**replied("2017-03-20"), "delegated": True}),
    ),
    "served-unknown": (
        "note",
        "CN/711/32",
        lambda: assessed(handed_in("2022-03-04"), happened("third-party-consulted", "2022-03-10")),
    ),
}
"""A case with each finding, its severity, and the provision that it cites."""

WITHOUT_A_TEXT: dict[str, Asked] = {
    "no-local-law": lambda: assessed(handed_in("2017-03-03"), jurisdiction="CN-SC"),
    "after-as-of": lambda: assessed(handed_in("2017-03-03"), replied("2017-03-20"), as_of="2017-03-10"),
    "evidence-unplaced": lambda: assessed(happened("signed-for", "2022-03-02"), happened("received", "2022-03-04")),
    "reply-days-differ": lambda: assessed(
        happened("received", "2022-03-04"), happened("replied", registered="2022-03-25", delivered="2022-04-08")
    ),
    "replied-again": lambda: assessed(handed_in("2017-03-03"), replied("2017-03-20"), replied("2017-06-20")),
    "after-end": lambda: assessed(handed_in("2017-03-03"), replied("2017-03-20"), happened("withdrawn", "2017-03-21")),
    "beyond-calendar": lambda: assessed(handed_in("2017-03-03"), replied("2071-03-20")),
}
"""Findings about our own limits, which no text makes."""


def missed(result: Assessment) -> list[Finding]:
    """That local law is not held."""
    return [found for found in result.findings if found.code == "no-local-law"]


class TestFinding:
    """Source: the findings that the law file names."""

    @pytest.mark.parametrize("code", EXAMPLES)
    def test_has_its_severity_and_cites_its_text(self, code: str) -> None:
        """A reviewer can look the rule up."""
        severity, provision, asked = EXAMPLES[code]
        (found,) = [found for found in asked().findings if found.code == code]

        assert found.severity == severity
        assert found.citation is not None
        assert found.citation.provision == provision

    @pytest.mark.parametrize("code", WITHOUT_A_TEXT)
    def test_notes_what_no_text_says(self, code: str) -> None:
        """There is nothing to cite."""
        (found,) = [found for found in WITHOUT_A_TEXT[code]().findings if found.code == code]

        assert (found.severity, found.citation) == (SEVERITIES[code], None)

    def test_refuses_a_code_that_does_not_exist(self) -> None:
        """A misspelt code would be lost in every catalogue."""
        with pytest.raises(KeyError):
            finding("extension-to-late")

    @pytest.mark.parametrize("jurisdiction", ["CN", "CN-SX", "CN-SX-TY"])
    def test_notes_no_local_law_only_where_there_is_none(self, jurisdiction: str) -> None:
        """The country and Shanxi have rules of their own."""
        assert "no-local-law" not in codes(assessed(handed_in("2017-03-03"), jurisdiction=jurisdiction))

    def test_notes_it_where_there_is_other_law_only(self) -> None:
        """Beijing's work plan of 2014 says nothing on applications."""
        assert "no-local-law" in codes(assessed(handed_in("2017-03-03"), jurisdiction="CN-BJ"))

    @pytest.mark.parametrize(
        ("jurisdiction", "day", "named"),
        [
            ("CN-BJ", "2015-01-01", "《北京市政府信息公开规定》（北京市人民政府令第257号）"),
            ("CN-BJ-HD", "2020-06-09", "《北京市政府信息公开规定》（北京市人民政府令第257号）"),
            ("CN-SH", "2020-05-29", "《上海市政府信息公开规定》（上海市人民政府令第2号）"),
            ("CN-SH", "2020-06-01", "《上海市政府信息公开规定》（上海市人民政府令第32号）"),
            ("CN-JS", "2020-03-02", "《江苏省政府信息公开申请办理答复规范》（苏政办函〔2019〕98号）"),
        ],
    )
    def test_names_the_local_law_that_is_not_held(self, jurisdiction: str, day: str, named: str) -> None:
        """As far as it is known what was in force when the application was received."""
        (found,) = missed(assessed(handed_in(day), jurisdiction=jurisdiction))

        assert found.parameters["texts"] == (named,)

    @pytest.mark.parametrize(
        ("jurisdiction", "day"), [("CN-BJ", "2014-12-31"), ("CN-BJ", "2020-06-10"), ("CN-SC", "2017-03-03")]
    )
    def test_names_none_of_another_time_or_place(self, jurisdiction: str, day: str) -> None:
        """Before it and after it, and where nothing is known."""
        (found,) = missed(assessed(handed_in(day), jurisdiction=jurisdiction))

        assert "texts" not in found.parameters

    def test_finds_nothing_in_an_ordinary_case(self) -> None:
        """A clean case is clean."""
        assert assessed(handed_in("2017-03-03"), replied("2017-03-20")).findings == ()

    def test_gives_a_delegate_no_longer(self) -> None:
        """36号: many applications are no reason, and 67号: the receiving agency's clock runs."""
        assert assessed(handed_in("2017-03-03"), replied("2017-03-27", "entrusted")).verdict == "late"


class TestRepeated:
    """Source: a register whose numbers stand twice."""

    @pytest.mark.parametrize(
        ("counts", "robust", "code", "sure"),
        [
            (False, True, "repeated-id", False),
            (False, False, "repeated-id", False),
            (False, None, "repeated-id", None),
            (True, True, "repeated-count", True),
            (True, None, "repeated-count", None),
        ],
    )
    def test_takes_from_a_verdict_that_it_is_sure(
        self,
        counts: bool,
        robust: bool | None,
        code: str,
        sure: bool | None,
    ) -> None:
        """Where the number is one of cases, and the verdict was looked into at all."""
        again = repeated(replace(assessed(handed_in("2017-03-03")), robust=robust), counts=counts)

        assert (again.findings[-1].code, again.robust) == (code, sure)


class TestSeverities:
    """breach 违反明文规定, check 需核实, note 提示."""

    def test_know_every_finding_of_an_application(self) -> None:
        """Each of them has an example here."""
        assert SEVERITIES.keys() >= {*EXAMPLES, *WITHOUT_A_TEXT}

    @pytest.mark.parametrize("code", SEVERITIES)
    def test_are_among_the_three(self, code: str) -> None:
        """There is no fourth."""
        assert SEVERITIES[code] in ("breach", "check", "note")
