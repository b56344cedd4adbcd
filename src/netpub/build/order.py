"""In which order targets are made: as the files between them dictate."""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from netpub.build.target import Target


class Order:
    """Which targets may be made now: those whose inputs no unmade target makes. ``name`` gives the name of a path as outputs have it."""

    def __init__(self, targets: Sequence[Target], name: Callable[[Path], str]) -> None:
        makers = {path: target.name for target in targets for path in target.outputs}
        self._needs = {
            target.name: {maker for path in target.inputs.values() if (maker := makers.get(name(path)))} - {target.name}
            for target in targets
        }
        self._users: dict[str, list[Target]] = {}
        for target in targets:
            for maker in self._needs[target.name]:
                self._users.setdefault(maker, []).append(target)
        self.ready = deque(target for target in targets if not self._needs[target.name])

    def over(self, target: Target) -> None:
        """Note that a target is over, whatever it came to; those that waited for it alone become ready."""
        for user in self._users.get(target.name, ()):
            self._needs[user.name].discard(target.name)
            if not self._needs[user.name]:
                self.ready.append(user)
