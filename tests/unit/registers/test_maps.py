"""Maps from files, and maps to be edited."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gikdeadlines.registers import ColumnMap, column_map, load_column_map, map_text, read_columns
from gikdeadlines.report.columns_text import columns_screen, map_remarks
from gikdeadlines.values import TableError
from gikdeadlines.wording import Language, wording_in

REGISTER = "受理编号,收件日期,受理方式,补正通知送达日期,回复时间,备注\n1,2024-03-05,电报,2024-03-08,2024-04-02,x\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with a column in doubt and a word that is not known."""
    path = tmp_path / "登记簿.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


def written(tmp_path: Path, text: str) -> Path:
    """A map as a file."""
    path = tmp_path / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


class TestLoad:
    """load_column_map."""

    def test_headings_and_words(self, tmp_path: Path) -> None:
        """Keys are compared without spaces and signs."""
        text = 'format = 1\n[columns]\n"补正 送达日" = "ignore"\n[values.channel]\n"热 线" = "当面"\n'
        said = load_column_map(written(tmp_path, text))

        assert (said.sense("补正·送达日"), said.value("channel", "热线"), said.sense("别的")) == (
            "ignore",
            "当面",
            None,
        )

    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("", ["bad-map"]),
            ("format = 2\n[columns]\n", ["bad-map"]),
            ("format = 1\n[columns]\n[other]\n", ["bad-map"]),
            ("format = 1\n[values.day]\n", ["bad-map"]),
            ("format = 1\ncolumns = 3\n", ["bad-map"]),
            ("format =", ["bad-map"]),
            ("a = " + "[" * 100_000, ["bad-map"]),
            ("a = " + "9" * 5_000, ["bad-map"]),
            ("#" * 1_000_001, ["too-large"]),
            ('format = 1\n[values.channel]\n"a" = {b = 1}\n"c" = 2\n', ["unknown-value", "unknown-value"]),
            ('format = 1\n[columns]\n"a" = "收到日其"\n"b" = 3\n', ["unknown-heading", "unknown-heading"]),
            ('format = 1\n[values.channel]\n"a" = "飞鸽"\n', ["unknown-value"]),
        ],
        ids=range(12),
    )
    def test_refusal(self, tmp_path: Path, text: str, codes: list[str]) -> None:
        """Whatever is wrong with a map, all of it at once."""
        with pytest.raises(TableError) as refusal:
            load_column_map(written(tmp_path, text))

        assert [fault.code for fault in refusal.value.faults] == codes

    def test_no_file(self, tmp_path: Path) -> None:
        """It is said which."""
        with pytest.raises(TableError) as refusal:
            load_column_map(tmp_path / "none.toml")

        assert (refusal.value.code, "none.toml" in str(refusal.value.given)) == ("unreadable-file", True)

    def test_whatever_a_caller_gives(self, tmp_path: Path) -> None:
        """A map, a mapping, a path, nothing."""
        path = written(tmp_path, 'format = 1\n[columns]\n"a" = "答复日期"\n')
        wanted = ColumnMap.of({"a": "答复日期"})

        assert [column_map(given) for given in (wanted, {"a": "答复日期"}, path, str(path))] == [wanted] * 4
        assert column_map(None) == ColumnMap()


class TestWrite:
    """map_text."""

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_every_column_and_every_word(self, register: Path, language: Language) -> None:
        """What was read is stated, the rest stands behind a comment sign with what it might be."""
        text = map_text(read_columns(register), map_remarks(wording_in(language)))

        assert set(tomllib.loads(text)["columns"].items()) == {
            ("受理编号", "申请编号"),
            ("收件日期", "收到申请日期"),
            ("受理方式", "申请方式"),
            ("回复时间", "答复日期"),
        }
        assert '# "补正通知送达日期" = "补正告知发出日期"' in text
        assert '# "补正通知送达日期" = "ignore"' in text
        assert '# "备注" = "ignore"' in text
        assert '# "电报" = ""' in text

    def test_can_be_read_again(self, register: Path, tmp_path: Path) -> None:
        """As it is written it says of each column what was read."""
        said = load_column_map(written(tmp_path, map_text(read_columns(register), map_remarks(wording_in("zh")))))
        before, after = list(read_columns(register)), list(read_columns(register, columns=said))

        assert before == after


class TestColumns:
    """read_columns, and what is shown of it."""

    def test_states(self, register: Path) -> None:
        """Each column is in one of four."""
        (table,) = read_columns(register)

        assert [(each.state, each.fields[:1], each.filled, each.words) for each in table.columns] == [
            ("read", ("id",), 1, ()),
            ("read", ("received",), 1, ()),
            ("read", ("channel",), 1, ("电报",)),
            ("doubtful", ("correction_requested",), 1, ()),
            ("read", ("reply_registered",), 1, ()),
            ("carried", (), 1, ()),
        ]

    def test_conflicts_are_shown(self, tmp_path: Path) -> None:
        """Though the table would be refused."""
        path = written(tmp_path, "申请编号,收到日期,受理日期,答复日期\n1,2024-03-05,2024-03-06,\n").rename(
            tmp_path / "a.csv"
        )
        (table,) = read_columns(path)

        assert [each.state for each in table.columns] == ["read", "conflicting", "conflicting", "read"]

    def test_remarks_make_a_column_doubtful(self, tmp_path: Path) -> None:
        """What stands in its cells, too."""
        path = tmp_path / "a.csv"
        path.write_text("申请编号,收到日期,答复日期,备注\n1,2024-03-05,2024-04-28,已延期\n", encoding="utf-8")
        (table,) = read_columns(path)

        assert table.columns[3].state == "doubtful"

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_screen(self, register: Path, language: Language) -> None:
        """One line a column, and what to do."""
        (table,) = read_columns(register)
        lines = columns_screen(table, wording_in(language))

        assert len(lines) == 2 + 6 + 3
        assert lines[2].startswith("A ")
        assert "电报" in lines[-2]

    def test_json_has_no_columns(self, tmp_path: Path) -> None:
        """It is said so."""
        path = tmp_path / "a.jsonl"
        path.write_text("{}\n", encoding="utf-8")

        with pytest.raises(TableError) as refusal:
            list(read_columns(path))
        assert refusal.value.code == "not-a-table"
