"""What the form asks and the case that it makes 表单。"""

from __future__ import annotations

import pytest

from gikdeadlines import Case, load_law
from gikdeadlines.case import CHANNELS, METHODS
from gikdeadlines.web import GROUPS, case_of, field_of, groups_for
from gikdeadlines.web.form import label_of
from gikdeadlines.wording import LANGUAGES, Wording


def asked(choice: str) -> set[str]:
    """The names of the fields that a channel or a method asks for."""
    return {field.name for group in groups_for(load_law()) for field in group.fields if choice in field.asked_by}


class TestGroups:
    # 国令711号 art. 31: in person the day of submission, by signed post the signature, by mail the confirmation.
    @pytest.mark.parametrize(
        ("channel", "wanted", "unwanted"),
        [
            ("in-person", {"submitted.at"}, {"signed-for.at", "confirmed.at", "received.at"}),
            ("signed-post", {"submitted.at", "signed-for.at"}, {"confirmed.at", "arrived.at"}),
            ("ordinary-post", {"submitted.at", "confirmed.at", "arrived.at", "not-confirmed."}, {"signed-for.at"}),
            ("email", {"submitted.at", "confirmed.at"}, {"signed-for.at"}),
            ("none", {"received.at", "replied.registered"}, {"submitted.at", "replied.dispatched"}),
        ],
    )
    def test_channel(self, channel: str, wanted: set[str], unwanted: set[str]) -> None:
        """A channel asks for the facts on which its receipt hangs, and for no other."""
        assert wanted <= asked(channel)
        assert not unwanted & asked(channel)

    # 〔2016〕235号 art. 四: by post the day it was posted, across the counter the day it was handed over.
    @pytest.mark.parametrize(
        ("method", "wanted", "unwanted"),
        [
            ("post", {"replied.dated", "replied.dispatched"}, {"replied.delivered", "replied.registered"}),
            ("direct", {"replied.dated", "replied.delivered"}, {"replied.dispatched"}),
        ],
    )
    def test_method(self, method: str, wanted: set[str], unwanted: set[str]) -> None:
        """A method asks for the day by which it is judged."""
        assert wanted <= asked(method)
        assert not unwanted & asked(method)

    def test_every_choice(self) -> None:
        """Every channel and every method asks for something."""
        assert [choice for choice in (*CHANNELS, *METHODS) if not asked(choice)] == []

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_words(self, language: str) -> None:
        """Every field and option has words."""
        say = Wording(language)  # type: ignore[arg-type]  # one of the two
        fields = [field for group in GROUPS for field in group.fields]
        keys = [f"form-{field.key}" for field in fields]
        keys += [f"{field.family}-{option}" for field in fields for option in field.options]

        assert [key for key in keys if key not in say] == []


class TestCaseOf:
    def test_contract_example(self) -> None:
        """The example of the contract, typed into the form, is the case that its file states."""
        values = {
            "id": "2017-042",
            "submitted.channel": "signed-post",
            "submitted.at": "2017-03-01",
            "signed-for.at": "2017-03-03",
            "correction-requested.at": "2017-03-08",
            "correction-requested.respond_by": "2017-03-22",
            "correction-received.at": "2017-03-15",
            "third-party-consulted.at": "2017-03-20",
            "third-party-replied.at": "2017-03-27",
            "extension-notified.at": "2017-04-05",
            "extension-notified.working_days": "15",
            "replied.method": "post",
            "replied.dated": "2017-04-27",
            "replied.dispatched": "2017-04-28",
            "replied.delivered": "2017-05-02",
            "claim.agency": "2017-05-05",
        }
        stated = Case.from_dict(
            {
                "id": "2017-042",
                "matter": "application",
                "events": [
                    {"type": "submitted", "at": "2017-03-01", "channel": "signed-post"},
                    {"type": "signed-for", "at": "2017-03-03"},
                    {"type": "correction-requested", "at": "2017-03-08", "respond_by": "2017-03-22"},
                    {"type": "correction-received", "at": "2017-03-15"},
                    {"type": "third-party-consulted", "at": "2017-03-20"},
                    {"type": "third-party-replied", "at": "2017-03-27"},
                    {"type": "extension-notified", "at": "2017-04-05", "working_days": 15},
                    {
                        "type": "replied",
                        "method": "post",
                        "dated": "2017-04-27",
                        "dispatched": "2017-04-28",
                        "delivered": "2017-05-02",
                    },
                ],
                "claims": [{"by": "agency", "due": "2017-05-05"}],
            }
        )
        given = case_of(values)

        assert given is not None
        assert Case.from_dict(given) == stated

    def test_repeated_consultations(self) -> None:
        """A second consultation is another party's, paired with its own answer."""
        given = case_of(
            {
                "received.at": "2022-09-30",
                "third-party-consulted.at": "2022-10-12",
                "third-party-replied.at": "2022-10-18",
                "third-party-consulted.at.2": "2022-10-13",
                "third-party-replied.at.2": "2022-10-19",
            }
        )

        assert given is not None
        assert [event.get("party") for event in given["events"]] == [None, "1", "1", "2", "2"]

    @pytest.mark.parametrize(
        "values",
        [{}, {"submitted.channel": "email"}, {"submitted.channel": "email", "confirmed.at": "2022-10-01"}],
    )
    def test_nothing_yet(self, values: dict[str, str]) -> None:
        """There is no case before the application has a day."""
        assert case_of(values) is None

    def test_method_alone(self) -> None:
        """How the answer goes, without a day, is no answer."""
        given = case_of({"received.at": "2022-09-30", "replied.method": "post"})

        assert given is not None
        assert [event["type"] for event in given["events"]] == ["received"]


class TestFieldOf:
    def test_repetition(self) -> None:
        """A fault in the second consultation stands at the second field."""
        values = {
            "received.at": "2022-09-30",
            "third-party-consulted.at": "2022-10-12",
            "third-party-consulted.at.2": "2022-13-01",
        }

        assert field_of("events[2].at", values) == "third-party-consulted.at.2"

    def test_elsewhere(self) -> None:
        """A fault of the whole case stands at no field."""
        assert field_of("events", {"received.at": "2022-09-30"}) is None

    def test_label(self) -> None:
        """A field is named as the form names it."""
        assert label_of("replied.dispatched", Wording("en")) == "Posted, handed to the courier or sent on"
