"""The XML profile, element by element: content, attributes, whether its words are translated, and an example of our own."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from docs.generate.markdown import anchored, code, described, fence, page, table
from lxml import etree

from netpub.resources import resource
from netpub.translate import its

ABOUT = """\
Articles are XML in a profile of [JATS Journal Publishing 1.3](https://jats.nlm.nih.gov/publishing/1.3/): fewer elements, each with one
meaning. Whatever is valid here is valid there. This page is made from the grammar (`schemas/netpub-1.dtd`), the translation rules
(`schemas/netpub-1.its.xml`, ITS 2.0) and articles of netpub's own tests. In the content of an element, `?` is “at most once”, `*` “any
number”, `+` “at least once”, `|` “or”, and a comma “then”."""
_ROOT = Path(__file__).resolve().parents[2]
# Articles that tests expect, and one with what they have not.
ARTICLES = (*sorted(_ROOT.glob("tests/cases/**/*.xml")), _ROOT / "docs/reference/example.xml")
_GROUP = re.compile(r"<!--(?P<group>[^>]*?)-->\n\n|<!ELEMENT\s+(?P<element>[\w-]+)", re.DOTALL)
_TYPES = {"id": "a name of its own", "idrefs": "ids", "nmtoken": "a word"}
_LONGEST = 900  # characters of an example; longer ones show less, not more


@cache
def grammar() -> Any:
    """The grammar of the profile."""
    return etree.DTD(str(resource("schemas", "netpub-1.dtd")))


def groups() -> dict[str, list[str]]:
    """Return the names of elements under the comments of the grammar that stand above them."""
    text = resource("schemas", "netpub-1.dtd").read_text(encoding="utf-8")
    made: dict[str, list[str]] = {}
    title = ""
    for match in _GROUP.finditer(text):
        if match["element"]:
            made.setdefault(title, []).append(match["element"])
        else:
            title = " ".join(match["group"].split()).partition(":")[0]
    return made


def contents() -> dict[str, str]:
    """Return what each element may hold, as the grammar has it, its entities written out."""
    text = re.sub(r"<!--.*?-->", "", resource("schemas", "netpub-1.dtd").read_text(encoding="utf-8"), flags=re.DOTALL)
    entities = dict(re.findall(r'<!ENTITY % ([\w-]+)\s+"([^"]*)"', text))

    def out(model: str) -> str:
        while "%" in model:
            model = re.sub(r"%([\w-]+);", lambda match: entities[match[1]], model)
        return " ".join(model.split()).replace("#PCDATA", "text")

    return {name: out(model) for name, model in re.findall(r"<!ELEMENT\s+([\w-]+)\s+(.*?)>", text, re.DOTALL)}


def write() -> str:
    """Return the page; raises ValueError when an element has no words."""
    made = groups()
    said = described("elements", [name for names in made.values() for name in names])
    model, shown = contents(), examples()
    parts = []
    for title, names in made.items():
        parts.append(f"## {title}\n")
        parts += [_element(name, said[name], model[name], shown.get(name)) for name in names]
    return page("The XML profile, element by element", ABOUT, parts)


def _element(name: str, said: str, content: str, example: Any) -> str:
    declared = next(one for one in grammar().iterelements() if one.name == name)
    rows = sorted((_attribute(one) for one in declared.iterattributes()), key=lambda row: (not row[2], row))
    held = "nothing" if content == "EMPTY" else code(content)
    parts = [anchored(3, f"&lt;{name}&gt;", f"element-{name}"), f"{said}\n", f"Holds: {held}.\n"]
    if rows:
        parts.append(table(("attribute", "value", ""), rows))
    if example is not None:
        parts += [_translated(example)] * ("text" in content) + [fence(_shown(example), "xml")]
    return "\n".join(parts)


def _attribute(one: Any) -> tuple[str, str, str]:
    name = f"{one.prefix}:{one.name}" if one.prefix else one.name
    values = one.values()
    value = " or ".join(map(code, values)) if values else _TYPES.get(one.type, "text")
    if one.default == "fixed":
        value = code(one.default_value)
    return code(name), value, {"required": "needed", "fixed": "always", "implied": ""}.get(one.default, "")


@cache
def examples() -> dict[str, Any]:
    """Return an element of each name, the shortest that says something, from the articles that tests expect."""
    found: dict[str, Any] = {}
    for element in _elements():
        name = etree.QName(element).localname
        if name not in found or _merit(element) > _merit(found[name]):
            found[name] = element
    return found


def _elements() -> Iterator[Any]:
    for file in ARTICLES:
        try:
            root = etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))
        except etree.XMLSyntaxError:
            continue
        if root.tag == "article" and grammar().validate(root):
            yield from root.iter(etree.Element)


def _merit(element: Any) -> tuple[int, int, int]:
    """How good an example is: first of all it is short enough, then it shows much of what the element can say, then it is short."""
    size = len(etree.tostring(element))
    return int(size < _LONGEST), len({child.tag for child in element.iter()}) + len(element.attrib) if size < _LONGEST else 0, -size


def _shown(element: Any) -> str:
    """An element as text without the name spaces that its article declares; what is too long shows the names of its parts alone."""
    text = re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(element, encoding="unicode", pretty_print=True, with_tail=False))
    if len(text) < _LONGEST:
        return text
    parts = "\n".join(f"  <{child.tag}>…</{child.tag}>" for child in element)
    head = re.match(r"<[^>]*>", text)
    return f"{head[0] if head else ''}\n{parts}\n</{element.tag}>"


def _translated(element: Any) -> str:
    """What a translator does with an element's words, by the ITS rules, and why."""
    rules = its.Selection(element.getroottree().getroot(), its.profile())
    translated, note, why = rules.translated(element), rules.note(element), rules.why(element)
    said = "translated" if translated else "not translated"
    if rules.within_text(element):
        said += ", a placeholder in its sentence"
    elif note and translated:
        said += f"; translators read: “{note}”"
    return f"Its words are {said}.{f' Why: {why}.' if why else ''}\n"
