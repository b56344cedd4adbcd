"""A booklet in two languages, read back from the finished file: each language whole, pair by pair, in its direction."""

import io

import pikepdf
import pytest
from netpub_texts import ARABIC, HEAD

from netpub.article import Article
from netpub.check import fidelity, layout, numbers_set, surface
from netpub.check import pdf as check
from netpub.findings import Where
from netpub.publish import bilingual, theme
from netpub.publish.edition import Edition
from netpub.text.labels import Labels

ENGLISH = (
    'Call your team on <named-content content-type="phone">0800 000 0000</named-content> when your temperature is above 38 °C.',
    "Take 5–10 mg twice a day, never more than 20 mg.", "See “your guide”. No more than 500–1000 mg or 50%.", "Skin may change.",
    "© 2026 Harbour Cancer Information (sample)",
)
LIST = '<list list-type="order" id="l-1"><list-item><p id="p-90">{}</p></list-item><list-item><p id="p-91">{}</p></list-item></list>'


def edition(language, title, section, paragraphs, items, draft=True):
    body = "".join(f'<p id="p-{number}">{words}</p>' for number, words in enumerate(paragraphs))
    xml = HEAD.format(language=language, title=title, body=f'<sec id="s-1"><title>{section}</title>{body}{LIST.format(*items)}</sec>')
    return Edition(
        Article(xml.encode()), {}, Labels(language), draft=draft, slug="fever", language=language, alternates=(), theme=theme.load(),
        site="https://example.org/")


SOURCE = edition("en", "Fever after treatment", "When to call", ENGLISH, ("Drink water.", "Rest."))
TRANSLATION = edition("ar", "الحمى بعد العلاج", "متى تتصل بنا", ARABIC, ("اشربوا الماء.", "استريحوا."))


@pytest.fixture(scope="module")
def data():
    return bilingual.write(TRANSLATION, SOURCE).data


def lost(one, data, language):
    found = []
    fidelity.compare(one.article, check.text(data, language), Where("x.pdf"), found.append)
    return [finding.rule for finding in found]


def test_each_language_is_whole_in_its_own_parts(data):
    assert lost(SOURCE, data, "en") == lost(TRANSLATION, data, "ar") == []
    assert "text-lost" in lost(SOURCE, data, "ar")
    assert "text-lost" in lost(TRANSLATION, data, "en")


def test_pairs_follow_each_other_in_the_order_of_reading(data):
    text = check.text(data)
    places = [text.index(words) for words in ("When to call", "متى تتصل بنا", "Drink water.", "اشربوا الماء.", "Rest.", "استريحوا.")]
    assert places == sorted(places)


def test_every_cell_says_its_language_and_nothing_is_a_table(data):
    with pikepdf.open(io.BytesIO(data)) as document:
        kinds = [(str(part.get("/S")), str(part.get("/Lang", ""))) for part in document.objects if isinstance(part, pikepdf.Dictionary) and "/S" in part]
        assert document.Root.Lang == "ar"
        assert sorted(str(name) for name in document.Root.Names.EmbeddedFiles.Names if isinstance(name, pikepdf.String)) == ["fever.ar.xml", "fever.en.xml"]
    assert {"/Table", "/TR", "/TD"}.isdisjoint(kind for kind, _ in kinds)
    assert {language for _, language in kinds} >= {"en", "ar"}


def test_the_source_stands_left_and_arabic_right_on_one_line(data):
    with check.opened(data) as pages:
        texts = [one for page in pages for one in surface.read(page).texts]
    english, arabic = (next(one for one in texts if one.words.strip().startswith(words)) for words in ("Drink water", "اشربوا"))
    assert english.box[2] < arabic.box[0]
    assert abs(english.baseline - arabic.baseline) < 4, "the first lines of a pair stand beside each other"


def test_layout_and_numbers_are_in_order(data):
    found = []
    assert layout.lint(data, layout.BILINGUAL, Where("x.pdf", 0, "fever", "ar"), found.append), found
    assert [words for lying, blocks in check.read(data) for words in numbers_set.turned(blocks, lying)] == []


def test_a_source_from_right_to_left_stands_right(data):
    made = bilingual.write(SOURCE, TRANSLATION).data
    with check.opened(made) as pages:
        texts = [one for page in pages for one in surface.read(page).texts]
    english, arabic = (next(one for one in texts if one.words.strip().startswith(words)) for words in ("Drink water", "اشربوا"))
    assert english.box[2] < arabic.box[0]
    assert check.text(made).index("اشربوا") < check.text(made).index("Drink water")
    with pikepdf.open(io.BytesIO(made)) as document:
        assert document.Root.ViewerPreferences.Direction == "/R2L"


def test_both_languages_say_that_it_is_a_draft(data):
    with check.opened(data) as pages:
        for page in pages:
            words = [one.words for one in surface.read(page).texts]
            assert any("not for release" in one for one in words)
            assert any("ليست للنشر" in one for one in words)
