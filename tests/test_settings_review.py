"""[review] of netpub.toml: who must sign what, and mistakes named at their line."""

import pytest

from netpub.errors import ConfigError
from netpub.settings import review


def read(tmp_path, text):
    import tomllib
    path = tmp_path / "netpub.toml"
    path.write_text(text, encoding="utf-8")
    return review.read(path, tomllib.loads(text).get("review", {}), ["scan", "parking"], ["en", "es", "ar"])


def test_without_a_word_of_it_the_usual_roles_must_sign(tmp_path):
    rules = read(tmp_path, "")
    assert rules.required("scan", "en", translated=False) == ("clinical", "lay", "accessibility")
    assert rules.required("scan", "es", translated=True) == ("translator", "second-linguist", "clinical")
    assert not rules.signed


def test_classes_of_pages_and_languages_have_roles_of_their_own(tmp_path):
    rules = read(tmp_path, """
[review]
roles = ["clinical", "pharmacist"]
[review.classes.practical]
pages = ["parking"]
roles = ["lay"]
translation_roles = ["translator"]
[review.languages.ar]
roles = ["typesetter", "translator"]
""")
    assert rules.required("scan", "en", translated=False) == ("clinical", "pharmacist")
    assert rules.required("parking", "en", translated=False) == ("lay",)
    assert rules.required("parking", "es", translated=True) == ("translator",)
    assert rules.required("parking", "ar", translated=True) == ("translator", "typesetter")


@pytest.mark.parametrize(("text", "line", "words"), [
    ('[review]\nrole = ["lay"]', 2, "unknown key “role”"),
    ('[review]\nroles = ["Lay person"]', 2, "Lay person"),
    ("[review]\nroles = []", 2, "empty"),
    ('[review]\nsignatures = "maybe"', 2, "maybe"),
    ('[review]\nsignatures = "required"', 2, "no file"),
    ('[review.classes.a]\npages = ["gone"]', 1, "gone"),
    ('[review.classes.a]\npages = ["scan"]\n[review.classes.b]\npages = ["scan"]', 3, "another class"),
    ('[review.languages.pl]\nroles = ["lay"]', 1, "pl"),
])
def test_a_mistake_is_named_at_its_line(tmp_path, text, line, words):
    with pytest.raises(ConfigError, match=words) as error:
        read(tmp_path, text)
    assert f"netpub.toml:{line}:" in error.value.message
