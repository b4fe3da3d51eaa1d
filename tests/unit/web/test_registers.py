"""A register in the page 网页中的登记簿。"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.unit.cli.refused_tables import TABLES

from gikdeadlines.cli import main
from gikdeadlines.web import answer

ROOT = Path(__file__).parents[3]
# The mock-up of the first screens, its third party's answer under a heading that is not known: doubtful.
DOUBTFUL = (
    "申请编号,收到申请日期,征求第三方意见日期,第三方处理,答复日期\n1,2022-09-30,2022-10-12,2022-10-18,2022-11-07\n"
)
WORDS = "申请编号,申请方式,提交日期,收到申请日期,答复日期\n1,代递,2022-09-29,2022-09-30,2022-11-01\n"
REFUSED = "申请编号,收到申请日期,答复日期\n1,2022-09-30,2022-11-01\n2,2022-09-31,2022-11-01\n"


def told(request: dict[str, Any], progress: Any = None) -> dict[str, Any]:  # noqa: ANN401 - a function
    """The answer in Chinese, as of a day after everything."""
    return answer({"language": "zh", "as_of": "2025-12-31", **request}, progress)


def page_of(found: dict[str, Any]) -> str:
    """The page of the cases, which the page takes from the file in which it was written."""
    return Path(found["page_path"]).read_text(encoding="utf-8")


def written(folder: Path, text: str, name: str = "登记簿.csv") -> str:
    """The path of a register."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def example(tmp_path: Path) -> str:
    """The example register, where files can be written beside it."""
    return str(shutil.copy(ROOT / "examples" / "applications.csv", tmp_path / "applications.csv"))


class TestRegister:
    def test_as_the_command_line(self, example: str) -> None:
        """The JSON Lines are byte for byte what `check` writes."""
        found = told({"ask": "register-file", "kind": "jsonl", "file": example})
        beside = Path(example).with_name("cli.jsonl")
        main(["check", example, "--as-of", "2025-12-31", "--out", str(beside)])

        assert Path(found["path"]).read_bytes() == beside.read_bytes()

    def test_page_and_counts(self, example: str) -> None:
        """The page has every case, and the counts add up."""
        seen: list[tuple[int, int]] = []
        found = told({"ask": "register", "file": example}, lambda done, total: seen.append((done, total)))

        assert found["counts"] == "读入 60 件 = 已核 60 + 退回 0"
        assert page_of(found).count('<tbody class="case"') == 60
        assert seen == [(50, 60)]

    def test_refused(self, tmp_path: Path) -> None:
        """A row that is refused is told with its row and its reason."""
        found = told({"ask": "register", "file": written(tmp_path, REFUSED)})

        assert found["counts"] == "读入 2 件 = 已核 1 + 退回 1"
        assert "第 3 行 2 收到申请日期：不是存在的日期" in found["refused"][0]
        assert "第 3 行 2 收到申请日期：不是存在的日期" in page_of(found)

    def test_unreadable(self, tmp_path: Path) -> None:
        """A file without headings is refused in words, and nothing is shown as if it were right."""
        found = told({"ask": "register", "file": written(tmp_path, "a,b\n1,2\n")})

        assert found["refused"]
        assert found["counts"].endswith("退回 1")


class TestReading:
    def test_doubtful_column_is_open(self, tmp_path: Path) -> None:
        """A doubtful column is shown with what it might be."""
        found = told({"ask": "register", "file": written(tmp_path, DOUBTFUL)})

        assert 'data-heading="第三方处理"' in found["reading"]
        assert "存疑" in found["reading"]

    def test_settled_column(self, tmp_path: Path) -> None:
        """A column that was settled counts: with the days of the consultation out, the answer came in time."""
        settled = {"columns": {"第三方处理": "third_party_replied"}, "values": {}}
        found = told({"ask": "register", "file": written(tmp_path, DOUBTFUL), "map": settled})

        assert 'data-verdict="on-time"' in page_of(found)
        assert "存疑" not in found["reading"]

    def test_unknown_word(self, tmp_path: Path) -> None:
        """A word that is not known for a channel can be said to mean one."""
        found = told({"ask": "register", "file": written(tmp_path, WORDS)})

        assert 'data-word="代递"' in found["reading"]

    def test_map_is_saved_and_taken_up(self, tmp_path: Path) -> None:
        """What was settled is a map that the command line takes, and the page again."""
        settled = {"columns": {"第三方处理": "third_party_replied"}, "values": {"channel": {"代递": "in-person"}}}
        file = written(tmp_path, DOUBTFUL)
        saved = told({"ask": "register-file", "kind": "toml", "file": file, "map": settled})
        path = written(tmp_path, saved["text"], saved["name"])
        sorted_ = told({"ask": "files", "files": [file, path]})
        beside = tmp_path / "cli.jsonl"
        main(["check", file, "--map", path, "--as-of", "2025-12-31", "--out", str(beside)])

        assert sorted_["file"] == file
        assert sorted_["map"] == settled
        assert '"verdict": "on-time"' in beside.read_text(encoding="utf-8")

    def test_house_file_beside_it(self, tmp_path: Path) -> None:
        """A file of readings is told from a map."""
        path = written(tmp_path, 'format = 1\n[readings]\nreceipt-on-rest-day = "next-working-day"\n', "口径.toml")

        assert told({"ask": "files", "files": [path]})["readings"] == {"receipt-on-rest-day": "next-working-day"}

    @pytest.mark.parametrize("rows", ["x", "4-3", "0"])
    def test_bad_rows(self, tmp_path: Path, rows: str) -> None:
        """Rows of headings that cannot be so are refused in words."""
        assert told({"ask": "register", "file": written(tmp_path, DOUBTFUL), "rows": rows})["faults"]


class TestFiles:
    def test_own_workbook(self, tmp_path: Path) -> None:
        """From a workbook her own workbook comes back, with the verdicts beside her rows."""
        book = openpyxl.Workbook()
        book.active.append(["申请编号", "收到申请日期", "答复日期", "承办人"])
        book.active.append(["甲", "2022-09-30", "2022-11-03", "一科"])
        path = tmp_path / "登记簿.xlsx"
        book.save(path)
        found = told({"ask": "register-file", "kind": "xlsx", "file": str(path)})
        back = openpyxl.load_workbook(found["path"]).worksheets[0]
        first, second = ([cell.value for cell in row] for row in back.iter_rows(min_row=1, max_row=2))

        assert found["name"] == "登记簿-核查.xlsx"
        assert first[:4] == ["申请编号", "收到申请日期", "答复日期", "承办人"]
        assert dict(zip(first, second, strict=True))["核查：结论"] == "逾期答复"

    @pytest.mark.parametrize("kind", ["html", "csv", "xlsx", "rejects.csv"])
    def test_each_kind(self, example: str, kind: str) -> None:
        """Every file that is offered can be had."""
        found = told({"ask": "register-file", "kind": kind, "file": example})

        assert found["name"] == f"applications-核查.{kind}"
        assert Path(found["path"]).stat().st_size > 0


class TestInThePage:
    """What stands in the page names its fields, and no option of a command."""

    @pytest.mark.parametrize("language", ["zh", "en"])
    @pytest.mark.parametrize("name", ["two-sheets.xlsx", "head-same.csv", "head-unknown.csv", "unread.csv", "many.csv"])
    def test_no_option(self, tmp_path: Path, name: str, language: str) -> None:
        """Of a register that is refused as a whole, one with a column in doubt, one with many reasons."""
        path = tmp_path / name
        # A day without its year in a column of its own for each of more rows than there is room for.
        many = "申请编号,收到日期,答复日期\n" + "".join(f"{n},2024-03-05,3月{n}日\n" for n in range(1, 4))
        path.write_bytes({"unread.csv": DOUBTFUL.encode(), "many.csv": many.encode(), **TABLES}[name])
        found = told({"ask": "register", "file": str(path), "language": language})
        texts = [*found["refused"], page_of(found).partition("<body")[2].partition("<script")[0], found["reading"]]

        assert not re.findall(r"--(?:map|sheet|header-rows?|rejects|calendar|id)\b", " ".join(texts))

    def test_a_saved_file_says_what_the_command_says(self, tmp_path: Path) -> None:
        """It is read beside the command line, when the page is long closed."""
        path = written(tmp_path, DOUBTFUL)
        found = told({"ask": "register-file", "kind": "csv", "file": path})

        assert "--map" in Path(found["path"]).read_text(encoding="utf-8-sig")
