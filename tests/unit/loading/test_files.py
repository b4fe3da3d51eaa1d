from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import Path as ZipPath
from zipfile import ZipFile

import pytest

from gikdeadlines.loading import files
from gikdeadlines.loading.files import Source, overlay_files, shipped_files


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Each test finds the data anew, and leaves no memory of where it found them."""
    shipped_files.cache_clear()
    yield
    shipped_files.cache_clear()


class TestShippedFiles:
    def test_stand_beside_src_in_a_checkout(self) -> None:
        """Under the name of the folder in the repository, wherever that lies."""
        assert [source.path for source in shipped_files("calendars/CN")][:2] == [
            "calendars/CN/2008.toml",
            "calendars/CN/2009.toml",
        ]

    def test_stand_inside_the_package_in_a_wheel(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """And even when the package is a zip file; they are reported under the same name."""
        with ZipFile(tmp_path / "wheel.zip", "w") as wheel:
            wheel.writestr("gikdeadlines/_data/calendars/CN/2030.toml", "format = 1")
        monkeypatch.setattr(files, "files", lambda _: ZipPath(tmp_path / "wheel.zip", "gikdeadlines/"))

        assert shipped_files("calendars/CN") == (Source("calendars/CN/2030.toml", b"format = 1", is_ours=True),)

    def test_are_none_in_a_folder_that_is_not_there(self) -> None:
        """A region without a folder has no days of its own."""
        assert shipped_files("calendars/CN-ZZ") == ()


class TestOverlayFiles:
    def test_takes_a_folder_with_its_subfolders_in_order(self, tmp_path: Path) -> None:
        """Only .toml files, by path."""
        (tmp_path / "b").mkdir()
        for name in ("z.toml", "a.toml", "b/c.toml", "note.txt"):
            (tmp_path / name).write_text(name)

        assert [source.content for source in overlay_files(tmp_path)] == [b"a.toml", b"b/c.toml", b"z.toml"]

    def test_takes_a_file_by_any_name(self, tmp_path: Path) -> None:
        """A single file was meant, whatever it is called."""
        path = tmp_path / "notice.txt"
        path.write_text("x")

        assert overlay_files(path) == (Source(path.as_posix(), b"x"),)
