"""The program: runs a command and turns what stops it into words and an exit code. The only place that catches everything."""

import gc
import os
import signal
import sys
import traceback
from types import FrameType

import click

from netpub.cli import main as command_line
from netpub.commands.lazy import spoken
from netpub.errors import ExitCode, NetpubError
from netpub.words import explained, speak, told

# How often to look for cycles of objects, after so many new ones: what a build knows of its targets stays until it ends, and one with
# nothing to do would spend a fifth of its time looking through it.
_LOOKS = (1_000_000, 5, 5)


def main() -> None:
    """Run the command line and leave with its exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    gc.set_threshold(*_LOOKS)
    code = run(sys.argv[1:])
    gc.freeze()  # nor a last time, now that the program ends
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command line with these arguments and return the exit code (netpub.errors.ExitCode)."""
    debug = "--debug" in arguments
    speak()
    try:
        # https://no-color.org; where it is not set, click colours what goes to a terminal.
        colour = False if os.environ.get("NO_COLOR") else None
        code = spoken(command_line).main(arguments, prog_name="netpub", standalone_mode=False, color=colour)
        return code if isinstance(code, int) else ExitCode.OK
    except click.ClickException as error:
        vars(error).update(message=told(error.message))
        error.show()
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("\n" + told("Interrupted. Nothing is half-written; run the command again to go on."), err=True)
        return ExitCode.INTERRUPTED
    except NetpubError as error:
        return _explain(error, debug, explained(error), error.exit_code)
    except Exception as error:  # noqa: BLE001  the last net: whatever it was, people get words and a code
        words = told(f"netpub met a fault of its own: {type(error).__name__}: {error}")
        remedy = told("Please report it; --debug shows where it happened.")
        return _explain(error, debug, f"{words}\n  {remedy}", ExitCode.INTERNAL)


def _explain(error: BaseException, debug: bool, words: str, code: ExitCode) -> int:
    if debug:
        traceback.print_exception(error)
    click.echo(f"netpub: {words}", err=True)
    return code


def _interrupt(number: int, frame: FrameType | None) -> None:
    """End as Ctrl-C does when asked to end."""
    del number, frame
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
