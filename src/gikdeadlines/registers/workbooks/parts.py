"""The parts of a workbook that is a ZIP file of XML, opened with care 工作簿的组成部分。

A few megabytes can unpack to gigabytes, a declaration can make text out of nothing, and one element can be repeated
without end. So sizes are looked at before anything is read, and every part goes through a parser that knows no
declarations, piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from posixpath import dirname, join, normpath
from typing import BinaryIO, Final, NoReturn
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - an error's name

from gikdeadlines.values import TableError

from .book import refuse_size, refuse_workbook

__all__ = ["Attributes", "Parts", "Reader", "pieces_read", "read_whole", "resolved"]

_MOST_BYTES: Final = 3 << 30
"""Of XML. A sheet of a million rows with 30 columns takes about 1 GB."""

_MOST_RATIO: Final = 100
_RATIO_COUNTS_FROM: Final = 16 << 20
"""What people write packs 5 to 30 times smaller; below this many bytes even a file built to do harm does none."""

_MOST_TAGS: Final = 40_000_000
"""In one part that is held in memory: the texts that cells share, or what a part says of the others."""

_CHUNK: Final = 1 << 18
_LONGEST_TEXT: Final = 1 << 20
"""Of one cell, in characters. Spreadsheet programs hold at most 32,767."""

_ENCODINGS: Final = frozenset({None, "utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1"})

_BROKEN: Final = (BadZipFile, ZlibError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, KeyError)

Attributes = dict[str, str]


class Parts:
    """The parts of one ZIP file 组成部分.

    Raises:
        TableError: ``not-a-table``, ``too-large``.
    """

    def __init__(self, content: BinaryIO, file: str) -> None:
        self.file = file
        try:
            self._zip = ZipFile(content)
        except _BROKEN as error:
            refuse_workbook(file, str(error))
        self._names = {_plain(info.filename): info for info in self._zip.infolist()}
        self._require_modest()

    def _require_modest(self) -> None:
        size = sum(info.file_size for info in self._names.values())
        if size > _MOST_BYTES or any(map(_is_bomb, self._names.values())):
            expected = f"at most {_MOST_BYTES} bytes when unpacked"
            refuse_size(size, expected, self.file, says="unpacked", most=_MOST_BYTES)

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._names

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece 逐段读取.

        Raises:
            TableError: ``not-a-table``, where the part is damaged or not there.
        """
        with self._refusing(name), self._zip.open(self._names[_plain(name)]) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk

    def few_chunks(self, name: str) -> Iterator[bytes]:
        """The same of a part that is to be held in memory 读入内存.

        Raises:
            TableError: ``not-a-table``; ``too-large``.
        """
        if name in self:
            tags = 0
            for chunk in self.chunks(name):
                if (tags := tags + chunk.count(b"<")) > _MOST_TAGS:
                    expected = f"a part of at most {_MOST_TAGS} tags"
                    refuse_size(tags, expected, self.file, says="tags", most=_MOST_TAGS)
            yield from self.chunks(name)

    @contextmanager
    def _refusing(self, name: str) -> Iterator[None]:
        try:
            yield
        except _BROKEN as error:
            refuse_workbook(self.file, f"{name}: {error}")


def _plain(name: str) -> str:
    """Some programs write backslashes, and other letter cases than they refer to."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _is_bomb(info: ZipInfo) -> bool:
    return info.file_size > _RATIO_COUNTS_FROM and info.file_size > _MOST_RATIO * max(info.compress_size, 1)


# XML


class Reader:
    """Takes the elements of a part as they come; a subclass says what it makes of them 元素的接收者."""

    def __init__(self) -> None:
        self._text: list[str] | None = None
        self._length = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins 元素开始."""

    def end(self, name: str) -> None:
        """An element ends 元素结束."""

    def listen(self) -> None:
        """Keep the text from here on 开始收集文本."""
        if self._text is None:
            self._text, self._length = [], 0

    def heard(self) -> str:
        """The text since :meth:`listen` 收集到的文本."""
        text, self._text = "".join(self._text or ()), None
        return text

    def data(self, text: str) -> None:
        """Some text 文本."""
        if self._text is not None:
            self._text.append(text)
            self._length += len(text)
            if self._length > _LONGEST_TEXT:
                raise _TooLongError


class _TooLongError(Exception):
    """A cell that is longer than any cell is."""


class _DeclaredError(Exception):
    """A document that declares what it means, which no workbook does."""


def pieces_read(chunks: Iterator[bytes], reader: Reader, names: dict[str, str], file: str) -> Iterator[None]:
    """Hand the elements of a part to a reader, pausing after each piece 逐段解析.

    Args:
        chunks: the bytes of the part.
        reader: takes its elements.
        names: the elements that are meant, ``namespace name``, and how the reader calls them; others are passed over.
        file: named in refusals.

    Raises:
        TableError: ``not-a-table``; ``too-large``, for a text longer than a cell can be.
    """
    parser = _parser(reader, names)
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield
    except TableError:
        raise
    except _TooLongError:
        expected = f"a cell of at most {_LONGEST_TEXT} characters"
        refuse_size(f"more than {_LONGEST_TEXT}", expected, file, says="cell", most=_LONGEST_TEXT)
    except _DeclaredError:
        refuse_workbook(file, "XML that declares a document type or an encoding of its own")
    except (expat.ExpatError, LookupError, ValueError) as error:
        refuse_workbook(file, str(error))


def read_whole(chunks: Iterator[bytes], reader: Reader, names: dict[str, str], file: str) -> None:
    """Hand every element of a part to a reader 全部解析.

    Raises:
        TableError: as :func:`pieces_read`.
    """
    for _ in pieces_read(chunks, reader, names, file):
        pass


def _parser(reader: Reader, names: dict[str, str]) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    start, end, known = reader.start, reader.end, names.get

    def start_element(name: str, attributes: Attributes) -> None:
        if called := known(name):
            start(called, attributes)

    def end_element(name: str) -> None:
        if called := known(name):
            end(called)

    parser.StartElementHandler = start_element
    # A reader that only looks at what begins is spared every other call: a sheet has millions of cells.
    if type(reader).end is not Reader.end:
        parser.EndElementHandler = end_element
        parser.CharacterDataHandler = reader.data
    parser.StartDoctypeDeclHandler = _refuse_declared
    parser.EntityDeclHandler = _refuse_declared
    parser.XmlDeclHandler = _require_known_encoding
    return parser


def _refuse_declared(*_: object) -> NoReturn:
    raise _DeclaredError


def _require_known_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding.lower() if encoding else None) not in _ENCODINGS:
        raise _DeclaredError


def resolved(base: str, target: str) -> str:
    """The name of the part that a part refers to 被引用部分的名称.

    >>> resolved("xl/workbook.xml", "worksheets/sheet1.xml"), resolved("xl/workbook.xml", "/sheets/a.xml")
    ('xl/worksheets/sheet1.xml', 'sheets/a.xml')
    """
    target = target.replace("\\", "/")
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(base), target))
