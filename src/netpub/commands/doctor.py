"""netpub doctor: which tools are there."""

from pathlib import Path

import click

from netpub.commands.common import common
from netpub.errors import ExitCode
from netpub.tools.probe import TOOLS


@click.command("doctor")
@common
def command(project: Path) -> ExitCode:
    """Say which tools are there, what each is for, and what brings those that are missing.

    Exit code 3 when one is missing without which nothing can be built.

    Example: netpub doctor
    """
    del project
    code = ExitCode.OK
    for tool in TOOLS:
        version = tool.version()
        if version:
            click.echo(f"ok       {tool.name:16} {version}")
            continue
        click.echo(f"missing  {tool.name:16} for {tool.serves}. {'Needed' if tool.needed else 'Optional'}: {tool.remedy}")
        if tool.needed:
            code = ExitCode.MISSING_TOOL
    return code
