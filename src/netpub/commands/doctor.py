"""netpub doctor: which tools are there, and what brings those that are missing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from netpub.commands.common import common
from netpub.errors import ConfigError, ExitCode, ToolMissing
from netpub.publish import faces, theme
from netpub.settings import FILE, load
from netpub.tools.probe import TOOLS
from netpub.words import phrase, told


@click.command("doctor")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="Lines for people, or JSON.")
@common
def command(project: Path, output_format: str) -> ExitCode:
    """Say which tools are there, what each is for, what you lose without it, and which package brings it on Debian, Fedora and macOS.

    In a project it looks for the fonts of each of its languages, too. The exit code is 3 when something is missing without which
    nothing can be built.

    Example: netpub -C leaflets doctor
    """
    # A project is wanted only for its languages: doctor works before there is any.
    found = list(_tools()) + (list(_fonts(project)) if (project / FILE).is_file() else [])
    if output_format == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for one in found:
            _print(one)
    return ExitCode.MISSING_TOOL if any(one["needed"] and not one["found"] for one in found) else ExitCode.OK


def _tools() -> Iterator[dict[str, Any]]:
    for tool in TOOLS:
        yield {"name": tool.name, "found": tool.version(), "needed": tool.needed, "serves": tool.serves, "cost": tool.cost,
               "remedies": dict(tool.brings)}


def _fonts(project: Path) -> Iterator[dict[str, Any]]:
    """The fonts of each language of a project: the families, or what keeps them away and what to do about it."""
    settings = load(project)
    for language in settings.languages:
        found, remedies = "", {}
        try:
            families = theme.load(settings.theme, settings.root).families(language.locale)
            for family in families:
                for weight in faces.WEIGHTS:
                    faces.path(family, weight)
            found = ", ".join(families)
        except (ConfigError, ToolMissing) as error:
            remedies = {phrase("Every system"): f"{told(error.message)} {told(error.remedy)}"}
        yield {"name": f"fonts {language.key}", "found": found, "needed": True, "serves": phrase("editions in this language"),
               "cost": phrase("Nothing can be built in this language."), "remedies": remedies}


def _print(one: dict[str, Any]) -> None:
    if one["found"]:
        click.echo(f"{told('ok'):8} {one['name']:16} {one['found']}")
        return
    weight = told("Needed") if one["needed"] else told("Optional")
    click.echo(f"{told('missing'):8} {one['name']:16} {weight}: {told(one['serves'])}. {told('Without it:')} {told(one['cost'])}")
    for system, line in one["remedies"].items():
        click.echo(f"{'':25} {told(system) + ':':15} {told(line)}")
