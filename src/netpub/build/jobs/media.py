"""The pictures of a page in one file, so that a target has one input for them: a zip without compression, dates or order of chance."""

import io
import zipfile
from collections.abc import Mapping


def pack(media: Mapping[str, bytes]) -> bytes:
    """Return a zip of pictures by name; the same pictures always give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(media):
            archive.writestr(zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), media[name])
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the pictures that ``pack`` packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
