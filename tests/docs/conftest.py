"""What readers of the documentation do in other programs than netpub."""

import subprocess
import sys
from concurrent.futures import Future

import docx
import openpyxl
import pytest
from netpub_console import DAY, ROOT, Reader

from netpub.__main__ import run
from netpub.build import pool

# What the translator of docs/guides/translators.md writes.
TRANSLATED = {
    "The plaster needs 72 hours to become hard. Until then, hold your arm on a pillow. Move your fingers often: it keeps the swelling down.":
        "El yeso necesita 72 horas para endurecerse. Hasta entonces, apoye el brazo en una almohada. Mueva los dedos a menudo: así se hinchan menos.",
    "Put the arm into a plastic bag and close it with tape before you take a shower. Do not take a bath. Swimming is not possible.":
        "Antes de ducharse, meta el brazo en una bolsa de plástico y ciérrela con cinta adhesiva. No se bañe. No se puede nadar.",
}


def wheel(folder):
    """The wheel of a release lies in the folder; the packages that it needs are those of this environment."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT], check=True,
        capture_output=True)


def word(folder, sent, returned):
    """A reviewer comments a paragraph in Word and changes a dose without tracking it."""
    document = docx.Document(folder / sent)
    dose = next(paragraph for paragraph in document.paragraphs if "paracetamol" in paragraph.text)
    document.add_comment(dose.runs[0], "Too much for a small person.", author="Clinical reviewer", initials="CR")
    piece = next(one for one in dose.runs if "1 g" in one.text)
    piece.text = piece.text.replace("1 g", "500 mg")
    document.save(folder / returned)


def handout(folder, name):
    """A handout as people write it in Word."""
    document = docx.Document()
    document.add_heading("Wearing a sling", 1)
    document.add_paragraph("The sling holds your arm while it heals. Wear it day and night for a week.")
    document.add_heading("Exercises", 2)
    for exercise in ("Make a fist five times.", "Bend and stretch your elbow five times."):
        document.add_paragraph(exercise, "List Bullet")
    document.save(folder / name)


def sheet(folder, sent, returned):
    """A translator fills in what is empty in a sheet."""
    book = openpyxl.load_workbook(folder / sent)
    for row in book.active.iter_rows(min_row=2):
        source, translation = row[3], row[4]
        if not translation.value:
            translation.value = TRANSLATED[source.value]
    book.save(folder / returned)


def approve(folder, page, language):
    """Everybody who must sign a text signs it."""
    for role in ("clinical", "lay", "accessibility") if language == "en" else ("translator", "second-linguist", "clinical"):
        words = ["-C", str(folder), "-q", "review", "approve", page, "-l", language, "--role", role, "--by", f"The {role} reviewer"]
        assert run([*words, "--as-of", DAY]) == 0


HANDS = {function.__name__: function for function in (wheel, word, handout, sheet, approve)}


class Here(pool.LocalPool):
    """Runs jobs in this process: for pages of a few sentences, starting workers would take most of the time."""

    def submit(self, job, inputs, arguments):
        future = Future()
        try:
            future.set_result(pool.perform(job, inputs, arguments))
        except Exception as error:  # noqa: BLE001  as a future does
            future.set_exception(error)
        return future


@pytest.fixture(autouse=True)
def in_english(monkeypatch):
    """The documentation shows what netpub says in English, whatever this machine speaks."""
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def without_workers(monkeypatch):
    """Builds run their jobs in this process."""
    monkeypatch.setattr(pool, "local", lambda building, workers=0: Here(1, building.seconds, building.worker_megabytes))


@pytest.fixture
def reader(tmp_path):
    """Somebody who follows a page of the documentation in an empty folder."""
    return lambda page: Reader(tmp_path, page, HANDS)
