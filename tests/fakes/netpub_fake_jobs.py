"""Jobs that do what a test needs: write, refuse, fall, hang."""

import errno
import os
import time

from netpub.build.target import Produced
from netpub.errors import ToolMissing
from netpub.findings import Finding, Where


def join(inputs, *, out, text=""):
    """Write all inputs, one after another, and ``text``."""
    return Produced({out: b"".join(inputs[name] for name in sorted(inputs)) + text.encode()}, (), {"length": len(inputs)})


def nothing(inputs, *, out):
    """Make nothing and say why."""
    del inputs, out
    return Produced({}, (Finding("source-empty", Where("page.txt", 3)),))


def missing(inputs, *, out):
    del inputs, out
    raise ToolMissing("frobnicate is not installed.", "apt install frobnicate")


def broken(inputs, *, out):
    del inputs, out
    raise ZeroDivisionError("surprise")


def crash(inputs, *, out):
    del inputs, out
    os._exit(9)


def crash_once(inputs, *, out, marker):
    """Fall the first time, succeed the second."""
    if not os.path.exists(marker):
        with open(marker, "w"):
            pass
        os._exit(9)
    return join(inputs, out=out)


def hang(inputs, *, out, log):
    """Note the attempt, and never end."""
    del inputs, out
    with open(log, "a") as stream:
        stream.write("begun\n")
    time.sleep(60)


def chatter(inputs, *, out):
    """Print to stdout, as a library may."""
    print("noise")
    return join(inputs, out=out)


_KEPT = []


def hoard(inputs, *, out, log):
    """Keep much memory for good, and note in which process."""
    _KEPT.append(b"x" * 200_000_000)
    with open(log, "a") as stream:
        stream.write(f"{os.getpid()}\n")
    return join(inputs, out=out)


def remove(inputs, *, out, path):
    """Take away a file that another job is to read."""
    os.unlink(path)
    return join(inputs, out=out)


def append(inputs, *, out, log):
    """Note each time that it runs."""
    with open(log, "a") as stream:
        stream.write("once\n")
    return join(inputs, out=out)


def slowly(inputs, *, out, text):
    """Take long enough for somebody to end the worker in the meantime."""
    time.sleep(0.1)
    return join(inputs, out=out, text=text)


def no_room(inputs, *, out):
    """Fail as whoever writes to a full disk."""
    del inputs, out
    raise OSError(errno.ENOSPC, "No space left on device")
