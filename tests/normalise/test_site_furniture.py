"""source/furniture.toml: what a project says of its own site goes out of the text, and messages name the line of what cannot be used."""

import pytest

from netpub.errors import ConfigError, ExitCode
from netpub.ingest import read
from netpub.normalise import corrections, ledger, normalise, site
from netpub.normalise.blocks import words

PATH = "source/furniture.toml"
PAGE = """<!doctype html><html lang="en"><head><title>After the operation</title></head><body><main>
<h1>After the operation</h1>
<p>A nurse helps you to stand up on the first day. Most people go home within a week of the operation.</p>
<div class="promo big"><h2>Walk with us</h2><p>Our sponsored walk is in June. Everybody who comes gets a scarf and a cup of tea.</p></div>
<aside class="call"><p>Ring the ward at any time of the day when your temperature rises.</p></aside>
<ul><li>Drink enough water.</li><li>Be here for everyone</li></ul>
<blockquote><p>Help us be here for everyone!</p></blockquote>
<p>Example Care is a charity that works in every town of the county.</p>
<p>Eat small meals, and rest when you are tired.</p>
</main></body></html>"""


def made(toml: str, text: str = PAGE, name: str = "page.html"):
    page = read("p", f"source/p/{name}", text.encode(), {}, lambda _: None).page
    return normalise(page, corrections.EMPTY, lambda _: None, site.load(toml.encode(), PATH))


def kept(page) -> str:
    return " ".join(words(block) for block in page.blocks)


def gone(page) -> list[str]:
    return [words(entry.block) for entry in page.dropped if entry.rule == "site-furniture"]


def test_a_line_goes_as_a_whole_wherever_it_stands() -> None:
    page = made('lines = ["Help us be here for everyone", "be here for EVERYONE!"]')
    assert gone(page) == ["Be here for everyone", "Help us be here for everyone!"]
    assert "Drink enough water." in kept(page)
    assert "be here" not in kept(page).casefold()


def test_a_line_that_only_holds_the_words_stays() -> None:
    assert gone(made('lines = ["Eat small meals"]')) == []


def test_a_paragraph_goes_by_its_first_words() -> None:
    assert gone(made('starts = ["example care is a charity"]')) == ["Example Care is a charity that works in every town of the county."]


@pytest.mark.parametrize("selector", [".promo", "div.promo", ".promo.big", "main .promo", "main div.big"])
def test_an_element_goes_with_all_it_holds(selector: str) -> None:
    page = made(f'elements = ["{selector}"]')
    assert gone(page) == ["Walk with us", "Our sponsored walk is in June. Everybody who comes gets a scarf and a cup of tea."]
    assert "Ring the ward" not in " ".join(gone(page))


@pytest.mark.parametrize("selector", [".promotion", "aside.promo", ".promo .call", "#promo", ".promo main"])
def test_another_element_stays(selector: str) -> None:
    assert gone(made(f'elements = ["{selector}"]')) == []


def test_what_the_project_keeps_is_text_whatever_it_is_called() -> None:
    text = PAGE.replace('class="call"', 'class="sidebar share"')
    assert "Ring the ward" not in kept(made("", text))
    assert "Ring the ward" in kept(made('keep = [".share"]', text))
    assert "Ring the ward" in kept(made('keep = [".share"]\nelements = ["aside"]', text))


def test_flattened_pages_have_lines_only() -> None:
    text = "After the operation\n\nHelp us be here for everyone\n\nDrink enough water on the first day, and rest when you are tired.\n"
    page = made('lines = ["Help us be here for everyone"]', text, "page.txt")
    assert gone(page) == ["Help us be here for everyone"]
    assert "Drink enough" in kept(page)


def test_facts_are_still_read_from_what_goes() -> None:
    text = PAGE.replace("Our sponsored walk is in June.", "Last reviewed: 4 March 2025.")
    page = made('elements = [".promo"]', text)
    assert page.metadata.value("last-review") == "2025-03-04"


def test_the_ledger_names_the_rule() -> None:
    record = ledger(made('elements = [".promo"]'))
    assert next(entry["text"] for entry in record["dropped"] if entry["rule"] == "site-furniture") == "Walk with us"
    assert any(name == "dropped:site-furniture" for run in record["runs"] for _, _, name in run["to"])


def test_normalising_twice_is_normalising_once() -> None:
    named = site.load(b'lines = ["be here for everyone"]\nelements = [".promo"]', PATH)
    once = normalise(read("p", "page.html", PAGE.encode(), {}, lambda _: None).page, corrections.EMPTY, lambda _: None, named)
    assert normalise(once, corrections.EMPTY, lambda _: None, named) == once


@pytest.mark.parametrize(("text", "line", "message", "remedy"), [
    ('lines = ["a"]\nelement = [".promo"]\n', 2, "unknown key “element”", "Did you mean “elements”?"),
    ("\n[site]\n", 2, "unknown key “site”", "Possible here: lines"),
    ('lines = "a"\n', 1, "“lines” must be a list of texts", "lines ="),
    ('starts = ["a", 3]\n', 1, "“starts” must be a list of texts", "starts ="),
    ('lines = ["a"]\nstarts = ["…"]\n', 2, "“…” in “starts” holds no word", "Write the words"),
    ('lines = ["a"]\n\nelements = [".a", "div > p"]\n', 3, "“div > p” in “elements” names no element", "as in CSS"),
    ('keep = ["p:first-child"]\n', 1, "“p:first-child” in “keep” names no element", "as in CSS"),
])
def test_what_cannot_be_used_is_named_with_its_line(text: str, line: int, message: str, remedy: str) -> None:
    with pytest.raises(ConfigError) as caught:
        site.load(text.encode(), PATH)
    assert caught.value.message.startswith(f"{PATH}:{line}: ")
    assert message in caught.value.message
    assert remedy in caught.value.remedy
    assert caught.value.exit_code == ExitCode.USAGE


@pytest.mark.parametrize("data", [b"lines = [", b"\xff\xfe"])
def test_what_is_no_toml_is_refused(data: bytes) -> None:
    with pytest.raises(ConfigError, match="the format is TOML"):
        site.load(data, PATH)
