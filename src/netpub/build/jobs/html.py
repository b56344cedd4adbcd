"""An article becomes a web page."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from netpub.build.jobs.edition import Made, produce
from netpub.build.target import Produced
from netpub.check import html as check
from netpub.publish import html
from netpub.publish.edition import Edition

_BESIDE = "beside"


def run(inputs: Mapping[str, bytes], *, path: str, assets: str, **arguments: Any) -> Produced:
    """Return the edition's file at ``path`` and what comparing it with the article gave; with ``assets`` beside it its pictures and
    styles, too, and in the facts their paths relative to the file."""
    files: dict[str, bytes] = {}

    def make(edition: Edition) -> Made:
        data, beside = html.parted(edition) if assets == _BESIDE else (html.write(edition), {})
        files.update(beside)
        return Made(data, check.text(data))

    produced = produce(make, inputs, path, arguments)
    folder = PurePosixPath(path).parent
    return replace(
        produced, files={**produced.files, **{str(folder / name): data for name, data in sorted(files.items())}},
        facts={**produced.facts, "assets": sorted(files)} if files else produced.facts)
