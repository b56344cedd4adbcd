"""What an approval is bound to: every word, digit, reference and picture; no id, blank or note of a machine."""

import random
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from netpub.article import Article, is_machine, name_pictures

WHOLE = (Path(__file__).parents[1] / "cases/validate/clean.xml").read_bytes()
FIGURES = {"figures/pancreas.svg": "1" * 64}
DIGEST = Article(WHOLE).content_digest(FIGURES)
SEEDS = st.integers(0, 10**6)


def approved(root):
    """Every place of words that a reviewer approves."""
    return [
        (element, name) for element in root.iter(etree.Element) for name in ("text", "tail")
        if re.search(r"\w", getattr(element, name) or "") and not any(
            is_machine(one) for one in ([element, *element.iterancestors()] if name == "text" else element.iterancestors()))]


def edited(seed, pattern, change, within="*"):
    chance = random.Random(seed)
    root = Article(WHOLE).copy_root()
    inside = [root] if within == "*" else list(root.iter(within))
    places = [(element, name) for element, name in approved(root) if re.search(pattern, getattr(element, name))
              and any(holder is element or holder in element.iterancestors() for holder in inside)]
    element, name = chance.choice(places)
    match = chance.choice(list(re.finditer(pattern, getattr(element, name))))
    text = getattr(element, name)
    setattr(element, name, text[:match.start()] + change(match[0], chance) + text[match.end():])
    return Article.from_root(root).content_digest(FIGURES)


@given(SEEDS)
@settings(max_examples=100)
def test_every_word_counts(seed):
    assert edited(seed, r"\w+", lambda word, _: f"{word}x") != DIGEST
    assert edited(seed, r"\w+", lambda *_: "") != DIGEST


@given(SEEDS)
@settings(max_examples=60)
def test_every_digit_counts(seed):
    assert edited(seed, r"\d", lambda digit, chance: chance.choice([one for one in "0123456789" if one != digit])) != DIGEST


@given(SEEDS)
@settings(max_examples=60)
def test_every_part_of_a_reference_counts(seed):
    assert edited(seed, r"\w+", lambda word, _: word[::-1] + "q", "ref") != DIGEST


@given(st.integers(0, 63))
def test_every_digit_of_a_pictures_digest_counts(place):
    other = "1" * place + "2" + "1" * (63 - place)
    assert Article(WHOLE).content_digest({"figures/pancreas.svg": other}) != DIGEST


@given(SEEDS)
@settings(max_examples=60)
def test_ids_blanks_and_notes_of_machines_do_not_count(seed):
    chance = random.Random(seed)
    root = Article(WHOLE).copy_root()
    prefix = chance.choice(("x", "y-", "p-", "1"))
    for element in root.iter(etree.Element):
        for name in ("id", "rid"):
            if name in element.attrib:
                element.set(name, prefix + element.get(name))
        if is_machine(element) and not len(element):
            element.text = f"noted {seed}"
    for element, name in approved(root):
        setattr(element, name, re.sub(r"\s+", lambda _: chance.choice((" ", "\n  ", "\t", "\u00a0", "  ")), getattr(element, name)))
    name_pictures(root, {"figures/pancreas.svg": "figures/other.svg"})
    digest = Article.from_root(root).content_digest({"figures/other.svg": "1" * 64})
    assert digest == DIGEST
