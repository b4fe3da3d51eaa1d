"""What one case or one register may cost: a limit that is told, or work that grows with its size 代价有界。"""

from __future__ import annotations

import io
import json
import time
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.running import AS_OF, Run

from gikdeadlines import Case, assess, check_register
from gikdeadlines.checking.reasons import Reasons
from gikdeadlines.loading import Refused
from gikdeadlines.values import CaseError, Fault

DAY = date.fromisoformat(AS_OF[1])
SUBMITTED = {"type": "submitted", "at": "2022-09-30", "channel": "in-person"}
SECONDS = 8.0
"""What two seconds of a machine that does nothing else may take beside others."""


def day(number: int) -> str:
    """One of sixty days from 8 October 2022 on."""
    return (date(2022, 10, 8) + timedelta(number % 60)).isoformat()


def consulted(count: int) -> dict[str, Any]:
    """A case with so many consultations, each answered."""
    asked = ({"type": "third-party-consulted", "at": day(i % 30), "party": str(i)} for i in range(count))
    replied = ({"type": "third-party-replied", "at": day(i % 30 + 30), "party": str(i)} for i in range(count))
    return {"id": "1", "matter": "application", "events": [SUBMITTED, *asked, *replied]}


def replied(count: int) -> dict[str, Any]:
    """A case with so many replies, none of which says when it was handed over."""
    replies = ({"type": "replied", "method": "direct", "dated": day(i)} for i in range(count))
    return {"id": "1", "matter": "application", "events": [SUBMITTED, *replies]}


def claimed(count: int, events: int = 0) -> dict[str, Any]:
    """A case with so many claims."""
    claims = [{"by": str(i), "due": (date(2022, 10, 8) + timedelta(i)).isoformat()} for i in range(count)]
    return {**replied(events), "claims": claims}


def seconds(function: Callable[[], object]) -> float:
    """How long a function takes this process."""
    start = time.process_time()
    function()
    return time.process_time() - start


class TestOneCase:
    @pytest.mark.parametrize(
        ("case", "path", "most"),
        [(consulted(10_000), "events", 500), (claimed(3_000), "claims", 100)],
        ids=["consultations", "claims"],
    )
    def test_limit_is_told(self, case: dict[str, Any], path: str, most: int) -> None:
        """More than any file ever had is refused at once, and the limit is told."""
        with pytest.raises(CaseError) as error:
            assess(Case.from_dict(case), as_of=DAY, explore=True)

        fault = error.value.faults[0]
        assert (fault.code, fault.path, fault.parameters["most"]) == ("too-many", path, most)

    @pytest.mark.slow  # it is timed, which says something only on a machine that does nothing else
    @pytest.mark.parametrize(
        "case",
        [consulted(249), claimed(100), replied(12), claimed(100, 12), replied(100), replied(499)],
        ids=["consultations", "claims", "replies", "claims and replies", "many replies", "most replies"],
    )
    def test_within_the_limit(self, case: dict[str, Any]) -> None:
        """Whatever a case has up to the limit, it is answered before anybody would give up."""
        stated = Case.from_dict(case)

        assert seconds(lambda: assess(stated, as_of=DAY, explore=True)) < SECONDS

    def test_cut_is_told(self) -> None:
        """Where not every branch is run, the assessment says so."""
        found = assess(Case.from_dict(replied(100)), as_of=DAY, explore=True)

        assert found.robust is None
        assert "exploration-cut" in [note.code for note in found.findings]

    def test_claims_share_the_work(self) -> None:
        """A hundred claims are explained as each one by itself."""
        together = assess(Case.from_dict(claimed(100)), as_of=DAY, explore=True).claims
        case = claimed(100)
        alone = [
            assess(Case.from_dict({**case, "claims": [claim]}), as_of=DAY, explore=True).claims[0]
            for claim in case["claims"][::10]
        ]

        assert list(together[::10]) == alone
        assert {claim.explained_by for claim in alone} >= {"error", "none"}

    def test_many_faults(self) -> None:
        """A case with twenty thousand faults tells a hundred and how many more there are."""
        events = [{"type": f"sbumitted{i}"} for i in range(20_000)]
        line = json.dumps({"id": "1", "matter": "application", "events": events}).encode()
        (refused,) = check_register(io.BytesIO(line), as_of=DAY).refusals

        assert len(refused.faults) == 101
        assert (refused.faults[-1].code, refused.faults[-1].given) == ("more-faults", 19_900)


class TestRegister:
    def test_refused_rows_cost_no_memory(self) -> None:
        """Of any number of refused rows five are kept a reason."""
        reasons = Reasons()
        fault = Fault("bad-day", "x", "a day", "签收日期")
        tracemalloc.start()
        for row in range(100_000):
            reasons.take(Refused(file="a.csv", row=row, faults=(fault,), id=str(row)))
        used, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()

        assert used < 100_000

    def test_messages_do_not_grow(self, run: Run, tmp_path: Path) -> None:
        """What is said of twenty thousand refused rows fits on a screen."""
        path = tmp_path / "a.csv"
        rows = (f"{i},邮寄,2022-09-29,2022-09-31,邮寄,2022-11-02,{i}\r\n" for i in range(20_000))
        path.write_text(
            "申请编号,申请方式,提交日期,签收日期,送达方式,交邮日期,处室\r\n" + "".join(rows), encoding="utf-8"
        )
        ended = run("check", path, *AS_OF)

        assert ended.status == 3
        assert len(ended.err) < 2_000
        assert "共 20000 行" in ended.err

    def test_shapes_are_linear(self, tmp_path: Path) -> None:
        """Rows of all different shapes take time by their number."""
        columns = [
            "补正告知发出日期",
            "收到补正日期",
            "征求第三方意见日期",
            "收到第三方意见日期",
            "延长期限告知日期",
            "延长工作日数",
        ]
        columns += ["缴费日期", "收费通知日期", "撤回日期", "落款日期", "交邮日期"]

        def register(rows: int) -> Path:
            path = tmp_path / f"{rows}.csv"
            head = ",".join(["申请编号", "收到申请日期", *columns])
            body = (
                ",".join([str(i), "2022-09-30", *("2022-10-20" if i >> bit & 1 else "" for bit in range(len(columns)))])
                for i in range(rows)
            )
            path.write_text("\n".join([head, *body]) + "\n", encoding="utf-8")
            return path

        small, large = register(200), register(2000)
        check_register(small, as_of=DAY, explore=False)
        few = seconds(lambda: check_register(small, as_of=DAY, explore=False))
        many = seconds(lambda: check_register(large, as_of=DAY, explore=False))

        assert many < 40 * max(few, 0.02)
