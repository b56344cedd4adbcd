"""What is furniture by its name or its words, and what only sounds like it."""

import pytest

from netpub.normalise.furniture_words import breadcrumb, is_furniture, is_furniture_line, structural


@pytest.mark.parametrize(("hint", "meaning"), [
    ("nav", "furniture"), ("role:banner", "furniture"), (".share-buttons", "furniture"), (".siteHeader", "furniture"), (".site-header", "furniture"),
    (".has-toc", ""), (".page-with-sidebar", ""), ("#treatment-toc", ""), ("#toc", "furniture"), ("#main-nav", "furniture"), ("#shareholder", ""),
    ("#cookieBanner", "furniture"), (".language-switch", "furniture"), ("aside", "around"), ("footer", "around"), (".references", "keep"),
    (".article__header", ""), ("main", ""), (".section", ""), (".shared-care", ""), (".menus-for-patients", ""),
])
def test_structure(hint: str, meaning: str) -> None:
    assert structural(hint) == meaning


@pytest.mark.parametrize("line", ["Skip to main content", "VOLVER ARRIBA", "Was this page helpful?", "Compartir esta página"])
def test_lines_that_are_furniture_anywhere(line: str) -> None:
    assert is_furniture_line(line)


@pytest.mark.parametrize("line", ["Share your feelings with somebody you trust", "Print", "Back pain", "Search"])
def test_lines_that_are_furniture_only_in_their_place_or_not_at_all(line: str) -> None:
    assert not is_furniture_line(line)


@pytest.mark.parametrize("line", ["Español", "Espa?ol", "English | Français", "Inicio > Cáncer > Estómago", "Línea de ayuda: 900 000 000"])
def test_above_the_title(line: str) -> None:
    assert is_furniture(line, "top")


@pytest.mark.parametrize("line", ["Surgery for a tumour of the bowel", "Why ask?", "????", "Home care after surgery"])
def test_titles_are_no_furniture(line: str) -> None:
    assert not is_furniture(line, "top")


@pytest.mark.parametrize("line", [
    "Cada donativo nos ayuda.", "Sign up for our emails.", "0800 000 0000 | example.org | Example Care", "© 2026 Example Care", "Registered charity 123",
])
def test_at_the_end(line: str) -> None:
    assert is_furniture(line, "tail")


@pytest.mark.parametrize("line", ["Ask your doctor about blood donation before the operation.", "Please give your team a list of your medicines."])
def test_advice_at_the_end_is_no_furniture(line: str) -> None:
    assert not is_furniture(line, "tail")


def test_breadcrumbs_begin_at_home() -> None:
    assert breadcrumb("Home » Cancer » Surgery") == ("Home", "Cancer", "Surgery")
    assert breadcrumb("Inicio / Cáncer") == ("Inicio", "Cáncer")
    assert breadcrumb("CT / MRI") == ()
