"""Who is named: people with their titles and degrees, organisations, and reviewers of whom only the role is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from netpub.text import cues

Role = Literal["clinical-review", "lay-review", "accessibility-review"]
_ROLES: tuple[tuple[Role, str], ...] = (
    ("clinical-review", "clinical-role"), ("lay-review", "lay-role"), ("accessibility-review", "accessibility-role"),
)
# Two names or more, each with a capital and a small letter: "Foster D", "Norton JA" are authors of a reference.
_GIVEN = re.compile(r"[^\W\d_][\w'’-]*\.?")
_NAME_PARTS = 6
# A role with a post is no longer than this.
_POST = 80


@dataclass(frozen=True, slots=True)
class Party:
    """Someone named at ``text[start:]``: a person, an organisation, or only a role (then ``words`` say it)."""

    start: int
    name: str = ""
    degrees: str = ""
    organisation: str = ""
    role: Role | None = None
    words: str = ""

    @property
    def proper(self) -> bool:
        """Whether this is someone in particular: a person, or an organisation with a name of its own or a team of writers."""
        own = any(word[:1].isupper() for word in self.organisation.split())
        return bool(self.name) or own or cues.pattern("people", "teams").search(self.organisation) is not None

    @property
    def clinical(self) -> bool:
        """Whether degrees, post or organisation say that this is a clinician or a clinical body."""
        held = {_bare(degree) for degree in self.degrees.split(",")}
        return bool(held & _degrees("clinical-degrees")) or bool(cues.pattern("people", "clinical-words").search(self.organisation))


def parties(text: str, start: int, end: int) -> list[Party]:
    """Return who is named in ``text[start:end]``, in order; nothing when the words name nobody."""
    parts = list(_parts(text, start, end))
    if not parts:
        return []
    if roles := _roles(parts):
        return roles
    return _people(parts) or _organisation(text, start, end)


def person(text: str) -> Party | None:
    """Return the person with degrees that the whole text is, such as "Jane Roe, MD, FRCPC"; None when it is anything else."""
    people = _people(list(_parts(text, 0, len(text))))
    if len(people) == 1 and people[0].degrees and not people[0].organisation:
        return people[0]
    return None


def unnamed(text: str) -> Party | None:
    """Return the reviewer without a name that the whole text is ("Clinical reviewer, consultant surgeon"); None for anything else."""
    parts = list(_parts(text, 0, len(text)))
    if not parts or len(text) > _POST or any(character.isdigit() for character in text):
        return None
    role = _roles(parts[:1])
    if not role or not cues.pattern("people", "reviewers").search(role[0].words):
        return None
    return replace(role[0], words=text.strip(" ."))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words between commas, semicolons and "and", with their places."""
    position = start
    for match in [*_separator().finditer(text, start, end), None]:
        stop = match.start() if match else end
        part = text[position:stop].strip(" \t\n\xa0:")
        words = part.strip(". ")
        if words:
            # The last full stop of "M.D." belongs to it.
            yield position + text[position:stop].index(words), words + "." * ("." in words and part.endswith("."))
        position = match.end() if match else end


@cache
def _separator() -> re.Pattern[str]:
    words = cues.words_pattern(list(cues.phrases("people", "conjunctions")))
    return re.compile(rf"[,;\n]\s{{0,4}}(?:{words}\s{{1,4}})?|\s{{1,4}}{words}\s{{1,4}}", re.IGNORECASE)


def _roles(parts: list[tuple[int, str]]) -> list[Party]:
    """A list of roles without names, such as "a clinical reviewer and a lay reviewer"; nothing when any part is something else."""
    found = []
    for start, words in parts:
        article = cues.end_of("people", "articles", words)
        called = words[max(article, 0):]
        role = next((role for role, name in _ROLES if cues.is_phrase("people", name, called)), None)
        if role is None:
            return []
        found.append(Party(start, role=role, words=words))
    return found


def _people(parts: list[tuple[int, str]]) -> list[Party]:
    """People, each a name with the degrees, post and organisation after it; nothing when the words do not begin with a person."""
    found: list[Party] = []
    for start, words in parts:
        if found and is_degree(words):
            found[-1] = replace(found[-1], degrees=", ".join(filter(None, (found[-1].degrees, words))))
        elif name := _named(words):
            found.append(Party(start, *name))
        elif found:
            found[-1] = replace(found[-1], organisation=", ".join(filter(None, (found[-1].organisation, words))))
        else:
            return []
    return found


def _named(words: str) -> tuple[str, str] | None:
    """The name and the degrees that follow it without a comma; None for words that are no person's name."""
    article = cues.end_of("people", "articles", words)
    if article >= 0 and cues.end_of("people", "titles", words[article:].lstrip()) >= 0:
        words = words[article:].lstrip()
    title = cues.end_of("people", "titles", words)
    behind = words[max(title, 0):].lstrip(". ")
    tokens = behind.split()
    degrees: list[str] = []
    while len(tokens) > 1 and _bare(tokens[-1]) in _degrees("clinical-degrees") | _degrees("degrees"):
        degrees.insert(0, tokens.pop())
    if not tokens or len(tokens) > _NAME_PARTS or cues.pattern("people", "organisations").search(" ".join(tokens)):
        return None
    own = [token for token in tokens if not cues.is_phrase("people", "particles", token)]
    full = [token for token in own if len(token.rstrip(".")) > 1 and not token.isupper()]
    if not all(_GIVEN.fullmatch(token) and token[0].isupper() for token in own) or len(full) < (1 if title >= 0 else 2):
        return None
    return words[:len(words) - len(behind)] + " ".join(tokens), ", ".join(degrees)


def is_degree(words: str) -> bool:
    """Say whether words are a degree or a fellowship: a known one, or several capitals as in FRCP(Edin)."""
    if _bare(words) in _degrees("clinical-degrees") | _degrees("degrees"):
        return True
    capitals = sum(map(str.isupper, words))
    return re.fullmatch(r"[A-Z][A-Za-z.-]{1,9}(?:\s?\([A-Za-z.]{1,10}\))?", words) is not None and capitals > sum(map(str.islower, words))


@cache
def _degrees(name: str) -> frozenset[str]:
    return frozenset(_bare(degree) for degree in cues.phrases("people", name))


def _bare(degree: str) -> str:
    """A degree for comparing: "M.D." is MD, "FRCP(Edin)" is FRCP."""
    return re.sub(r"\([^)]*\)|[\s.]", "", degree).upper()


def _organisation(text: str, start: int, end: int) -> list[Party]:
    """The words as one organisation or team, without their article; nothing for prose."""
    words = text[start:end].strip(" \t\n\xa0.,;:")
    article = cues.end_of("people", "articles", words)
    name = words[max(article, 0):].strip()
    prose = re.search(r"[,;:]\s+[a-z]|[.!?]\s", name) or cues.pattern("people", "prose").search(name)
    if prose or not name or not cues.pattern("people", "organisations").search(name):
        return []
    return [Party(start, organisation=name)]
