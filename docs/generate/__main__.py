"""Make the site of the documentation: ``python -m docs.generate`` writes it to build/docs; a warning is an error.

Pictures are drawn from editions of the sample project, which are built for them.
"""

import argparse
import sys
from pathlib import Path

from docs.generate import pictures, stage
from sphinx.cmd.build import main as sphinx


def main() -> int:
    """Make the site; returns an exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--committed-pictures", action="store_true", help="show the pictures of the repository, draw none")
    options.add_argument("--to", type=Path, default=stage.ROOT / "build/docs", metavar="DIR", help="where to; build/docs without it")
    chosen = options.parse_args()
    source, trees = (chosen.to.with_name(f"{chosen.to.name}-{part}") for part in ("source", "trees"))
    stage.stage(source)
    if chosen.committed_pictures:
        pictures.copy(source / "images")
    else:
        pictures.draw(source / "images")
    return sphinx(["-W", "--keep-going", "-q", "-E", "-d", str(trees), "-b", "html", str(source), str(chosen.to)])


if __name__ == "__main__":
    sys.exit(main())
