"""A made-up register, as an agency might keep it: mostly working days, mostly in time, every feature somewhere.

The shares are ours and stand for nothing counted. With ``full`` every row has a correction, two consultations and an
extension, as the contract's figure for tables has it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

__all__ = ["AS_OF", "register"]

AS_OF = "2026-01-05"
FIRST, LAST = np.datetime64("2010-01-01"), np.datetime64("2025-01-01")
FRIDAY, SUNDAY = 4, 6
ANSWERED = 0.98
Days = NDArray[Any]


def _on_weekday(days: Days) -> Days:
    weekday = (days.astype(np.int64) + 3) % 7
    return days + np.where(weekday > FRIDAY, SUNDAY + 1 - weekday, 0)


def _column(days: Days, filled: NDArray[np.bool_]) -> pa.Array:
    return pa.array(days.astype("datetime64[D]"), pa.date32(), mask=~filled)


def register(rows: int, seed: int, *, full: bool = False) -> pa.Table:
    """A table with a row a case; another seed gives other rows."""
    chance = np.random.default_rng(seed)

    def some(share: float) -> NDArray[np.bool_]:
        return chance.random(rows) < (1.0 if full else share)

    def later(days: Days, least: int, most: int) -> Days:
        return _on_weekday(days + chance.integers(least, most, rows))

    every = np.ones(rows, dtype=bool)
    channel = chance.choice(["信函", "当面", "网上", "电子邮件"], rows, p=[0.4, 0.2, 0.3, 0.1])
    submitted = _on_weekday(FIRST + chance.integers(0, (LAST - FIRST).astype(int), rows))
    signed = later(submitted, 0, 5)
    confirmed = later(submitted, 0, 2)
    electronic = np.isin(channel, ["网上", "电子邮件"])
    received = np.select([channel == "信函", channel == "当面"], [signed, submitted], confirmed)
    corrected, consulted, asked, extended = some(0.12), some(0.12), some(0.04), some(0.15)
    notice = later(received, 1, 7)
    correction = later(notice, 2, 15)
    begun = np.where(corrected, correction, received)
    sent = later(begun, 1, 6)
    answered = later(sent, 1, 20)
    put = later(sent, 0, 6)
    told_back = later(put, 1, 15)
    ended = np.maximum(np.where(consulted, answered, begun), np.where(asked, told_back, begun))
    told = later(ended, 5, 15)
    dated = np.where(extended, later(told, 1, 22), later(ended, 1, 24))
    dispatched = later(dated, 0, 3)
    method = chance.choice(["邮寄", "直接送达", "电子送达"], rows, p=[0.6, 0.25, 0.15])
    replied = chance.random(rows) < ANSWERED
    by_hand = method == "直接送达"
    return pa.table(
        {
            "申请编号": pa.array(np.char.add(f"{seed}-", np.arange(rows).astype(str))),
            "申请方式": pa.array(channel),
            "提交日期": _column(submitted, every),
            "签收日期": _column(signed, channel == "信函"),
            "实际到达日期": _column(submitted, electronic),
            "双方确认日期": _column(confirmed, electronic),
            "补正告知发出日期": _column(notice, corrected),
            "收到补正日期": _column(correction, corrected),
            "征求第三方意见日期": _column(sent, consulted),
            "收到第三方意见日期": _column(answered, consulted),
            "征求其他机关意见日期": _column(put, asked),
            "收到其他机关意见日期": _column(told_back, asked),
            "延长期限告知日期": _column(told, extended),
            "延长工作日数": pa.array(np.full(rows, 15), mask=~extended),
            "送达方式": pa.array(method, mask=~replied),
            "落款日期": _column(dated, replied),
            "交邮日期": _column(dispatched, replied & ~by_hand),
            "签收（送达）日期": _column(dispatched, replied & by_hand),
        }
    )
