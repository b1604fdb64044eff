"""The documentation as a site: `make docs`."""

import hrvsync
from hrvsync.ui.theme import DARK, LIGHT

FONTS = ("Inter-Regular", "Inter-SemiBold", "InterDisplay-SemiBold")
project, author, version = "hrvsync", "The hrvsync authors", hrvsync.__version__
release = version
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["screenshots/README.md", "_static"]
html_theme = "furo"
html_title = f"hrvsync {version}"
html_favicon = "../hrvsync/ui/icons/hrvsync.svg"
html_logo = html_favicon
html_show_sphinx = html_show_copyright = html_copy_source = False
html_static_path = ["_static", *(f"../hrvsync/ui/fonts/{name}.ttf" for name in FONTS)]
html_css_files = ["site.css"]
html_theme_options = {
    theme.name + "_css_variables": {
        "font-stack": "Inter, system-ui, sans-serif",
        "color-brand-primary": theme.accent,
        "color-brand-content": theme.accent,
        "color-brand-visited": theme.accent,
    }
    for theme in (LIGHT, DARK)
}
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
