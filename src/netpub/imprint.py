"""Who publishes: the facts about the organisation that every article carries."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imprint:
    """The publisher of a project, as ``[publisher]`` in netpub.toml gives it.

    The sentences (``disclaimer``, ``formats``, ``feedback``, ``about``, ``language_assistance``) are in the project's source language;
    they enter each article and are translated with it.
    """

    id: str
    name: str
    location: str = ""
    website: str = ""
    email: str = ""
    helpline: str = ""
    helpline_hours: str = ""
    disclaimer: str = ""
    formats: str = ""
    feedback: str = ""
    about: str = ""
    sample: str = ""
    language_assistance: str = ""
