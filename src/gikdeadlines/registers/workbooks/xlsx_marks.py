"""What an XLSX sheet says beside its cells: comments, boxes, and text that is struck through 批注、文本框与删除线。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from .parts import Attributes, Reader

__all__ = ["Boxes", "Comments", "Strikes", "is_on"]

_OFF: Final = frozenset({"0", "false", "off"})


def is_on(attributes: Attributes) -> bool:
    """Whether a property that needs no value is set 是否启用.

    >>> is_on({}), is_on({"val": "0"})
    (True, False)
    """
    return attributes.get("val", "1") not in _OFF


class Comments(Reader):
    """The comments of a sheet, each with the cell to which it belongs 批注."""

    NAMES: Final = ("comment", "t", "rPh")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._place = ""
        self._pieces: list[str] = []
        self._spoken = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins 元素开始."""
        if name == "comment":
            self._place, self._pieces = attributes.get("ref", ""), []
        elif name == "rPh":
            self._spoken = True
        elif not self._spoken:
            self.listen()

    def end(self, name: str) -> None:
        """An element ends 元素结束."""
        if name == "comment":
            self.found.append((self._place, "".join(self._pieces)))
        elif name == "rPh":
            self._spoken = False
        elif not self._spoken:
            self._pieces.append(self.heard())


_DRAWN: Final = ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")


class Boxes(Reader):
    """The texts of the shapes of a drawing, such as text boxes 文本框."""

    NAMES: Final = {f"{space}{part} {name}": name for space in _DRAWN for part, name in (
        ("spreadsheetDrawing", "sp"), ("main", "p"), ("main", "t")
    )}  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._pieces: list[str] = []

    def start(self, name: str, _: Attributes) -> None:
        """An element begins 元素开始."""
        if name == "sp":
            self._pieces = []
        elif name == "t":
            self.listen()

    def end(self, name: str) -> None:
        """An element ends 元素结束."""
        if name == "t":
            self._pieces.append(self.heard())
        elif name == "p":
            self._pieces.append("\n")
        elif text := "".join(self._pieces).strip():
            self.found.append(text)


class Strikes(Reader):
    """Which looks of cells are struck through 带删除线的样式."""

    NAMES: Final = ("fonts", "font", "strike", "cellXfs", "xf")

    def __init__(self) -> None:
        super().__init__()
        self._fonts: list[bool] = []
        self._looks: list[Mapping[str, str]] = []
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins 元素开始."""
        if name in {"fonts", "cellXfs"}:
            self._inside = name
        elif name == "font" and self._inside == "fonts":
            self._fonts.append(False)
        elif name == "strike" and self._inside == "fonts":
            self._fonts[-1] = is_on(attributes)
        elif name == "xf" and self._inside == "cellXfs":
            self._looks.append(attributes)

    def end(self, name: str) -> None:
        """An element ends 元素结束."""
        if name == self._inside:
            self._inside = ""

    def looks(self) -> frozenset[str]:
        """The numbers of those looks, as cells name them 样式编号."""
        return frozenset(str(at) for at, look in enumerate(self._looks) if _is_struck(self._fonts, look.get("fontId")))


def _is_struck(fonts: Sequence[bool], number: str | None) -> bool:
    at = int(number) if number and number.isascii() and number.isdigit() else len(fonts)
    return at < len(fonts) and fonts[at]
