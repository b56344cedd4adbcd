"""The published editions become pages of downloads, a feed and a sitemap."""

from collections.abc import Mapping, Sequence
from typing import Any

from netpub.build.jobs import media
from netpub.build.target import Produced
from netpub.publish import feed, index, theme
from netpub.text.labels import Labels

MEDIA = "media:"


def run(
    inputs: Mapping[str, bytes], *, folder: str, paths: Sequence[str], entries: Sequence[Mapping[str, Any]], locales: Mapping[str, str],
    publisher: str, address: str, colours: Mapping[str, str],
) -> Produced:
    """Return the site's files: each of ``paths`` (index.html, KEY/index.html, feed.xml, sitemap.xml) below ``folder``.

    ``entries`` are those of ``index.Entry`` as plain data, ``cover`` naming a picture of the page's media (input ``media:SLUG``).
    ``locales`` gives the locale of each language by its key, the site's own language first; ``address`` is where dist/ will stand.
    """
    made = [_entry(entry, inputs) for entry in entries]
    labels = {key: Labels(locale) for key, locale in locales.items()}
    look = theme.load(colours)

    def write(path: str) -> bytes:
        if path == "feed.xml":
            return feed.atom(made, next(iter(labels.values()))("Publications"), publisher, address)
        if path == "sitemap.xml":
            return feed.sitemap(made, address)
        return index.write(made, labels, publisher, look, path.rpartition("/")[0])

    return Produced({folder + path: write(path) for path in paths})


def _entry(entry: Mapping[str, Any], inputs: Mapping[str, bytes]) -> index.Entry:
    pictures = media.unpack(inputs[f"{MEDIA}{entry['slug']}"]) if entry["cover"] else {}
    files = tuple((file["format"], file["path"], file["bytes"], file["pages"]) for file in entry["files"])
    return index.Entry(**{**entry, "cover": pictures.get(entry["cover"]), "files": files, "topics": tuple(entry["topics"])})
