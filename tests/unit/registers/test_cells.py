"""Cells in all the spellings that registers use."""

# ruff: noqa: RUF001 - full-width characters are what registers hold

from datetime import UTC, date, datetime

import pytest

from gikdeadlines.registers import is_blank, parse_cell
from gikdeadlines.registers.cells import cell_text, key_of, printable
from gikdeadlines.values import CaseError

FIRST_OF_MARCH = date(2017, 3, 1)


class TestDay:
    """parse_cell("day", ...)."""

    @pytest.mark.parametrize(
        "written",
        [
            "2017-03-01",
            "2017-3-1",
            "2017/3/1",
            "2017/03/01",
            "2017.3.1",
            "20170301",
            "2017年3月1日",
            "2017 年 03 月 01 日",
            "２０１７年３月１日",
            "２０１７－０３－０１",
            " 2017-03-01\u3000",
            "2017/3/1 0:00",
            "2017/3/1 00:00:00",
            "2017-03-01T08:30:00+08:00",
            "2017-03-01 08:30",
            "2017-02-28T16:00:00Z",
            "2017-02-28T11:00:00-0500",
            date(2017, 3, 1),
            datetime(2017, 3, 1, 0, 0),  # noqa: DTZ001 - as spreadsheets give them
            datetime(2017, 2, 28, 18, 0, tzinfo=UTC),
        ],
    )
    def test_spelling(self, written: object) -> None:
        """Every spelling names the same day; an instant names its day in Beijing."""
        assert parse_cell("day", written) == FIRST_OF_MARCH

    @pytest.mark.parametrize(
        "written",
        [
            "2017-02-30",
            "2017/13/1",
            "2017-3.1",
            "17-3-1",
            "2017-03",
            "2017年3月",
            "三月一日",
            "2017-03-01x",
            "2017-03-01 25:00",
            "201731",
            "42795",
            42795,
            True,
            "9" * 5_000,
            "0000-01-01",
        ],
    )
    def test_refusal(self, written: object) -> None:
        """What names no existing day is refused, with what was expected."""
        with pytest.raises(CaseError) as refusal:
            parse_cell("day", written)

        assert refusal.value.code == "bad-day"
        assert "2017-03-01" in refusal.value.expected

    @pytest.mark.parametrize(("cell", "code"), [("2017-03-01\0", "nul-byte"), ("2017-03-01\udcff", "bad-encoding")])
    def test_no_text(self, cell: str, code: str) -> None:
        """A NUL byte, and bytes that were no text, are refused as such, and shown as they can be."""
        with pytest.raises(CaseError) as refusal:
            parse_cell("day", cell)

        assert refusal.value.code == code
        assert str(refusal.value.given).encode()

    @pytest.mark.parametrize("written", [42795, 42795.0, "42795", 42795.75])
    def test_serial_day(self, written: object) -> None:
        """In a spreadsheet a number is a day: 42795 is 1 March 2017 in the 1900 system."""
        assert parse_cell("day", written, serials=date(1899, 12, 30)) == FIRST_OF_MARCH

    @pytest.mark.parametrize("written", [15, 1e300, float("nan"), "inf", True])
    def test_no_serial_day(self, written: object) -> None:
        """A number that is no plausible day is refused even there."""
        with pytest.raises(CaseError):
            parse_cell("day", written, serials=date(1899, 12, 30))

    def test_hint_for_serial_day(self) -> None:
        """A serial day in a text file is refused with the day that it would be."""
        with pytest.raises(CaseError) as refusal:
            parse_cell("day", "42795")

        assert "2017-03-01" in refusal.value.hint


class TestValues:
    """Everything but days."""

    @pytest.mark.parametrize(
        ("written", "channel"),
        [
            ("当面", "in-person"),
            ("口头", "oral"),
            ("邮寄", "signed-post"),
            ("信函", "signed-post"),
            ("EMS", "signed-post"),
            ("ｅｍｓ", "signed-post"),
            ("挂号", "signed-post"),
            ("平信", "ordinary-post"),
            ("误投", "misdirected-post"),
            ("电子邮件", "email"),
            ("邮箱", "email"),
            ("传真", "fax"),
            ("网络", "online"),
            ("网 上", "online"),
            ("Signed-Post", "signed-post"),
            ("unannounced", "unannounced"),
        ],
    )
    def test_channel(self, written: str, channel: str) -> None:
        """A channel is taken by its Chinese names and by its code."""
        assert parse_cell("channel", written) == channel

    @pytest.mark.parametrize(
        ("written", "method"),
        [
            ("邮寄", "post"),
            ("EMS", "post"),
            ("直接送达", "direct"),
            ("委托送达", "entrusted"),
            ("快递", "courier"),
            ("电子送达", "electronic"),
            ("当场", "on-the-spot"),
            ("on-the-spot", "on-the-spot"),
        ],
    )
    def test_method(self, written: str, method: str) -> None:
        """So is a method of service; 邮寄 is post here."""
        assert parse_cell("method", written) == method

    @pytest.mark.parametrize("kind", ["channel", "method"])
    def test_unknown_value(self, kind: str) -> None:
        """An unknown value is refused with those that are known."""
        with pytest.raises(CaseError) as refusal:
            parse_cell(kind, "飞鸽")  # type: ignore[arg-type]

        assert (refusal.value.code, refusal.value.given) == ("unknown-value", "飞鸽")
        assert "邮寄" in refusal.value.faults[0].parameters["values"]  # type: ignore[operator]
        assert "post" in refusal.value.expected

    @pytest.mark.parametrize("written", ["15", "１５", 15, 15.0, "15个工作日", "15.0", "15日", "十五个工作日"])
    def test_count(self, written: object) -> None:
        """A count of working days may name its unit."""
        assert parse_cell("count", written) == 15

    @pytest.mark.parametrize("written", ["0", "-5", "15天", "十五", "1.5", "99999"])
    def test_bad_count(self, written: str) -> None:
        """Another unit, a fraction, or nothing to count is refused: 天 are not working days."""
        with pytest.raises(CaseError) as refusal:
            parse_cell("count", written)

        assert refusal.value.code == "not-a-count"

    def test_place(self) -> None:
        """A place is taken by its Chinese name."""
        assert parse_cell("place", " 山西省 ") == "CN-SX"

    def test_unknown_place(self) -> None:
        """An unknown place is refused without a path of its own, which the column gives it."""
        with pytest.raises(CaseError) as refusal:
            parse_cell("place", "蓬莱")

        assert (refusal.value.code, refusal.value.path) == ("unknown-jurisdiction", "")

    @pytest.mark.parametrize(("cell", "text"), [(" １－a ", "１－a"), (2017042.0, "2017042"), (7, "7")])
    def test_text(self, cell: object, text: str) -> None:
        """An id is not respelled, except for the decimals that a spreadsheet adds."""
        assert parse_cell("text", cell) == text


class TestBlank:
    """What says nothing."""

    @pytest.mark.parametrize("cell", [None, "", " ", "\u3000", "-", "—", "——", "/", "－", "无"])
    def test_blank(self, cell: object) -> None:
        """Registers write nothing in several ways."""
        assert is_blank(cell)

    @pytest.mark.parametrize("cell", ["0", 0, False, "无法联系", "x"])
    def test_filled(self, cell: object) -> None:
        """Everything else says something."""
        assert not is_blank(cell)


class TestText:
    """The text of a cell."""

    def test_cell_text(self) -> None:
        """Full-width characters become half-width ones."""
        assert cell_text("（１）") == "(1)"

    def test_key_of(self) -> None:
        """Spaces, dashes and case make no difference to a heading."""
        assert key_of("Reply Dispatched") == key_of("reply_dispatched") == key_of("REPLY-DISPATCHED *")

    def test_printable(self) -> None:
        """A lone surrogate, which no output could encode, is written out."""
        assert printable("局\udcff").encode("utf-8").decode() == "局\\udcff"
