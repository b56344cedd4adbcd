"""Articles in other scripts, for tests of what is made of them."""

HEAD = """<article article-type="patient-information" dtd-version="1.3" specific-use="netpub-1" xml:lang="{language}"
 xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta><journal-id journal-id-type="publisher-id">harbour</journal-id>
<journal-title-group><journal-title>Harbour</journal-title></journal-title-group><issn/>
<publisher><publisher-name>Harbour</publisher-name></publisher></journal-meta><article-meta>
<article-id pub-id-type="publisher-id">fever</article-id><title-group><article-title>{title}</article-title></title-group></article-meta>
</front><body>{body}</body></article>"""
PHONE, DOSE, RANGE = (f'<named-content content-type="{kind}">{{}}</named-content>' for kind in ("phone", "dose", "range"))
ARABIC = (
    f"اتصل بفريق الرعاية على الرقم {PHONE.format('0800 000 0000')} إذا كانت درجة الحرارة أعلى من {DOSE.format('38 °C')} أو شعرت بألم.",
    f"خذ {RANGE.format('5–10 mg')} مرتين في اليوم، لا أكثر من {DOSE.format('20 mg')}. الآن يمكنك الأكل والشرب إلا الكحول، وذلك فوراً.",
    "راجع «دليلك» [انظر (الصفحة الأولى)] ليلاً. لا تتجاوز 500–1000 ملغ أو 50% منها، واكتب إلى info@example.org.",
    # Vowel signs within signs of several letters, over wide letters and over lam-alef.
    "إذا تغيّر لون الجرح فهذا غير مهم، ويتقشّر الجلد بلا شر قليلًا. يوضّح الممرّض ذلك، وهذا مُعَدٌّ لكم.",
    "© 2026 Harbour Cancer Information (sample)",
)
