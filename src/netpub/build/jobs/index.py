"""The published editions become the download page."""

from collections.abc import Mapping, Sequence
from typing import Any

from netpub.build.jobs import media
from netpub.build.target import Produced
from netpub.publish import index, theme
from netpub.text.labels import Labels

MEDIA = "media:"


def run(
    inputs: Mapping[str, bytes], *, path: str, entries: Sequence[Mapping[str, Any]], locales: Mapping[str, str], publisher: str,
    colours: Mapping[str, str],
) -> Produced:
    """Return the page at ``path``. ``entries`` are those of ``index.Entry`` as plain data, ``cover`` naming a picture of the
    page's media (input ``media:SLUG``). ``locales`` gives the locale of each language by its key, the page's own language first."""
    made = []
    for entry in entries:
        pictures = media.unpack(inputs[f"{MEDIA}{entry['slug']}"]) if entry["cover"] else {}
        files = tuple((file["format"], file["path"], file["bytes"], file["pages"]) for file in entry["files"])
        made.append(index.Entry(**{**entry, "cover": pictures.get(entry["cover"]), "files": files}))
    labels = {key: Labels(locale) for key, locale in locales.items()}
    return Produced({path: index.write(made, labels, publisher, theme.load(colours))})
