"""netpub init: a new project in a folder."""

import shlex
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from netpub import __version__
from netpub.build.output import ensure_writable, write_whole
from netpub.commands import init_files, init_pages
from netpub.commands.common import common, say, settings_of, today
from netpub.commands.init_pages import StartPage
from netpub.commands.translate.bring_up import write_catalogues
from netpub.errors import ConfigError, ExitCode
from netpub.progress import NoProgress
from netpub.settings import FILE, Language, language, load
from netpub.text.labels import Labels
from netpub.words import told


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.argument("more", nargs=-1, type=click.Path(path_type=Path), metavar="[PAGE]...")
@click.option("--from", "sources", multiple=True, type=click.Path(path_type=Path),
              help="A page to start with, or a folder of pages (may be repeated, and more may follow: --from pages/*.html).")
@click.option("--languages", default="", metavar="es,ar", help="Languages to translate into.")
@click.option("--source-language", default="", metavar="en", help="The language of the pages; what most pages say, when not given.")
@click.option("--publisher", default="",
              help="The name of the organisation; who holds the pages' rights or the folder's name, when not given.")
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, folder: Path, more: tuple[Path, ...], sources: tuple[Path, ...], languages: str,
    source_language: str, publisher: str,
) -> ExitCode:
    """Make a new project in DIR: settings with comments, one folder for each page, catalogues for translators, what git should ignore,
    and an example of checks on every change. Nothing that is there already is overwritten.

    Example: netpub init leaflets --from saved-page.html --languages es
    """
    del project
    pages = init_pages.start_pages([*sources, *more])
    declared = source_language or init_pages.language(pages)
    spoken = _languages(declared or "en", languages)
    name = publisher or init_pages.publisher(pages) or folder.resolve().name
    files = _files(pages, spoken, name)
    kept = _refuse_present(folder, files)
    ensure_writable(folder / "source")
    for path, data in files.items():
        if path not in kept:
            write_whole(folder / path, data)
    _say_made(folder, pages, spoken, name, bool(declared))
    if pages and len(spoken) > 1:
        settings = load(folder.resolve())
        write_catalogues(settings, settings.pages, [one.key for one in spoken[1:]], today(), NoProgress())
    for path in kept:
        say(f"Kept as it was: {folder / path}", err=True)
    if not settings_of(ctx).quiet:
        _say_next(folder, pages)
    return ExitCode.OK


def _languages(source: str, others: str) -> list[Language]:
    """The source language and those that were asked for, each once; raises ConfigError for one that is none or has no interface words."""
    keys = dict.fromkeys(key.strip() for key in others.split(",") if key.strip())
    own = language(source.split("-", maxsplit=1)[0], source, "netpub init")
    wanted = [own, *(language(key, key, "netpub init") for key in keys if key not in (own.key, own.locale))]
    for one in wanted:
        Labels(one.locale)
    return wanted


def _files(pages: Sequence[StartPage], spoken: Sequence[Language], name: str) -> Mapping[str, bytes]:
    """The files of the project by their paths."""
    files = {}
    for page in pages:
        files[f"source/{page.slug}/{page.name}"] = page.data
        files |= {f"source/{page.slug}/{picture}": data for picture, data in page.pictures.items()}
    site = init_pages.website(pages)
    settings = init_files.SETTINGS.format(
        language=spoken[0].key, id=init_pages.slugify(name) or "publisher", name=_quoted(name),
        website=f'website = "{_quoted(site)}"\n' if site else "",
        languages="".join(init_files.LANGUAGE.format(key=one.key, locale=one.locale) for one in spoken))
    return files | {
        ".gitignore": init_files.IGNORED.encode(),
        init_files.WORKFLOW: init_files.CHECKS.format(version=__version__).encode(),
        FILE: init_files.REMARK.sub(lambda remark: f"# {told(remark[1])}", settings).encode("utf-8", "replace"),
    }


def _refuse_present(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """What is there already and may stay; raises ConfigError for what must not be overwritten and cannot do without."""
    present = [path for path in files if (folder / path).exists()]
    for path in (FILE, "source"):
        if (folder / path).exists():
            raise ConfigError(f"{folder / path} exists already.", "Choose another folder; a project is never overwritten.")
    return present


def _quoted(text: str) -> str:
    """The inside of a text in quotes (TOML 1.0, basic strings): on one line, without characters that TOML or XML cannot hold."""
    line = " ".join("".join(" " if unicodedata.category(character) == "Cc" else character for character in text).split())
    return line.replace("\\", "\\\\").replace('"', '\\"')


def _say_made(folder: Path, pages: Sequence[StartPage], spoken: Sequence[Language], name: str, declared: bool) -> None:
    """Say what was made and what was worked out, so that it can be put right."""
    say(f"A project in {folder}, published by {name}.", err=True)
    say(f"Language of the pages: {spoken[0].locale}", err=True)
    if not declared:
        say("  No page says it: change source_language in netpub.toml if it is another.", err=True)
    for page in pages:
        title = page.says.value("title")
        say(f"  source/{page.slug}/{page.name}" + (f"  {title}" if title else ""), err=True)


def _say_next(folder: Path, pages: Sequence[StartPage]) -> None:
    where = shlex.quote(str(folder))
    say("Next:", err=True)
    if not pages:
        say(f"  put a page into {folder}/source/NAME/page.html (or .txt, .md, .docx), then", err=True)
    say(f"  netpub -C {where} check     what is wrong with the pages", err=True)
    say(f"  netpub -C {where} build     drafts in {folder}/dist", err=True)
    say(f"  netpub -C {where} status    everything on one screen", err=True)
