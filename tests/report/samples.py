"""One case typed from the mock-ups, and what is made of it, for every view 各视图共用的样例。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from gikdeadlines import load_law
from gikdeadlines.case import Case
from gikdeadlines.values import (
    Alternative,
    Assessment,
    Choice,
    Citation,
    ClaimExplained,
    DayStatus,
    LedgerDay,
    Provenance,
    ReadingAsked,
)


def day(text: str) -> date:
    """A day by its text."""
    return date.fromisoformat(text)


def case(id_: str, *events: dict[str, object]) -> Case:
    """A case with some events."""
    return Case.from_dict({"id": id_, "matter": "application", "events": list(events)})


def late(id_: str, received: str, due: str, replied: str, days: int) -> Assessment:
    """One that was answered late."""
    return Assessment(
        id=id_,
        verdict="late",
        regime="CN-2019",
        as_of=day("2025-12-31"),
        robust=True,
        received_on=day(received),
        first_due=day(due),
        due=day(due),
        replied_on=day(replied),
        days_late=days,
    )


ROBUST = late("2022-017", "2022-09-30", "2022-11-09", "2022-11-11", 2)

LAW = load_law()
THIRD_PARTY = LAW.provision("CN/711/33.3").citation
NOTICE = Citation("CN/国办发明电〔2021〕11号", "国办发明电〔2021〕11号", "国务院办公厅关于2022年部分节假日安排的通知")


def ledger() -> tuple[LedgerDay, ...]:
    """Typed from the mock-up: 国庆 1 to 7 October, worked on 8 and 9, asked on the 12th, answered on the 18th."""
    days = [LedgerDay(day("2022-09-30"), "start", reason="start")]
    ordinal = 0
    for offset in range(1, 43):
        on = day("2022-09-30") + timedelta(offset)
        if on <= day("2022-10-07"):
            days.append(LedgerDay(on, "rest", reason="国庆节", citation=NOTICE))
        elif on in {day("2022-10-08"), day("2022-10-09")}:
            ordinal += 1
            days.append(LedgerDay(on, "counted", ordinal, "make-up-workday", NOTICE))
        elif on.weekday() > 4:
            days.append(LedgerDay(on, "rest", reason="weekend"))
        elif day("2022-10-12") <= on <= day("2022-10-18"):
            days.append(LedgerDay(on, "excluded", reason="third-party", citation=THIRD_PARTY))
        else:
            ordinal += 1
            status: DayStatus = "counted" if ordinal < 20 else "due" if ordinal == 20 else "after-due"
            days.append(LedgerDay(on, "reply" if on == day("2022-11-11") else status, ordinal, "weekday"))
    return tuple(days)


EXPLAINED = replace(
    ROBUST,
    days_allowed=20,
    _ledger=ledger(),
    readings=(ReadingAsked("pause-ends", "both-excluded", is_default=True),),
    citations=tuple(
        LAW.provision(id_).citation
        for id_ in ("CN/711/31.2/signed-post", "CN/711/33.2", "CN/711/33.3", "CN/2016-235/4/post")
    ),
    alternatives=(
        Alternative(
            (Choice("reading", "pause-ends", "both-count"),),
            ROBUST.received_on,
            day("2022-11-07"),
            ROBUST.replied_on,
            "late",
        ),
    ),
    claims=(ClaimExplained("agency", day("2022-11-11"), "error", ("make-up-day-missed",)),),
    provenance=Provenance("0.1.0", "3f9c0d1e22", "8a2101020304", None, day("2025-12-31")),
)
EXPLAINED_CASE = case(
    "2022-017",
    {"type": "submitted", "at": "2022-09-29", "channel": "signed-post"},
    {"type": "signed-for", "at": "2022-09-30"},
    {"type": "third-party-consulted", "at": "2022-10-12"},
    {"type": "third-party-replied", "at": "2022-10-18"},
    {"type": "replied", "method": "post", "dated": "2022-11-10", "dispatched": "2022-11-11"},
)
