"""The same sentence twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.claims.judgement import Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.sentences import PREAMBLE, Sentence
from mingtang.audit.findings import Quote

RUNNING, ELSEWHERE = 8, 30
"""Letters from which a sentence twice in a row, or twice anywhere, is worth saying."""

_MARK = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|[一二三四五六七八九十]是|第[一二三四五六七八九十]，|[—－-]+)"
)
_NOTE = re.compile(r"注|备注|说明[:：]")
"""How the note below a table begins: each table may bear the same."""
_SIGNS = re.compile(r"[^\u4e00-\u9fffA-Za-z\d]")


def _letters(sentence: Sentence) -> str:
    return _SIGNS.sub("", _MARK.sub("", sentence.plain))


def repeated(narrative: Narrative) -> Iterator[Judgement]:
    """A sentence twice in a row is certain; a long one that comes back elsewhere needs a look. A
    heading may be said again by the heading below it, a note below its table by the next table's."""
    seen: dict[str, Sentence] = {}
    last = ""
    for sentence in narrative.sentences:
        letters = _letters(sentence)
        if _is_spared(sentence) or len(letters) < RUNNING:
            last = letters
            continue
        first = seen.setdefault(letters, sentence)
        if letters == last:
            yield _judgement(Verdict.WRONG, "同一句连写两遍，请删去一句", first, sentence)
        elif first is not sentence and len(letters) >= ELSEWHERE:
            yield _judgement(
                Verdict.LIKELY, "同一句在别处已写过一遍，请核对是否误复制", first, sentence
            )
        last = letters


def _is_spared(sentence: Sentence) -> bool:
    return sentence.section == PREAMBLE or sentence.is_heading or bool(_NOTE.match(sentence.plain))


def _judgement(verdict: Verdict, advice: str, first: Sentence, again: Sentence) -> Judgement:
    quotes = (
        (Quote(first.text + again.text, first.at),)
        if again.index == first.index + 1
        else (Quote(first.text, first.at), Quote(again.text, again.at))
    )
    return Judgement(verdict, f"“{again.text[:40]}”：{advice}", quotes=quotes)
