"""Finds what somebody changed, took out or moved in the trail, guards and all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from mingtang_office.trail import guards, links, sealing
from mingtang_office.trail.models import Chain, Entry

_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: in which chain, at which entry (0: the chain as a whole), and what."""

    chain: str
    number: int
    message: str

    def __str__(self) -> str:
        where = f"链“{self.chain}”" + (f"第 {self.number} 条" if self.number else "")
        return f"{where}：{self.message}"


def verify() -> Iterator[Fault]:
    """Every fault of every chain; reads the whole trail once, in bounded memory."""
    for name in guards.missing(connection):
        yield Fault(
            "（数据库）", 0, f"触发器 {name} 不在，数据库不再拒绝改动；请运行 migrate 后核查。"
        )
    for chain in Chain.objects.order_by("name").iterator():
        yield from verify_chain(chain)


def verify_chain(chain: Chain) -> Iterator[Fault]:
    """Walks one chain from its first entry to its head."""
    expected, previous = 1, ""
    entries = Entry.objects.filter(chain=chain).order_by("number").select_related("sealed")
    for entry in entries.iterator(chunk_size=_CHUNK):
        if entry.number != expected:
            yield Fault(chain.name, expected, f"缺失，其后一条是第 {entry.number} 条。")
        elif entry.previous != previous:
            yield Fault(chain.name, entry.number, "与前一条不相衔接，次序被改动或前一条被替换。")
        yield from _entry_faults(chain.name, entry)
        expected, previous = entry.number + 1, entry.digest
    if (chain.length, chain.head) != (expected - 1, previous):
        yield Fault(
            chain.name,
            expected,
            f"链尾不符：记载共 {chain.length} 条，实有至第 {expected - 1} 条，末尾有缺失或替换。",
        )


def _entry_faults(chain: str, entry: Entry) -> Iterator[Fault]:
    if entry.digest != links.entry_digest(entry, chain):
        yield Fault(chain, entry.number, "内容与摘要不符，已被改动。")
    sealed = getattr(entry, "sealed", None)
    ciphertext = b"" if sealed is None else bytes(sealed.ciphertext)
    if (sealing.fingerprint(ciphertext) if ciphertext else "") != entry.sealed_digest:
        yield Fault(chain, entry.number, "密封内容缺失或被改动。")


def anchor() -> dict[str, Any]:
    """Where each chain ends now: kept elsewhere, it shows later that nothing before was rewritten."""
    return {
        chain.name: {"length": chain.length, "head": chain.head}
        for chain in Chain.objects.order_by("name")
    }


def verify_against(anchored: dict[str, Any]) -> Iterator[Fault]:
    """Whether each chain still holds the entry at which it ended when `anchored` was taken."""
    for name, end in anchored.items():
        if not end["length"]:
            continue
        entry = Entry.objects.filter(chain__name=name, number=end["length"]).first()
        if entry is None or entry.digest != end["head"]:
            yield Fault(name, end["length"], "与先前取得的锚点不符，整链可能被重写。")


def read_anchor(text: str) -> dict[str, Any]:
    """The anchor in a file's text. Raises `ValueError` where it is none."""
    data = json.loads(text)
    if not isinstance(data, dict) or not all(
        isinstance(end, dict)
        and isinstance(end.get("length"), int)
        and isinstance(end.get("head"), str)
        for end in data.values()
    ):
        raise ValueError("not an anchor of the trail")
    return data
