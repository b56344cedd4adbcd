"""netpub.toml: the project's settings, checked key by key. Stages never import this; the plan hands them arguments."""

from netpub.settings.languages import Language, language
from netpub.settings.policy import Policy
from netpub.settings.printing import Printing
from netpub.settings.project import FILE, Settings, load
from netpub.settings.publications import Citing, Publication
from netpub.settings.review import Review

__all__ = ["FILE", "Citing", "Language", "Policy", "Printing", "Publication", "Review", "Settings", "language", "load"]
