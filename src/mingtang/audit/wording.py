"""Letters as printed and letters as meant, and how like two wordings are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import Indel, Levenshtein

_NARROW = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)} | {"\u3000": " ", "\xa0": " "}
_WIDE = re.compile("[\uff01-\uff5e\u3000\xa0]")
_ELSE = re.compile(r"[^0-9A-Za-z\u3400-\u9fff〇]+")
_NUMBERING = re.compile(
    r"^(?:\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}\s*[、.．)）])\s*)+"
)
_PARTICLES = frozenset("的和与及或等了其")
_GROUPS = "本年度办理结果不予公开无法提供不予处理其他处理"


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as their plain forms."""
    for wide in set(_WIDE.findall(text)):  # a handful of signs: far quicker than str.translate
        text = text.replace(wide, _NARROW[wide])
    return text


def squash(text: str) -> str:
    """Only letters and digits: prints differ in spaces, brackets, quotes and punctuation.

    >>> squash("（二） 部分\\n公开，")
    '二部分公开'
    """
    return _ELSE.sub("", narrow(text))


def core(label: str) -> str:
    """A squashed label without its numbering.

    >>> core("1.属于国家秘密"), core("（一）予以公开"), core("三、本年度办理结果")
    ('属于国家秘密', '予以公开', '本年度办理结果')
    """
    return squash(_NUMBERING.sub("", narrow(label), count=1))


def likeness(left: str, right: str) -> float:
    """1.0 for equal wordings, 0.0 for wordings that share nothing, after squashing."""
    return Indel.normalized_similarity(core(left), core(right))


def says_the_same(printed: str, wordings: Iterable[str]) -> bool:
    """Whether a printed label is one of these wordings, or one of them after the label of its group."""
    seen = core(printed)
    return any(seen == core(each) or squash(printed).endswith(squash(each)) for each in wordings)


def is_clipped(printed: str, wordings: Iterable[str]) -> bool:
    """Whether a printed label is the beginning or the end of one of these wordings, as a label is
    that page breaks or narrow columns cut: no fault of the agency."""
    seen = core(printed)
    for due in map(core, wordings):
        start = max(seen.find(due[:3]), 0)
        own = seen[start:] if _only_groups(seen[:start]) else seen
        if due.startswith(own) or due.endswith(own):
            return True
    return False


def _only_groups(text: str) -> bool:
    """Whether a text is made of letters of the group labels to the left and of numerals."""
    return all(letter in _GROUPS or letter in "一二三四五六七0123456789" for letter in text)


def closest(printed: str, wordings: Iterable[str]) -> str:
    """The wording that differs from the printed one in the fewest letters."""
    return min(wordings, key=lambda each: Levenshtein.distance(core(printed), core(each)))


def slips(printed: str, wording: str) -> int:
    """How many letters were dropped, added or exchanged."""
    return Levenshtein.distance(core(printed), core(wording))


def is_rewording(printed: str, wording: str) -> bool:
    """Whether two wordings differ in particles alone (的, 和, 及 …): said otherwise, not misspelt."""
    seen, due = core(printed), core(wording)
    changed = "".join(
        seen[step.src_start : step.src_end] + due[step.dest_start : step.dest_end]
        for step in Indel.opcodes(seen, due)
        if step.tag != "equal"
    )
    return set(changed) <= _PARTICLES


def difference(printed: str, statutory: str) -> str:
    """What a printed wording lacks, has too much or has otherwise: “缺“禁””, “多“行””.

    >>> difference("2.其他法律行政法规止公开", "2.其他法律行政法规禁止公开")
    '缺“禁”'
    """
    seen, due = core(printed), core(statutory)
    parts = []
    for step in Indel.opcodes(seen, due):
        if step.tag == "delete":
            parts.append(f"多“{seen[step.src_start : step.src_end]}”")
        elif step.tag == "insert":
            parts.append(f"缺“{due[step.dest_start : step.dest_end]}”")
    return "，".join(parts)
