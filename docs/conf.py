"""How Sphinx builds the documentation, both languages in one tree."""

import re

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


def join_lines(_: Sphinx, doctree: nodes.document) -> None:
    """Takes out the line ends between Chinese sentences, where a browser would show a space."""
    for text in list(doctree.findall(nodes.Text)):
        joined = re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])", "", text)
        if joined != text and not isinstance(text.parent, nodes.literal_block):
            text.parent.replace(text, nodes.Text(joined))


def setup(app: Sphinx) -> None:
    """Registers what this file adds to Sphinx."""
    app.connect("doctree-read", join_lines)
