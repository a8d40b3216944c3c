"""What somebody typed becomes words to look for. Whatever was typed, there is an answer: what cannot
be looked for is left out, and a note says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from mingtang_office.search.folding import comparable, fold
from mingtang_office.search.formula import AllOf, Formula, Term, all_of, any_of
from mingtang_office.search.numbers import Number, index_key, is_index_number, numbers_in
from mingtang_office.search.spelling import LONGEST_SPELLING
from mingtang_office.search.words import asked_words, is_chinese, pairs, runs

MOST_CHARACTERS = 100
MOST_WORDS = 12
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』", '"'))
_CHUNK = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<plain>[^\s"]+))')
_LATIN = re.compile(r"[a-z]{2,}")


class Kind(StrEnum):
    WORD = "word"
    PHRASE = "phrase"
    NUMBER = "number"
    INDEX_NUMBER = "index_number"


@dataclass(frozen=True, slots=True)
class Word:
    """One thing to look for. A word of Chinese is found where each two neighbouring characters of it
    are; a phrase is looked up in the text as well."""

    text: str
    kind: Kind = Kind.WORD
    left_out: bool = False
    number: Number | None = None

    @property
    def is_checked(self) -> bool:
        """Whether its terms alone do not tell: a phrase of more than one term."""
        return self.kind is Kind.PHRASE and len(_terms(self.text, title_only=False)) > 1

    def formula(self, *, title_only: bool) -> Formula:
        spelled_out = _all(_terms(self.text, title_only=title_only))
        if self.number is not None:
            return any_of((Term(f"#{self.number.key}"), spelled_out))
        if self.kind is Kind.INDEX_NUMBER:
            return any_of((Term(f"@{index_key(self.text)}"), spelled_out))
        if self.kind is Kind.WORD and _LATIN.fullmatch(self.text):
            pinyin = Term(f"={self.text[:LONGEST_SPELLING]}", beginning=True)
            return any_of((spelled_out, pinyin))
        return spelled_out


def _terms(text: str, *, title_only: bool) -> list[str]:
    mark = "^" if title_only else ""
    found = []
    for run in runs(text):
        if is_chinese(run) and len(run) > 1:
            found += [f"{mark}{pair}" for pair in pairs(run)]
        else:
            found.append(f"^{run}" if is_chinese(run) else f"{mark}{run}")
    return found


def _all(terms: Iterable[str]) -> Formula:
    return all_of(Term(term) for term in terms)


@dataclass(frozen=True, slots=True)
class Asked:
    """The words, what the person is told about them, and whether something was typed at all."""

    words: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()
    is_blank: bool = field(default=True)

    @property
    def wanted(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if not word.left_out)

    @property
    def unwanted(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if word.left_out)


def read(typed: str) -> Asked:
    """The words of what was typed."""
    folded = fold(typed.translate(_QUOTES)).strip()
    notes = []
    if len(folded) > MOST_CHARACTERS:
        folded = folded[:MOST_CHARACTERS]
        notes.append(f"检索词过长，只按前{MOST_CHARACTERS}个字检索。")
    words = list(dict.fromkeys(word for word in _words(folded) if _terms_exist(word)))
    if len(words) > MOST_WORDS:
        words = words[:MOST_WORDS]
        notes.append(f"检索词过多，只按前{MOST_WORDS}个词检索。")
    if any(len(word.text) == 1 and is_chinese(word.text) for word in words):
        notes.append("单个字只在标题中检索。")
    if folded and not words:
        notes.append("没有可以检索的字词。请输入汉字、字母或者数字。")
    return Asked(tuple(words), tuple(notes), is_blank=not folded)


def _terms_exist(word: Word) -> bool:
    return word.formula(title_only=False) != AllOf(())


def _words(folded: str) -> Iterator[Word]:
    """Numbers first: their brackets and blanks would come apart."""
    rest = folded
    if '"' not in folded:
        for told, number in numbers_in(folded):
            yield Word(comparable(told), Kind.NUMBER, number=number)
            rest = rest.replace(told, " ", 1)
    for chunk in _CHUNK.finditer(rest):
        left_out = chunk["minus"] is not None
        if chunk["phrase"] is not None:
            yield Word(comparable(chunk["phrase"]), Kind.PHRASE, left_out)
        elif is_index_number(chunk["plain"]):
            yield Word(chunk["plain"], Kind.INDEX_NUMBER, left_out)
        else:
            yield from _plain(chunk["plain"], left_out=left_out)


def _plain(chunk: str, *, left_out: bool) -> Iterator[Word]:
    """The words of what stands between two blanks; what is to be left out stays whole, so that
    -招生方案 does not leave out whatever says 方案."""
    for run in runs(chunk):
        if left_out or not is_chinese(run):
            yield Word(run, left_out=left_out)
        else:
            yield from map(Word, asked_words(run))
