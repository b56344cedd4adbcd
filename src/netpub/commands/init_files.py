"""What a new project begins with beside its pages: settings with comments, what git leaves out, and an example of checks."""

import re

# A remark in the settings, which is written in the language of the person; the others are keys to be taken into use.
REMARK = re.compile(r"^# (?!\w+(?:\.[\w{}]+)? = |\[)(.+)", re.MULTILINE)

IGNORED = "/build/\n/dist/\n/.netpub/\n"
WORKFLOW = ".github/workflows/netpub.yml"

SETTINGS = """\
# The settings of this project. Every key may be changed; a key that netpub does not know is an error that names its line.

# The version of this file's form, not of your pages. A newer netpub may ask for a higher one and says what to do.
version = 1

[project]
# The language that the source pages are written in: one of the languages below.
source_language = "{language}"

[publisher]
# id: a short name in small letters. name: as readers know it; it stands on every cover.
id = "{id}"
name = "{name}"
# How readers reach you. A page that gives no way to ask is not released.
{website}# helpline = "0800 000 0000"
# helpline_hours = "Monday to Friday, 9 am to 5 pm"
# email = "info@example.org"
# location = "Your city"
# Sentences for the last page, in the language of the pages; they are translated with each page.
# formats = "Do you need this in large print or another language? Call 0800 000 0000."
# feedback = "Is something unclear or wrong? Write to info@example.org."
# disclaimer = "This information does not replace the advice of your own doctor or nurse."
# about = "Written by … and paid for by …"

{languages}[policy]
# The longest time between two reviews, in months.
review_months = 36
# Beyond these netpub check speaks up: key_points = 5, title_length = 100 (characters), reading_age = 14 (years).
# With validators = "required" nothing is released that veraPDF, EPUBCheck and Ace have not passed (netpub doctor says how to get them).

# Where dist/ will stand on the web; then printed copies lead there and the site has a map.
# [site]
# url = "https://example.org/leaflets/"

# Several pages under one cover:
# [publications.my-guide]
# pages = ["first-page", "second-page"]
# title.{language} = "The title on the cover"

# Who must sign before a release (usual: clinical, lay, accessibility; linguist for translations): see [review] in the reference.
"""

LANGUAGE = """\
[languages.{key}]
# The regional form, such as "{key}-US": it decides dates, decimals and the language tag of files.
locale = "{locale}"

"""

# The version of netpub is named: what passes today passes tomorrow.
CHECKS = """\
# An example for GitHub: on every change it says what is wrong and makes what may be released. Elsewhere the same three netpub lines do.
# “netpub check” fails while a page breaks a rule that blocks a release. “netpub build --release” fails (code 4) while an edition lacks an
# approval; what may be released is made all the same and kept below as “leaflets”.
name: leaflets
on: [push, pull_request]
permissions:
  contents: read
jobs:
  leaflets:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: sudo apt-get update && sudo apt-get install --yes libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
      - run: pip install netpub=={version}
      - run: netpub check
      - run: netpub build --release
        if: always()
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: leaflets
          path: dist
"""
