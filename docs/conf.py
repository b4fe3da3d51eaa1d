"""How Sphinx builds the documentation, both languages in one tree."""

import re
import shutil
from pathlib import Path
from typing import Any

import sphinx.locale
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

from gikdeadlines import __version__

project = "gikdeadlines"
author = "gikdeadlines founders"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "tools"]

html_theme = "furo"
html_title = f"gikdeadlines {version}"
html_static_path = ["_static"]
html_css_files = ["wide.css"]
html_show_sourcelink = False
html_show_copyright = False
html_search_language = "zh-en"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_custom_sections = [("Source", "notes_style")]

nitpicky = True
# What other packages name is not documented here, and the build asks no network for it; nor is what is private.
nitpick_ignore_regex = [
    ("py:.*", r"(?!gikdeadlines\.).*"),
    ("py:.*", r"gikdeadlines\..*\.(_\w+|P)"),
    # A type with parameters is cut at its comma.
    ("py:.*", r"gikdeadlines\.values\.frozen\.FrozenMap\[\w+"),
]

_ENDS = tuple("。：；？！，、）")


def join_lines(_: Sphinx, doctree: nodes.document) -> None:
    """Takes out the line ends between Chinese sentences, where a browser would show a space."""
    for text in list(doctree.findall(nodes.Text)):
        before = text.parent[text.parent.index(text) - 1] if text.parent.index(text) else None
        if text == "\n" and before is not None and before.astext()[-1:] in _ENDS:
            text.parent.remove(text)


CHINESE = ("zh/",)
"""How the names of the Chinese pages begin; the first page of all is in both languages, and Chinese to a browser."""


class SearchBoth(SearchEnglish):
    """Words of English, and every two neighbouring characters of Chinese, which has no spaces between words."""

    lang = "zh-en"
    js_splitter_code = """
function splitQuery(query) {
  const found = [];
  for (const part of query.match(/[\\u3400-\\u9fff]+|[^\\s\\u3400-\\u9fff]+/gu) || []) {
    if (!/[\\u3400-\\u9fff]/u.test(part)) found.push(...part.split(/[^\\p{Letter}\\p{Number}_]+/gu).filter(Boolean));
    else if (part.length === 1) found.push(part);
    else for (let at = 0; at < part.length - 1; at++) found.push(part.slice(at, at + 2));
  }
  return found;
}
"""

    def split(self, text: str) -> list[str]:
        """The words of a page."""
        chinese = re.findall(r"[\u3400-\u9fff]+", text)
        pairs = [run[at : at + 2] for run in chinese for at in range(max(1, len(run) - 1))]
        return [*super().split(re.sub(r"[\u3400-\u9fff]+", " ", text)), *pairs]

    def stem(self, word: str) -> str:
        """The stem of an English word; Chinese has none."""
        return word if re.match(r"[\u3400-\u9fff]", word) else super().stem(word)

    def word_filter(self, word: str) -> bool:
        """Whether a word is worth finding."""
        return bool(re.match(r"[\u3400-\u9fff]", word)) or super().word_filter(word)


OF_THE_THEME = {
    "Toggle navigation of": "展开或收起",
    "Toggle Light / Dark / Auto color theme": "切换浅色、深色或自动配色",
    "Toggle site navigation sidebar": "展开或收起站点导航",
    "Toggle table of contents sidebar": "展开或收起本页目录",
    "Link to this heading": "本节链接",
    "Back to top": "回到顶部",
    "Skip to content": "跳到正文",
    "Hide navigation sidebar": "隐藏站点导航",
    "Hide table of contents sidebar": "隐藏本页目录",
    "View this page": "查看本页源文件",
    "<span>Next</span>": "<span>下一页</span>",
    "<span>Previous</span>": "<span>上一页</span>",
    "Made with ": "制作工具：",
}
"""What the theme says in English alone, wherever a reader or a screen reader meets it."""


def say_in_chinese(app: Sphinx, failed: Exception | None) -> None:
    """Puts Chinese where the theme left English on the Chinese pages."""
    if failed or app.builder.format != "html":
        return
    said = re.compile("|".join(map(re.escape, OF_THE_THEME)))
    for path in (Path(app.outdir) / "index.html", *sorted((Path(app.outdir) / "zh").rglob("*.html"))):
        page = path.read_text("utf-8")
        path.write_text(said.sub(lambda found: OF_THE_THEME[found[0]], page), "utf-8")


def speak(app: Sphinx, page: str, _: str, context: dict[str, Any], __: nodes.document | None) -> None:
    """Gives a page the interface of its language, and says to the browser which it is."""
    is_chinese = page == "index" or page.startswith(CHINESE)
    folder = str(Path(sphinx.locale.__file__).parent)
    words, _found = sphinx.locale.init([folder], "zh_CN" if is_chinese else "en", "sphinx", "words")
    app.builder.templates.environment.install_gettext_translations(words)
    context["language"] = "zh-CN" if is_chinese else "en"


BUILT = Path(__file__).parents[1] / "dist"
"""Where the page that anyone can open is left when it was built; without it the documentation only tells of it."""

LINK = '<p class="open-page"><a href="{page}">{words}</a></p>'
SHOWN = {"link": LINK, "frame": f'{LINK}\n<iframe class="the-page" src="{{page}}" title="{{words}}"></iframe>'}
OPEN = {"zh": "打开网页：什么都不用装，什么都不上传", "en": "Open the page: nothing to install, nothing is sent"}


def show_page(_: Sphinx, name: str, source: list[str]) -> None:
    """Puts the page, or a link to it, where a text has the comment ``<!-- page: frame -->`` or ``link``."""
    if (BUILT / "site").exists():
        source[0] = re.sub(r"<!-- page: (\w+) (zh|en) -->", lambda found: _page(name, found[1], found[2]), source[0])


def _page(name: str, how: str, language: str) -> str:
    address = f"{'../' * name.count('/')}page/index.html#%40language={language}"
    return SHOWN[how].format(page=address, words=OPEN[language])


def add_page(app: Sphinx, failed: Exception | None) -> None:
    """Lays the page into the documentation: its folder for a server, and the one file to keep."""
    if not failed and app.builder.format == "html" and (BUILT / "site").exists():
        shutil.copytree(BUILT / "site", Path(app.outdir) / "page", dirs_exist_ok=True)
        shutil.copy(BUILT / "gikdeadlines.html", app.outdir)


def setup(app: Sphinx) -> None:
    """Registers what this file adds to Sphinx."""
    app.connect("source-read", show_page)
    app.connect("build-finished", add_page)
    app.add_search_language(SearchBoth)
    app.connect("doctree-read", join_lines)
    app.connect("html-page-context", speak)
    app.connect("build-finished", say_in_chinese)
