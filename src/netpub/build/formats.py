"""The formats of editions, a row each: what its file is called, which job makes it from what, and who judges it."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from netpub.errors import ConfigError
from netpub.settings import Publication, Settings

# Every verdict that a manifest can hold, in the order in which it gives them.
VERDICTS = ("pdfua1", "pdfa3a", "pdfua2", "pdfa4f", "epubcheck", "ace", "fidelity", "layout", "folds", "inks")
# Where files stand that claim to conform, before they are published.
CLAIMED = "build/editions/claimed"
_VERAPDF = {"verapdf": ("pdfua1", "pdfa3a")}
_PAGES = ("fidelity", "layout")  # the verdicts that a job with pages gives


def _always(settings: Settings, publication: Publication) -> bool:
    del settings, publication
    return True


def _single(settings: Settings, publication: Publication) -> bool:
    """Consultations are about one page."""
    del settings
    return not publication.booklet


def _folded(settings: Settings, publication: Publication) -> bool:
    del settings
    return publication.leaflet


def _folded_and_cut(settings: Settings, publication: Publication) -> bool:
    return publication.leaflet and settings.printing.marks


def _pressed(settings: Settings, publication: Publication) -> bool:
    del publication
    return bool(settings.printing.icc)


def _of_pdf_2(settings: Settings, publication: Publication) -> bool:
    del publication
    return settings.printing.ua2


def _nothing(settings: Settings) -> Mapping[str, Any]:
    del settings
    return {}


def _assets(settings: Settings) -> Mapping[str, Any]:
    return {"assets": settings.assets}


def _profile(settings: Settings) -> Mapping[str, Any]:
    """The printer's colour profile by its name."""
    return {"icc": settings.printing.icc}


def _printing(settings: Settings) -> Mapping[str, Any]:
    """What the printer wants: ``[print]`` but for the colour profile."""
    wanted = settings.printing
    return {"paper": wanted.paper, "creep": wanted.creep, "marks": wanted.marks, "delivery": wanted.delivery}


@dataclass(frozen=True, slots=True)
class Format:
    """``ending`` follows the publication's id in the file's name; ``job`` is ``"module:function"``.

    ``judges`` are validators with the verdicts that each gives. ``made_from`` names the format whose finished file is the job's
    input, empty for one that is made from the article. ``wanted`` says whether a publication of a project has it. ``claims``: the
    file is made a second time with the claim that it conforms, and that one is published if all judges pass it. ``told`` gives what
    its job needs to know of the settings besides what every job is told. ``proves`` are the verdicts that its own job gives.
    ``reads`` names files of the project that its job reads besides. ``asked`` says how one asks for a format that few projects have.
    ``mapped``: the job says where the pages begin in the text; ``paged_as`` names the format whose pages the job names.
    ``translated``: the format is there in translations alone, since it holds the source, too.
    """

    ending: str
    job: str
    judges: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    made_from: str = ""
    wanted: Callable[[Settings, Publication], bool] = _always
    claims: bool = False
    told: Callable[[Settings], Mapping[str, Any]] = _nothing
    proves: tuple[str, ...] = ("fidelity",)
    reads: Callable[[Settings], Mapping[str, Any]] = _nothing
    asked: str = ""
    mapped: bool = False
    paged_as: str = ""
    translated: bool = False

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The verdicts that a file of this format can have: those of its judges and of its own job."""
        return _verdicts(tuple(self.judges.values()), self.proves)


@cache
def _verdicts(judged: tuple[tuple[str, ...], ...], proved: tuple[str, ...]) -> tuple[str, ...]:
    """The verdicts of judges and of a job, in the order of manifests; asked for every edition of a project."""
    known = {*itertools.chain.from_iterable(judged), *proved}
    return tuple(name for name in VERDICTS if name in known)


FORMATS: Mapping[str, Format] = {
    "pdf": Format(".pdf", "netpub.build.jobs.pdf:run", _VERAPDF, proves=_PAGES, mapped=True),
    "large": Format("-large.pdf", "netpub.build.jobs.pdf:large", _VERAPDF, proves=_PAGES),
    "epub": Format(".epub", "netpub.build.jobs.epub:run", {"epubcheck": ("epubcheck",), "ace": ("ace",)}, claims=True,
                   paged_as="pdf"),
    "html": Format(".html", "netpub.build.jobs.html:run", told=_assets),
    "leaflet": Format("-leaflet.pdf", "netpub.build.jobs.leaflet:run", _VERAPDF, wanted=_folded, proves=(*_PAGES, "folds"),
                      asked="Write leaflet = true below [publications.NAME] in netpub.toml, NAME being that of a short page."),
    "bilingual": Format("-bilingual.pdf", "netpub.build.jobs.bilingual:run", _VERAPDF, wanted=_single, proves=_PAGES, translated=True),
    "docx": Format(".docx", "netpub.build.jobs.docx:run"),
    "print": Format("-print.pdf", "netpub.build.jobs.print:run", made_from="pdf", told=_printing, proves=_PAGES),
    "leaflet-print": Format(
        "-leaflet-print.pdf", "netpub.build.jobs.leaflet_print:run", made_from="leaflet", wanted=_folded_and_cut, proves=_PAGES,
        asked="Write marks = true below [print] in netpub.toml, in a project that has a leaflet."),
    "ua2": Format("-ua2.pdf", "netpub.build.jobs.ua2:run", {"verapdf": ("pdfua2", "pdfa4f")}, made_from="pdf", wanted=_of_pdf_2,
                  proves=_PAGES, asked="Write ua2 = true below [print] in netpub.toml."),
    "press": Format("-press.pdf", "netpub.build.jobs.press:run", made_from="pdf", wanted=_pressed, told=_profile, reads=_profile,
                    proves=("fidelity", "layout", "inks"),
                    asked="Ask the printer for a colour profile (ICC), put it beside netpub.toml, and name it there: [print] icc = …"),
}


@dataclass(frozen=True, slots=True)
class EditionKey:
    """One publication (``slug`` is its id) in one language and format; ``path`` is relative to dist."""

    slug: str
    language: str
    format: str

    @property
    def path(self) -> str:
        """The file's place below dist."""
        return f"{self.language}/{self.slug}{FORMATS[self.format].ending}"

    @property
    def made(self) -> str:
        """Where the build makes the file, relative to the project, before it is published."""
        return f"build/editions/{self.path}"

    @property
    def claimed(self) -> str:
        """Where the build makes the file that claims to conform; empty for a format that claims nothing."""
        return f"{CLAIMED}/{self.path}" if FORMATS[self.format].claims else ""

    @property
    def page_map(self) -> str:
        """Where the build says at which places of the text the pages begin; empty for a format that does not tell."""
        return f"build/editions/{self.language}/{self.slug}.pages.json" if FORMATS[self.format].mapped else ""

    @property
    def target(self) -> str:
        """The name of the target that makes it."""
        return f"{self.format}:{self.language}:{self.slug}"


def keys(settings: Settings, publications: Iterable[Publication], languages: Sequence[str]) -> list[EditionKey]:
    """Return the editions of publications in languages: each in every format that it has, in the order of the table."""
    return [
        EditionKey(one.id, language, name)
        for one in publications for language in languages for name, row in FORMATS.items()
        if row.wanted(settings, one) and not (row.translated and language == settings.source_language)
    ]


def read(names: Iterable[str], languages: Sequence[str], source: str) -> list[str]:
    """Return the languages whose articles editions in ``languages`` are made from: the source's, too, where one of the formats holds it."""
    both = any(FORMATS[name].translated for name in names)
    return [*([source] if both and source not in languages else []), *languages]


def refuse_shared_names(settings: Settings) -> None:
    """Raise ConfigError when files of two publications of the project would have one name.

    A page “x-print” would be published as x-print.pdf, and so would the sheets of a page “x”. File systems may not know capitals.
    """
    owners: dict[str, str] = {}
    for one in settings.publications:
        for row in FORMATS.values():
            if row.wanted(settings, one):
                name = f"{one.id}{row.ending}"
                owner = owners.setdefault(name.casefold(), one.id)
                if owner != one.id:
                    raise ConfigError(
                        f"“{owner}” and “{one.id}” would both be published as {name}.", "Give one of the two another name.")


def origin(key: EditionKey) -> EditionKey | None:
    """Return the edition whose finished file an edition is made from; None for one that is made from its article."""
    made_from = FORMATS[key.format].made_from
    return EditionKey(key.slug, key.language, made_from) if made_from else None


def paged_as(key: EditionKey) -> EditionKey | None:
    """Return the edition whose pages an edition names; None for one that names none."""
    name = FORMATS[key.format].paged_as
    return EditionKey(key.slug, key.language, name) if name else None


def with_origins(wanted: Iterable[EditionKey]) -> list[EditionKey]:
    """Return editions and those that they are made from or whose pages they name, each once."""
    found = list(wanted)
    return list(dict.fromkeys([*found, *(other for key in found for other in (origin(key), paged_as(key)) if other)]))
