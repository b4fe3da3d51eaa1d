"""The explain screen of cases that were really assessed: each kind of step and of matter 逐日核算屏。"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from gikdeadlines import Case, assess, load_law
from gikdeadlines.report.phrases import reading_column
from gikdeadlines.report.text import explain_screen
from gikdeadlines.wording import Language, wording_in


def screen(given: Mapping[str, Any], *, as_of: str = "2025-12-31", language: Language = "zh") -> str:
    """The screen of a case."""
    case = Case.from_dict({"id": "1", "matter": "application", **given})
    assessment = assess(case, as_of=date.fromisoformat(as_of), explore=True)
    return "\n".join(explain_screen(assessment, case, law=load_law(), wording=wording_in(language)))


def events(*more: Mapping[str, Any], received: str) -> dict[str, Any]:
    """An application that was signed for, and what followed."""
    submitted = {"type": "submitted", "at": received, "channel": "signed-post"}
    return {"events": [submitted, {"type": "signed-for", "at": received}, *more]}


# The example of the contract: first due 2017-04-12, due 2017-05-04, on time.
CONTRACT = events(
    {"type": "correction-requested", "at": "2017-03-08", "respond_by": "2017-03-22"},
    {"type": "correction-received", "at": "2017-03-15"},
    {"type": "third-party-consulted", "at": "2017-03-20", "party": "A"},
    {"type": "third-party-replied", "at": "2017-03-27", "party": "A"},
    {"type": "extension-notified", "at": "2017-04-05", "working_days": 15},
    {"type": "replied", "method": "post", "dated": "2017-04-27", "dispatched": "2017-04-28", "delivered": "2017-05-02"},
    received="2017-03-03",
)


class TestApplication:
    @pytest.mark.parametrize(
        "part",
        [
            "应于 2017-05-04（周四）前（含当日）答复；答复于 2017-04-28（周五）交邮。",
            "（国令492号）  15 个工作日",
            "停算  03-08 至 03-15 补正",
            "停算  03-20 至 03-27 征求第三方意见",
            "延长  延长 15 个工作日",
            "届满  第 30 日 05-04",
            "答复  邮寄，以交邮日 04-28 为准",
            "30届满",
            "27答复",
        ],
    )
    def test_steps(self, part: str) -> None:
        """Each pause, the extension, the due day and the reply are steps of their own."""
        assert part in screen(CONTRACT)

    @pytest.mark.parametrize(
        ("explore", "aside"),
        [
            (True, "逾期答复，逾期 7 个工作日（按所定口径：补正是否停算“继续计算”；其余口径均逾期）"),
            (False, "逾期答复，逾期 7 个工作日（按所定口径：补正是否停算“继续计算”；其余口径未比对）"),
        ],
    )
    def test_pinned(self, explore: bool, aside: str) -> None:
        """Two days of correction do not stop the clock for who pins it: due 2017-03-24, answered on 04-05."""
        case = Case.from_dict(
            {
                "id": "1",
                "matter": "application",
                "readings": {"correction-stop": "runs-on"},
                **events(
                    {"type": "correction-requested", "at": "2017-03-08"},
                    {"type": "correction-received", "at": "2017-03-20"},
                    {"type": "replied", "method": "on-the-spot", "delivered": "2017-04-05"},
                    received="2017-03-03",
                ),
            }
        )
        found = assess(case, as_of=date(2017, 6, 1), explore=explore)
        shown = explain_screen(found, case, law=load_law(), wording=wording_in("zh"))

        assert shown[0] == f"1  {aside}"
        assert reading_column(found, wording_in("zh")).startswith("按所定口径（补正是否停算）；")

    @pytest.mark.parametrize(
        ("step", "why"),
        [
            ({"type": "extension-notified", "at": "2025-03-28"}, "取决于：日期的先后"),
            ({"type": "replied", "registered": "2042-03-28"}, "取决于：所载年份"),
        ],
    )
    def test_what_is_in_doubt(self, step: dict[str, str], why: str) -> None:
        """A day out of place takes the certainty away, and the column says what it hangs on."""
        received = {"type": "received", "at": "2024-03-05"}
        replies = [] if step["type"] == "replied" else [{"type": "replied", "registered": "2024-04-28"}]
        case = Case.from_dict({"id": "1", "matter": "application", "events": [received, step, *replies]})
        found = assess(case, as_of=date(2025, 12, 31), explore=True)

        assert reading_column(found, wording_in("zh")) == why

    def test_a_further_reply(self) -> None:
        """Due on 2024-04-02, the 20th working day: answered before it, and again after it."""
        days = [("received", "at", "2024-03-05"), *(("replied", "registered", f"2024-0{day}-28") for day in (3, 4))]
        case = Case.from_dict({"id": "1", "matter": "application", "events": [{"type": t, k: d} for t, k, d in days]})
        found = assess(case, as_of=date(2025, 12, 31), explore=True)

        assert (str(found.due), reading_column(found, wording_in("zh"))) == ("2024-04-02", "取决于：以哪次答复为准")

    def test_late_on_a_rest_day(self) -> None:
        """Due on Friday 2022-06-10, answered on the Saturday: late by a day and by no working day."""
        reply = {"type": "replied", "method": "on-the-spot", "delivered": "2022-06-11"}
        shown = screen(events(reply, received="2022-05-12"), as_of="2022-07-01")

        assert shown.startswith("1  逾期答复，逾期 1 天（休息日，0 个工作日）")

    def test_restart(self) -> None:
        """Under the regulation of 2019 a corrected application starts the period anew (art. 30)."""
        shown = screen(
            events(
                {"type": "correction-requested", "at": "2022-03-04", "respond_by": "2022-03-18"},
                {"type": "correction-received", "at": "2022-03-10"},
                received="2022-03-01",
            ),
            as_of="2022-03-15",
        )

        assert "重新起算  03-04 补正告知发出，03-10 收到补正；此前各日和当日均不计" in shown
        assert "国令711号第30条" in shown

    def test_deemed_abandoned(self) -> None:
        """One that was not corrected in time is 视为放弃 under the regulation of 2019 (art. 30)."""
        asked = {"type": "correction-requested", "at": "2022-03-04", "respond_by": "2022-03-18"}

        assert screen(events(asked, received="2022-03-01"), as_of="2022-06-01").startswith("1  视为放弃")

    def test_withdrawn(self) -> None:
        """One that was withdrawn says so."""
        withdrawn = {"type": "withdrawn", "at": "2022-03-04"}

        assert screen(events(withdrawn, received="2022-03-01")).startswith("1  申请人撤回")

    def test_suspended(self) -> None:
        """An open pause leaves no due day, but days left."""
        asked = {"type": "correction-requested", "at": "2022-03-04", "respond_by": "2022-03-18"}
        shown = screen(events(asked, received="2022-03-01"), as_of="2022-03-10")

        assert shown.startswith("1  停止计算，剩 ")
        assert "期限停止计算，届满日尚不能确定" in shown

    def test_past_the_horizon(self) -> None:
        """Where the days off are not announced, the due day is a projection, and an allowance is told apart."""
        shown = screen(events(received="2026-12-21"), as_of="2026-12-22")

        assert "放假通知尚未公布，按现行放假规则应于 2027-01-19 前（含当日）答复（预计）" in shown
        assert "如另有临时放假的通知，届满日可在 " in shown

    def test_ignored(self) -> None:
        """What happened after the as-of day is listed and not counted."""
        withdrawn = {"type": "withdrawn", "at": "2022-03-10"}

        shown = screen(events(withdrawn, received="2022-03-01"), as_of="2022-03-04")

        assert "截至日之后的事件尚未计入：撤回 2022-03-10" in shown
        assert shown.count("2022-03-10") == 1

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_cp936(self, language: Language) -> None:
        """A Chinese console of the older kind shows every character."""
        assert screen(CONTRACT, language=language).encode("cp936")


class TestOtherMatters:
    def test_hours(self) -> None:
        """Of a major incident: a statement in 5 hours (〔2016〕80号), a press conference in 24 (〔2016〕61号)."""
        shown = screen(
            {
                "matter": "public-opinion",
                "events": [
                    {"type": "occurred", "at": "2017-09-30T22:00", "severity": "major"},
                    {"type": "statement-issued", "at": "2017-10-01T08:00"},
                    {"type": "press-conference", "at": "2017-10-01T10:00"},
                ],
            }
        )

        assert "5 小时   至 2017-10-01 03:00  逾期答复" in shown
        assert "24 小时  至 2017-10-01 22:00  按期答复" in shown

    def test_publication(self) -> None:
        """Formed on 2018-01-02, published by 2018-01-30 (2007 regulation, art. 18): done, not answered."""
        shown = screen(
            {
                "matter": "publication",
                "events": [{"type": "formed", "at": "2018-01-02"}, {"type": "published", "at": "2018-03-01"}],
            }
        )

        assert "应于 2018-01-30（周二）前（含当时）完成；完成于 2018-03-01（周四）。" in shown
        assert "2018-01-02 形成  20 个工作日  至 2018-01-30" in shown
