"""netpub translate pretranslate: first drafts by a program of the person's choice."""

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from netpub.build import plan
from netpub.build.output import write_whole
from netpub.commands.common import common, say
from netpub.commands.printing import print_findings
from netpub.commands.translate import files
from netpub.errors import ExitCode, OutputError, ToolFailed
from netpub.findings import Finding, Unusable, Where
from netpub.settings import Settings, load
from netpub.tools import process
from netpub.translate.exchange import machine, units

_SECONDS = 600
_SHOWN = 500  # characters of what a program said when it failed


@click.command("pretranslate")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-l", "--lang", "languages", multiple=True, required=True, help="The language (may be repeated).")
@click.option("--with", "program", required=True, metavar="COMMAND", help="The program to ask, with its arguments.")
@click.option("--timeout", type=click.IntRange(1, 86_400), default=_SECONDS, show_default=True, metavar="SECONDS",
              help="How long it may take for a catalogue.")
@common
def command(project: Path, pages: tuple[str, ...], languages: tuple[str, ...], program: str, timeout: int) -> ExitCode:
    """Let a program of yours fill empty translations. Each is marked, and no edition has it before a person has confirmed it.

    No service is asked unless you name its program here; nothing in the project can start one. The program reads and writes one JSON
    object a line (docs/translation.md). Texts that lose placeholders or figures stay empty and are named.

    Example: netpub translate pretranslate wound-care -l es --with "my-translator --formal"
    """
    settings = load(project)
    words = _words(program)
    findings: list[Finding] = []
    for slug, key in files.chosen(settings, pages, languages):
        try:
            _fill(settings, slug, key, words, timeout, findings)
        except Unusable as unusable:
            findings.append(unusable.finding)
    print_findings(findings, remedies=True)
    return ExitCode.FINDINGS if findings else ExitCode.OK


def _words(program: str) -> list[str]:
    try:
        words = shlex.split(program)
    except ValueError as error:
        raise click.UsageError(f"--with: a quotation mark is missing in “{program}”.") from error
    if not words:
        raise click.UsageError("--with: name a program.")
    return words


def _fill(settings: Settings, slug: str, key: str, words: Sequence[str], timeout: int, findings: list[Finding]) -> None:
    """Ask for the empty texts of one catalogue, and write what came."""
    path = plan.catalogue_path(slug, key)
    where = Where(path, 0, slug, key)
    data = files.catalogue(settings, slug, key)
    document = units.document(data, slug, settings.language(settings.source_language).locale, settings.language(key).locale, where)
    empty = machine.questions(document, data, where)
    if not empty:
        say(f"{path}: nothing is empty")
        return
    done = process.run(words, stdin=machine.asked(empty, document), seconds=timeout, cwd=Path.cwd())
    if done.code:
        said = done.stderr[-_SHOWN:].decode(errors="replace").strip()
        raise ToolFailed(f"{words[0]} stopped with code {done.code}. {said}", f"{path} was left as it is.")
    made = machine.fill(data, document, empty, done.stdout, where, findings.append)
    if made.filled:
        if files.catalogue(settings, slug, key) != data:
            raise OutputError(f"Somebody changed {path} while {words[0]} worked; it was left as it is.", "Run the command again.")
        write_whole(settings.root / path, made.data)
    say(f"{path}: {made.filled} filled, {made.empty} left empty; each waits for a person")
