"""Each part of each package stands on exactly one floor; `lint-imports` holds the direction."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from tests.repo.tree import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
PACKAGES = CONTRACTS["root_packages"]


def _contract(package: str) -> dict[str, Any]:
    (found,) = (c for c in CONTRACTS["contracts"] if c.get("containers") == [package])
    return dict(found)


def _floors(package: str) -> list[str]:
    floors = _contract(package)["layers"]
    return [name.strip(" ()") for floor in floors for name in re.split("[:|]", floor)]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_part_of_the_package_stands_on_a_floor(package: str) -> None:
    folder = ROOT / "src" / package
    parts = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("__")}
    parts |= {path.parent.name for path in folder.glob("*/__init__.py")}
    assert parts - set(_floors(package)) == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_no_part_stands_on_two_floors(package: str) -> None:
    assert len(_floors(package)) == len(set(_floors(package)))


@pytest.mark.parametrize("package", PACKAGES)
def test_the_contract_admits_no_exception(package: str) -> None:
    assert _contract(package)["exhaustive"] is True
    assert "ignore_imports" not in _contract(package)
