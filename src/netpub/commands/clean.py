"""netpub clean: remove what a build made."""

import shutil
from pathlib import Path

import click

from netpub.commands.common import common
from netpub.errors import ExitCode, OutputError
from netpub.settings import load

_MADE = ("dist", "build", ".netpub")


@click.command("clean")
@common
def command(project: Path) -> ExitCode:
    """Remove dist/, build/ and .netpub/ of a project. Sources, catalogues and approvals stay.

    Example: netpub clean
    """
    load(project)
    for name in _MADE:
        folder = project / name
        if folder.is_symlink() or not folder.is_dir():
            continue
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise OutputError(f"{folder} cannot be removed: {error.strerror}.", "Check the folder's permissions.") from error
        click.echo(f"removed {name}/", err=True)
    return ExitCode.OK
