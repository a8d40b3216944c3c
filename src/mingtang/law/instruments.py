"""The laws and documents that Mingtang cites, with the days on which each version was in force."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an instrument: in force from `since` to `until` (None: still)."""

    number: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation or document. `short` is how it is cited here (条例); `names` are all
    names under which texts cite it, `short` and the full `title` among them."""

    short: str
    title: str
    names: tuple[str, ...]
    versions: tuple[Version, ...]

    def on(self, on: date) -> Version | None:
        """The version in force on this day, or None."""
        return next(
            (v for v in self.versions if v.since <= on and (v.until is None or on <= v.until)), None
        )


@cache
def instruments() -> dict[str, Instrument]:
    """Every known instrument by its short name."""
    data = tomllib.loads((files("mingtang.law") / "instruments.toml").read_text("utf-8"))
    return {
        entry["short"]: Instrument(
            entry["short"],
            entry["title"],
            tuple(dict.fromkeys((entry["short"], entry["title"], *entry.get("aliases", ())))),
            tuple(Version(v["number"], v["since"], v.get("until")) for v in entry["versions"]),
        )
        for entry in data["instruments"]
    }


@cache
def _by_name() -> dict[str, Instrument]:
    return {name: entry for entry in instruments().values() for name in entry.names}


def instrument(name: str) -> Instrument | None:
    """The instrument of this short name, title or other name; None when it is not known.

    >>> instrument("中华人民共和国政府信息公开条例").short
    '条例'
    """
    return _by_name().get(name)
