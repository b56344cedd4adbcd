"""netpub preview: build, serve dist/ to this machine alone, and build again whenever something was saved."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import click

from netpub.build import formats as known_formats
from netpub.build import pool
from netpub.build.run import Build, Options
from netpub.commands.common import as_of_option, common, known, say, settings_of
from netpub.commands.preview_server import Server
from netpub.commands.printing import count, print_findings, unique
from netpub.errors import ConfigError, ExitCode, NetpubError
from netpub.findings import Severity
from netpub.settings import FILE, load
from netpub.tools import text_libraries
from netpub.words import explained

_PORTS = click.IntRange(0, 65535)
_PAUSE = 0.5  # seconds between two looks at the files
_MADE = {"build", "dist", ".netpub", ".git", ".venv"}


@click.command("preview")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("-l", "--lang", "languages", multiple=True, help="Only this language (may be repeated).")
@click.option("-f", "--format", "formats", multiple=True, type=click.Choice(list(known_formats.FORMATS)), default=["html"],
              show_default=True, help="Formats to build (may be repeated).")
@click.option("--port", type=_PORTS, default=8000, show_default=True, help="Port to listen on; 0 takes any that is free.")
@as_of_option
@common
@click.pass_context
def command(
    ctx: click.Context, project: Path, pages: tuple[str, ...], languages: tuple[str, ...], formats: tuple[str, ...], port: int, as_of: str,
) -> ExitCode:
    """Build, show dist/ in your browser, and build again whenever you save a file.

    Only this machine can see it. End it with Ctrl-C.

    Example: netpub preview -l es
    """
    options = settings_of(ctx)
    text_libraries.require()

    def build() -> None:
        settings = load(project)
        wanted = Options(
            as_of=as_of, slugs=known(pages, settings.pages, "page"),
            languages=known(languages, [language.key for language in settings.languages], "language"), formats=formats)
        result = Build(settings, wanted, pool.local(settings.building), options.display()).editions()
        print_findings(result.findings, remedies=options.verbose, least=Severity.WARNING)
        say(f"{len(result.outcome.built)} built; {count(unique(result.findings))}.", err=True)

    build()
    watcher = Watcher(project, build)
    try:
        server = Server(project / "dist", port, lambda: watcher.builds)
    except OSError as error:
        remedy = "Name another with --port, or take any with --port 0."
        raise ConfigError(f"Port {port} cannot be used: {error.strerror}.", remedy) from error
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"Open {server.address} (only this machine can); end with Ctrl-C.", err=True)
        try:
            watcher.run()
        except KeyboardInterrupt:
            click.echo("", err=True)
        server.shutdown()
    return ExitCode.OK


class Watcher:
    """Builds again when a file of the project was saved; ``builds`` says how often. A build that fails is reported, and the next
    save tries again."""

    def __init__(self, project: Path, build: Callable[[], None]) -> None:
        self.builds = 0
        self._project, self._build, self._seen = project, build, stamps(project)
        self._over = threading.Event()

    def run(self) -> None:
        """Look until ``stop`` is called."""
        while not self._over.wait(_PAUSE):
            now = stamps(self._project)
            if now != self._seen:
                self._seen = now
                self._again()

    def stop(self) -> None:
        """End ``run`` soon."""
        self._over.set()

    def _again(self) -> None:
        try:
            self._build()
        except (NetpubError, click.UsageError) as error:
            click.echo(f"netpub: {explained(error)}", err=True)
        self.builds += 1


def stamps(project: Path) -> dict[str, tuple[int, int]]:
    """Return time (ns) and size of every file that a build may read, by its path."""
    tops = [path for path in sorted(project.iterdir()) if path.name not in _MADE and (path.is_dir() or path.name == FILE)]
    files = [file for top in tops for file in (top.rglob("*") if top.is_dir() else [top])]
    return {str(file): (stat.st_mtime_ns, stat.st_size) for file in files if (stat := _stat(file))}


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat() if file.is_file() else None
    except OSError:
        return None  # gone since it was listed; the next look sees what came instead
