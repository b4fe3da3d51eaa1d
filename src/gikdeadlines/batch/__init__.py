"""Many rows at once, with the same answers as one 批量核查。

In it: tables of Arrow into tables of results, counts over arrays of days, the figures of a year. Arrays need the extra
``tables``, so that a name is fetched from its module when it is first used; ``statistics`` does without.
It imports the rooms up to ``assessment`` and ``wording``.

The way of a batch, module by module: ``tables`` takes it and judges row by row what cannot go with the others;
``columns`` reads its cells as numbers, and ``stating`` makes of them what the law's mechanics know,
``register_rows``, for the rows of one place and law, ``groups``. ``runner`` walks the text of the mechanics over
them: ``mechanics`` answers what it asks, from ``lookups``, ``counting`` and ``questions``, and ``records`` and
``lanes`` hold what it finds, a lane for each way of answering. What the lanes of a row say together is worked out in
``agreed``, ``merge``, ``facts``, ``between``, ``missing`` and ``later``, and stands in ``found``. ``results``,
``deciding`` and ``noting`` put it in the columns of ``schema``, which ``assembly`` and ``gathering`` lay out;
``repeats`` and ``following`` look across batches. ``kernel`` leads all this.

Arrays that several of these use: ``combinations`` and ``sequences`` number what is the same, ``slots`` puts events in
order, ``working_days`` counts for whoever calls the library. The figures of years are ``tallying``, over the columns of
results that ``restoring`` makes records again, and ``statistics``, case by case; both count by ``case_in_year`` into
``figures``, for the forms there and in ``annual_form``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from gikdeadlines.loading import needing_extras

if TYPE_CHECKING:
    from .tables import assess_stream, assess_table
    from .working_days import nth_after

__all__ = ["assess_stream", "assess_table", "nth_after"]

_HOMES: Final = {"assess_stream": "tables", "assess_table": "tables", "nth_after": "working_days"}
"""The module of each public name."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever bears the name
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    with needing_extras():
        found = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
