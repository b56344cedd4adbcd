"""Signatures of reviewers: made and checked by OpenSSH (ssh-keygen(1), -Y sign and -Y verify) with the keys that people have anyway."""

import os
import tempfile
from pathlib import Path

from netpub.errors import ConfigError, ToolMissing
from netpub.review.records import Record, signed_bytes
from netpub.tools import process

NAMESPACE = "netpub-approval"
_PROGRAM = "ssh-keygen"
_SECONDS = 30
_REMEDY = "Install OpenSSH's client (Debian: apt install openssh-client), or approve without --sign."


def sign(record: Record, key: Path, signers: Path) -> tuple[str, str]:
    """Return the identity that ``signers`` (an allowed-signers file) gives a key, and the signature of a record made with it.

    ``key`` is a private key, or the public half of one that an agent holds. Raises ToolMissing without ssh-keygen and ConfigError when
    the key cannot sign or belongs to nobody in the file.
    """
    agent = {name: os.environ[name] for name in ("SSH_AUTH_SOCK",) if name in os.environ}
    with tempfile.TemporaryDirectory(prefix="netpub-sign-") as folder:
        data, signature = Path(folder, "record"), Path(folder, "record.sig")
        data.write_bytes(signed_bytes(record))
        done = _run(["-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(data)], env=agent)
        if done.code or not signature.is_file():
            raise ConfigError(f"{key} cannot sign: {_said(done)}.", "Name your private key, or add it to your agent (ssh-add).")
        found = _run(["-Y", "find-principals", "-s", str(signature), "-f", str(signers)])
        if found.code:
            raise ConfigError(f"The key {key} belongs to nobody in {signers}.", "Add a line for it: NAME ssh-ed25519 AAAA…")
        return found.stdout.decode().splitlines()[0].strip(), signature.read_text(encoding="ascii")


def verify(record: Record, signers: bytes) -> str:
    """Return what is wrong with the signature of a record, empty when it is good; ``signers`` is an allowed-signers file.

    Raises ToolMissing without ssh-keygen.
    """
    with tempfile.TemporaryDirectory(prefix="netpub-verify-") as folder:
        allowed, signature = Path(folder, "signers"), Path(folder, "record.sig")
        allowed.write_bytes(signers)
        signature.write_text(record.signature, encoding="utf-8")
        done = _run(
            ["-Y", "verify", "-f", str(allowed), "-I", record.signer, "-n", NAMESPACE, "-s", str(signature)], stdin=signed_bytes(record))
    return "" if done.code == 0 else _said(done) or "it does not fit"


def _run(arguments: list[str], stdin: bytes = b"", env: dict[str, str] | None = None) -> process.Completed:
    try:
        return process.run([_PROGRAM, *arguments], stdin=stdin, seconds=_SECONDS, env=env)
    except ToolMissing as missing:
        raise ToolMissing(f"{_PROGRAM} is not installed; signatures are made and checked with it.", _REMEDY) from missing


def _said(done: process.Completed) -> str:
    return " ".join((done.stderr or done.stdout).decode(errors="replace").split())[:200].rstrip(".")
