"""What a user gets who installs the wheel 安装包的内容.

Without ``GIKDEADLINES_INSTALLED`` the wheel is built from the checkout and unpacked; with it, the wheel that is
installed in the running environment is tested. The same tests run on both, always outside the checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Mapping
from email.parser import Parser
from email.policy import default
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "gikdeadlines"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the installed package and its metadata."""
    if "GIKDEADLINES_INSTALLED" in os.environ:
        return Path(sysconfig.get_path("purelib"))
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def metadata(site: Path) -> Path:
    """The folder of the distribution's metadata."""
    (folder,) = site.glob("gikdeadlines-*.dist-info")
    return folder


def python(site: Path, code: str) -> str:
    """What a program prints that finds the package in the folder first."""
    environment = {**os.environ, "PYTHONPATH": str(site)}
    program = [sys.executable, "-c", code]
    done = subprocess.run(program, cwd=site, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def data_files(folder: Path) -> set[str]:
    """The data files below a folder, by their path in it."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in {".toml", ".ftl", ".json", ".md"}
    }


class TestContents:
    """The wheel is complete."""

    def test_carries_every_calendar(self, site: Path) -> None:
        """Each notice of the checkout is there, the annual one of 2026 among them."""
        carried = data_files(site / "gikdeadlines" / "_data" / "calendars")

        assert carried == data_files(ROOT / "calendars")
        assert "CN/2026.toml" in carried

    def test_carries_every_worked_example(self, site: Path) -> None:
        """Another program can be held against the vectors of the checkout, and no test comes with them."""
        carried = site / "gikdeadlines" / "_data" / "vectors"

        assert {path.name for path in carried.iterdir()} == data_files(ROOT / "tests" / "vectors")

    @pytest.mark.parametrize("folder", ["laws", "wording"])
    def test_carries_laws_and_wording(self, site: Path, folder: str) -> None:
        """Each law file and each catalogue is there."""
        carried = data_files(site / "gikdeadlines" / folder)

        assert carried == data_files(PACKAGE / folder)
        assert carried

    def test_is_typed(self, site: Path) -> None:
        """Type checkers read the annotations of an installed package only with this marker."""
        assert (site / "gikdeadlines" / "py.typed").is_file()

    def test_brings_no_tests(self, metadata: Path) -> None:
        """Only the package and its metadata are installed."""
        record = (metadata / "RECORD").read_text(encoding="utf-8").splitlines()
        tops = {line.split("/")[0] for line in record if not line.startswith("..")}

        assert tops == {"gikdeadlines", metadata.name}


class TestMetadata:
    """The metadata says what the package is."""

    def test_has_the_version_of_the_package(self, site: Path, metadata: Path) -> None:
        """The version stands once in the source, and the metadata repeats it."""
        said = Parser(policy=default).parsestr((metadata / "METADATA").read_text(encoding="utf-8"))

        assert said["Version"] == python(site, "import gikdeadlines; print(gikdeadlines.__version__)")

    def test_needs_what_the_project_file_lists(self, metadata: Path) -> None:
        """A runtime dependency is one of the three, without an extra."""
        said = Parser(policy=default).parsestr((metadata / "METADATA").read_text(encoding="utf-8"))
        listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]

        assert sorted(need for need in said.get_all("Requires-Dist", []) if ";" not in need) == sorted(listed)

    def test_fits_every_platform(self, metadata: Path) -> None:
        """The wheel is pure Python."""
        assert "Tag: py3-none-any" in (metadata / "WHEEL").read_text(encoding="utf-8").splitlines()

    def test_names_the_command(self, metadata: Path) -> None:
        """The command is the entry of the command line."""
        entries = (metadata / "entry_points.txt").read_text(encoding="utf-8").splitlines()

        assert "gikdeadlines = gikdeadlines.cli:main" in entries


class TestUse:
    """The installed package works where no checkout is in reach."""

    def test_is_not_the_checkout(self, site: Path) -> None:
        """The tests look at what was installed."""
        found = Path(python(site, "import gikdeadlines; print(gikdeadlines.__file__)"))

        assert found.is_relative_to(site)

    def test_finds_its_calendars(self, site: Path) -> None:
        """The announced range ends on 28 December of the last year with a notice."""
        code = "import gikdeadlines; print(gikdeadlines.load_calendar('CN').horizon)"

        assert python(site, code) == "2026-12-28"

    def test_finds_its_worked_examples(self, site: Path) -> None:
        """The vectors load from the package."""
        code = "from gikdeadlines.testing.vectors import load_vectors; print(bool(load_vectors()))"

        assert python(site, code) == "True"

    def test_finds_its_laws(self, site: Path) -> None:
        """The law files load from the package."""
        code = "import gikdeadlines; gikdeadlines.load_law(); print('loaded')"

        assert python(site, code) == "loaded"


ASSESS = """
from datetime import date
from gikdeadlines import Case, assess
case = Case.from_dict({"id": "1", "matter": "application", "events": [
    {"type": "submitted", "at": "2022-09-30", "channel": "in-person"}]})
print(assess(case, as_of=date(2022, 11, 3), explore=True).verdict)
"""
"""Received on 2022-09-30, due on 2022-11-02, and not answered on the 3rd."""


class TestAnywhere:
    """It works wherever Python finds it, and however Python is started."""

    def test_where_nothing_can_be_written(self, site: Path, tmp_path: Path) -> None:
        """A folder that is read-only stays as it is: nothing is kept beside the code."""
        shutil.copytree(site / "gikdeadlines", tmp_path / "gikdeadlines", ignore=shutil.ignore_patterns("__pycache__"))
        before = sorted(tmp_path.rglob("*"))
        for path in (*before, tmp_path):
            path.chmod(0o555 if path.is_dir() else 0o444)
        said = started(ASSESS, "-B", environment={"PYTHONPATH": str(tmp_path)})
        after = sorted(tmp_path.rglob("*"))
        for path in (tmp_path, *before):
            path.chmod(0o755)

        assert (said, after) == ("overdue", before)

    def test_inside_an_archive(self, site: Path, tmp_path: Path) -> None:
        """Laws, calendars and words are read from a zip file as from a folder."""
        archive = tmp_path / "app.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            for path in (site / "gikdeadlines").rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    packed.write(path, path.relative_to(site).as_posix())
        code = f"{ASSESS}\nimport gikdeadlines; print(gikdeadlines.__file__)"
        verdict, file = started(code, environment={"PYTHONPATH": str(archive)}).splitlines()

        assert verdict == "overdue"
        assert file.startswith(str(archive))

    @pytest.mark.parametrize("option", ["-I", "-OO", "-E", "-s"])
    def test_however_python_is_started(self, site: Path, option: str) -> None:
        """Isolated, without docstrings and assertions, without the environment, without the user's packages."""
        code = f"import sys; sys.path.insert(0, {str(site)!r})\n{ASSESS}"

        assert started(code, option) == "overdue"


def started(code: str, *options: str, environment: Mapping[str, str] | None = None) -> str:
    """What a program prints that runs away from the checkout, Python being started with these options."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    program = [sys.executable, *options, "-c", code]
    done = subprocess.run(
        program, cwd=Path(sys.executable).parent, env={**kept, **(environment or {})}, check=True, capture_output=True
    )
    return done.stdout.decode().strip()
