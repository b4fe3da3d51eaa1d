"""The numbered properties 可引用的性质.

An id is permanent. Each property can be checked on any calendar and law: see :mod:`gikdeadlines.testing.verification`.
"""

from dataclasses import replace
from operator import attrgetter
from typing import Final

from .arranging import ARRANGING
from .batches import BATCH
from .calendars import CALENDAR
from .catches import CATCHES
from .comparing import COMPARING
from .counting import COUNTING
from .doubts import DOUBTS
from .extensions import EXTENSION
from .foresight import FORESIGHT
from .horizons import BOUNDS
from .laws import LAW
from .matters import MATTERS
from .model import AREAS, CounterExample, Property, Sampled, Whole
from .outcomes import FORM, LEDGER, READINGS
from .pauses import PAUSES
from .pinned import PINNED
from .practising import PRACTISING
from .reach import REACH
from .reasoned import REASONED
from .reasons import REASONS
from .receipts import RECEIPT
from .refusals import REFUSALS
from .registers import REGISTERS
from .restarts import RESTART
from .services import SERVICE
from .terms import HOURS
from .worked_answers import WORKED_ANSWERS
from .worked_asked import WORKED_ASKED
from .worked_between import WORKED_BETWEEN
from .worked_branches import WORKED_BRANCHES
from .worked_choices import WORKED_CHOICES
from .worked_days import WORKED_DAYS
from .worked_doubts import WORKED_DOUBTS
from .worked_edges import WORKED_EDGES
from .worked_ends import WORKED_ENDS
from .worked_figures import WORKED_FIGURES
from .worked_findings import WORKED_FINDINGS
from .worked_ledger import WORKED_LEDGER
from .worked_limits import WORKED_LIMITS
from .worked_matters import WORKED_MATTERS
from .worked_options import WORKED_OPTIONS
from .worked_pairs import WORKED_PAIRS
from .worked_pauses import WORKED_PAUSES
from .worked_receipts import WORKED_RECEIPTS
from .worked_record import WORKED_RECORD
from .worked_refusals import WORKED_REFUSALS
from .worked_remarks import WORKED_REMARKS
from .worked_remedies import WORKED_REMEDIES
from .worked_search import WORKED_SEARCH
from .worked_slips import WORKED_SLIPS
from .worked_timely import WORKED_TIMELY
from .world import World

__all__ = ["AREAS", "PROPERTIES", "CounterExample", "Property", "Sampled", "Whole", "World"]

PROPERTIES: Final[tuple[Property, ...]] = tuple(
    replace(stated, catches=CATCHES.get(stated.id, ()))
    for stated in sorted(
        (
            *ARRANGING,
            *COUNTING,
            *CALENDAR,
            *PAUSES,
            *RESTART,
            *EXTENSION,
            *RECEIPT,
            *SERVICE,
            *HOURS,
            *LAW,
            *PINNED,
            *PRACTISING,
            *REACH,
            *REASONED,
            *REASONS,
            *MATTERS,
            *BOUNDS,
            *FORESIGHT,
            *READINGS,
            *LEDGER,
            *FORM,
            *BATCH,
            *DOUBTS,
            *WORKED_RECEIPTS,
            *WORKED_PAUSES,
            *WORKED_FINDINGS,
            *WORKED_ANSWERS,
            *WORKED_DAYS,
            *WORKED_DOUBTS,
            *WORKED_FIGURES,
            *WORKED_OPTIONS,
            *WORKED_LEDGER,
            *WORKED_SEARCH,
            *COMPARING,
            *WORKED_EDGES,
            *WORKED_SLIPS,
            *WORKED_TIMELY,
            *WORKED_ENDS,
            *WORKED_ASKED,
            *WORKED_CHOICES,
            *WORKED_LIMITS,
            *WORKED_REMEDIES,
            *REFUSALS,
            *WORKED_REMARKS,
            *WORKED_BRANCHES,
            *WORKED_RECORD,
            *WORKED_MATTERS,
            *WORKED_PAIRS,
            *WORKED_BETWEEN,
            *WORKED_REFUSALS,
            *REGISTERS,
        ),
        key=attrgetter("id"),
    )
)
"""Every property, by id."""
