"""What each kind of letter must contain, and its words (`wording.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import Fact, Need, fact, terms
from mingtang.applications.letter_kinds import LetterKind
from mingtang.applications.letters.text import Element

FRAME = {
    "agency": "发文机关全称",
    "addressee": "收件人姓名或者名称",
    "application_no": "申请编号",
    "received_on": "收到申请的日期",
    "channel": "收到申请的方式",
    "request": "申请内容（原文）",
    "due_on": "答复期限",
    "contact": "联系人和联系电话",
    "dated_on": "成文日期",
    "disposition": "处理决定",
    "withheld": "不公开的内容和理由",
    "authorities": "行政复议机关",
    "court": "有管辖权的人民法院",
    "online_channel": "行政复议机关的互联网渠道",
}
"""The parts that letters share, by code."""

DECISION_FRAME = (
    "agency",
    "addressee",
    "application_no",
    "received_on",
    "channel",
    "request",
    "dated_on",
)

WITHHOLDING = tuple(each for each in Disposition if terms(each).letter is LetterKind.REFUSED)
"""The dispositions that may be the reason for withholding a part."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The letters' words: paragraphs are templates."""

    fragments: Mapping[str, str | list[str]]
    channels: Mapping[str, str]
    receipt_items: Mapping[str, str]
    course: Mapping[str, str]
    reasons: Mapping[str, str]
    decisions: Mapping[str, list[str]]
    procedures: Mapping[str, Mapping[str, Any]]


_SHARED = ("fragments", "channels", "receipt_items", "course", "reasons", "decisions")


@cache
def wording() -> Wording:
    """The words as they stand in the data file."""
    data = tomllib.loads(
        (files("mingtang.applications.letters") / "wording.toml").read_text("utf-8")
    )
    shared = {name: data.pop(name) for name in _SHARED}
    return Wording(**shared, procedures=data)


def frame(kind: LetterKind) -> tuple[str, ...]:
    """The codes of the shared parts that a letter of this kind must show."""
    return DECISION_FRAME if kind.is_decision else tuple(wording().procedures[kind]["frame"])


def needs(kind: LetterKind, disposition: Disposition | None = None) -> tuple[Need, ...]:
    """What must be found out for such a letter."""
    if kind.is_decision:
        return terms(disposition).needs if disposition else ()
    required = wording().procedures[kind].get("required", ())
    return tuple(Need(((fact(code),),)) for code in required)


def withheld_needs(ground: Disposition | None) -> tuple[Need, ...]:
    """What must be found out to withhold a part on this ground; None: no government information."""
    if ground is None:
        return (Need(((fact("reason_withheld"),),)),)
    return terms(ground).needs


def asked(kind: LetterKind, disposition: Disposition | None = None) -> tuple[Fact, ...]:
    """Every fact that the form of such a letter asks for, the required ones first."""
    if kind.is_decision:
        facts = terms(disposition).facts if disposition else ()
        return (*facts, fact("complaint_to"))
    optional = tuple(fact(code) for code in wording().procedures[kind].get("optional", ()))
    return (*(need.ways[0][0] for need in needs(kind)), *optional)


def elements(kind: LetterKind, disposition: Disposition | None = None) -> tuple[Element, ...]:
    """What such a letter must contain, remedies and withheld parts aside: those hang on the case."""
    shared = tuple(Element(code, FRAME[code]) for code in frame(kind))
    found = tuple(Element(need.code, need.label) for need in needs(kind, disposition))
    return shared + found
