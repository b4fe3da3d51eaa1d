"""Where results are written, and where never 结果文件的去处。"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from tests.unit.cli.running import AS_OF, LATE, ON_TIME, Run

from gikdeadlines import check_register
from gikdeadlines.checking.targets import beside, require_targets, written
from gikdeadlines.values import UsageError, parse_day

Register = Callable[..., Path]
DAY = parse_day(AS_OF[1])
posix = pytest.mark.skipif(sys.platform == "win32", reason="links, modes and FIFOs of POSIX")


def codes(error: pytest.ExceptionInfo[UsageError]) -> list[tuple[str, str]]:
    """The option and the code of each fault."""
    return [(fault.path, fault.code) for fault in error.value.faults]


def itself(path: Path) -> Path:
    """The path as it is."""
    return path


def through_folder(path: Path) -> Path:
    """Another spelling of a path."""
    return path.parent / ".." / path.parent.name / path.name


def symbolic(path: Path) -> Path:
    """A symbolic link to a file."""
    link = path.with_name("symbolic" + path.suffix)
    link.symlink_to(path.name)
    return link


def hard(path: Path) -> Path:
    """A second name of a file."""
    link = path.with_name("hard" + path.suffix)
    os.link(path, link)
    return link


def linked_folder(path: Path) -> Path:
    """A file by a link to its folder."""
    link = path.parent.parent / "linked"
    link.symlink_to(path.parent, target_is_directory=True)
    return link / path.name


SPELLINGS = [itself, through_folder, symbolic, hard, linked_folder]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in a folder."""
    found = tmp_path / "office"
    found.mkdir()
    return found


@posix
class TestRequireTargets:
    @pytest.mark.parametrize("overwrite", [False, True])
    @pytest.mark.parametrize("spelt", SPELLINGS)
    def test_never_an_input(self, folder: Path, spelt: Callable[[Path], Path], overwrite: bool) -> None:
        """However it is spelt, an input is never written, asked or not."""
        source = folder / "register.csv"
        source.touch()
        with pytest.raises(UsageError) as error:
            require_targets({"--out": spelt(source)}, [source], overwrite=overwrite)

        assert codes(error) == [("--out", "output-is-input")]

    @pytest.mark.parametrize("spelt", [itself, through_folder, linked_folder])
    def test_two_onto_one(self, folder: Path, spelt: Callable[[Path], Path]) -> None:
        """Two results go to two files, which need not be there yet."""
        out = folder / "out.csv"
        with pytest.raises(UsageError) as error:
            require_targets({"--out": out, "--rejects": spelt(out), "--manifest": None})

        assert codes(error) == [("--rejects", "output-twice")]
        assert error.value.faults[0].parameters["other"] == "--out"

    def test_existing(self, folder: Path) -> None:
        """A file that exists is replaced when that was asked for; a link that leads nowhere exists too."""
        out, link = folder / "out.csv", folder / "link.csv"
        out.touch()
        link.symlink_to("nowhere")
        with pytest.raises(UsageError) as error:
            require_targets({"--out": out, "--rejects": link})
        require_targets({"--out": out, "--rejects": link}, overwrite=True)

        assert codes(error) == [("--out", "output-exists"), ("--rejects", "output-exists")]

    def test_in_a_folder_that_is_read(self, folder: Path) -> None:
        """Of a folder of notices or laws, no file is replaced; a new one beside them is nobody's input."""
        (folder / "CN").mkdir()
        notice = folder / "CN" / "2027.toml"
        notice.touch()
        with pytest.raises(UsageError) as error:
            require_targets({"--out": notice}, [folder], overwrite=True)
        require_targets({"--out": folder / "CN" / "result.csv"}, [folder])

        assert codes(error) == [("--out", "output-is-input")]

    def test_standard_streams(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What standard input comes from is an input, what standard output runs into is a result."""
        source, log = folder / "register.csv", folder / "log"
        source.touch()
        with source.open("rb") as given, log.open("w") as taken:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
            monkeypatch.setattr(sys, "stdout", taken)
            with pytest.raises(UsageError) as error:
                require_targets({"--out": source, "--rejects": log}, ["-"], overwrite=True)

        assert codes(error) == [("--out", "output-is-input"), ("--rejects", "output-twice")]

    def test_devices(self) -> None:
        """A device holds nothing that could be lost."""
        require_targets({"--out": Path(os.devnull), "--rejects": Path(os.devnull)}, [os.devnull])


def _write_while_another_does(out: Path) -> None:
    with written(out) as stream:
        stream.write("result")
        out.write_text("of somebody else", encoding="utf-8")


def _no_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@posix
class TestBeside:
    def test_name_that_nobody_foresees(self, folder: Path) -> None:
        """The file under construction has another name each time, and room for it however long the target's is."""
        out, names = folder / ("长" * 83 + ".csv"), []
        for _ in range(2):
            with written(out) as stream:
                names.append(next(entry.name for entry in folder.iterdir() if entry != out))
                stream.write("whole")

        assert names[0] != names[1]
        assert [entry.name for entry in folder.iterdir()] == [out.name]

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
    def test_mode_is_kept(self, folder: Path, mode: int) -> None:
        """A file that is replaced leaves its mode; until then nobody else can read what is written."""
        out = folder / "out.csv"
        out.touch()
        out.chmod(mode)
        with beside(out) as part:
            assert stat.S_IMODE(part.stat().st_mode) == 0o600

        assert stat.S_IMODE(out.stat().st_mode) == mode

    def test_mode_of_a_new_file(self, folder: Path) -> None:
        """A new file has the mode that any other would have."""
        other, out = folder / "other", folder / "out"
        other.touch()
        with beside(out):
            pass

        assert out.stat().st_mode == other.stat().st_mode

    @pytest.mark.parametrize("has_links", [True, False])
    def test_appeared_meanwhile(self, folder: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool) -> None:
        """A file that was not there at the beginning is somebody else's: it stays, and so does the result."""
        if not has_links:
            monkeypatch.setattr(os, "link", _no_links)
        out = folder / "out.csv"
        with pytest.raises(UsageError) as refusal:
            _write_while_another_does(out)
        kept = Path(str(refusal.value.faults[0].parameters["kept"]))

        assert refusal.value.code == "output-appeared"
        assert out.read_text(encoding="utf-8") == "of somebody else"
        assert kept.read_text(encoding="utf-8") == "result"
        assert sorted(folder.iterdir()) == sorted([out, kept])

    def test_without_links(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file system that has none, as memory sticks do."""
        monkeypatch.setattr(os, "link", _no_links)
        with written(folder / "out.csv") as stream:
            stream.write("result")

        assert [(each.name, each.read_text(encoding="utf-8")) for each in folder.iterdir()] == [("out.csv", "result")]

    def test_in_a_browser(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The Python of a browser has no function for links at all, and a result gets its name there too."""
        monkeypatch.delattr(os, "link")
        with written(folder / "out.csv") as stream:
            stream.write("result")

        assert (folder / "out.csv").read_text(encoding="utf-8") == "result"

    def test_link_is_replaced(self, folder: Path) -> None:
        """A link is not followed: what it leads to stays as it is."""
        secret, out = folder / "secret", folder / "out.csv"
        secret.write_text("secret", encoding="utf-8")
        out.symlink_to(secret)
        with written(out) as stream:
            stream.write("result")

        assert secret.read_text(encoding="utf-8") == "secret"
        assert not out.is_symlink()
        assert out.read_text(encoding="utf-8") == "result"

    def test_fifo(self, folder: Path) -> None:
        """A FIFO is written, and is one still."""
        fifo, read = folder / "fifo.csv", []
        os.mkfifo(fifo)
        reader = Thread(target=lambda: read.append(fifo.read_text(encoding="utf-8")))
        reader.start()
        with written(fifo) as stream:
            stream.write("result")
        reader.join(timeout=10)

        assert read == ["result"]
        assert stat.S_ISFIFO(fifo.stat().st_mode)

    def test_device(self) -> None:
        """A device is written, not replaced."""
        with written(Path(os.devnull)) as stream:
            stream.write("result")

        assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)

    @pytest.mark.parametrize("name", ["a" * 251 + ".csv", "长" * 83 + ".csv"], ids=["letters", "characters"])
    def test_name_as_long_as_can_be(self, folder: Path, name: str) -> None:
        """A name of 255 bytes gets its file: what is under construction has a name of its own, not a longer one."""
        for content in ("one", "two"):
            with written(folder / name) as stream:
                stream.write(content)

        assert [(each.name, each.read_text(encoding="utf-8")) for each in folder.iterdir()] == [(name, "two")]

    def test_long_name_that_another_took(self, folder: Path) -> None:
        """What is kept beside it has a name that a folder takes."""
        with pytest.raises(UsageError):
            _write_while_another_does(folder / ("长" * 83 + ".csv"))

        assert sorted(each.read_text(encoding="utf-8") for each in folder.iterdir()) == ["of somebody else", "result"]

    def test_folder(self, folder: Path) -> None:
        """A folder is refused before any work."""
        with pytest.raises(UsageError, match="a file that can be written"), beside(folder):
            pytest.fail("reached")


COMMANDS = {
    "check --out": ("check", "{register}", *AS_OF, "--out", "{target}.csv"),
    "check --rejects": ("check", "{register}", *AS_OF, "--rejects", "{target}.csv"),
    "check --manifest": ("check", "{register}", *AS_OF, "--manifest", "{target}.json"),
    "stats": ("stats", "{register}", "--year", "2022", *AS_OF, "--out", "{target}.csv"),
    "explain --html": ("explain", "{register}", *AS_OF, "--html", "{target}.html"),
    "explain --svg": ("explain", "{register}", *AS_OF, "--svg", "{target}.svg"),
    "explain --ics": ("explain", "{register}", *AS_OF, "--ics", "{target}.ics"),
    "template": ("template", "{target}.xlsx"),
    "duties": ("duties", "--year", "2025", *AS_OF, "--ics", "{target}.ics"),
    "verify": ("verify", "--quick", "--report", "{target}.json"),
    "verify page": ("verify", "--quick", "--report", "{target}.html"),
}


class TestEveryCommand:
    @pytest.mark.parametrize("name", COMMANDS)
    def test_existing_file(
        self, run: Run, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        """No command replaces a file unasked; it says so before any work."""
        monkeypatch.setattr("gikdeadlines.testing.verification.verify", None)
        words = {"register": register(ON_TIME), "target": tmp_path / "target"}
        arguments = [word.format(**words) for word in COMMANDS[name]]
        existing = Path(arguments[-1])
        existing.write_text("mine", encoding="utf-8")
        ended = run(*arguments)

        assert (ended.status, ended.out) == (2, "")
        assert "文件已存在" in ended.err
        assert "--overwrite" in ended.err
        assert existing.read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize("name", [name for name in COMMANDS if not name.startswith("verify")])
    def test_overwrite(self, run: Run, register: Register, tmp_path: Path, name: str) -> None:
        """Asked to, each command replaces it."""
        words = {"register": register(ON_TIME), "target": tmp_path / "target"}
        arguments = [word.format(**words) for word in COMMANDS[name]]
        existing = Path(arguments[-1])
        existing.write_text("mine", encoding="utf-8")

        assert run(*arguments, "--overwrite").status == 0
        assert existing.read_bytes() != b"mine"

    @pytest.mark.parametrize("option", ["--out", "--rejects", "--manifest"])
    def test_input(self, run: Run, register: Register, option: str) -> None:
        """The register is as it was, also with --overwrite."""
        path = register(LATE)
        before = path.read_bytes()
        ended = run("check", path, *AS_OF, option, path, "--overwrite")

        assert (ended.status, ended.out) == (2, "")
        assert "结果不能写到所读的文件上" in ended.err
        assert path.read_bytes() == before

    def test_name_that_is_too_long(self, run: Run, register: Register, tmp_path: Path) -> None:
        """It is refused on the status of usage, and nothing is left."""
        path = register(ON_TIME)
        ended = run("check", path, *AS_OF, "--out", tmp_path / ("a" * 252 + ".csv"))

        assert (ended.status, ended.out) == (2, "")
        assert "文件无法写入" in ended.err
        assert list(tmp_path.iterdir()) == [path]

    def test_map_and_house_file(self, run: Run, register: Register, tmp_path: Path) -> None:
        """What options read is an input too."""
        house = tmp_path / "house.toml"
        house.write_text('format = 1\n[readings]\nreceipt-on-rest-day = "next-working-day"\n', encoding="utf-8")
        link = tmp_path / "out.csv"
        link.symlink_to(house)
        ended = run("check", register(LATE), *AS_OF, "--readings", house, "--out", link, "--overwrite")

        assert ended.status == 2
        assert "output-is-input" in ended.err

    def test_call(self, register: Register, tmp_path: Path) -> None:
        """A call from Python is as careful."""
        path, out = register(LATE), tmp_path / "out.csv"
        out.touch()
        with pytest.raises(UsageError) as error:
            check_register(path, as_of=DAY, sinks=[path, out, out])
        check_register(path, as_of=DAY, sinks=[out], overwrite=True)

        assert codes(error) == [
            ("sinks[0]", "output-is-input"),
            ("sinks[1]", "output-exists"),
            ("sinks[2]", "output-twice"),
        ]
        assert out.read_bytes()
