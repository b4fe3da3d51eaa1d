"""What the formulas of an XLSX came to when it was saved, by sheet and place 公式已保存的结果。"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from .parts import Attributes, Parts, Reader, read_whole
from .xlsx import OF_ROWS, sheet_parts

__all__ = ["Stored", "sheet_part_names", "stored_results"]

Stored = tuple[str, str]
"""The type of a result as the file writes it, and the result."""


def stored_results(content: bytes, file: str) -> Mapping[str, Mapping[str, Stored]]:
    """The stored result of every formula, by sheet and place; those without one are left out 公式结果.

    Raises:
        TableError: ``not-a-table``, ``too-large``.
    """
    parts = Parts(BytesIO(content), file)
    found = {}
    for name, part in sheet_parts(parts):
        reader = _Formulas()
        read_whole(parts.chunks(part), reader, OF_ROWS, file)
        found[name] = reader.found
    return found


def sheet_part_names(content: bytes, file: str = "") -> list[tuple[str, str]]:
    """The sheets of an XLSX, each with the name of the part that holds its cells 各工作表的组成部分.

    Raises:
        TableError: ``not-a-table``, ``too-large``.
    """
    return sheet_parts(Parts(BytesIO(content), file))


class _Formulas(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Stored] = {}
        self._place = self._kind = ""
        self._is_formula = False
        self._value: str | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._place, self._kind = attributes.get("r", ""), attributes.get("t", "n")
            self._is_formula, self._value = False, None
        elif name == "f":
            self._is_formula = True
        elif name == "v":
            self.listen()

    def end(self, name: str) -> None:
        if name == "v":
            self._value = self.heard()
        elif name == "c" and self._is_formula and self._place and self._has_result():
            self.found[self._place] = (self._kind, self._value or "")

    def _has_result(self) -> bool:
        return self._value is not None and self._kind != "s" and (self._value != "" or self._kind == "str")
