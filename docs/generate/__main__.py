"""Make the site of the documentation: ``python -m docs.generate`` writes it to build/docs; a warning is an error.

Pictures are drawn from editions of the sample project, which must be built (``make build``).
"""

import argparse
import sys

from docs.generate import pictures, stage
from sphinx.cmd.build import main as sphinx

SOURCE, SITE = stage.ROOT / "build/docs-source", stage.ROOT / "build/docs"


def main() -> int:
    """Make the site; returns an exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--committed-pictures", action="store_true", help="show the pictures of the repository, draw none")
    chosen = options.parse_args()
    stage.stage(SOURCE)
    if chosen.committed_pictures:
        pictures.copy(SOURCE / "images")
    else:
        pictures.draw(SOURCE / "images")
    return sphinx(["-W", "--keep-going", "-q", "-E", "-d", str(stage.ROOT / "build/docs-trees"), "-b", "html", str(SOURCE), str(SITE)])


if __name__ == "__main__":
    sys.exit(main())
