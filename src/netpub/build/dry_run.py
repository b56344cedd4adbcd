"""What a build would make and why, without making it."""

from typing import Any

from netpub.build.engine import Engine
from netpub.build.ledger import Entry
from netpub.build.target import Target
from netpub.words import phrase

# Facts of an article that was never made, as far as a plan asks for them.
_UNKNOWN = {"content_digest": "", "version": "", "next_review": "", "title": ""}


class DryEngine(Engine):
    """Finds stale targets and makes none: each counts as made as it was last time, and what is made from it as stale.

    A result may come out the same as before, so that a build makes less than what is in ``outcome.reasons``, never more.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        # The target that would make a file, by the file's path.
        self._makers: dict[str, str] = {}

    def _is_stale(self, target: Target, announce: bool = True) -> bool:
        maker = next((self._makers[name] for name in map(self._name, target.inputs.values()) if name in self._makers), None)
        if maker is None:
            return super()._is_stale(target, announce)
        never = target.name not in self._ledger.entries
        self.outcome.reasons[target.name] = phrase("it was never built" if never else f"{maker} comes first, and may come out different")
        return True

    def _start(self, target: Target, attempt: int) -> bool:
        del attempt
        self._makers |= dict.fromkeys(target.outputs, target.name)
        known = self._ledger.entries.get(target.name)
        self.outcome.fresh[target.name] = known or Entry({}, dict.fromkeys(target.outputs, ""), (), _UNKNOWN)
        return False
