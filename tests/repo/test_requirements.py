"""The lock files hold every dependency, each with its hashes."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.repo.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
LOCKS = {
    "runtime": PROJECT["dependencies"],
    "cluster": PROJECT["dependencies"] + EXTRAS["cluster"],
    "dev": PROJECT["dependencies"] + EXTRAS["cluster"] + EXTRAS["dev"],
}


def _pins(lock: str) -> dict[str, str]:
    """Each pinned name and the text of its entry."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", text)[1:]
    return {entry.partition("==")[0].lower(): entry for entry in entries}


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_pins_every_declared_dependency(lock: str) -> None:
    declared = {re.split(r"[\[<>=!~; ]", line)[0].lower() for line in LOCKS[lock]}
    assert declared - set(_pins(lock)) == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_bears_a_hash(lock: str) -> None:
    assert [name for name, entry in _pins(lock).items() if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", ["runtime", "cluster"])
def test_an_installation_and_development_use_the_same_versions(lock: str) -> None:
    pin = re.compile(r"==(\S+)")
    dev = {name: pin.search(entry) for name, entry in _pins("dev").items()}
    chosen = {name: pin.search(entry) for name, entry in _pins(lock).items()}
    assert {n: m[1] for n, m in chosen.items() if m} == {
        n: m[1] for n, m in dev.items() if m and n in chosen
    }
