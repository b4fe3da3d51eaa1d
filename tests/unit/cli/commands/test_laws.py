from __future__ import annotations

import csv
import io
import json
import re

import pytest
from tests.unit.cli.running import AS_OF, Run

from gikdeadlines import load_law

LAW = load_law()
KINDS = {provision.kind: provision.id for provision in LAW.provisions.values()}


class TestShow:
    def test_provision(self, run: Run) -> None:
        """A provision with its document, summary, parameters, dates and readings."""
        out = run("law", "show", "CN/711/33.2", *AS_OF).out

        for part in ("国令711号第33条第2款", "期限：20 个工作日", "2019-05-15 起", "2019 年条例"):
            assert part in out

    @pytest.mark.parametrize(
        ("id_", "language", "told"),
        [
            ("CN/711/30/notice", "en", "length: 7 working days"),
            ("CN/711/31.1/in-person", "zh", "适用于：当面提交"),
            ("CN/711/31.1/in-person", "en", "for: handed in"),
            ("CN/711/49.1", "zh", "日期：每年 1 月 31 日"),
            ("CN/711/49.1", "en", "by: 31 January every year"),
            ("CN/2015-207/2.1", "zh", "涉及口径：correction-stop  补正是否停算"),
        ],
    )
    def test_in_words(self, run: Run, id_: str, language: str, told: str) -> None:
        """What it sets is said in words, without the names that the program gives to its parts."""
        out = run("law", "show", id_, "--lang", language, *AS_OF).out

        assert told in out
        assert not re.search(r"\w=\w", out)

    def test_ended(self, run: Run) -> None:
        """A provision that has ended says until when it applied."""
        assert "适用：2008-05-01 至 2019-05-14" in run("law", "show", "CN/492/24.2", *AS_OF).out

    def test_reading(self, run: Run) -> None:
        """A reading with its options, the default marked as nobody's authority."""
        out = run("law", "show", "pause-ends", *AS_OF).out

        assert "both-excluded  首尾两日均扣除  默认口径（本库选择，非权威解释）" in out

    def test_instrument(self, run: Run) -> None:
        """A document with its provisions."""
        assert "CN/711/33.2" in run("law", "show", "CN/711", *AS_OF).out

    @pytest.mark.parametrize("id_", [*KINDS.values(), *LAW.readings, *LAW.instruments])
    def test_everything(self, run: Run, id_: str) -> None:
        """A provision of every kind, every reading and every document can be shown, on a Chinese console too."""
        ended = run("law", "show", id_, *AS_OF)

        assert ended.status == 0
        assert ended.out.encode("cp936", "strict")

    def test_unknown(self, run: Run) -> None:
        """An id that nothing has is a matter of usage."""
        assert run("law", "show", "CN/0", *AS_OF).status == 2


class TestSources:
    @pytest.mark.parametrize("id_", LAW.instruments)
    def test_name_a_document(self, id_: str) -> None:
        """A reader is told in which document a text stands, not in which lines of somebody's working copy."""
        assert not re.search(r"\d行|后续法规资料", LAW.instruments[id_].source)

    def test_of_the_compilation(self, run: Run) -> None:
        """〔2015〕207号 is the eighteenth document in the table of contents of the compilation of 2018."""
        out = run("law", "show", "CN/2015-207", *AS_OF).out

        assert "国办公开办函〔2015〕207号（2015年11月18日），载《政务公开与政务信息工作资料汇编》" in out
        assert "（省政府办公厅信息办公室，2018年12月）第18件" in out


class TestList:
    def test_words_and_day(self, run: Run) -> None:
        """Provisions are found by word, kind and day."""
        out = run("law", "list", "补正", "--on", "2020-01-01", "--kind", "restart", *AS_OF).out

        assert "CN/711/30/restart" in out
        assert "CN/492" not in out

    def test_document_number(self, run: Run) -> None:
        """And by document number."""
        assert "CN/2016-235/4/post" in run("law", "list", "〔2016〕235号", *AS_OF).out

    def test_none(self, run: Run) -> None:
        """Nothing found is said so."""
        assert run("law", "list", "没有这样的文字", *AS_OF).out.endswith("共 0 条\n")

    def test_unknown_kind(self, run: Run) -> None:
        """A kind that does not exist is a matter of usage."""
        assert run("law", "list", "--kind", "wish").status == 2


class TestDuties:
    def test_formats(self, run: Run) -> None:
        """The yearly report of 31 March (2007 regulation, art. 31) stands in every form."""
        table = run("duties", "--year", "2018", *AS_OF).out
        rows = json.loads(run("duties", "--year", "2018", "--format", "json", *AS_OF).out)
        cells = list(csv.DictReader(io.StringIO(run("duties", "--year", "2018", "--format", "csv", *AS_OF).out)))

        assert "2018-03-31 周六" in table
        assert ("2018-03-31", "2018-03-30") in {(row["day"], row["last_working_day"]) for row in rows}
        assert [row["provision"] for row in rows] == [row["provision"] for row in cells]

    def test_usage(self, run: Run) -> None:
        """A year is needed, and a format that exists."""
        assert run("duties").status == 2
        assert run("duties", "--year", "2018", "--format", "xml").status == 2


class TestCodes:
    def test_both_languages(self, run: Run) -> None:
        """Every code stands with its words."""
        assert "  on-time           按期答复" in run("codes").out
        assert "  on-time           on time" in run("codes", "--lang", "en").out


class TestSchema:
    @pytest.mark.parametrize("name", ["case", "calendar", "law"])
    def test_is_json(self, run: Run, name: str) -> None:
        """A schema is JSON and nothing else."""
        ended = run("schema", name)

        assert json.loads(ended.out)
        assert ended.err == ""

    def test_unknown(self, run: Run) -> None:
        """A name that nothing has is told with those that exist."""
        ended = run("schema", "cases")

        assert ended.status == 2
        assert "case、assessment、calendar、law" in ended.err
