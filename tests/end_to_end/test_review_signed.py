"""Approvals signed with SSH keys, as people give the commands: who may sign, what counts where signatures are required, what a forgery does."""

import json
import shutil
import subprocess

import pytest
from netpub_project import ROOT, TODAY, Project

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")
PAGE = "sleep"
ROLES = ("clinical", "lay", "accessibility")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project that counts signed approvals only; one key is known to it and one is not."""
    root = tmp_path_factory.mktemp("signed") / "p"
    shutil.copytree(ROOT / "tests/cases/projects/approved", root, ignore=shutil.ignore_patterns("case.toml", "locales"))
    for name in ("smith", "stranger"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", root.parent / name], check=True)
    (root / "allowed_signers").write_text(f"smith@example.org {(root.parent / 'smith.pub').read_text()}")
    with (root / "netpub.toml").open("a", encoding="utf-8") as stream:
        stream.write('\n[review]\nallowed_signers = "allowed_signers"\nsignatures = "required"\n')
    return Project(root)


def approve(project, role, *more):
    return project.netpub("review", "approve", PAGE, "--role", role, "--by", "A. Smith", "--as-of", TODAY, *more)


def key(project, name):
    return ("--sign", str(project.root.parent / name))


def test_where_signatures_are_required_only_they_count(project):
    records = project.root / f"source/{PAGE}/approvals.jsonl"
    unsigned = approve(project, "clinical")
    assert (unsigned.code, "--sign KEY" in unsigned.err) == (2, True)
    stranger = approve(project, "clinical", *key(project, "stranger"))
    assert (stranger.code, "belongs to nobody" in stranger.err) == (2, True)
    assert not records.exists()
    for role in ROLES:
        said = approve(project, role, *key(project, "smith"))
        assert said.code == 0, said.err
    told = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    assert {one["signer"] for one in told} == {"smith@example.org"}
    assert all(one["signature"].startswith("-----BEGIN SSH SIGNATURE-----") for one in told)
    released = project.build("--release", "-l", "en", "-f", "html")
    assert released.code == 0, released.err
    assert not [one for one in project.findings() if one["rule"] == "signature-invalid"]


def test_a_signer_who_is_struck_off_signs_no_more(project):
    """The key of a reviewer was lost: what it signed counts no longer."""
    signers = project.root / "allowed_signers"
    kept = signers.read_bytes()
    signers.write_text(f"smith@example.org {(project.root.parent / 'stranger.pub').read_text()}")
    said = project.build("--release", "-l", "en", "-f", "html")
    found = [(one["rule"], one["line"]) for one in project.findings() if one["rule"] == "signature-invalid"]
    signers.write_bytes(kept)
    assert (said.code, f"en/{PAGE}.html: signature-invalid" in said.err) == (4, True)
    assert found == [("signature-invalid", line) for line in (1, 2, 3)]
