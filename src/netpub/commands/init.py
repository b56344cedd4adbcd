"""netpub init: a new project in a folder."""

import re
import unicodedata
from pathlib import Path

import click

from netpub.build.output import ensure_writable, write_whole
from netpub.commands.common import common
from netpub.errors import ConfigError, ExitCode
from netpub.settings import FILE, language
from netpub.text.labels import Labels

READABLE = (".html", ".htm", ".txt", ".md", ".markdown", ".docx", ".xml")

_SETTINGS = """\
# The settings of this project. Every key below may be changed; an unknown key is an error that names its line.

[project]
# The language that the source pages are written in: one of the languages below.
source_language = "{language}"

[publisher]
# id: a short name in small letters. name: as readers know it; it stands on every cover.
id = "{id}"
name = "{name}"
# Optional: location, website, email, helpline, helpline_hours, and sentences for the last page:
# formats = "Do you need this in large print or another language? Call …"
# feedback = "Is something unclear? Write to …"
# disclaimer = "This information does not replace the advice of your own doctor or nurse."
# about = "Written by …"

{languages}
[policy]
# The longest time between two reviews, in months.
review_months = 36
# Optional: key_points = 5, title_length = 100 (characters), reading_age = 14 (years): beyond these netpub check speaks up.
"""

_LANGUAGE = """\
[languages.{key}]
# The regional form, such as "{key}-US": it decides dates, decimals and the language tag of files.
locale = "{key}"

"""

_IGNORED = "/build/\n/dist/\n/.netpub/\n"


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--from", "sources", multiple=True, type=click.Path(path_type=Path, exists=True),
              help="A page to start with, or a folder of pages (may be repeated).")
@click.option("--languages", default="", metavar="es,ar", help="Languages to translate into.")
@click.option("--source-language", default="en", show_default=True, help="The language of the pages.")
@click.option("--publisher", default="", help="The name of the organisation; the folder's name when not given.")
@common
def command(project: Path, folder: Path, sources: tuple[Path, ...], languages: str, source_language: str, publisher: str) -> ExitCode:
    """Make a new project in DIR: settings with comments, one folder for each page, and what git should ignore.

    Example: netpub init leaflets --from saved-page.html --languages es
    """
    del project
    if (folder / FILE).exists():
        raise ConfigError(f"{folder / FILE} exists already.", "Choose another folder; a project is never overwritten.")
    files = [file for source in sources for file in _files(source)]
    slugs = _slugs(files)
    name = publisher or folder.resolve().name
    keys = _languages([source_language, *languages.split(",")])
    tables = "".join(_LANGUAGE.format(key=key) for key in keys)
    ensure_writable(folder / "source")
    for slug, file in zip(slugs, files, strict=True):
        write_whole(folder / "source" / slug / f"page{file.suffix.lower()}", file.read_bytes())
    write_whole(folder / ".gitignore", _IGNORED.encode())
    settings = _SETTINGS.format(language=keys[0], id=slugify(name) or "publisher", name=_quoted(name), languages=tables)
    write_whole(folder / FILE, settings.encode("utf-8", "replace"))
    _say_next(folder, slugs)
    return ExitCode.OK


def slugify(name: str) -> str:
    """Return a name as a slug: small letters and digits of any script, single hyphens between them."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", name).lower()).strip("-")


def _languages(keys: list[str]) -> list[str]:
    """The languages that were asked for, each once; raises ConfigError for one that is none or has no interface words."""
    wanted = list(dict.fromkeys(key.strip() for key in keys if key.strip()))
    for key in wanted:
        Labels(language(key, key, "netpub init").locale)
    return wanted


def _quoted(text: str) -> str:
    """The inside of a text in quotes (TOML 1.0, basic strings): on one line, without characters that TOML or XML cannot hold."""
    line = " ".join("".join(" " if unicodedata.category(character) == "Cc" else character for character in text).split())
    return line.replace("\\", "\\\\").replace('"', '\\"')


def _files(source: Path) -> list[Path]:
    """The pages that a path stands for: itself, or every readable file of a folder."""
    if source.is_dir():
        return sorted(path for path in source.iterdir() if path.is_file() and path.suffix.lower() in READABLE)
    if source.suffix.lower() not in READABLE:
        raise ConfigError(f"{source} is in a format that netpub does not read.", f"It reads {', '.join(READABLE)}.")
    return [source]


def _slugs(files: list[Path]) -> list[str]:
    """A slug for each file, from its name; raises ConfigError when two would be one."""
    slugs = [slugify(file.stem) or "page" for file in files]
    for slug, file in zip(slugs, files, strict=True):
        if slugs.count(slug) > 1:
            raise ConfigError(f"Two of the pages would be called “{slug}”.", f"Rename {file}.")
    return slugs


def _say_next(folder: Path, slugs: list[str]) -> None:
    pages = f"{len(slugs)} pages" if len(slugs) != 1 else "one page"
    click.echo(f"A project with {pages} in {folder}. Next:", err=True)
    if not slugs:
        click.echo(f"  put a page into {folder}/source/NAME/page.html (or .txt, .md, .docx)", err=True)
    click.echo(f"  netpub -C {folder} check     what is wrong with the pages", err=True)
    click.echo(f"  netpub -C {folder} build     drafts in {folder}/dist", err=True)
    click.echo(f"  netpub -C {folder} status    everything on one screen", err=True)
