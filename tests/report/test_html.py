"""Pages, taken apart by an independent parser 网页的结构。"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.report.markup import Element, parsed
from tests.report.samples import EXPLAINED, EXPLAINED_CASE, LAW, THIRD_PARTY, day

from gikdeadlines import report, web
from gikdeadlines.report.case_view import case_view
from gikdeadlines.report.chart import bars
from gikdeadlines.report.html import case_card, case_page, register_page
from gikdeadlines.report.register_view import RegisterRun, register_view
from gikdeadlines.values import Assessment, Finding, FrozenMap, Missing, Tip
from gikdeadlines.wording import LANGUAGES, Language, Wording

ZH = Wording("zh")
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;{{ 7*7 }}\x00\u202e"
RUN = RegisterRun(as_of=day("2025-12-31"), first=2008, last=2026, refused=1, skipped=2)


def page(assessment: Assessment = EXPLAINED, wording: Wording = ZH) -> str:
    """The page of one case."""
    return case_page(case_view(assessment, EXPLAINED_CASE, law=LAW, wording=wording), wording)


def register(*assessments: Assessment, wording: Wording = ZH, carried: dict[str, str] | None = None) -> str:
    """The page of many cases."""
    found = [(assessment, carried or {}) for assessment in assessments]
    return register_page(register_view(found, law=LAW, wording=wording, run=RUN), wording)


def days_of(table: Element) -> list[str]:
    """The days that stand in a table, in its order."""
    return [time.attributes["datetime"] for time in table.all("time")]


def policy_of(root: Element) -> str:
    """What the page lets a browser do."""
    return next(meta for meta in root.all("meta") if "http-equiv" in meta.attributes).attributes["content"]


LEDGER = [entry.date.isoformat() for entry in EXPLAINED.ledger]


@pytest.mark.parametrize("language", LANGUAGES)
class TestBothLanguages:
    def test_every_day(self, language: Language) -> None:
        """Every day of the ledger stands once in the calendar and once in the list, each with why it counts."""
        root = parsed(page(wording=Wording(language)))
        months = [day for month in root.all("table", "month") for day in days_of(month)]
        listed = [day for table in root.all("table", "list") for day in days_of(table)]

        assert months == LEDGER
        assert listed == LEDGER

    def test_festival(self, language: Language) -> None:
        """A festival is named in the language of the page, and in no other."""
        text = parsed(page(wording=Wording(language))).one("main").text

        assert [name in text for name in ("国庆节", "National Day")] == [language == "zh", language == "en"]

    def test_is_whole(self, language: Language) -> None:
        """The page says what language it speaks, has one heading of the first order, and no empty one."""
        root = parsed(page(wording=Wording(language)))

        assert root.one("html").attributes["lang"] == {"zh": "zh-Hans", "en": "en"}[language]
        assert EXPLAINED.id in root.one("h1").text
        assert all(heading.text.strip() for order in ("h1", "h2", "h3") for heading in root.all(order))

    @pytest.mark.parametrize("make", [page, register], ids=["case", "register"])
    def test_needs_no_network(self, make: object, language: Language) -> None:
        """Nothing is fetched: no source, no style sheet, no font, no form's target; links lead to official texts."""
        wording = Wording(language)
        text = page(wording=wording) if make is page else register(EXPLAINED, wording=wording)
        root = parsed(text)

        assert not re.search(r"\b(?:src|srcset|data|action|formaction|poster|xlink:href)=", text)
        assert not re.search(r"url\((?!#)|@import|<(?:link|iframe|object|embed|base)\b", text)
        assert policy_of(root).startswith("default-src 'none'")
        assert all(link.attributes["href"].startswith(("https://", "http://")) for link in root.all("a"))


class TestCasePage:
    def test_says_why(self) -> None:
        """A lawyer reads of any one day why it was or was not counted."""
        rows = {days_of(row)[0]: row for row in parsed(page()).all("tr") if len(days_of(row)) == 1 and row.all("th")}

        assert "工作日，但不计入期限（征求第三方意见）" in rows["2022-10-12"].text
        assert "国令711号第33条第3款" in rows["2022-10-12"].text
        assert "第 2 个工作日（调休上班）" in rows["2022-10-09"].text
        assert "第 20 个工作日，期限届满" in rows["2022-11-09"].text

    def test_legible_without_colour(self) -> None:
        """Every cell of the calendar says in text what its colour says."""
        cells = [cell for month in parsed(page()).all("table", "month") for cell in month.all("td")]
        shown = {days_of(cell)[0]: cell for cell in cells if days_of(cell)}

        assert "停" in shown["2022-10-12"].text
        assert "届满" in shown["2022-11-09"].one("span", "badge").text
        assert {"rest", "excluded", "counted", "make-up", "after-due", "received"} <= {
            class_ for cell in shown.values() for class_ in cell.classes
        }

    def test_tables_are_tables(self) -> None:
        """Every table has headings with a scope, every month a caption."""
        root = parsed(page())

        assert all(heading.attributes.get("scope") in {"col", "row"} for heading in root.all("th"))
        assert [month.one("caption").text for month in root.all("table", "month")] == [
            "2022 年 9 月",
            "2022 年 10 月",
            "2022 年 11 月",
        ]

    def test_claims_side_by_side(self) -> None:
        """What was computed and what is claimed stand beside each other."""
        table = next(t for t in parsed(page()).all("table", "list") if "本次核算" in t.text)

        cells = [cell.text.strip() for cell in table.all("tr")[1].all("td")]
        assert cells == ["2022-11-09", "2022-11-11 晚 2 日"]

    def test_links_to_the_official_text(self) -> None:
        """A citation with an address is a link to it, one without is none."""
        cited = replace(THIRD_PARTY, url="https://www.gov.cn/711.htm")
        found = Finding("reply-by-courier", "breach", FrozenMap(dispatched=day("2022-11-11")), cited)
        links = parsed(page(replace(EXPLAINED, findings=(found,)))).all("a")

        assert {(link.attributes["href"], link.text) for link in links} == {
            ("https://www.gov.cn/711.htm", "国令711号第33条第3款")
        }

    def test_escaped(self) -> None:
        """A hostile id stands there as text: no element, no attribute and no template of it comes to life."""
        text = page(replace(EXPLAINED, id=HOSTILE))
        root = parsed(text)

        assert not root.all("script")
        assert not root.all("img")
        assert "<script>alert(1)</script>" in root.one("h1").text
        assert "{{ 7*7 }}" in root.one("h1").text
        assert "\x00" not in text

    def test_parts_that_are_missing(self) -> None:
        """A case with nothing but a verdict has a page without empty parts."""
        bare = Assessment("7", "pending", "CN-2019", day("2022-10-31"))
        root = parsed(case_page(case_view(bare, law=LAW, wording=ZH), ZH))

        assert not root.all("table")
        assert root.all("h2")

    def test_missing_fact(self) -> None:
        """A missing fact stands with its bounds and with the day on which the verdict tips."""
        missing = Missing("confirmed", "2022-09-30", "2022-10-20", Tip("2022-10-10", "on-time", "late"))
        text = parsed(page(replace(EXPLAINED, missing=(missing,)))).text

        assert "在 2022-09-30 至 2022-10-20 之间" in text
        assert "在 2022-10-09 及以前确认则逾期，2022-10-10 及以后则按期" in text


class TestRegisterPage:
    def test_rows(self) -> None:
        """Each case is a row that opens its own calendar."""
        root = parsed(register(EXPLAINED, replace(EXPLAINED, id="2")))
        cases = root.all("tbody", "case")

        assert [case.all("th")[0].text for case in cases] == ["2022-017", "2"]
        assert all(days_of(case.one("details")) == LEDGER for case in cases)

    def test_totals(self) -> None:
        """What was read adds up, and every verdict has its count."""
        root = parsed(register(EXPLAINED, replace(EXPLAINED, id="2", verdict="on-time")))
        names, counts = ([e.text for e in root.one("dl", "figures").all(tag)] for tag in ("dt", "dd"))

        assert "读入 5 件 = 已核 2 + 退回 1 + 跳过 2" in root.one("header").text
        assert (names, counts) == (["按期答复", "逾期答复"], ["1", "1"])

    def test_chart(self) -> None:
        """The chart has a text alternative, and its numbers stand in a table too."""
        root = parsed(register(replace(EXPLAINED, days_used=22), replace(EXPLAINED, id="2", days_used=22)))
        wide, narrow = (root.one("svg", f"chart-{size}") for size in ("wide", "narrow"))

        assert {picture.attributes["role"] for picture in (wide, narrow)} == {"img"}
        assert wide.one("desc").text.strip()
        assert next(bar.text for bar in root.one("figure").all("rect", "late")) == "+2：逾期 2 件"
        assert any(table.all("tr")[-1].text.startswith("+2") for table in root.all("table", "list") if table.all("tr"))

    @pytest.mark.parametrize("cases", [1, 3000])
    def test_chart_keeps_its_size(self, cases: int) -> None:
        """The picture is as wide and high with a few cases as with thousands, and nothing leaves it at the right."""
        found = bars([(over % 40 - 20, "late" if over % 40 > 20 else "good") for over in range(cases)])
        view = register_view([(EXPLAINED, {})], law=LAW, wording=ZH, run=RUN)
        root = parsed(register_page(replace(view, chart=found), ZH))
        wide = root.one("svg", "chart-wide")
        ends = [
            float(bar.attributes["x"]) + float(bar.attributes["width"])
            for bar in wide.all("rect")
            if "y" in bar.attributes
        ]

        assert wide.attributes["viewbox"] == "0 0 940 230"
        assert max(ends) <= 940 - 16

    def test_red_is_late_alone(self) -> None:
        """What is drawn as late stands past the limit."""
        found = bars([(-3, "good"), (0, "open"), (2, "late")])

        assert {part.tone for bar in found if bar.over <= 0 for part in bar.parts} == {"good", "open"}

    def test_red_stands_for_nothing_else(self) -> None:
        """No style of any page paints red what does not lie past the period: a due day does not."""
        styles = [
            *Path(report.__file__).parent.glob("templates/*.css"),
            *Path(web.__file__).parent.glob("templates/*.css"),
        ]
        rules = [rule for style in styles for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", style.read_text("utf-8"))]
        painted = [selector.strip() for selector, says in rules if re.search(r"#(8c1818|c46a6a|fdeaea)|red\b", says)]

        assert painted
        assert [selector for selector in painted if not re.search(r"late|after-due|overdue", selector)] == []

    def test_empty_chart(self) -> None:
        """Where nothing can be compared the page says why, instead of an empty picture."""
        text = register(replace(EXPLAINED, days_used=None, days_late=None))

        assert "没有可比的日数" in text
        assert not parsed(text).all("figure")

    def test_refused_rows(self) -> None:
        """What was refused stands in the page, each reason once."""
        run = replace(RUN, refused=2, refusals=("第 3、4 行：<不是日期>",))
        text = register_page(register_view([(EXPLAINED, {})], law=LAW, wording=ZH, run=run), ZH)

        assert "退回的行（2）" in text
        assert "&lt;不是日期&gt;" in text

    def test_foot_on_paper(self) -> None:
        """File and day stand below each page on paper, whatever the name holds, and the policy allows that style."""
        run = replace(RUN, file='登记簿"}</style>.xlsx')
        root = parsed(register_page(register_view([(EXPLAINED, {})], law=LAW, wording=ZH, run=run), ZH))
        foot = root.all("style")[1].text
        digest = base64.b64encode(hashlib.sha256(foot.encode()).digest()).decode()

        assert foot.startswith(':root { --foot: "登记簿')
        assert foot.count('"') == 2
        assert digest in policy_of(root)

    def test_escaped(self) -> None:
        """A hostile id and a hostile column come to no life, in text and in attributes."""
        root = parsed(register(replace(EXPLAINED, id=HOSTILE), carried={HOSTILE: HOSTILE}))
        case = root.one("tbody", "case")

        assert len(root.all("script")) == 1
        assert not root.all("img")
        assert case.attributes["data-text"].startswith("<script>alert(1)</script>")
        assert not any(name.startswith("on") for e in root.all("th") + root.all("td") for name in e.attributes)

    def test_only_its_own_script(self) -> None:
        """The policy of the page allows the one script and the styles that stand in it, by their digests."""
        root = parsed(register(EXPLAINED))
        policy = policy_of(root)

        for tag in ("script", "style"):
            found = (hashlib.sha256(one.text.encode()).digest() for one in root.all(tag))
            allowed = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in found)
            assert f"{tag}-src {allowed}" in policy


class TestCaseCard:
    def test_is_a_part(self) -> None:
        """The card stands inside another page: no document, no heading of the first order, every day."""
        root = parsed(case_card(case_view(EXPLAINED, law=LAW, wording=ZH), ZH))

        assert not root.all("html")
        assert not root.all("h1")
        assert days_of(root) == LEDGER
