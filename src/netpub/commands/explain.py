"""netpub explain: what a rule means, or where a finished file comes from."""

import difflib
from collections.abc import Mapping
from pathlib import Path

import click

from netpub.build import pool
from netpub.build.formats import CLAIMED
from netpub.build.freshness import LIBRARY
from netpub.build.ledger import Entry, Ledger
from netpub.build.publication import MADE
from netpub.build.run import Build, Options
from netpub.commands.common import common, say, today
from netpub.commands.printing import described
from netpub.errors import ExitCode
from netpub.findings import catalogue
from netpub.progress import NoProgress
from netpub.settings import Settings, load
from netpub.words import told


@click.command("explain")
@click.argument("subject", metavar="RULE|FILE")
@common
def command(project: Path, subject: str) -> ExitCode:
    """Explain a rule that a finding names, or say from what a file in dist/ or build/ was made.

    Examples: netpub explain lost-list; netpub explain dist/es/pancreas-surgery.pdf
    """
    rule = catalogue().get(subject)
    if rule is not None:
        what, why, remedy = (told(text) for text in (rule.what.replace("{detail}", "…"), rule.why, rule.remedy))
        click.echo(f"{rule.id} ({told(rule.severity)})\n\n{what}\n\n{told('Why:')} {why}\n\n{told('Do:')} {remedy}")
        return ExitCode.OK
    if "/" in subject or Path(subject).suffix:
        return _explain_file(project, subject)
    near = difflib.get_close_matches(subject, list(catalogue()), n=3)
    raise click.UsageError(told(f"There is no rule “{subject}”.") + (" " + told(f"Did you mean {', '.join(near)}?") if near else ""))


def _explain_file(project: Path, subject: str) -> ExitCode:
    settings = load(project)
    path = Path(subject)
    absolute = path if path.is_absolute() else project / path
    name = absolute.relative_to(settings.root).as_posix() if absolute.is_relative_to(settings.root) else subject
    ledger = Ledger(settings.root / ".netpub/ledger.json")
    for made in _places(name):
        for target, entry in ledger.entries.items():
            if made in entry.outputs:
                _print_entry(name, target, entry, ledger.libraries.get(entry.parts.get(LIBRARY, ""), {}))
                _print_next(settings, target)
                return ExitCode.OK
    raise click.UsageError(f"netpub did not make {subject} in this project.")


def _places(name: str) -> list[str]:
    """Where the build makes what stands at a place: dist/ holds copies."""
    return [name.replace("dist/", f"{folder}/", 1) for folder in (MADE, CLAIMED)] if name.startswith("dist/") else [name]


def _print_entry(name: str, target: str, entry: Entry, libraries: Mapping[str, str]) -> None:
    click.echo(name)
    say(f"  made as {target}, {entry.at.replace('T', ' ').replace('+00:00', ' UTC')}, because {entry.why}")
    say("  from:")
    for part, digest in entry.parts.items():
        click.echo(f"    {told(part.removeprefix('file '))}  {digest[:16]}")
    tools = ", ".join(f"{library} {version or '(missing)'}" for library, version in libraries.items()) or told("unknown tools")
    click.echo(f"  {told('by')} {tools}")
    for key, value in entry.facts.items():
        if value not in (None, "", [], {}):
            click.echo(f"  {key}: {value}")
    for finding in entry.findings:
        click.echo(f"  {told('finding:')} {described(finding)} ({finding.rule})")


def _print_next(settings: Settings, target: str) -> None:
    """Say whether the next build would make the file again, and why."""
    why = Build(settings, Options(as_of=today()), pool.local(settings.building, 1), NoProgress()).plan().outcome.reasons.get(target)
    say(f"  the next build makes it again: {why}" if why else "  the next build leaves it alone: nothing that it depends on changed")
