"""The links to others that are tried on one day: a site that does not answer is asked once, and the
whole ends in time, whatever the sites do."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from urllib.parse import urlsplit

from mingtang_office.upkeep.links.outside import Said
from mingtang_office.upkeep.models import CheckResult

SECONDS = 1800.0


class Outing:
    """Remembers what was said: the same address is asked once, and a silent site only once, too."""

    def __init__(self, opening: Callable[[str], Said], most: int, seconds: float = SECONDS) -> None:
        self._opening, self._most = opening, most
        self._until = monotonic() + seconds
        self._said: dict[str, Said] = {}
        self._silent: dict[str, Said] = {}

    @property
    def asked(self) -> int:
        return len(self._said)

    def ask(self, url: str) -> Said | None:
        """What the site says; None where it is left for another day."""
        if url in self._said:
            return self._said[url]
        host = urlsplit(url).hostname or ""
        if host in self._silent:
            return self._silent[host]
        if self.asked >= self._most or monotonic() >= self._until:
            return None
        said = self._said[url] = self._opening(url)
        if said.result is CheckResult.UNREACHABLE:
            self._silent[host] = said
        return said
