"""The look of editions: colours by name, fonts by script, and the folder that holds style sheets and templates."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from netpub.errors import ConfigError
from netpub.publish import faces, theme_files
from netpub.resources import resource
from netpub.text.scripts import script_of

# One accent for structure, one warm colour for warnings and for where to look.
COLOURS = {
    "ink": "#16232e", "muted": "#454f58", "paper": "#ffffff", "line": "#c9d6d9",
    "accent": "#0b5c6b", "accent-mid": "#0f6f80", "accent-light": "#117888", "tint": "#e3f0f1",
    "warm": "#b4441f", "warm-tint": "#fbeee7",
}

# Every pair of text and ground that a style sheet may use; "line" is decoration and carries no text.
PAIRS = (
    ("ink", "paper"), ("muted", "paper"), ("accent", "paper"), ("warm", "paper"),
    ("ink", "tint"), ("muted", "tint"), ("accent", "tint"), ("warm", "tint"),
    ("ink", "warm-tint"), ("warm", "warm-tint"),
    ("paper", "accent"), ("paper", "accent-mid"), ("paper", "accent-light"), ("paper", "warm"),
)
LEAST_CONTRAST = 4.5  # WCAG 1.4.3, level AA
_LINEAR = 0.04045  # sRGB is linear up to here (IEC 61966-2-1)

# Families by ISO 15924 script, in the order in which a character is looked for. All are packages of fonts, so that every machine
# prints the same; the second family has what medical text needs beyond Latin letters: Greek letters, arrows and signs.
# No variable fonts: WeasyPrint 70 sets their letters at the width of another weight (7.21.5 in veraPDF). For Arabic
# none that puts letters together from dots and strokes, such as Amiri: WeasyPrint's text layer has one meaning for each of them. The
# Chinese family knows the forms of its letters in each country by the language of the text.
FONTS = {
    "Latn": ("Atkinson Hyperlegible", "Fira Sans"),
    "Cyrl": ("Fira Sans",),
    "Grek": ("Fira Sans",),
    "Arab": ("Atkinson Hyperlegible", "IBM Plex Sans Arabic", "Fira Sans"),
    "Hans": ("Atkinson Hyperlegible", "Noto Sans CJK TC", "Fira Sans"),
    "Hant": ("Atkinson Hyperlegible", "Noto Sans CJK TC", "Fira Sans"),
}
# How [theme] names the fonts of a script: fonts.Latn = "Atkinson Hyperlegible, Fira Sans".
_FONTS = "fonts."
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")

_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Theme:
    """``colours`` maps names (``ink``, ``accent`` ...) to ``#rrggbb``; ``folder`` holds templates and style sheets;
    ``fonts`` maps an ISO 15924 script to families of installed font packages; ``logo`` is a picture in the folder, empty for none."""

    colours: Mapping[str, str]
    folder: Path
    fonts: Mapping[str, tuple[str, ...]]
    logo: str = ""

    def families(self, locale: str) -> tuple[str, ...]:
        """Return the font families for a BCP 47 tag; raises ConfigError when the theme has none for its script."""
        script = script_of(locale)
        if script not in self.fonts:
            raise ConfigError(
                f"The theme has no font for “{locale}” (script {script}).", "Take the language out of netpub.toml, or add a font for it.")
        return self.fonts[script]

    def file(self, name: str) -> str:
        """Return the text of a template or style sheet: the theme's own, or the default theme's where it has none."""
        own = self.folder / name
        return (own if own.is_file() else _default_folder() / name).read_text(encoding="utf-8")


def load(options: Mapping[str, str] | None = None, root: Path | None = None) -> Theme:
    """Return the theme that ``[theme]`` of netpub.toml describes: colours by name, ``folder`` relative to the project ``root``,
    ``logo``, the publisher's sign, relative to that folder, and ``fonts.SCRIPT``, font families by ISO 15924 script with commas between.

    Raises ToolMissing for a font that is not installed; ConfigError for an unknown key, a colour that is none, two colours that cannot
    be read together (WCAG 1.4.3), a script that is none, a folder that is missing or lies outside the project, whose files ask for
    what is not theirs or not known, and a logo that is no file of the folder.
    """
    options = options or {}
    _refuse_unknown(options)
    colours = {name: options.get(name, default).lower() for name, default in COLOURS.items()}
    for name, colour in colours.items():
        if not _COLOUR.fullmatch(colour):
            raise ConfigError(f"[theme] {name} is “{colour}”, which is no colour.", "Write a colour as six hexadecimal digits: #0b5c6b.")
    _refuse_unreadable(colours)
    folder = _folder(options.get("folder"), root)
    if options.get("folder"):
        theme_files.check(folder, _default_folder(), COLOURS)
    fonts = {**FONTS, **_fonts(options)}
    return Theme(colours, folder, fonts, _logo(options.get("logo", ""), folder if options.get("folder") else None))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two ``#rrggbb`` colours, 1 to 21 (WCAG 2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[index:index + 2], 16) / 255 for index in (1, 3, 5))
    linear = [value / 12.92 if value <= _LINEAR else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _refuse_unknown(options: Mapping[str, str]) -> None:
    known = [*COLOURS, "folder", "fonts", "logo"]
    for name in options:
        if name not in known and not name.startswith(_FONTS):
            near = difflib.get_close_matches(name, known, n=1)
            raise ConfigError(
                f"Unknown key “{name}” in [theme].", f"Did you mean “{near[0]}”?" if near else f"Known keys here: {', '.join(known)}.")


def _refuse_unreadable(colours: Mapping[str, str]) -> None:
    for text, ground in PAIRS:
        ratio = contrast(colours[text], colours[ground])
        if ratio < LEAST_CONTRAST:
            raise ConfigError(
                f"[theme] {text} on {ground} has a contrast of {ratio:.1f} : 1; text needs {LEAST_CONTRAST} : 1.",
                f"Make {text} ({colours[text]}) or {ground} ({colours[ground]}) darker or lighter.")


def _fonts(options: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The families that the theme names for scripts, each of which is installed in both weights."""
    found = {}
    for name, value in options.items():
        if name.startswith(_FONTS):
            script, families = name.removeprefix(_FONTS), tuple(family for part in value.split(",") if (family := part.strip()))
            if not _SCRIPT.fullmatch(script) or not families:
                raise ConfigError(
                    f"[theme] {name} is “{value}”.", 'Name a script and its families: fonts.Latn = "Atkinson Hyperlegible, Fira Sans".')
            for family in families:
                for weight in faces.WEIGHTS:
                    faces.path(family, weight)
            found[script] = families
    return found


def _default_folder() -> Path:
    return resource("publish", "themes/default")


def _folder(name: str | None, root: Path | None) -> Path:
    if not name:
        return _default_folder()
    base = (root or Path()).resolve()
    folder = (base / name).resolve()
    if not folder.is_relative_to(base) or not folder.is_dir():
        raise ConfigError(
            f"[theme] folder “{name}” is no folder of this project.", "Name a folder beside netpub.toml, such as themes/ours.")
    return folder


def _logo(name: str, folder: Path | None) -> str:
    """The name of the logo's file, which must be one of the project's own theme."""
    if name and (folder is None or not (folder / name).is_file() or not (folder / name).resolve().is_relative_to(folder.resolve())):
        raise ConfigError(
            f"[theme] logo “{name}” is no file of the theme's folder.",
            "Put the picture (SVG, PNG or JPEG) into the folder that “folder” names, and write its name here.")
    return name
