"""What changed between two texts, as runs that stand in both, in the old, or in the new."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Numbers and Latin words are compared whole: 1204 beside 1240 is one change, not two.
_PIECES = re.compile(r"[A-Za-z]+|\d[\d,.]*|.", re.DOTALL)
_LONGEST = 4_000  # beyond it the comparison takes longer than a page may


@dataclass(frozen=True, slots=True)
class Run:
    kept: str = ""
    removed: str = ""
    added: str = ""


def differences(old: str, new: str) -> tuple[Run, ...]:
    """
    >>> differences("收到申请12件", "收到申请15件")
    (Run(kept='收到申请', removed='', added=''), Run(kept='', removed='12', added='15'), Run(kept='件', removed='', added=''))
    """
    if old == new:
        return (Run(kept=old),) if old else ()
    if len(old) + len(new) > _LONGEST:
        return (Run(removed=old, added=new),)
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    runs = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        removed, added = "".join(before[a:b]), "".join(after[c:d])
        runs.append(Run(kept=removed) if kind == "equal" else Run(removed=removed, added=added))
    return tuple(runs)
