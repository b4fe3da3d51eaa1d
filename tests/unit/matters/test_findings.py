from __future__ import annotations

from typing import Any, ClassVar

import pytest
from tests.unit.matters.cases import assessed, codes, event

from gikdeadlines.wording import Wording, finding_text

ASKED = event("asked", "2020-03-02", to="co-author")


class TestFindings:
    @pytest.mark.parametrize("language", ["zh", "en"])
    @pytest.mark.parametrize(
        ("matter", "events", "named"),
        [
            ("inquiry", [ASKED], "2020-03-23"),
            ("inquiry", [ASKED, event("answered", "2020-04-02")], "2020-04-02"),
            ("retention", [event("published", "2016-03-01"), event("removed", "2016-03-02")], "2017-03-01"),
            ("soe-report", [event("period-ended", "2016-09-30", period="interim")], "2016-09-30"),
            ("urgent-document", [event("received", "2016-03-07", urgency="特急")], ""),
        ],
    )
    def test_have_words_in_both_languages(
        self, matter: str, events: list[dict[str, Any]], named: str, language: str
    ) -> None:
        """A reviewer reads a sentence with the days in it, not a code."""
        (found,) = assessed(matter, *events, jurisdiction="CN-SX").findings
        text = finding_text(found, Wording(language))  # type: ignore[arg-type]  # each is a language

        assert text != found.code
        assert named in text


class TestLocalLaw:
    """A place whose own law we do not hold says so, in every matter."""

    EVENTS: ClassVar = {
        "publication": [event("formed", "2018-09-28")],
        "public-opinion": [event("occurred", "2018-09-28T10:00", severity="other")],
        "inquiry": [event("asked", "2020-03-02", to="third-party")],
    }

    @pytest.mark.parametrize("matter", EVENTS)
    @pytest.mark.parametrize("jurisdiction", ["CN-BJ", "CN-SH", "CN-GS"])
    def test_is_missed_outside_applications_too(self, matter: str, jurisdiction: str) -> None:
        """A yearly plan of Beijing or Shanghai is no law on the matter."""
        assert "no-local-law" in codes(assessed(matter, *self.EVENTS[matter], jurisdiction=jurisdiction))

    @pytest.mark.parametrize("matter", EVENTS)
    @pytest.mark.parametrize("jurisdiction", ["CN", "CN-SX"])
    def test_is_not_missed_where_it_is_held(self, matter: str, jurisdiction: str) -> None:
        """The country's own, and Shanxi's."""
        assert "no-local-law" not in codes(assessed(matter, *self.EVENTS[matter], jurisdiction=jurisdiction))
