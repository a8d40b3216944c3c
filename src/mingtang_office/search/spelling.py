"""How the Chinese of a title is spelled: all of its pinyin and the initials, from each character on."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import lazy_pinyin

from mingtang_office.search.words import is_chinese, plain_words, runs

LONGEST_SPELLING = 16
LONGEST_INITIALS = 8


@lru_cache(maxsize=65_536)
def _syllables(word: str) -> tuple[str, ...]:
    """Of a word and not of a character, since 行 is not spelled in 银行 as in 行政."""
    return tuple(
        syllable
        for syllable in lazy_pinyin(word, errors="ignore")
        if syllable.isascii() and syllable.isalpha()
    )


def spellings(title: str) -> set[str]:
    """Beginnings by which the title is found: yunjiangxianjiao, yjxjyj, jiangxianjiaoyu, …"""
    found: set[str] = set()
    for run in runs(title):
        if is_chinese(run):
            syllables = [s for word in plain_words(run) for s in _syllables(word)]
            for start in range(len(syllables)):
                found.add("".join(syllables[start : start + LONGEST_SPELLING])[:LONGEST_SPELLING])
                found.add("".join(s[0] for s in syllables[start : start + LONGEST_INITIALS]))
    return found
