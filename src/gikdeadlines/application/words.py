"""The numbers by which the mechanics of the law name days, rules, events, findings and verdicts 规则用词。

The mechanics are written on whole numbers, so that the same text runs over one case and over many. Here each number has
its name, and the word by which the law's data and the results know it.
"""

from __future__ import annotations

from typing import Final, get_args

from gikdeadlines import law
from gikdeadlines.case import (
    CHANNELS,
    METHODS,
    AgencyConsulted,
    AgencyRole,
    Amended,
    CorrectionRequested,
    Event,
    ExtensionNotified,
    FeeNotified,
    LaterDateSet,
    ObstacleBegan,
    ThirdPartyConsulted,
)
from gikdeadlines.law import EFFECTS, JUDGED_DAYS, NOTED, RECEIPT_DAYS
from gikdeadlines.values import FrozenMap, Verdict

NONE: Final = 0
"""No day, no row, no number: what is not stated 无."""

NEVER: Final = 1 << 28
"""A day after every day, and the end of a pause that has not ended 未有尽期."""

UNKNOWN: Final = -1
"""A number that nothing announced settles 未知."""

# Which day is the receipt: those that a confirmation makes come last, the two of them under which it is owed on arrival
# at the very end.

SUBMITTED: Final = 1
FORM_COMPLETED: Final = 2
SIGNED_FOR: Final = 3
ARRIVED: Final = 4
CONFIRMED: Final = 5
ARRIVED_AND_CONFIRMED: Final = 6
CONFIRMED_ON_ARRIVAL: Final = 7
SIGNED_FOR_OR_CONFIRMED: Final = 8

# Which day of a reply is judged

UNKNOWN_METHOD: Final = 0
DISPATCHED: Final = 1
DELIVERED: Final = 2
DELIVERED_OR_DATED: Final = 3

# What an event does to the period

NOTHING: Final = 1
EXCLUDES: Final = 2
EXCLUDES_BETWEEN: Final = 3
RESTARTS: Final = 4
REPLACES: Final = 5
IGNORED: Final = 6

RULES: Final = FrozenMap({word: number for number, word in enumerate(RECEIPT_DAYS, 1)})
"""The rules of a receipt table."""

SERVICES: Final = FrozenMap({word: number for number, word in enumerate(JUDGED_DAYS, 1)})
"""The rules of a service table."""

EFFECT_NUMBERS: Final = FrozenMap({word: number for number, word in enumerate(EFFECTS, 1)})
"""What the rows on an event may say."""

# Events that may change the period; an agency that is consulted has a kind for each role

CORRECTION: Final = 1
FEE: Final = 2
EXTENSION: Final = 3
LATER_DATE: Final = 4
AMENDED: Final = 5
OBSTACLE: Final = 6
THIRD_PARTY: Final = 7

NOT_OF_THE_AGENCY: Final = (OBSTACLE, AMENDED)
"""What happens to an application, and is no step of the agency."""

NO_QUESTIONS: Final = (EXTENSION, LATER_DATE, AMENDED)
"""What asks nobody, and has no answer."""

EVENTS: Final = ("", *law.EVENTS, *(f"agency:{role}" for role in get_args(AgencyRole)))
"""The name of each kind in a regime's tables."""

KIND_OF: Final[FrozenMap[type[Event], int]] = FrozenMap(
    {
        CorrectionRequested: CORRECTION,
        FeeNotified: FEE,
        ExtensionNotified: EXTENSION,
        LaterDateSet: LATER_DATE,
        Amended: AMENDED,
        ObstacleBegan: OBSTACLE,
        ThirdPartyConsulted: THIRD_PARTY,
    }
)

TYPES: Final = (
    "",
    CorrectionRequested.type,
    FeeNotified.type,
    ExtensionNotified.type,
    LaterDateSet.type,
    Amended.type,
    ObstacleBegan.type,
    ThirdPartyConsulted.type,
    *(AgencyConsulted.type for _ in get_args(AgencyRole)),
)
"""The type of the events of each kind."""

# Verdicts, and what ends an application without a reply

ON_TIME: Final = 1
LATE: Final = 2
PENDING: Final = 3
OVERDUE: Final = 4
SUSPENDED: Final = 5
WITHDRAWN: Final = 6
LAPSED: Final = 7

VERDICTS: Final[tuple[Verdict, ...]] = (
    "undetermined",
    "on-time",
    "late",
    "pending",
    "overdue",
    "suspended",
    "withdrawn",
    "deemed-withdrawn",
)

ORDINARY_POST: Final = 1 + CHANNELS.index("ordinary-post")
ON_THE_SPOT: Final = 1 + METHODS.index("on-the-spot")
ENTRUSTED: Final = 1 + METHODS.index("entrusted")
POST: Final = 1 + METHODS.index("post")
COURIER: Final = 1 + METHODS.index("courier")

CHANNEL_NUMBERS: Final = FrozenMap({channel: place for place, channel in enumerate(CHANNELS, 1)})
METHOD_NUMBERS: Final = FrozenMap({method: place for place, method in enumerate(METHODS, 1)})

FINDINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (("", ()), *NOTED.items())
"""The word of each finding and the names of its parameters; those of turning points are added by the law."""

FINDING_NUMBERS: Final = FrozenMap({word: number for number, (word, _) in enumerate(FINDINGS)})
