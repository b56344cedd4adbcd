"""Web addresses of pages, as far as links to them must be told apart."""

import re


def parted(href: str) -> tuple[str, str]:
    """Return an address without its scheme and closing slash, and the place within it."""
    address, _, fragment = href.partition("#")
    return re.sub(r"^https?://(?:www\.)?", "", address.rstrip("/")), fragment
