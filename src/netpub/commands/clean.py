"""netpub clean: remove what a build made."""

import shutil
from pathlib import Path

import click

from netpub.commands.common import common, say
from netpub.errors import ExitCode, OutputError
from netpub.settings import load

_MADE = ("dist", "build", ".netpub")
_CACHE = ".netpub/cache"


@click.command("clean")
@click.option("--cache", is_flag=True, help="Remove also the results kept in .netpub/cache, so that everything is made anew.")
@common
def command(project: Path, cache: bool) -> ExitCode:
    """Remove dist/, build/ and .netpub/ of a project. Sources, catalogues, approvals and the cache of results stay.

    A cache that stands elsewhere ([build] cache in netpub.toml) is never removed: others may use it.

    Example: netpub clean --cache
    """
    load(project)
    for name in _MADE:
        folder = project / name
        if folder.is_symlink() or not folder.is_dir():
            continue
        try:
            _remove(folder, project / _CACHE if not cache else None)
        except OSError as error:
            raise OutputError(f"{folder} cannot be removed: {error.strerror}.", "Check the folder's permissions.") from error
        say(f"removed {name}/", err=True)
    return ExitCode.OK


def _remove(folder: Path, spare: Path | None) -> None:
    """Remove a folder, but for one folder in it that is spared."""
    if spare is None or spare.parent != folder or not spare.is_dir():
        shutil.rmtree(folder)
        return
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            _remove(entry, None) if entry != spare else None
        else:
            entry.unlink()
