"""The second executor: jobs on many machines, through a Dask scheduler (``pip install netpub[cluster]``).

Inputs travel by digest through a store that every machine reaches (a shared folder or any address of fsspec), results come back as
bytes. A worker that runs another netpub, or other libraries, than the machine that builds is refused: the bytes would differ.
"""

import importlib
import os
import threading
import time
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future
from typing import Any

from netpub.build import freshness
from netpub.build.pool import lasting
from netpub.build.target import Produced
from netpub.errors import InternalError, NetpubError, ToolFailed, ToolMissing

SECONDS_TO_CONNECT = 10
_GLANCE = 1.0  # seconds until the scheduler is asked again for its workers: each question costs it, and the build, some milliseconds
_REMEDY = "Start one with: dask scheduler; and on each machine: dask worker ADDRESS --nthreads 1 --nworkers CORES"


class Cluster:
    """Workers of the Dask scheduler at ``address`` (tcp://HOST:PORT); ``store`` is a folder or an address of fsspec that all of them
    reach; a job is stopped, with its worker, after ``seconds``.

    Raises ToolMissing when Dask is not installed, no scheduler answers, or it has no worker.
    """

    def __init__(self, address: str, store: str, seconds: float) -> None:
        self._store, self._seconds = store, seconds
        self._kept: set[str] = set()
        self._client = _connect(address)
        self._executor = self._client.get_executor(pure=False)
        self._width, self._asked = 0, float("-inf")

    @property
    def width(self) -> int:
        """Two for each thread of a worker, so that none waits for its inputs; workers that come while it builds count soon."""
        now = time.monotonic()
        if now - self._asked >= _GLANCE:
            workers = self._client.scheduler_info(n_workers=-1)["workers"].values()
            self._width, self._asked = 2 * max(1, sum(int(worker["nthreads"]) for worker in workers)), now
        return self._width

    def submit(self, job: str, inputs: Mapping[str, bytes], arguments: Mapping[str, Any]) -> "Future[Produced]":
        """Put the inputs into the store, and start the job on the next free worker."""
        digests = {label: self._keep(data) for label, data in inputs.items()}
        same = {"code": freshness.code_digest(job.partition(":")[0]), "libraries": freshness.libraries_digest()}
        future: Future[Produced] = self._executor.submit(run, self._store, job, digests, dict(arguments), same, self._seconds)
        return future

    def outcome(self, future: "Future[Produced]") -> Produced:
        """Return the result, with a worker that was lost again and again put into words."""
        try:
            return future.result()
        except NetpubError:
            raise
        except CancelledError as error:
            raise ToolFailed("Its worker went away.", "Try again; look at the scheduler if it happens again.") from error
        except Exception as error:
            if type(error).__name__ in ("KilledWorker", "CommClosedError", "FutureCancelledError"):
                words = f"Its workers were lost, or stopped after {self._seconds:g} s each."
                raise ToolFailed(words, "Look for an endless table or a huge picture in the page, and at the workers' memory.") from None
            words = f"{type(error).__name__}: {error}"
            raise InternalError(words, "This is a fault of netpub: report it with the page and --debug.") from error

    def close(self) -> None:
        """Leave the scheduler; its workers stay."""
        self._client.close()

    def stop(self) -> None:
        """Take back what was asked for, and leave."""
        self._executor.shutdown(wait=False)
        self._client.close()

    def _keep(self, data: bytes) -> str:
        digest = freshness.sha256(data)
        if digest not in self._kept:
            _put(self._store, digest, data)
            self._kept.add(digest)
        return digest


def run(
    store: str, job: str, digests: Mapping[str, str], arguments: Mapping[str, Any], same: Mapping[str, str], seconds: float,
) -> Produced:
    """Run a job in a worker of the cluster; raises ToolFailed when this machine would make other bytes than the one that builds."""
    here = {"code": freshness.code_digest(job.partition(":")[0]), "libraries": freshness.libraries_digest()}
    if here != same:
        other = "code of netpub" if here["code"] != same["code"] else "versions of libraries"
        raise ToolFailed(f"A worker has other {other} than the machine that builds.", "Install the same lock file on every machine.")
    inputs = {label: _get(store, digest) for label, digest in digests.items()}
    # A job that hangs holds its thread for good: its worker ends, the scheduler gives the job to another one and gives up after some.
    watch = threading.Timer(seconds, os._exit, (1,))
    watch.daemon = True
    watch.start()
    try:
        return lasting(job, inputs, arguments)
    finally:
        watch.cancel()


def _connect(address: str) -> Any:
    try:
        distributed: Any = importlib.import_module("distributed")  # an optional, heavy dependency
    except ImportError:
        raise ToolMissing("Dask is not installed.", "pip install 'netpub[cluster]'") from None
    try:
        client = distributed.Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ToolMissing(f"No scheduler answers at {address} ({error}).", _REMEDY) from None
    try:
        client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
    except TimeoutError:
        client.close()
        raise ToolMissing(f"The scheduler at {address} has no worker.", _REMEDY) from None
    return client


def _files(store: str) -> tuple[Any, str]:
    """The file system of a store, and the path in it."""
    fsspec: Any = importlib.import_module("fsspec")  # an optional dependency
    system, path = fsspec.core.url_to_fs(store)
    return system, str(path)


def _put(store: str, digest: str, data: bytes) -> None:
    """Store bytes under their digest unless they are there; whole, since a worker may read at once."""
    system, top = _files(store)
    path = f"{top}/{digest[:2]}/{digest}"
    if system.exists(path) and system.size(path) == len(data):
        return
    system.makedirs(path.rpartition("/")[0], exist_ok=True)
    part = f"{path}.{os.getpid()}"
    system.pipe_file(part, data)
    system.mv(part, path)


def _get(store: str, digest: str) -> bytes:
    system, top = _files(store)
    data: bytes = system.cat_file(f"{top}/{digest[:2]}/{digest}")
    if freshness.sha256(data) != digest:
        raise ToolFailed("An input in the store is damaged.", f"Remove the folder {store} and build again.")
    return data
