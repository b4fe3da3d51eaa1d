"""Which column a heading names, with the groups above it."""

from __future__ import annotations

import pytest

from gikdeadlines.registers import ColumnMap, Layout, layout_of, require_settled, resembling
from gikdeadlines.registers.headings import layout_of_block
from gikdeadlines.registers.naming import named, paths_of
from gikdeadlines.values import TableError

ANCHORS = ["编号", "申请方式"]


def fields(layout: Layout | None) -> list[str]:
    """The columns that were read, in order."""
    assert layout is not None
    return [found.column.name for found in layout.found]


class TestPaths:
    """paths_of."""

    def test_merged_cells_take_what_stands_left(self) -> None:
        """A heading that is alone in its column gives nothing to its neighbour."""
        assert paths_of([["编号", "补正", "", "收到日期", ""], ["", "告知日期", "收到日期", "", "备注"]]) == [
            ("编号",),
            ("补正", "告知日期"),
            ("补正", "收到日期"),
            ("收到日期",),
            ("备注",),
        ]

    def test_three_rows(self) -> None:
        """A group under a group ends where the upper one does."""
        rows = [["编号", "办理", "", "答复", ""], ["", "补正", "", "", ""], ["", "告知", "收到", "日期", "方式"]]

        assert paths_of(rows)[1:] == [
            ("办理", "补正", "告知"),
            ("办理", "补正", "收到"),
            ("答复", "日期"),
            ("答复", "方式"),
        ]

    def test_a_heading_merged_downward_counts_once(self) -> None:
        """As readers of workbooks fill it down."""
        assert paths_of([["编号"], ["编号"]]) == [("编号",)]


class TestNamed:
    """named."""

    @pytest.mark.parametrize(
        ("path", "field"),
        [
            (("补正", "收到日期"), "correction_received"),
            (("补正", "告知日期"), "correction_requested"),
            (("征求第三方意见", "回复日期"), "third_party_replied"),
            (("征求第三方意见情况", "发出日期"), "third_party_consulted"),
            (("征求其他机关意见", "收到日期"), "agency_replied"),
            (("延期", "告知时间"), "extension_notified"),
            (("答复情况", "送达方式"), "reply_method"),
            (("答复", "日期"), "reply_registered"),
            (("答复", "签收日期"), "reply_delivered"),
            (("申请", "签收日期"), "signed_for"),
            (("基本情况", "收到日期"), "received"),
            (("办理情况", "补正", "收到日期"), "correction_received"),
            (("答复", "申请编号"), "id"),
            (("补正", "送达日期"), None),
            (("征求意见", "收到日期"), None),
        ],
    )
    def test_group(self, path: tuple[str, ...], field: str | None) -> None:
        """A group decides; one that tells of nothing is passed over; what it does not settle is not guessed."""
        found = named(path)

        assert (found[0].name if found else None) == field

    @pytest.mark.parametrize(
        ("path", "number"),
        [
            (("第二次补正告知日期",), 2),
            (("补正告知日期（2）",), 2),
            (("补正告知日期_3",), 3),
            (("第2次补正", "告知日期"), 2),
            (("补正告知日期",), 1),
        ],
    )
    def test_number(self, path: tuple[str, ...], number: int) -> None:
        """Which of several it is, however that is written."""
        found = named(path)

        assert found is not None
        assert (found[0].name, found[1]) == ("correction_requested", number)


class TestNeighbours:
    """A name that fits two fields, without a group."""

    def test_beside_another_receipt(self) -> None:
        """收到日期 right of 补正告知日期 is the answer to it."""
        row = [*ANCHORS, "收到日期", "补正告知日期", "收到日期", "答复日期"]

        assert fields(layout_of(row))[2:] == [
            "received",
            "correction_requested",
            "correction_received",
            "reply_registered",
        ]

    def test_beside_the_day_of_submission(self) -> None:
        """There, too, a receipt is known."""
        assert fields(layout_of([*ANCHORS, "提交日期", "补正告知日期", "收到日期"]))[-1] == "correction_received"

    def test_signed_for_twice(self) -> None:
        """Nothing tells whose signature is whose: the table is refused."""
        layout = layout_of([*ANCHORS, "签收日期", "答复日期", "送达方式", "签收日期"])

        assert layout is not None
        assert [each.fault.code for each in layout.conflicts] == ["repeated-heading"]

    def test_alone(self) -> None:
        """Without any other receipt it is the receipt."""
        assert fields(layout_of([*ANCHORS, "补正告知日期", "收到日期", "答复日期"]))[3] == "received"

    def test_the_answer_has_its_own_column(self) -> None:
        """Then two columns say the same."""
        layout = layout_of([*ANCHORS, "收到日期", "补正告知日期", "收到日期", "收到补正日期"])

        assert layout is not None
        with pytest.raises(TableError) as refusal:
            require_settled(layout, "a.csv")
        assert refusal.value.code == "repeated-heading"

    def test_several_claims(self) -> None:
        """Columns of deadlines do not clash: each is a claim."""
        layout = layout_of([*ANCHORS, "收到日期", "应答复日期", "到期日期", "办理期限"])

        assert layout is not None
        assert not layout.conflicts
        assert [found.number for found in layout.found if found.column.is_claim] == [1, 2, 3]


class TestWatched:
    """Columns that were not read."""

    @pytest.mark.parametrize(
        ("heading", "watch"),
        [
            ("补正告知收到日期", "doubtful"),
            ("第三方收到函件日期", "doubtful"),
            ("规划局收到日期", "doubtful"),
            ("征求意见日期", "doubtful"),
            ("日期", "doubtful"),
            ("Date of extension", "doubtful"),
            ("是否延期", "mark"),
            ("补正原因", "mark"),
            ("答复内容", "mark"),
            ("登记部门", "days"),
            ("备注", "cells"),
            ("机关", "cells"),
            ("归档日期", "words"),
            ("申请内容", "aside"),
            ("申请人", "aside"),
        ],
    )
    def test_heading(self, heading: str, watch: str) -> None:
        """What a heading speaks of says how its cells are looked at."""
        layout = layout_of([*ANCHORS, "收到日期", heading])

        assert layout is not None
        assert [each.watch for each in layout.watched if each.heading == heading] == [watch]

    def test_the_last_day_told_without_the_day_of_telling(self) -> None:
        """延期至 alone settles nothing."""
        alone = layout_of([*ANCHORS, "收到日期", "延期至"])
        beside = layout_of([*ANCHORS, "收到日期", "延期告知日期", "延期至"])

        assert alone is not None
        assert [each.heading for each in alone.doubtful] == ["延期至"]
        assert fields(beside)[-1] == "extension_until"

    def test_declared_to_be_ignored(self) -> None:
        """A map takes the doubt away."""
        layout = layout_of([*ANCHORS, "收到日期", "补正送达日期"], ColumnMap.of({"补正 送达日期": "ignore"}))

        assert layout is not None
        assert ([each.watch for each in layout.watched], layout.others) == (["words"], ((3, "补正送达日期"),))

    def test_of_two_alike_one_is_meant(self) -> None:
        """By its place."""
        said = ColumnMap.of({"收到日期 (4)": "收到补正日期"})

        assert fields(layout_of([*ANCHORS, "收到日期", "收到日期"], said))[2:] == ["received", "correction_received"]


class TestResembling:
    """resembling."""

    @pytest.mark.parametrize("heading", ["应答复日", "补正收到告知日期", "第三方意见日期"])
    def test_never_inverts_the_meaning(self, heading: str) -> None:
        """No known heading is proposed that says something else."""
        near = resembling(heading)

        assert near is None or set("应补正第三方告知") & set(heading) <= set(near)


class TestBlock:
    """layout_of_block."""

    def test_names_of_carried_columns(self) -> None:
        """With their groups, told apart where they are alike."""
        layout = layout_of_block([[*ANCHORS, "收到日期", "其他", ""], ["", "", "", "备注", "备注"]])

        assert layout is not None
        assert layout.others == ((3, "其他·备注"), (4, "其他·备注 (5)"))
