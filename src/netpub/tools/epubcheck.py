"""EPUBCheck: is an e-book a valid EPUB 3?"""

import json
from pathlib import Path

from netpub.errors import ToolFailed, ToolMissing
from netpub.tools import probe, process
from netpub.tools.verdict import Verdict, verdict

SECONDS = 120.0
# Notes of use that name no fault, and without which something that is wanted cannot be used: that a book has fonts of its own.
_NOTES = ("CSS-028",)


def validate(path: Path) -> list[Verdict]:
    """Return the verdict ``epubcheck`` of the file at ``path``; any message, however light, is a complaint but the note
    that a book brings fonts.

    Raises ToolMissing when EPUBCheck or Java is not installed, ToolFailed when it gives no report.
    """
    folder = probe.package_folder("epubcheck")
    if folder is None or not probe.epubcheck_version():
        raise ToolMissing("EPUBCheck is not installed.", probe.tool("epubcheck").remedy)
    command = ["java", "-Duser.language=en", "-jar", str(folder / "epubcheck.jar"), str(path), "-q", "-u", "--json", "-"]
    done = process.run(command, seconds=SECONDS)
    try:
        messages = [f"{one['severity']} {one['ID']}: {one['message']}"
                    for one in json.loads(done.stdout)["messages"] if one["ID"] not in _NOTES]
    except (ValueError, KeyError, TypeError) as error:
        raise ToolFailed(f"EPUBCheck gave no report on {path.name}.", done.stderr.decode(errors="replace")[-300:]) from error
    if done.code and not messages:
        raise ToolFailed(f"EPUBCheck ended with {done.code} and named no fault.", done.stderr.decode(errors="replace")[-300:])
    return [verdict("epubcheck", messages)]
