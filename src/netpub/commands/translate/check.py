"""netpub translate check: what is wrong with translations, in a project or in a catalogue by itself."""

from collections.abc import Sequence
from pathlib import Path

import click

from netpub.build import plan, pool
from netpub.build.pinning import INCOMPLETE
from netpub.build.run import Build, Options
from netpub.commands.common import as_of_option, common, known, say, settings_of
from netpub.commands.printing import count, exit_code, findings_json, print_failures, print_findings, unique
from netpub.commands.translate.bring_up import targets
from netpub.errors import ExitCode, OutputError
from netpub.findings import Finding, Severity, Where
from netpub.settings import load
from netpub.translate import lone

_MOST = 5  # hints of one rule for a page


@click.command("check")
@click.argument("pages", nargs=-1, metavar="[PAGE|FILE.po]...")
@click.option("-l", "--lang", "languages", multiple=True, help="Only this language (may be repeated).")
@click.option("--glossary", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
              help="The terms to hold FILE.po to: CSV or TBX. A project has its own in locales/LANGUAGE.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="How findings are printed.")
@as_of_option
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, pages: tuple[str, ...], languages: tuple[str, ...], glossary: Path | None, output_format: str,
    as_of: str,
) -> ExitCode:
    """Say what is wrong with translations: numbers, units, dates, phone numbers, lost words such as “not”, medicines, terms and more.

    The exit code is 1 when there is an error. A file that ends in .po is checked by itself, outside any project: its header says which
    language it holds (Language) and which it was translated from (X-Source-Language; English when it is not there).

    Example: netpub translate check pancreas-surgery -l es

    A file by itself: netpub translate check es.po --output-format json
    """
    files = [Path(name) for name in pages if _is_file(name, project)]
    if files and (len(files) < len(pages) or languages):
        raise click.UsageError("Name pages of the project or files, not both; a file says its language itself.")
    if glossary and not files:
        raise click.UsageError("--glossary is for files. The glossary of a project is locales/LANGUAGE/glossary.csv or glossary.tbx.")
    if files:
        findings, checked = _lone(files, glossary)
        code = ExitCode.FINDINGS if any(one.severity is Severity.ERROR for one in findings) else ExitCode.OK
    else:
        findings, checked, code = _project(ctx, project, pages, languages, as_of)
    if output_format == "json":
        click.echo(findings_json(findings))
    else:
        verbose = settings_of(ctx).verbose
        print_findings(findings, remedies=True, err=False, most=0 if verbose else _MOST)
        say(f"\n{checked}; {count(unique(findings))}.", err=True)
    return code


def _is_file(name: str, project: Path) -> bool:
    """Whether an argument is a file and no page of the project."""
    page = Path(name).name == name and (project / "source" / name).is_dir()
    return name.lower().endswith((".po", ".pot")) or (Path(name).exists() and not page)


def _lone(files: Sequence[Path], glossary: Path | None) -> tuple[list[Finding], str]:
    """Check files by themselves; raises OutputError for one that cannot be opened."""
    findings: list[Finding] = []
    terms = (glossary.name, _content(glossary)) if glossary else None
    texts = sum(lone.check(_content(path), Where(str(path), 0, path.stem), findings.append, terms) for path in files)
    return findings, f"Texts checked: {texts}"


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise OutputError(f"{path} is a folder.", "Name a file: netpub translate check es.po")
    try:
        with path.open("rb") as stream:
            return stream.read(plan.READ_AT_MOST + 1)  # a larger file is refused by its reader
    except OSError as error:
        remedy = "Look whether the name is right and you may open the file."
        raise OutputError(f"{path} cannot be read: {error.strerror}.", remedy) from error


def _project(
    ctx: click.Context, project: Path, pages: Sequence[str], languages: Sequence[str], as_of: str,
) -> tuple[list[Finding], str, ExitCode]:
    """The findings of a project's translations; those of the pages themselves are told by netpub check."""
    settings = load(project)
    wanted = targets(settings, languages)
    slugs = known(pages, settings.pages, "page")
    options = Options(as_of=as_of, slugs=slugs, languages=wanted)
    result = Build(settings, options, pool.local(settings.building), settings_of(ctx).display()).articles()
    result.findings = [finding for finding in result.findings if finding.where.language in wanted]
    made = [result.outcome.entry(plan.xml_target(slug, key)) for slug in slugs or settings.pages for key in wanted]
    # For whoever translates, an open text is an error also while an older version stays published.
    result.findings += [finding for entry in made if entry for finding in entry.findings if finding.rule == INCOMPLETE]
    print_failures(result.outcome)
    there = sum((settings.root / plan.catalogue_path(slug, key)).is_file() for slug in slugs or settings.pages for key in wanted)
    return result.findings, f"Catalogues checked: {there}", exit_code(result)
