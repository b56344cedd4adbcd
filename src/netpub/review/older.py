"""What an edition of an older version says of itself: a translation whose source has changed since it was approved."""

from dataclasses import dataclass

from netpub.review.versions import Revision
from netpub.text.labels import Labels


@dataclass(frozen=True, slots=True)
class Newer:
    """The source of a translation that is behind it: its ``locale`` (BCP 47), the version that the translation was made from
    (``made_from``), and the last approved one with its day (``version``, ``at``; ISO 8601). What is not known is empty: ``version`` where
    the newer text is not approved yet."""

    locale: str
    made_from: str = ""
    version: str = ""
    at: str = ""


def notice(revision: Revision, source: Newer, labels: Labels) -> str:
    """Return what the edition says, in the words of ``labels``: which version it is, of what, and what has become of the source."""
    said = [(labels("This is version {version} of {date}"), revision.version, revision.at)]
    if source.made_from:
        said.append((labels("It was translated from version {version} of the {language} text"), source.made_from, ""))
    if source.version:
        said.append((labels("The {language} text has been revised since: version {version}, {date}"), source.version, source.at))
    else:
        said.append((labels("The {language} text is being revised"), "", ""))
    language = labels.called(source.locale)
    sentences = [
        words.replace("{version}", version).replace("{date}", labels.date(at)).replace("{language}", language)
        for words, version, at in said]
    return labels(". ").join(sentences) + labels(". ").rstrip()
