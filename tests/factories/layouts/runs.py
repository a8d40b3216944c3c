"""(d) Everything run together in one paragraph, cells without any separator.

What such a print tells for certain is computed here by trying every way to part the digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from tests.factories.printed import VALUE, Printed, Slot, Table

_WHOLE = re.compile(r"0|[1-9]\d*")
_SIGNED = re.compile(r"[+-]?(?:0|[1-9]\d*)")
_AMOUNT = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
LONGEST = 22  # beyond this many digits we claim nothing


def _partings(digits: str, kinds: list[re.Pattern[str]]) -> Iterator[tuple[str, ...]]:
    if not kinds:
        if not digits:
            yield ()
        return
    for end in range(1, len(digits) - len(kinds) + 2):
        if kinds[0].fullmatch(digits[:end]):
            for rest in _partings(digits[end:], kinds[1:]):
                yield (digits[:end], *rest)


def _adds_up(parts: tuple[str, ...], holds: str) -> bool:
    numbers = [Decimal(p) for p in parts]
    if holds == "applications":
        return sum(numbers[:6]) == numbers[6]
    if holds == "remedies":
        return all(sum(numbers[i : i + 4]) == numbers[i + 4] for i in (0, 5, 10))
    return True


def _kind(slot: Slot) -> re.Pattern[str]:
    address = slot.address or ""
    if address.endswith(".change"):
        return _SIGNED
    return _AMOUNT if address.endswith(".amount") else _WHOLE


def is_certain(values: list[Slot], holds: str) -> bool:
    """Whether the run of digits of this row has one parting that the form allows."""
    texts = [s.text for s in values]
    run = "".join(texts)
    if len(texts) == 1:
        return True
    if any(not re.fullmatch(r"[+-]?[\d.]+", text) for text in texts) or len(run) > LONGEST:
        return False
    ways = (p for p in _partings(run, [_kind(s) for s in values]) if _adds_up(p, holds))
    return next(ways, None) == tuple(texts) and next(ways, None) is None


def _run(table: Table, rng: Random, stray: float) -> tuple[str, Table]:
    pieces: list[str] = []
    lose: list[int] = []
    # Where one empty cell left no trace, no run of digits is known to be whole.
    gapped = any(s.kind == VALUE and not s.text.strip() for s in table.slots)
    for row, slots in enumerate(table.lines()):
        values = [s for s in slots if s.kind == VALUE]
        if values and ((gapped and len(values) > 1) or not is_certain(values, table.holds)):
            lose.append(row)
        for slot in slots:
            space = " " if rng.random() < stray else ""
            pieces.append(slot.text + space)
    for row in lose:
        table = table.lose(row)
    return "".join(pieces), table


def run_together(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """(d) One paragraph; stray spaces between some cells, never inside one."""
    stray = rng.choice((0.0, 0.05, 0.3))
    written: list[str] = []

    def write(table: Table) -> Table:
        run, table = _run(table, rng, stray)
        written.append(run)
        return table

    printed = printed.tables_changed(write)
    runs = iter(written)
    body = rng.choice((" ", "")).join(printed.preamble)
    for part in printed.parts:
        body += f" {part.heading}{rng.choice((' ', ''))}{''.join(part.lines)}"
        if part.table:
            body += next(runs)
    head = f"标题: {printed.title}\n发布时间: \n" if rng.random() < 0.5 else f"{printed.title}\n"
    return head + body + " " + " ".join(printed.closing), printed
