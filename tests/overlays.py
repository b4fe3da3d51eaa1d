"""Calendar files that tests lay over ours."""

from __future__ import annotations

from typing import Final

__all__ = ["TWO_DAYS_OFF"]

TWO_DAYS_OFF: Final = """\
format = 1

[notice]
doc_no = "试〔2017〕1号"
title = "关于2017年放假的补充安排"
issuer = "试用"
issued = 2017-03-01
published = 2017-03-01
source = "试用"
amends = "国办发明电〔2016〕17号"

[[rest]]
festival = "试用"
from = 2017-06-14
to = 2017-06-15
"""
"""Two days off that nobody gave."""
