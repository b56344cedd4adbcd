"""How Sphinx makes the site of the documentation. It reads the folder that docs/generate has put together."""

from netpub import __version__

project = "netpub"
copyright = ""
release = __version__
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "netpub"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_theme_options = {
    "source_edit_link": "", "source_view_link": "", "top_of_page_buttons": [],
    "light_css_variables": {"color-brand-primary": "#0b5c6b", "color-brand-content": "#0b5c6b"},
    "dark_css_variables": {"color-brand-primary": "#7fc8d4", "color-brand-content": "#7fc8d4"},
}
myst_heading_anchors = 3
myst_enable_extensions = ["attrs_inline"]
# What a page says in the language of the shell has no lexer that knows netpub's answers.
highlight_language = "none"
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
suppress_warnings: list[str] = []
nitpicky = True
# Quotation marks stay as they are written: what stands in a line may be copied into a file.
smartquotes = False
