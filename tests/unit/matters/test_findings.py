from __future__ import annotations

from typing import Any

import pytest
from tests.unit.matters.cases import assessed, event

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
