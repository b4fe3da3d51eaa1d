from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.unit.cli.running import AS_OF, LATE, ON_TIME, REFUSED, Run

Register = Callable[..., Path]


class TestExplain:
    def test_only_case(self, run: Run, letter: Path) -> None:
        """A file with one case needs no id; a late case is no failure of explaining it."""
        ended = run("explain", letter, *AS_OF)

        assert (ended.status, ended.err) == (0, "")
        assert ended.out.splitlines()[0] == "2022-017  逾期答复，逾期 2 个工作日（各口径均逾期）"
        assert "应于 2022-11-02（周三）前（含当日）答复；答复于 2022-11-04（周五）交邮。" in ended.out

    def test_one_of_many(self, run: Run, register: Register) -> None:
        """The id says which; that another row was refused is no matter of this case."""
        ended = run("explain", register(LATE, ON_TIME, REFUSED), *AS_OF, "--id", "2022-018")

        assert ended.status == 0
        assert ended.out.startswith("2022-018  按期答复")

    def test_without_an_id(self, run: Run, register: Register) -> None:
        """Among several cases the ids are named to choose from."""
        ended = run("explain", register(LATE, ON_TIME), *AS_OF)

        assert ended.status == 2
        assert "2022-017、2022-018" in ended.err

    def test_unknown_id(self, run: Run, register: Register) -> None:
        """An id that is not there is told with those that are."""
        ended = run("explain", register(LATE), *AS_OF, "--id", "9")

        assert ended.status == 2
        assert "no-case" in ended.err

    def test_refused_row(self, run: Run, register: Register) -> None:
        """A row that was refused cannot be explained; its faults can."""
        ended = run("explain", register(LATE, REFUSED), *AS_OF, "--id", "2022-019")

        assert (ended.status, ended.out) == (3, "")
        assert "签收日期" in ended.err

    def test_before_the_calendar(self, run: Run, register: Register) -> None:
        """One case asked for outside the calendar is not guessed."""
        row = "1,邮寄,2007-03-01,2007-03-02,邮寄,2007-03-20,甲\r\n"

        assert run("explain", register(row), *AS_OF).status == 4


class TestClaim:
    def test_a_day_asked_about(self, run: Run, letter: Path) -> None:
        """The claim of the command line stands beside those of the file."""
        ended = run("explain", letter, *AS_OF, "--claim", "2022-11-03", "--lang", "en")

        assert ended.status == 0
        assert "somebody claims 2022-11-03:" in ended.out

    def test_no_day(self, run: Run, letter: Path) -> None:
        """What names no day is a matter of usage."""
        assert run("explain", letter, *AS_OF, "--claim", "soon").status == 2


class TestPivots:
    def test_what_would_change_the_verdict(self, run: Run, letter: Path) -> None:
        """The screen ends with the last day for a reply and for an extension: twenty days more are 30 November."""
        ended = run("explain", letter, *AS_OF)

        assert "2022-11-02 及以前答复，即为按期" in ended.out
        assert "若 2022-11-02 及以前告知延长（至多 20 日），可至 2022-11-30" in ended.out
