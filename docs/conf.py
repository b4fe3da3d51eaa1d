"""How Sphinx builds the documentation, both languages in one tree."""

from docutils import nodes
from sphinx.application import Sphinx

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
]

_ENDS = tuple("。：；？！，、）")


def join_lines(_: Sphinx, doctree: nodes.document) -> None:
    """Takes out the line ends between Chinese sentences, where a browser would show a space."""
    for text in list(doctree.findall(nodes.Text)):
        before = text.parent[text.parent.index(text) - 1] if text.parent.index(text) else None
        if text == "\n" and before is not None and before.astext()[-1:] in _ENDS:
            text.parent.remove(text)


def setup(app: Sphinx) -> None:
    """Registers what this file adds to Sphinx."""
    app.connect("doctree-read", join_lines)
