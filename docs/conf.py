"""The documentation as a site: `make docs`."""

import hrvsync

project, author, version = "hrvsync", "The hrvsync authors", hrvsync.__version__
release = version
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["screenshots/README.md"]
html_theme = "furo"
html_title = f"hrvsync {version}"
html_favicon = "../hrvsync/ui/icons/hrvsync.svg"
html_logo = html_favicon
html_show_sphinx = html_copy_source = False
myst_heading_anchors = 4
myst_enable_extensions = ["deflist", "colon_fence"]
# Links to files beside the pages (examples, devices) lead to the files.
myst_all_links_external = False
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
nitpicky = False
suppress_warnings = ["myst.header", "ref.python"]


def _plain_bars(_app, _what, _name, _thing, _options, lines):
    """Bars in docstrings are those of an absolute value, not of reStructuredText."""
    lines[:] = [line.replace("|", r"\|") for line in lines]


def setup(app):
    """Let Sphinx call the above."""
    app.connect("autodoc-process-docstring", _plain_bars)
