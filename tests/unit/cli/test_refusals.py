"""What a clerk reads of a table that is refused, whole or in part: words, in Chinese none of another language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from tests.unit.cli.refused_tables import MAPS, REGISTER, TABLES
from tests.unit.cli.running import AS_OF, Run

_FORMATS: Final = "CSV XLSX XLS ODS TOML UTF UTF-8 UTF-16 GB18030 JSON HTML XML MHTML ZIP PDF Parquet Office"
_TYPED: Final = "format columns values channel received CN CN-SX TRUE TODAY N A"
"""Keys of a map, codes of places; what a spreadsheet itself shows."""


def latin(text: str, *own: str) -> set[str]:
    """The Latin words of a Chinese text but names of files, options, formats, and the code at its end."""
    for name in own:
        text = text.replace(name, " ")
    text = re.sub(r"（[a-z0-9-]+）$", "", text, flags=re.MULTILINE)
    text = re.sub(r"--[a-z-]+( all)?|\.xlsx?\b|\.csv\b", " ", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:+]+", " ", text)
    return set(re.findall(r"[A-Za-z][A-Za-z0-9-]*|\\[nrtxu]", text)) - {*_FORMATS.split(), *_TYPED.split()}


class TestTables:
    @pytest.mark.parametrize("name", TABLES)
    def test_in_chinese(self, run: Run, tmp_path: Path, name: str) -> None:
        """Every refusal in words."""
        path = tmp_path / name
        path.write_bytes(TABLES[name])
        ended = run("check", path, *AS_OF)

        assert ended.status == 3
        assert ended.err
        assert latin(ended.err, str(path)) == set(), ended.err

    @pytest.mark.parametrize("name", TABLES)
    def test_in_english(self, run: Run, tmp_path: Path, name: str) -> None:
        """No place in a list of JSON, no Python."""
        path = tmp_path / name
        path.write_bytes(TABLES[name])
        ended = run("check", path, *AS_OF, "--lang", "en")

        assert not re.search(r"row\[|events\[|\\[nrtxu]|b'|\bNone\b|\bTrue\b", ended.err), ended.err

    @pytest.mark.parametrize("name", [name for name in TABLES if name.startswith(("row-", "step-", "long-"))])
    def test_explained_as_checked(self, run: Run, tmp_path: Path, name: str) -> None:
        """The same words for the first row that was refused."""
        path = tmp_path / name
        path.write_bytes(TABLES[name])
        explained = run("explain", path, *AS_OF).err

        assert latin(explained, str(path)) == set(), explained
        assert not re.search(r"row\[|events\[", explained)


class TestMaps:
    @pytest.mark.parametrize("name", MAPS)
    def test_in_chinese(self, run: Run, tmp_path: Path, name: str) -> None:
        """A map with a fault."""
        path, register = tmp_path / "对照.toml", tmp_path / "登记.csv"
        path.write_bytes(MAPS[name])
        register.write_bytes(REGISTER)
        ended = run("check", register, *AS_OF, "--map", path)

        assert ended.status in {2, 3}
        assert latin(ended.err, str(path), str(register)) == set(), ended.err

    def test_no_such_file(self, run: Run, tmp_path: Path) -> None:
        """What the system says, in words."""
        register = tmp_path / "登记.csv"
        register.write_bytes(REGISTER)
        ended = run("check", register, *AS_OF, "--map", tmp_path / "无.toml")

        assert ended.status == 2
        assert "没有这个文件" in ended.err


class TestWords:
    """The words that are said."""

    def test_a_payment_is_no_answer(self, run: Run, tmp_path: Path) -> None:
        """缴费 without 收费通知: neither is a question or an answer."""
        path = tmp_path / "登记.csv"
        path.write_bytes(TABLES["step-answers.csv"])
        said = run("check", path, *AS_OF).err

        assert "缺少在先的一步" in said
        assert "缴费 2024-03-03" in said
        assert "收费通知" in said
        assert "答复" not in said.replace("答复日期", "")

    def test_the_commonest_ways_are_named(self, run: Run) -> None:
        """Of nine ways, those that registers have most."""
        said = run("explain", "--sent", "2025-03-07", "--by", "飞鸽", "--answered", "2025-04-15", *AS_OF).err

        assert "下列之一：邮寄、网络、当面、…" in said

    def test_the_commonest_files_are_named(self, run: Run, tmp_path: Path) -> None:
        """A workbook, and text that one opens."""
        path = tmp_path / "登记.csv"
        path.write_bytes(REGISTER)

        assert "：.xlsx、.csv、.html、…" in run("check", path, *AS_OF, "--out", tmp_path / "结果.doc").err

    def test_codes_in_english(self, run: Run) -> None:
        """What can be typed there."""
        said = run("explain", "--sent", "2025-03-07", "--by", "pigeon", *AS_OF, "--lang", "en").err

        assert "one of in-person, signed-post, online, …" in said

    def test_the_commonest_matter_is_named(self, run: Run, tmp_path: Path) -> None:
        """A matter that is none hides no application."""
        path = tmp_path / "案件.csv"
        path.write_text("case_id,type,at,matter\n1,received,2024-03-05,pigeon\n", encoding="utf-8")

        assert "application" in run("check", path, *AS_OF).err

    def test_options_have_no_list_of_events(self, run: Run) -> None:
        """What is wrong with a case of options names no place in a file."""
        said = run("explain", "--received", "2025-03-07", "--fee-paid", "2025-03-15", *AS_OF).err

        assert said.startswith("缺少在先的一步；所给：缴费 2025-03-15；应为：当日或之前有尚未了结的“收费通知”")

    def test_reading_that_is_none(self, run: Run) -> None:
        """口径, not a key of JSON; several commands that are near are listed as Chinese lists."""
        assert run("check", "a.csv", "--readings", "foo=bar").err.startswith("口径：没有这个口径")
        assert "是否指 check、schema？" in run("chek", "a.csv").err

    def test_reading_is_named(self, run: Run) -> None:
        """口径, not the path of a file."""
        said = run("explain", "--received", "2025-03-07", "--readings", "art35=x", *AS_OF).err

        assert said.startswith("口径 art35（第35条延迟答复）：")
