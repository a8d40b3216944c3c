"""What actions and objects of the trail are called on screen."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _words() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("vocabulary.toml").read_text("utf-8")
    return tomllib.loads(text)


def actions() -> dict[str, str]:
    return _words()["actions"]


def action_label(code: str) -> str:
    return actions().get(code, code)


def object_label(object_type: str) -> str:
    return _words()["objects"].get(object_type, object_type)
