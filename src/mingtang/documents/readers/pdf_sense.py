"""Whether the text layer says anything: fonts without a character map give codes, not characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

ODD = 0.3  # share of characters of no script a report is written in, above which text is garbled
RARE = 0.04  # share of common characters among the Chinese ones, below which text is garbled
ENOUGH = 100  # Chinese characters from which their frequency tells

_ODD = re.compile(
    r"[^\s!-~\u00a0-\u00ff\u2000-\u22ff\u2460-\u25ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\x02\ufffe]"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# The characters without which no page of a report is written; one in four is one of them.
_COMMON = "的一是在不了有和为以中政府信息公开年度报告申请工作情况机关本行项理办法开条数件部他其公会"


@dataclass(frozen=True, slots=True)
class Sense:
    """Of `characters`, how many are `odd`, how many `chinese`, and of these how many `common`."""

    characters: int
    odd: int
    chinese: int
    common: int


def judge(text: str) -> Sense:
    odd = len(_ODD.findall(text))
    chinese = len(_CHINESE.findall(text))
    common = sum(map(text.count, set(_COMMON)))
    return Sense(sum(map(len, text.split())), odd, chinese, common)


def is_garbled(pages: Iterable[Sense]) -> bool:
    """True where codes without a script, or Chinese characters at random, make up the document."""
    senses = list(pages)
    characters = sum(sense.characters for sense in senses)
    if sum(sense.odd for sense in senses) > ODD * characters:
        return True
    chinese = sum(sense.chinese for sense in senses)
    return chinese >= ENOUGH and sum(sense.common for sense in senses) < RARE * chinese
