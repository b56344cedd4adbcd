"""netpub review dossier: everything about the reviews of a page in one folder, for an assessor."""

from pathlib import Path

import click

from netpub.build import dossiers, ignore, pool
from netpub.build.output import write_whole
from netpub.build.run import Build, Options
from netpub.commands.common import as_of_option, common, known, say, settings_of
from netpub.commands.review.present import edition_of, present
from netpub.errors import ExitCode
from netpub.publish import office
from netpub.review import dossier
from netpub.settings import load


@click.command("dossier")
@click.argument("page")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), help="Where to (build/dossiers/PAGE).")
@as_of_option
@common
@click.pass_context
def command(ctx: click.Context, project: Path, page: str, folder: Path | None, as_of: str) -> ExitCode:
    """Put together what an assessor asks to see: versions, who reviewed in which role and when, comments and what became of them,
    the evidence, checks and verdicts, digests of what was released; as a PDF, as JSON, with the records and every approved text.

    Example: netpub review dossier pancreas-surgery
    """
    settings = load(project)
    known((page,), settings.pages, "page")
    result = Build(settings, Options(as_of=as_of, slugs=(page,)), pool.local(settings.building), settings_of(ctx).display()).articles()
    now = present(ctx, project, page, "", as_of)
    made = dossiers.gather(settings, page, now.article, result.outcome.entry, ignore.load(settings.root, as_of).counting, as_of)
    title = f"Review dossier: {made.title}"
    files = {"dossier.pdf": office.paper(dossier.document(made), title, edition_of(now)).data, **dossiers.copies(settings, made)}
    target = folder or settings.root / "build/dossiers" / page
    for name, data in files.items():
        write_whole(target / name, data)
    click.echo(str(target / "dossier.pdf"))
    say(f"{len(files)} files in {target}: {', '.join(sorted(files))}", err=True)
    return ExitCode.OK
