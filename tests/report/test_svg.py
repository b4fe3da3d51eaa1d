"""The picture of a calendar, read by an XML parser 日历图。"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from tests.report.samples import EXPLAINED, EXPLAINED_CASE, LAW, day

from gikdeadlines.report.case_view import case_view
from gikdeadlines.report.svg import calendar_picture
from gikdeadlines.values import Assessment, LedgerDay
from gikdeadlines.wording import LANGUAGES, Language, Wording

SVG = "{http://www.w3.org/2000/svg}"


def picture(assessment: Assessment = EXPLAINED, language: Language = "zh") -> ET.Element:
    """The picture as a tree."""
    wording = Wording(language)
    text = calendar_picture(case_view(assessment, EXPLAINED_CASE, law=LAW, wording=wording), wording)
    return ET.fromstring(text)  # noqa: S314 - written a line above


def titles(root: ET.Element) -> list[str]:
    """The text alternatives of the days."""
    return [title.text or "" for title in root.iterfind(f"{SVG}g/{SVG}title")]


class TestCalendarPicture:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_day(self, language: Language) -> None:
        """Every day of the ledger has a cell that says why it counts or not."""
        found = titles(picture(language=language))

        assert [title[:10] for title in found] == [entry.date.isoformat() for entry in EXPLAINED.ledger]
        assert all(len(title) > len("2022-10-01 ") for title in found)

    def test_says_what_it_shows(self) -> None:
        """The picture has a name and a description for those who do not see it."""
        root = picture()

        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == "2022-017  逾期答复，逾期 2 个工作日（各口径均逾期）"
        assert (root.findtext(f"{SVG}desc") or "").startswith("应于 2022-11-09")

    def test_needs_nothing(self) -> None:
        """No script, no image, no reference out of the file."""
        root = picture()

        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            "svg", "title", "desc", "style", "defs", "pattern", "rect", "text", "g",
        }  # fmt: skip
        assert not any("href" in name for element in root.iter() for name in element.attrib)

    def test_escaped(self) -> None:
        """A hostile id is text, and characters that XML forbids are written out."""
        root = picture(replace(EXPLAINED, id="</title><script>alert(1)</script>\x00\x0b"))

        assert not root.findall(f".//{SVG}script")
        assert (root.findtext(f"{SVG}title") or "").startswith("</title><script>alert(1)</script>\\x00\\x0b")

    @pytest.mark.parametrize(
        ("festival", "language", "lines"),
        [
            ("国庆节、中秋节", "zh", ["国庆节、中秋节"]),
            ("中秋节", "en", ["Mid-Autumn", "Festival"]),
            ("国庆节、中秋节", "en", ["National Day and", "Mid-Autumn Festival"]),
            ("\u3000", "en", ["\\u3000"]),
            ("x" * 100, "en", ["x" * 50, "x" * 50]),
        ],
    )
    def test_long_names(self, festival: str, language: Language, lines: list[str]) -> None:
        """A festival's name that is too long for one line stands on two."""
        rest = LedgerDay(day("2022-10-01"), "rest", reason=festival)
        root = picture(replace(EXPLAINED, _ledger=(EXPLAINED.ledger[0], rest)), language)

        tags = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "tag"]
        assert tags == ["签收" if language == "zh" else "signed for", *lines]

    def test_long_silence(self) -> None:
        """Of many weeks after the due day the middle is left out, and said to be."""
        tail = tuple(LedgerDay(day("2022-11-14") + timedelta(i), "after-due", 23 + i, "weekday") for i in range(140))
        root = picture(replace(EXPLAINED, _ledger=EXPLAINED.ledger + tail))

        assert any("略 18 周" in (text.text or "") for text in root.iter(f"{SVG}text"))
