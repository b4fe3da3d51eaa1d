"""The page of a year's figures, against a register small enough to be counted by hand 年度统计网页."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from tests.report.markup import Element, parsed
from tests.report.samples import case
from tests.report.statistics_samples import HOSTILE, REGISTER, page, replied, tally_of, view_of

from gikdeadlines.batch.statistics import Figures
from gikdeadlines.report.html import statistics_page
from gikdeadlines.report.statistics_chart import DaysChart, days_chart
from gikdeadlines.wording import LANGUAGES, Language, Wording

SVG = "{http://www.w3.org/2000/svg}"
SHARES = ["first-term", "extended", "withdrawn", "open", "unknown", "late", "overdue"]
ALL = [2, 1, 1, 1, 0, 1, 1]
FIRST = [2, 0, 0, 0, 0, 1, 0]
SECOND = [0, 1, 1, 1, 0, 0, 1]


def pictures(text: str, size: str = "wide") -> list[ET.Element]:
    """The charts as an XML parser reads them; a telephone has narrow ones of its own."""
    found = re.findall(rf'<svg class="chart-{size}".*?</svg>', text, re.DOTALL)
    return [ET.fromstring(svg.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1)) for svg in found]  # noqa: S314 - ours


def pieces(picture: ET.Element) -> list[dict[str, str]]:
    """The pieces of bars, which say what they show."""
    return [rect.attrib | {"told": rect.findtext(f"{SVG}title") or ""} for rect in picture.findall(f"{SVG}rect")]


def figures_of(root: Element) -> dict[str, list[str]]:
    """The cells of the table of the figures by the words of the row."""
    rows = [row for table in root.all("table", "statistics") for row in table.all("tr")]
    return {row.all("th")[0].text: [cell.text for cell in row.all("td")] for row in rows if row.all("td")}


class TestTable:
    """The table that the screen shows."""

    def test_counted_by_hand(self) -> None:
        """Seven came; 22 is 23 and 24 together, and what the form has no item for stands below."""
        found = figures_of(parsed(page()))
        by_hand = {
            "17 收到申请数": [7, 4, 3],
            "18 当面申请数": [7, 4, 3],
            "21 信函申请数": [0, 0, 0],
            "22 申请办结数（23＋24）": [3, 1, 2],  # noqa: RUF001 - as the screen has it
            "23 按时办结数（首期内）": [2, 0, 2],
            "24 延期办结数（延长期内）": [1, 1, 0],
            "本年办结（含逾期、撤回）": [5, 2, 3],
            "结转下年": [2, 2, 0],
            "逾期答复": [1, 0, 1],
            "申请人撤回": [1, 1, 0],
            "年末逾期未答复": [1, 1, 0],
            "用时 0—5 个工作日": [1, 0, 1],
            "用时 11—15 个工作日": [1, 0, 1],
            "用时 16—20 个工作日": [1, 0, 1],
            "用时 21—30 个工作日": [1, 1, 0],
            "用时最多": [23, 23, 16],
        }

        assert {name: found[name] for name in by_hand} == {name: list(map(str, row)) for name, row in by_hand.items()}

    def test_balance_and_where_each_went(self) -> None:
        """The check stands on the page, and how many rows were read and refused."""
        head = parsed(page()).one("header").text

        assert "核对：上年结转 0 + 本年新收 7 = 本年办结 5 + 结转下年 2" in head
        assert "读入 8 件 = 计入 7 + 与该年无关 0 + 其他事项 0 + 退回 1" in head

    def test_range_says_why(self) -> None:
        """Without a channel each of the four items has none or one, and names the column."""
        received = case("1", {"type": "received", "at": "2018-03-01"}, replied("2018-03-05"))
        found = figures_of(parsed(page(tally_of(("甲局", received)))))

        assert found["18 当面申请数"] == ["0–1", "0–1", "可计 0，余下须有：申请方式"]

    def test_many_groups(self) -> None:
        """Of more groups than stand abreast each is in one table, the items in all."""
        names = [f"{number:02d} 局" for number in range(15)]
        found = parsed(page(tally_of(*((name, REGISTER[0][1]) for name in names)))).all("table", "statistics")
        headings = [[heading.text for heading in table.one("thead").all("th")] for table in found]

        assert headings == [
            ["统计指标", "合计", *names[:6]],
            ["统计指标", *names[6:12]],
            ["统计指标", *names[12:]],
        ]

    def test_group_without_a_name(self) -> None:
        """A case whose cell is empty is in a group of its own, beside all."""
        tally = tally_of(("", REGISTER[0][1]), ("甲局", REGISTER[1][1]), ("甲局", REGISTER[2][1]))
        root = parsed(page(tally))

        assert [heading.text for heading in root.one("table", "statistics").one("thead").all("th")][1:] == [
            "合计",
            "（空）",
            "甲局",
        ]
        assert figures_of(root)["17 收到申请数"] == ["3", "1", "2"]


class TestOutcomes:
    """The bars of what became of the cases."""

    @pytest.mark.parametrize(("chart", "expected"), [(0, [ALL]), (1, [SECOND, FIRST])])
    def test_lengths(self, chart: int, expected: list[list[int]]) -> None:
        """Each piece is as long as it is many, on one scale, and begins where the one before it ends."""
        picture = pictures(page())[chart]
        found = pieces(picture)
        counts = [(share, count) for row in expected for share, count in zip(SHARES, row, strict=True) if count]
        unit = float(found[0]["width"]) / counts[0][1]
        starts = [unit * sum(row[:at]) for row in expected for at, count in enumerate(row) if count]

        assert [piece["class"] for piece in found] == [share for share, _ in counts]
        assert [float(piece["width"]) for piece in found] == pytest.approx([unit * n for _, n in counts], abs=0.02)
        assert [float(piece["x"]) - 1 for piece in found] == pytest.approx(starts, abs=0.02)

    @pytest.mark.parametrize("size", ["wide", "narrow"])
    def test_fit_the_picture(self, size: str) -> None:
        """The longest bar is as wide as the picture, no wider."""
        for picture in pictures(page(), size)[:2]:
            _, _, width, height = map(float, picture.attrib["viewBox"].split())
            ends = [float(piece["x"]) + float(piece["width"]) for piece in pieces(picture)]

            assert width - 5 < max(ends) <= width
            assert all(float(piece["y"]) + float(piece["height"]) <= height for piece in pieces(picture))

    def test_numbers_in_a_table(self) -> None:
        """What the bars show stands in tables as numbers."""
        tables = parsed(page()).all("details")[:2]
        rows = [[cell.text for cell in row.all("td")] for table in tables for row in table.one("tbody").all("tr")]

        assert rows == [[*map(str, row), str(sum(row))] for row in (ALL, SECOND, FIRST)]

    def test_says_what_it_shows(self) -> None:
        """Every chart has a name and a description, every piece its words."""
        for picture in pictures(page()):
            named = {element.attrib["id"] for element in picture if "id" in element.attrib}

            assert picture.attrib["role"] == "img"
            assert set(picture.attrib["aria-labelledby"].split()) <= named
            assert all((picture.findtext(f"{SVG}{tag}") or "").strip() for tag in ("title", "desc"))
        assert [piece["told"] for piece in pieces(pictures(page())[1])[-2:]] == [
            "甲局：首期内答复 2 件",
            "甲局：逾期答复 1 件",
        ]


class TestDays:
    """The distribution of the working days used."""

    def test_bars(self) -> None:
        """One answer each took 2, 15, 16 and 23 working days: four bars of one height, as far apart as their days."""
        found = pieces(pictures(page())[2])
        places = [float(piece["x"]) for piece in found]
        step = places[2] - places[1]

        assert [piece["class"] for piece in found] == ["first-term", "first-term", "late", "extended"]
        assert len({piece["height"] for piece in found}) == 1
        assert [(place - places[0]) / step for place in places] == pytest.approx([0, 13, 14, 21], abs=0.02)

    @pytest.mark.parametrize("size", ["wide", "narrow"])
    def test_none_is_cut(self, size: str) -> None:
        """As many bars as there can be lie inside the picture, the last one too."""
        tally = tally_of(*REGISTER)
        tally.total.answered.update({(days, "first-term"): 1 for days in range(61)})
        picture = pictures(page(tally), size)[2]
        ends = [float(piece["x"]) + float(piece["width"]) for piece in pieces(picture)]

        assert len(ends) >= 61
        assert max(ends) <= float(picture.attrib["viewBox"].split()[2])

    def test_limit(self) -> None:
        """The first term of 15 days ends between the bars of the fifteenth and the sixteenth."""
        picture = pictures(page())[2]
        (line,) = (line for line in picture.findall(f"{SVG}line") if line.attrib["class"] == "limit")
        _, fifteenth, sixteenth, _ = pieces(picture)

        assert float(fifteenth["x"]) + float(fifteenth["width"]) < float(line.attrib["x1"]) < float(sixteenth["x"])
        assert any((text.text or "") == "首期 15 个工作日" for text in picture.findall(f"{SVG}text"))

    def test_numbers_in_a_table(self) -> None:
        """The days that were used and by how many."""
        table = parsed(page()).all("details")[2]
        rows = [[cell.text for cell in row.children if isinstance(cell, Element)] for row in table.all("tr")[1:]]

        assert rows == [
            ["2", "1", "0", "0", "1"],
            ["15", "1", "0", "0", "1"],
            ["16", "0", "0", "1", "1"],
            ["23", "0", "1", "0", "1"],
        ]

    def test_both_first_terms(self) -> None:
        """In the year of the change there are two, both in the picture though nobody used as many days."""
        found = days_chart(Figures(answered=Counter({(3, "first-term"): 2}), first_terms=Counter({15: 1, 20: 1})))

        assert found.terms == (15, 20)
        assert [bar.days for bar in found.bars] == list(range(21))

    def test_long(self) -> None:
        """What took longer than the picture reaches stands in its last bar, which says so."""
        found = days_chart(Figures(answered=Counter({(60, "late"): 1, (61, "late"): 1, (400, "late"): 2})))

        assert (found.bars[-1].days, found.bars[-1].total, found.bars[-1].is_open) == (60, 4, True)
        assert not any(bar.is_open for bar in found.bars[:-1])

    def test_extended_has_no_first_term(self) -> None:
        """An answer within an extension is not held against the first term."""
        assert view_of(tally_of(REGISTER[3])).days.terms == ()


class TestPage:
    """The page as a whole."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_whole(self, language: Language) -> None:
        """It says its language, has one heading of the first order, headings with a scope, and fetches nothing."""
        text = page(language=language)
        root = parsed(text)

        assert root.one("html").attributes["lang"] == {"zh": "zh-Hans", "en": "en"}[language]
        assert "2018" in root.one("h1").text
        assert all(heading.text.strip() for order in ("h1", "h2", "h3") for heading in root.all(order))
        assert all(heading.attributes.get("scope") for heading in root.all("th"))
        assert not re.search(r"\b(?:src|href|style)=(?!x )", text.replace("http-equiv", ""))
        assert not re.search(r"url\((?!#)|@import|<(?:link|script|iframe|object|embed|base)\b", text)

    def test_ids_are_unique(self) -> None:
        """No id stands twice: a chart must not take the words of another."""
        ids = re.findall(r' id="([^"]+)"', page())

        assert len(ids) == len(set(ids))

    def test_escaped(self) -> None:
        """A hostile group and a hostile column come to no life, in the page and in the pictures."""
        text = page(by=HOSTILE)
        root = parsed(text)

        assert not root.all("script")
        assert not root.all("img")
        assert "\x00" not in text
        assert "\u202e" not in text
        assert "<script>alert(1)</script>" in root.one("table", "statistics").one("thead").text
        assert "{{ 7*7 }}" in root.one("table", "statistics").one("thead").text
        assert pieces(pictures(text)[1])[0]["told"].startswith("<script>alert(1)</script>")

    def test_nothing_to_draw(self) -> None:
        """A year that has nothing to do with the register has a table of noughts and no chart."""
        root = parsed(page(tally_of(*REGISTER, year=2012)))

        assert not root.all("figure")
        assert figures_of(root)["17 收到申请数"] == ["0"]

    def test_nothing_answered(self) -> None:
        """Where nothing was answered there are no days to draw."""
        view = view_of(tally_of(REGISTER[4]))

        assert view.days == DaysChart((), ())
        assert len(parsed(statistics_page(view, Wording("zh"))).all("figure")) == 2

    def test_largest_groups(self) -> None:
        """Of very many groups the largest are drawn, and how many are not is said."""
        few = [(f"{number:03d}", REGISTER[0][1]) for number in range(45)]
        text = page(tally_of(*few, ("044", REGISTER[1][1])))
        named = [row.all("th")[0].text for row in parsed(text).all("details")[1].one("tbody").all("tr")]

        assert len(named) == 40
        assert [len(pieces(picture)) for picture in pictures(text)[1:-1]] == [12, 12, 12, 4]
        assert "044" in named
        assert "另 5 组见下表" in text
