"""Saved web pages to measure with: health pages of a given length in a site's full dress, the same for the same number."""

import random

_WORDS = (
    "the treatment may cause side effects such as tiredness and your nurse can help you with most of them ask before you take other "
    "medicines because some do not go together drink enough water rest when you need to and call the ward at once if your temperature "
    "rises scans show whether the tumour has grown an operation takes about two hours people often feel better after a few weeks"
)
_HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page {number} | A charity</title>
<meta property="article:published_time" content="2025-03-04"><script>var page = {number};</script></head><body class="page">
<a class="skip-link" href="#main">Skip to main content</a><header class="site-header"><nav class="main-nav"><ul>
<li><a href="/">Home</a></li><li><a href="/cancer">Cancer types</a></li><li><a href="/treatment">Treatment</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">Home</a> › <a href="/cancer">Cancer types</a></div><main id="main"><h1>Living with illness {number}</h1>
"""
_TAIL = """<h2>References</h2><ol class="references">{references}</ol>
<p>Last reviewed: 4 March 2025. Next review: March 2028. Reviewed by Dr Ann Example, MD, clinical oncologist.</p>
<p>This information does not replace the advice of your own doctor or nurse.</p></main>
<aside class="related"><h2>Related pages</h2><ul><li><a href="/a">Eating well</a></li><li><a href="/b">Going home</a></li></ul></aside>
<footer class="site-footer"><p>© 2025 A charity. All rights reserved. Registered charity 0000000.</p></footer></body></html>
"""


def html(number: int, words: int) -> bytes:
    """Return a page of about ``words`` words of text: sections with paragraphs, lists and tables, references and dates."""
    chance = random.Random(number)  # noqa: S311
    parts, left = [_HEAD.format(number=number)], words - 150
    while left > 0:
        part, used = _section(chance)
        parts.append(part)
        left -= used
    references = "".join(
        f"<li>Example A, Sample B. {_sentence(chance, 8)} J Samples. 2024;{entry}(2):10-{entry + 20}. doi:10.1000/sample.{entry}</li>"
        for entry in range(1, 7))
    return "".join([*parts, _TAIL.format(references=references)]).encode()


def _section(chance: random.Random) -> tuple[str, int]:
    paragraphs = [" ".join(_sentence(chance, chance.randint(8, 18)) for _ in range(4)) for _ in range(3)]
    items = [_sentence(chance, 6) for _ in range(5)]
    cells = [[_sentence(chance, 2) for _ in range(3)] for _ in range(3)]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    html = (
        f"<h2>{_sentence(chance, 4)[:-1]}</h2>" + "".join(f"<p>{text}</p>\n" for text in paragraphs)
        + f"<p>{_sentence(chance, 5)[:-1]}:</p><ul>" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>"
        + f"<table><thead><tr><th>Drug</th><th>Dose</th><th>Effect</th></tr></thead><tbody>{rows}</tbody></table>\n")
    return html, sum(len(text.split()) for text in (*paragraphs, *items)) + 30


def _sentence(chance: random.Random, words: int) -> str:
    known = _WORDS.split()
    text = " ".join(chance.choice(known) for _ in range(words))
    return f"{text.capitalize()}{chance.choice(('', ' <b>now</b>', ' 5 mg'))}."
