"""Each part of the package stands on exactly one floor; `lint-imports` holds the direction."""

from __future__ import annotations

import tomllib

from tests.repo.tree import ROOT

CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]


def _floors() -> list[str]:
    (layers,) = (c for c in CONTRACT["contracts"] if c["type"] == "layers")
    return [name.strip(" ()") for floor in layers["layers"] for name in floor.split(":")]


def test_every_part_of_the_package_stands_on_a_floor() -> None:
    package = ROOT / "src" / CONTRACT["root_package"]
    parts = {path.stem for path in package.glob("*.py") if not path.stem.startswith("__")}
    parts |= {path.parent.name for path in package.glob("*/__init__.py")}
    assert parts - set(_floors()) == set()


def test_no_part_stands_on_two_floors() -> None:
    assert len(_floors()) == len(set(_floors()))


def test_the_contract_admits_no_exception() -> None:
    (layers,) = (c for c in CONTRACT["contracts"] if c["type"] == "layers")
    assert layers["exhaustive"] is True
    assert "ignore_imports" not in layers
