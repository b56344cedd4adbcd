"""netpub explain: what a rule means, or where a finished file comes from."""

import difflib
from pathlib import Path

import click

from netpub.build.ledger import Entry, Ledger
from netpub.commands.common import common
from netpub.errors import ExitCode
from netpub.findings import catalogue
from netpub.settings import load


@click.command("explain")
@click.argument("subject", metavar="RULE|FILE")
@common
def command(project: Path, subject: str) -> ExitCode:
    """Explain a rule that a finding names, or say from what a file in dist/ or build/ was made.

    Examples: netpub explain lost-list; netpub explain dist/es/pancreas-surgery.pdf
    """
    rule = catalogue().get(subject)
    if rule is not None:
        click.echo(f"{rule.id} ({rule.severity})\n\n{rule.what.replace('{detail}', '…')}\n\nWhy: {rule.why}\n\nDo: {rule.remedy}")
        return ExitCode.OK
    if "/" in subject or Path(subject).suffix:
        return _explain_file(project, subject)
    near = difflib.get_close_matches(subject, list(catalogue()), n=3)
    raise click.UsageError(f"There is no rule “{subject}”." + (f" Did you mean {', '.join(near)}?" if near else ""))


def _explain_file(project: Path, subject: str) -> ExitCode:
    settings = load(project)
    path = Path(subject)
    absolute = path if path.is_absolute() else project / path
    name = absolute.relative_to(settings.root).as_posix() if absolute.is_relative_to(settings.root) else subject
    made = name.replace("dist/", "build/editions/", 1) if name.startswith("dist/") else name
    for target, entry in Ledger(settings.root / ".netpub/ledger.json").entries.items():
        if made in entry.outputs:
            _print_entry(name, target, entry)
            return ExitCode.OK
    raise click.UsageError(f"netpub did not make {subject} in this project.")


def _print_entry(name: str, target: str, entry: Entry) -> None:
    click.echo(f"{name}\n  made as {target} from:")
    for part, digest in entry.parts.items():
        click.echo(f"    {part.removeprefix('file ')}  {digest[:16]}")
    for key, value in entry.facts.items():
        click.echo(f"  {key}: {value}")
    for finding in entry.findings:
        click.echo(f"  finding: {finding.what} ({finding.rule})")
