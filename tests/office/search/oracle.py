"""The search as it would be said in plain words: slow, and without terms, engines or segmentation.

It knows what was typed as the words of `asking.read`, which has tests of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from typing import Any

from mingtang_office.search.asking import Kind, Word, read
from mingtang_office.search.document import Document
from mingtang_office.search.question import Question

# All the Chinese that the oracle can read.
PINYIN = {
    "云": "yun", "江": "jiang", "县": "xian", "教": "jiao", "育": "yu", "局": "ju",
    "招": "zhao", "生": "sheng", "通": "tong", "知": "zhi", "的": "de",
}  # fmt: skip
ALPHABET = "".join(PINYIN)


def plain(text: str) -> str:
    """Small letters, simplified, and no blanks between Chinese characters."""
    text = text.replace("雲", "云").replace("Ａ", "a").lower()
    return re.sub(rf"(?<=[{ALPHABET}])\s+(?=[{ALPHABET}])", "", text)


def fields(document: Document, question: Question) -> list[str]:
    if question.title_only:
        return [plain(document.title)]
    return [plain(part) for part in (document.title, document.number, document.body)]


def has(word: Word, document: Document, question: Question) -> bool:
    texts = fields(document, question)
    if word.kind is Kind.PHRASE and word.is_checked:
        return any(word.text in text for text in texts)
    if word.number is not None and bears(word, document):
        return True
    if re.fullmatch("[a-z]{2,}", word.text) and word.kind is Kind.WORD:
        return sounds(word.text, plain(document.title)) or has_token(word.text, texts)
    return all(
        has_chinese(run, texts, plain(document.title))
        if run[0] in ALPHABET
        else has_token(run, texts)
        for run in re.findall(rf"[{ALPHABET}]+|[a-z0-9]+", word.text)
    )


def has_chinese(run: str, texts: list[str], title: str) -> bool:
    if len(run) == 1:
        return run in title
    pairs = [run[at : at + 2] for at in range(len(run) - 1)]
    return all(any(pair in text for text in texts) for pair in pairs)


def has_token(token: str, texts: list[str]) -> bool:
    return any(token in re.findall("[a-z0-9]+", text) for text in texts)


def sounds(typed: str, title: str) -> bool:
    for run in re.findall(f"[{ALPHABET}]+", title):
        for start in range(len(run)):
            spelled = [PINYIN[character] for character in run[start:]]
            initials = "".join(each[0] for each in spelled)
            if "".join(spelled).startswith(typed) or initials[:8].startswith(typed):
                return True
    return False


def bears(word: Word, document: Document) -> bool:
    """云教〔2025〕12号, told apart by hand; a part that was not typed may be anything."""
    found = re.fullmatch(r"([^〔]*)〔(\d+)〕(\d+)号", document.number)
    typed = word.number
    if found is None or typed is None:
        return False
    wanted = (typed.prefix, typed.year, typed.serial)
    return all(
        not part or part == there for part, there in zip(wanted, found.groups(), strict=True)
    )


def visible(document: Document, now: datetime) -> bool:
    return (
        document.audience == "public"
        and document.visible_from <= now
        and (document.visible_until is None or now <= document.visible_until)
    )


def narrowed(document: Document, question: Question, branch: set[int]) -> bool:
    day = document.published_on
    return all(
        (
            question.agency in (None, document.agency),
            not question.branch or document.agency in branch,
            question.kind in ("", document.kind),
            not question.column or question.column in document.columns,
            question.topic in ("", document.topic),
            question.year in (None, day.year),
            question.since is None or day >= question.since,
            question.until is None or day <= question.until,
        )
    )


def answer(
    documents: list[Document], question: Question, now: datetime, branch: set[int]
) -> tuple[set[str], dict[str, dict[str, int]]]:
    """The keys of what is found, and the tallies."""
    asked = read(question.words)
    if not asked.is_blank and not asked.words:
        return set(), {}
    found = [
        document
        for document in documents
        if visible(document, now)
        and narrowed(document, question, branch)
        and all(has(word, document, question) for word in asked.wanted)
        and not any(has(word, document, question) for word in asked.unwanted)
    ]
    return {document.key for document in found}, tallies(found)


def tallies(found: list[Document]) -> dict[str, dict[str, int]]:
    counted: dict[str, Any] = {
        "agency": Counter(str(document.agency) for document in found),
        "kind": Counter(document.kind for document in found if document.kind),
        "topic": Counter(document.topic for document in found if document.topic),
        "year": Counter(str(document.published_on.year) for document in found),
        "column": Counter(column for document in found for column in set(document.columns)),
    }
    return {facet: dict(counter) for facet, counter in counted.items()}
