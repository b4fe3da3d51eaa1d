"""Where a rule stands, and a sentence in both languages 出处与中英文本。"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Because", "Citation", "Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in both languages 中英文本."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands: document, article, paragraph, item 出处.

    >>> Citation("CN/492/24.2", doc_no="国令492号", title="政府信息公开条例", article="24", paragraph=2).article
    '24'
    """

    provision: str
    doc_no: str
    title: str
    article: str = ""
    paragraph: int | None = None
    item: str | None = None
    url: str | None = None

    def __hash__(self) -> int:
        # Of one provision there is one citation, or a few.
        return hash(self.provision)


@dataclass(frozen=True, slots=True)
class Because:
    """Why days are excluded: a code and the text that says so 不计入的理由.

    >>> Because("third-party").citation is None
    True
    """

    code: str
    citation: Citation | None = None
