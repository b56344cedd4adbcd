"""The wheel in an empty environment outside the repository: everything that netpub needs of its own comes from the wheel.

The libraries are those of the environment that runs the tests, so that nothing is fetched: they come behind the wheel on the path.
"""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from netpub_project import ROOT, TODAY

pytestmark = pytest.mark.slow

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Going home</title></head><body><h1>Going home</h1>
<p>Take 500 mg of paracetamol when you need it.</p><h2>When to call us</h2><ul><li>Your temperature is above 38 °C.</li></ul>
<p>© 2026 Harbour Cancer Trust. All rights reserved.</p></body></html>"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return next(folder.glob("netpub-*.whl"))


@pytest.fixture(scope="module")
def stranger(wheel, tmp_path_factory):
    """Runs netpub as somebody does who installed the wheel, in a folder whose path has spaces and letters of several scripts."""
    home = tmp_path_factory.mktemp("Mis folletos 患者 دليل")
    venv.create(home / "env", with_pip=False)
    python = home / "env/bin/python"
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)],
                   check=True, timeout=120)
    site = next((home / "env/lib").glob("python*/site-packages"))
    (site / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(*arguments, code=0, where="", **more):
        done = subprocess.run([str(home / "env/bin/netpub"), *arguments], cwd=home / where, capture_output=True, text=True, timeout=300,
                              env={**environment, **more}, check=False)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    run.home = home
    run.site = site
    run.python = python
    return run


def test_the_wheel_is_small_and_holds_all_that_is_netpubs_own(wheel):
    assert wheel.stat().st_size < 2 * 2**20
    inside = set(zipfile.ZipFile(wheel).namelist())
    kept = subprocess.run(["git", "ls-files", "src/netpub", "schemas"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    wanted = {name.removeprefix("src/") if name.startswith("src/") else f"netpub/{name}" for name in kept.splitlines() if (ROOT / name).exists()}
    catalogues = {f"netpub/locales/{path.parent.parent.name}/LC_MESSAGES/netpub.po" for path in ROOT.glob("locales/*/LC_MESSAGES/netpub.po")}
    assert (wanted | catalogues) - inside == set()
    assert not [name for name in inside if "after-surgery" in name or name.startswith("tests")]


def test_a_stranger_gets_from_a_saved_page_to_a_review(stranger):
    place = subprocess.run([str(stranger.python), "-c", "import netpub; print(netpub.__file__)"], capture_output=True, text=True, check=True)
    assert Path(place.stdout.strip()).is_relative_to(stranger.site)
    (stranger.home / "Volver a casa.html").write_text(PAGE, encoding="utf-8")
    assert "published by Harbour Cancer Trust" in stranger("init", "hojas 患者", "--from", "Volver a casa.html", "--languages", "es")
    assert "review-date-missing" in stranger("check", "--as-of", TODAY, where="hojas 患者", code=1)
    stranger("build", "--as-of", TODAY, "-f", "html", "-f", "pdf", where="hojas 患者", code=1)
    dist = stranger.home / "hojas 患者/dist"
    assert (dist / "en/volver-a-casa.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "paracetamol" in (dist / "en/volver-a-casa.html").read_text(encoding="utf-8")
    assert "draft" in stranger("status", "--as-of", TODAY, where="hojas 患者")
    assert "is in review" in stranger("review", "request", "volver-a-casa", "--as-of", TODAY, where="hojas 患者")
    assert "retenid" in stranger("status", "--as-of", TODAY, where="hojas 患者", LANGUAGE="es")


def test_doctor_and_help_work_before_there_is_a_project(stranger):
    assert "pango" in stranger("doctor")
    assert "Órdenes:" in stranger("--help", LANGUAGE="es")
