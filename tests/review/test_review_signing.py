"""Signatures: made and checked with OpenSSH's own program."""

import shutil
import subprocess
from dataclasses import replace

import pytest

from netpub.build.jobs import signatures
from netpub.errors import ConfigError, ToolMissing
from netpub.review import chain, signing
from netpub.review.records import Record

needs_openssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")
APPROVAL = Record("approve", "scan", "2026-11-21", "en", by="A. Smith", role="clinical", content_digest="1" * 64)


@pytest.fixture
def keys(tmp_path):
    for name in ("smith", "stranger"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", tmp_path / name], check=True)
    (tmp_path / "signers").write_text(f"smith@example.org {(tmp_path / 'smith.pub').read_text()}")
    return tmp_path


@needs_openssh
def test_a_signature_fits_its_record_and_no_other(keys):
    signer, signature = signing.sign(APPROVAL, keys / "smith", keys / "signers")
    assert signer == "smith@example.org"
    signed = replace(APPROVAL, signer=signer, signature=signature)
    signers = (keys / "signers").read_bytes()
    assert signing.verify(signed, signers) == ""
    assert signing.verify(replace(signed, by="C. Doe"), signers)
    assert signing.verify(replace(signed, previous="f" * 64), signers)
    assert signing.verify(replace(signed, signer="other@example.org"), signers)
    assert signing.verify(replace(signed, signature="no signature"), signers)
    assert signing.verify(signed, b"")


@needs_openssh
def test_a_key_of_a_stranger_is_refused(keys):
    with pytest.raises(ConfigError, match="nobody"):
        signing.sign(APPROVAL, keys / "stranger", keys / "signers")
    with pytest.raises(ConfigError, match="cannot sign"):
        signing.sign(APPROVAL, keys / "signers", keys / "signers")


@needs_openssh
def test_signatures_of_a_page_are_checked_record_by_record(keys):
    signer, signature = signing.sign(APPROVAL, keys / "smith", keys / "signers")
    good, line = chain.lengthen((), replace(APPROVAL, signer=signer, signature=signature))
    _, forged = chain.lengthen((good,), replace(APPROVAL, by="C. Doe", signer=signer, signature=signature))
    inputs = {"approvals": line + forged, "signers": (keys / "signers").read_bytes()}
    assert [(one.rule, one.where.line) for one in signatures.run(inputs, slug="scan").findings] == [("signature-invalid", 2)]
    assert [one.where.line for one in signatures.run({"approvals": line}, slug="scan").findings] == [1]


def test_without_openssh_people_are_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissing, match="ssh-keygen") as missing:
        signing.verify(replace(APPROVAL, signer="x", signature="y"), b"")
    assert "openssh-client" in missing.value.remedy
