"""Many rows at once, with the same answers as one 批量核查.

It needs the extra ``tables``.
"""

from gikdeadlines.loading.extras import needing_extras

with needing_extras():
    from .tables import assess_stream, assess_table
    from .working_days import nth_after

__all__ = ["assess_stream", "assess_table", "nth_after"]
