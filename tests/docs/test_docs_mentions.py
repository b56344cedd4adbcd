"""Every command and option that a page names, in passing or in a table, is one that netpub has."""

import re

import pytest
from docs.generate.commands import everything, own_options
from netpub_console import DOCS, ROOT

from netpub.cli import main

PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
COMMANDS = dict(everything())
COMMON = {"-h", "--help", *(name for option in main.params for name in option.opts)}
# In code: `netpub …` between backticks, or a line of a block; what follows a pipe, a semicolon, && or > is another command.
_NAMED = re.compile(r"(?:`|^(?: {4}|\$ )[ $]*(?:\S*/)?)netpub +(?P<rest>[^`\n|;&>#]*)", re.MULTILINE)
_FENCE = re.compile(r"^```(?P<language>\w*).*?^```$", re.MULTILINE | re.DOTALL)


def wrong(text):
    """The commands that there are not, and options that their commands have not."""
    indented = _FENCE.sub(lambda match: match[0] if match["language"] == "console" else match[0].replace("\n", "\n    "), text)
    plain = re.sub(r"-C +\S+ +", "", re.sub(r"\"[^\"\n]*\"", "text", indented))
    for match in _NAMED.finditer(plain):
        words = match["rest"].split()
        names = [word.strip(",.") for word in words if word[:1].isalpha()]
        if not names or words[0].startswith("-"):
            continue
        known = [name for name in (f"netpub {names[0]}", f"netpub {' '.join(names[:2])}") if name in COMMANDS]
        if not known:
            yield match[0].strip()
            continue
        group = [name for name in COMMANDS if name.startswith(f"{known[0]} ")]
        command = COMMANDS[known[-1]]
        if group and len(known) == 1 and len(names) > 1 and names[1].islower():
            yield match[0].strip()
        options = COMMON | {name for option in own_options(command) for name in (*option.opts, *option.secondary_opts)}
        yield from (f"{match[0].strip()}: {word}" for word in re.findall(r"(?<![\w-])--?[a-z][\w-]*", match["rest"]) if word not in options)


@pytest.mark.parametrize("page", PAGES, ids=[page.relative_to(ROOT).as_posix() for page in PAGES])
def test_commands_that_pages_name_are_there(page):
    assert not list(wrong(page.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("`netpub bild`", ["`netpub bild"]), ("`netpub build --relaese`", ["`netpub build --relaese: --relaese"]), ("`netpub build --release`", []),
        ("    netpub review aprove PAGE\n", ["netpub review aprove PAGE"]), ("$ netpub -C x review approve PAGE --role a --by \"A --nym\"", []),
        ("`netpub review import FILE.docx`", []), ("netpub is a word", []),
    ],
)
def test_what_is_not_there_is_found(text, said):
    assert list(wrong(text)) == said
