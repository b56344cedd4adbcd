"""The container of an e-book (OCF 3.3): written so that its bytes depend on its content alone."""

import io
import zipfile
from collections.abc import Mapping

ROOT = "EPUB/"
PACKAGE = f"{ROOT}content.opf"


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as a package with its type first and uncompressed (OCF 3.3, 4.2), every file of the same age."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(files, key=lambda name: (name != "mimetype", not name.startswith("META-INF"), name)):
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            stored = name == "mimetype"
            archive.writestr(entry, files[name], zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, None if stored else 9)
    return made.getvalue()
