"""A page taken apart by Python's own parser, which is not the one that wrote it 网页解析。"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "link", "img", "hr"}


@dataclass(slots=True)
class Element:
    """An element, what stands in it, and what it stands in."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside, in order."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> set[str]:
        """The names of its classes."""
        return set(self.attributes.get("class", "").split())

    def all(self, tag: str, class_: str = "") -> list[Element]:
        """Every element below with a tag and perhaps a class."""
        inside = [child for child in self.children if isinstance(child, Element)]
        own = [child for child in inside if child.tag == tag and (not class_ or class_ in child.classes)]
        return own + [found for child in inside for found in child.all(tag, class_)]

    def one(self, tag: str, class_: str = "") -> Element:
        """The only one that there is."""
        (found,) = self.all(tag, class_)
        return found


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(page: str) -> Element:
    """The page as a tree; every element must be closed where it was opened."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    assert builder.open == [builder.root], f"<{builder.open[-1].tag}> is never closed"
    return builder.root
