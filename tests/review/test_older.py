"""What an edition of an older version says of itself, in each language that netpub speaks."""

import pytest

from netpub.review.older import Newer, notice
from netpub.review.versions import Revision
from netpub.text.labels import Labels

THIS = Revision("1.2", "2026-11-21", "", "")


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("es-ES", ("Esta es la versión 1.2, del 21 de noviembre de 2026. Se tradujo de la versión 1.0 del texto en inglés. "
                  "El texto en inglés se ha revisado desde entonces: versión 1.1, del 5 de diciembre de 2026.")),
        ("fr", ("Ceci est la version 1.2, du 21 novembre 2026. Elle a été traduite de la version 1.0 du texte en anglais. "
               "Le texte en anglais a été révisé depuis\u00a0: version 1.1, du 5 décembre 2026.")),
        ("ar", ("هذا هو الإصدار 1.2 بتاريخ 21 نوفمبر 2026. وهو مترجم عن الإصدار 1.0 من النص باللغة الإنجليزية. "
               "وقد تمت مراجعة النص باللغة الإنجليزية منذ ذلك الحين: الإصدار 1.1 بتاريخ 5 ديسمبر 2026.")),
        ("zh-Hans", "这是2026年11月21日的版本 1.2。译自英语文本的版本 1.0。此后英语文本已修订：版本 1.1，2026年12月5日。"),
    ])
def test_it_names_both_versions_with_their_days_in_its_own_language(locale, said):
    assert notice(THIS, Newer("en-GB", "1.0", "1.1", "2026-12-05"), Labels(locale)) == said


def test_what_is_not_known_or_not_approved_is_not_said():
    assert notice(THIS, Newer("en-GB"), Labels("es")) == "Esta es la versión 1.2, del 21 de noviembre de 2026. El texto en inglés se está revisando."
