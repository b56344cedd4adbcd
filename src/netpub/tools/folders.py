"""Folders for a moment: each bears the machine and the process that made it, so that what a killed one left behind is found and removed."""

import os
import platform
import re
import shutil
import tempfile
from pathlib import Path

_NAME = re.compile(r"netpub-(?P<machine>.*)-(?P<process>[0-9]{1,9})-[^-]*")


def temporary() -> tempfile.TemporaryDirectory[str]:
    """Return a new folder that goes when its context ends, or with the next ``sweep`` once this process is gone."""
    return tempfile.TemporaryDirectory(prefix=f"netpub-{_machine()}-{os.getpid()}-")


def sweep() -> None:
    """Remove the folders of processes of this machine that are gone: killed ones leave them behind."""
    for path in Path(tempfile.gettempdir()).glob("netpub-*"):
        name = _NAME.fullmatch(path.name)
        if name and name["machine"] == _machine() and not _runs(int(name["process"])):
            shutil.rmtree(path, ignore_errors=True)  # that of somebody else stays


def _machine() -> str:
    """The name of this machine or container: several may share the folder."""
    return re.sub(r"\W", "_", platform.node())


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
