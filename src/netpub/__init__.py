"""netpub: a publishing pipeline for health information."""

import sys

__version__ = "0.1.0"

# Said before anything else is loaded: what follows uses words of the language and libraries that older Pythons do not know.
if sys.version_info < (3, 11):  # noqa: UP036  pip refuses an older Python, a checkout on the path does not
    sys.stderr.write(
        f"netpub needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.\n"
        "  Install a newer Python (Debian: apt install python3, Fedora: dnf install python3, macOS: brew install python)"
        " and make a new environment with it.\n")
    sys.exit(3)
