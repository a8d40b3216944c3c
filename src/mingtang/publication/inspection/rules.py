"""The rules by which sites and new media are inspected, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from mingtang.law import Citation
from mingtang.publication.certainty import Certainty

GROUND = Citation("网站检查指标")


class Scope(StrEnum):
    WEBSITE = "website"
    MEDIA = "media"

    @property
    def label(self) -> str:
        return "政府网站" if self is Scope.WEBSITE else "政务新媒体"


class RuleKind(StrEnum):
    VETO = "veto"
    DEDUCTION = "deduction"

    @property
    def label(self) -> str:
        return "单项否决" if self is RuleKind.VETO else "扣分"


@dataclass(frozen=True, slots=True)
class InspectionRule:
    """`points` None: not known here, a person settles the number; `each`: for every instance;
    `by_hand`: no program can tell; `outward`: only where services are offered to the public;
    `numbers`: the thresholds in `text`."""

    code: str
    scope: Scope
    kind: RuleKind
    title: str
    text: str
    points: Decimal | None
    each: bool
    by_hand: bool
    outward: bool
    numbers: Mapping[str, int]
    certainty: Certainty

    @property
    def rests_on(self) -> Citation:
        return GROUND


@cache
def rules() -> Mapping[str, InspectionRule]:
    """Every rule by its code: vetoes of the website, its deductions, vetoes of new media.

    >>> rules()["W-V3"].title
    '首页不更新'
    """
    data = tomllib.loads((files(__package__) / "rules.toml").read_text("utf-8"))
    return MappingProxyType({code: _rule(code, each) for code, each in data.items()})


def _rule(code: str, data: dict[str, Any]) -> InspectionRule:
    return InspectionRule(
        code,
        Scope(data["scope"]),
        RuleKind(data["kind"]),
        data["title"],
        data["text"],
        Decimal(data["points"]) if "points" in data else None,
        data.get("each", False),
        data.get("by_hand", False),
        data.get("outward", False),
        MappingProxyType(data.get("numbers", {})),
        Certainty(data["certainty"]),
    )
