"""Headings in Chinese and English."""

# ruff: noqa: RUF001 - full-width characters are what registers hold

from collections.abc import Sequence

import pytest

from gikdeadlines.loading import UnknownColumn
from gikdeadlines.registers import ColumnMap
from gikdeadlines.registers.fields import LONG, WIDE
from gikdeadlines.registers.headings import Layout, layout_of, require_settled
from gikdeadlines.values import TableError

CONTRACT = {
    "id": ["申请编号"],
    "jurisdiction": ["适用地区"],
    "channel": ["申请方式"],
    "submitted": ["提交日期"],
    "signed_for": ["签收日期"],
    "arrived": ["实际到达日期"],
    "confirmed": ["双方确认日期"],
    "received": ["收到申请日期", "收到日期"],
    "contact_restored": ["恢复联络日期"],
    "correction_requested": ["补正告知发出日期"],
    "correction_respond_by": ["补正截止日期"],
    "correction_received": ["收到补正日期"],
    "third_party_consulted": ["征求第三方意见日期"],
    "third_party_replied": ["收到第三方意见日期"],
    "agency_consulted": ["征求其他机关意见日期"],
    "agency_replied": ["收到其他机关意见日期"],
    "obstacle_began": ["不可抗力中止日期"],
    "obstacle_ended": ["恢复日期"],
    "extension_notified": ["延长期限告知日期"],
    "extension_days": ["延长工作日数"],
    "extension_until": ["延期至"],
    "later_date": ["确定延迟答复日期"],
    "fee_notified": ["收费通知日期"],
    "fee_paid": ["缴费日期"],
    "withdrawn": ["撤回日期"],
    "reply_method": ["送达方式"],
    "reply_dated": ["落款日期"],
    "reply_dispatched": ["交邮日期"],
    "reply_delivered": ["签收（送达）日期"],
    "reply_registered": ["答复日期"],
    "declared_due": ["登记届满日期"],
}
"""The headings of the contract, section 1."""

ANCHORS = {
    "申请编号": "id",
    "收到日期": "received",
    "答复日期": "reply_registered",
    "提交日期": "submitted",
    "延期告知日期": "extension_notified",
}
SPELLINGS = [(name, spelling) for name, chinese in CONTRACT.items() for spelling in (name, *chinese)]


def _layout(cells: Sequence[object]) -> Layout:
    layout = layout_of(cells)
    assert layout is not None
    return layout


class TestWide:
    """A heading row of a table with a row a case."""

    def test_columns(self) -> None:
        """The columns are those of the contract."""
        assert {column.name for column in WIDE} == set(CONTRACT)

    @pytest.mark.parametrize(("name", "spelling"), SPELLINGS)
    def test_heading(self, name: str, spelling: str) -> None:
        """Each heading is known in English and in Chinese."""
        row = [spelling, *(heading for heading, other in ANCHORS.items() if other != name)]

        assert (_layout(row).found[0].column.name, _layout(row).form) == (name, "wide")

    @pytest.mark.parametrize(
        "spelling", [" 签收 日期", "签收\n日期", "Signed For", "SIGNED_FOR", "signed-for*", "签收日期："]
    )
    def test_slips(self, spelling: str) -> None:
        """Spaces, line breaks, capitals and marks make no difference."""
        assert _layout([spelling, "申请编号", "收到日期"]).found[0].column.name == "signed_for"

    @pytest.mark.parametrize("spelling", ["征求第三方意见日期_2", "third_party_consulted_2", "征求第三方意见日期＿２"])
    def test_repeat(self, spelling: str) -> None:
        """A column that stands again is numbered."""
        found = _layout(["申请编号", "收到日期", "征求第三方意见日期", spelling]).found[3]

        assert (found.column.name, found.number) == ("third_party_consulted", 2)

    def test_id_is_not_repeated(self) -> None:
        """A case has one id: a second one is carried."""
        assert _layout(["申请编号", "收到日期", "答复日期", "申请编号_2"]).unknown[0].heading == "申请编号_2"

    def test_unknown(self) -> None:
        """Unknown columns are named with the heading that they resemble, if any."""
        layout = _layout(["申请编号", "收到日期", "答复日期", "承办处室", "reply_dispached"])

        assert layout.unknown == (
            UnknownColumn("承办处室", None),
            UnknownColumn("reply_dispached", "reply_dispatched"),
        )

    def test_doubtful(self) -> None:
        """A column whose heading speaks of an event and is not understood is in doubt, with what it might be."""
        layout = _layout(["申请编号", "收到日期", "答复日期", "补正告知收到日期", "备注"])

        assert [each.heading for each in layout.doubtful] == ["补正告知收到日期"]
        assert set(layout.doubtful[0].candidates) == {"correction_requested", "correction_received"}

    def test_unknown_twice(self) -> None:
        """Two columns of one unknown heading are carried side by side."""
        layout = _layout(["申请编号", "收到日期", "答复日期", "备注", "备注"])

        assert [unknown.heading for unknown in layout.unknown] == ["备注", "备注 (5)"]

    def test_no_heading(self) -> None:
        """A column without a heading goes by its number; what follows the last heading is no column."""
        layout = _layout(["申请编号", "", "收到日期", "答复日期", ""])

        assert (layout.others, layout.width) == (((1, "(2)"),), 4)

    def test_same_column_twice(self) -> None:
        """Two headings for one column are refused, both named."""
        layout = _layout(["申请编号", "收到日期", "收到申请日期", "答复日期"])

        with pytest.raises(TableError) as refusal:
            require_settled(layout, "a.csv")

        assert refusal.value.code == "repeated-heading"
        assert "收到日期" in refusal.value.hint
        assert "收到申请日期" in refusal.value.hint

    @pytest.mark.parametrize(
        "cells", [[], [""], ["2017年登记簿"], ["申请编号", "收到日期"], ["申请编号"] * 9, [1, None, 2.5]]
    )
    def test_no_headings(self, cells: Sequence[object]) -> None:
        """Fewer than three known headings are no heading row."""
        assert layout_of(cells) is None

    def test_renames(self) -> None:
        """A heading can be told to mean another."""
        layout = layout_of(["申请编号", "收到日期", "办结时间"], ColumnMap.of({"办结时间": "答复日期"}))

        assert layout is not None
        assert (layout.found[2].heading, layout.found[2].column.name) == ("办结时间", "reply_registered")


class TestLong:
    """A heading row of a table with a row an event."""

    def test_form(self) -> None:
        """case_id and type make a long table."""
        assert _layout(["case_id", "type", "at", "channel"]).form == "long"

    def test_chinese(self) -> None:
        """So do their Chinese names."""
        layout = _layout(["案件编号", "事件", "日期", "送达方式"])

        assert [found.column.name for found in layout.found] == ["case_id", "type", "at", "method"]

    def test_every_field(self) -> None:
        """Each column of the long form is known by its name."""
        names = [column.name for column in LONG]

        assert [found.column.name for found in _layout(names).found] == names
