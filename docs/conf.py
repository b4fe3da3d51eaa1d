"""How Sphinx builds the documentation, both languages in one tree."""

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
