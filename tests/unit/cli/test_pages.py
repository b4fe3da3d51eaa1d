from __future__ import annotations

import builtins
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import vobject
from tests.report.markup import parsed
from tests.unit.cli.running import AS_OF, LATE, LETTER, ON_TIME, REFUSED, Run


@pytest.fixture
def without_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra ``report`` is not installed."""
    found = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "icalendar":
            raise ModuleNotFoundError(name=name)
        return found(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)


class TestExplain:
    def test_every_view(self, run: Run, letter: Path, tmp_path: Path) -> None:
        """The text stays on standard output; page, picture and calendar file are written beside it, each announced."""
        paths = {name: tmp_path / f"out.{name}" for name in ("html", "svg", "ics")}
        ended = run("explain", letter, *AS_OF, *(part for name, path in paths.items() for part in (f"--{name}", path)))

        assert ended.status == 0
        assert ended.out.startswith("2022-017  逾期答复")
        assert all(str(path) in ended.err for path in paths.values())
        assert "应于 2022-11-02（周三）" in parsed(paths["html"].read_text(encoding="utf-8")).text
        assert ET.parse(paths["svg"]).getroot().tag.endswith("svg")  # noqa: S314 - written a line above
        event = vobject.readOne(paths["ics"].read_bytes().decode("utf-8")).vevent
        assert event.dtstart.value.isoformat() == "2022-11-02"

    def test_language(self, run: Run, letter: Path, tmp_path: Path) -> None:
        """The page speaks the language of the command."""
        path = tmp_path / "out.html"
        run("explain", letter, *AS_OF, "--lang", "en", "--html", path)

        assert "Due by 2022-11-02 (Wed)" in parsed(path.read_text(encoding="utf-8")).text

    def test_what_would_change_the_verdict(self, run: Run, letter: Path) -> None:
        """A reply on the due day would have been in time."""
        assert "2022-11-02 及以前答复，即为按期" in run("explain", letter, *AS_OF).out

    def test_hostile_id(self, run: Run, tmp_path: Path) -> None:
        """An id with markup stays text."""
        file, path = tmp_path / "case.json", tmp_path / "out.html"
        file.write_text(json.dumps({**LETTER, "id": "<script>alert(1)</script>"}), encoding="utf-8")
        run("explain", file, *AS_OF, "--html", path)

        assert not parsed(path.read_text(encoding="utf-8")).all("script")

    def test_no_room(self, run: Run, letter: Path, tmp_path: Path) -> None:
        """A file that cannot be written is named."""
        ended = run("explain", letter, *AS_OF, "--html", tmp_path / "nowhere" / "out.html")

        assert ended.status == 2
        assert "unwritable-file" in ended.err

    @pytest.mark.usefixtures("without_report")
    def test_extra_missing(self, run: Run, letter: Path, tmp_path: Path) -> None:
        """Without the extra the command says how to install it, before any result."""
        ended = run("explain", letter, *AS_OF, "--html", tmp_path / "out.html")

        assert (ended.status, ended.out) == (2, "")
        assert "gikdeadlines[report]" in ended.err


class TestCheck:
    def test_page(self, run: Run, register: Callable[..., Path], tmp_path: Path) -> None:
        """The page of many cases has a row for each, the carried columns, and what was refused."""
        path = tmp_path / "out.html"
        ended = run("check", register(LATE, ON_TIME, REFUSED), *AS_OF, "--out", path)
        root = parsed(path.read_text(encoding="utf-8"))

        assert ended.status == 3
        assert [case.all("th")[0].text for case in root.all("tbody", "case")] == ["2022-017", "2022-018"]
        assert "读入 3 件 = 已核 2 + 退回 1" in root.one("header").text
        assert "处室：甲" in root.all("tbody", "case")[0].text

    def test_no_days(self, run: Run, register: Callable[..., Path], tmp_path: Path) -> None:
        """The days stand on the page anyway: asking for them is a misunderstanding."""
        assert run("check", register(LATE), *AS_OF, "--ledger", "--out", tmp_path / "out.html").status == 2


STATS = ("--year", "2022", "--form", "2014", *AS_OF)


class TestStats:
    """`stats --out page.html`."""

    def test_page(self, run: Run, register: Callable[..., Path], tmp_path: Path) -> None:
        """Two letters of 2022, that of 乙 in time and that of 甲 late, in this order; the row refused is told."""
        path = tmp_path / "out.html"
        ended = run("stats", register(LATE, ON_TIME, REFUSED), *STATS, "--by", "处室", "--out", path)
        root = parsed(path.read_text(encoding="utf-8"))
        rows = {row.all("th")[0].text: [cell.text for cell in row.all("td")] for row in root.all("tr")}

        assert (ended.status, ended.out) == (3, "")
        assert str(path) in ended.err
        assert rows["21 信函申请数"] == ["2", "1", "1"]
        assert rows["逾期答复"] == ["1", "0", "1"]
        assert "核对：上年结转 0 + 本年新收 2 = 本年办结 2 + 结转下年 0" in root.one("header").text
        assert "退回 1" in root.one("header").text

    def test_language(self, run: Run, register: Callable[..., Path], tmp_path: Path) -> None:
        """The page speaks the language of the command."""
        path = tmp_path / "out.html"
        run("stats", register(LATE), "--year", "2022", "--lang", "en", *AS_OF, "--out", path)

        assert "Applications in 2022, as of 2022-12-31" in parsed(path.read_text(encoding="utf-8")).one("h1").text

    def test_hostile_group(self, run: Run, register: Callable[..., Path], tmp_path: Path) -> None:
        """What a file has in the column of the groups stays text."""
        path = tmp_path / "out.html"
        row = LATE.replace("甲", '"<script>alert(1)</script>"')
        run("stats", register(row), "--year", "2022", "--by", "处室", *AS_OF, "--out", path)
        root = parsed(path.read_text(encoding="utf-8"))

        assert not root.all("script")
        assert "<script>alert(1)</script>" in root.one("table", "statistics").text

    @pytest.mark.usefixtures("without_report")
    def test_extra_missing(self, run: Run, register: Callable[..., Path], tmp_path: Path) -> None:
        """Without the extra the command says how to install it, before it reads a row."""
        ended = run("stats", register(LATE), "--year", "2022", *AS_OF, "--out", tmp_path / "out.html")

        assert (ended.status, ended.out) == (2, "")
        assert "gikdeadlines[report]" in ended.err
        assert "读入" not in ended.err


class TestDuties:
    def test_file(self, run: Run, tmp_path: Path) -> None:
        """The duties of a year are written for calendar programs; the list stays on standard output."""
        path = tmp_path / "out.ics"
        ended = run("duties", "--year", "2018", *AS_OF, "--ics", path)
        days = {event.dtstart.value.isoformat() for event in vobject.readOne(path.read_text("utf-8")).vevent_list}

        assert ended.status == 0
        # The annual report: 2007 art. 31.
        assert "2018-03-31" in ended.out
        assert "2018-03-31" in days
