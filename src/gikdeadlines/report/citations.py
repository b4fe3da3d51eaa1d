"""Where a rule stands, in the words of a language 出处的写法。"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from gikdeadlines.values import Citation
from gikdeadlines.wording import Wording

from .visible import printable

if TYPE_CHECKING:
    from gikdeadlines.law import Law

__all__ = ["Cited", "citation_text", "cited", "summarised", "title_text"]


def citation_text(citation: Citation, wording: Wording) -> str:
    """Document, article, paragraph and item in a few words 出处.

    >>> from gikdeadlines.wording import wording_in
    >>> citation_text(Citation("CN/711/33.3", "国令711号", "政府信息公开条例", "33", 3), wording_in("zh"))
    '国令711号第33条第3款'
    """
    if not citation.article:
        return citation.doc_no or citation.title
    if not citation.article[0].isdigit():
        return wording.text("citation-plain", doc_no=citation.doc_no, article=citation.article).strip()
    parts = [wording.text("citation-article", doc_no=citation.doc_no, article=citation.article)]
    if citation.paragraph is not None:
        parts.append(wording.text("citation-paragraph", paragraph=citation.paragraph))
    if citation.item is not None:
        parts.append(wording.text("citation-item", item=citation.item))
    return "".join(parts)


_LINKED: Final = ("https://", "http://")
"""Addresses that a page links to: a user's own law file may hold anything."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in words, with the address of the official text where there is one 出处.

    ``summary`` is what the article says, in our words, where a view shows it.
    """

    text: str
    title: str
    url: str | None = None
    summary: str = ""


_UNREAD: Final = "（未核原文）"
"""What the title of a text says that nobody has read."""


def title_text(citation: Citation, wording: Wording, law: Law | None = None) -> str:
    """The title of the document, in the language where the law has it 文件标题.

    >>> from gikdeadlines.wording import wording_in
    >>> title_text(Citation("x", "国令1号", "规定（未核原文）"), wording_in("en"))
    '规定 (its text was not read)'
    """
    provision = law.provisions.get(citation.provision) if law else None
    if provision is not None:
        return wording.pick(provision.instrument.title)
    base = citation.title.removesuffix(_UNREAD)
    return base if base == citation.title else wording.text("citation-unread", title=base)


def cited(citation: Citation, wording: Wording, law: Law | None = None) -> Cited:
    """A citation for a page that can link 出处.

    >>> from gikdeadlines.wording import wording_in
    >>> cited(Citation("x", "国令711号", "条例", "33", url="javascript:alert(1)"), wording_in("zh"))
    Cited(text='国令711号第33条', title='条例', url=None, summary='')
    """
    url = citation.url if citation.url and citation.url.lower().startswith(_LINKED) else None
    return Cited(printable(citation_text(citation, wording)), printable(title_text(citation, wording, law)), url)


def summarised(citation: Citation, wording: Wording, law: Law) -> Cited:
    """The same with what the article says, nothing for what is no provision, such as a notice 出处和条文大意."""
    provision = law.provisions.get(citation.provision)
    return replace(cited(citation, wording, law), summary=wording.pick(provision.summary) if provision else "")
