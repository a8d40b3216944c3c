"""What is made of what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingtang_office.search.asking import Kind, read
from mingtang_office.search.queries import search
from mingtang_office.search.question import Question
from mingtang_office.search.words import asked_words
from tests.office.conftest import NOW
from tests.office.search.conftest import Publish


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("教育局招生方案", ["教育局", "招生", "方案"]),
        ("云江县教育局", ["云江县", "教育局"]),
        ("学校的招生方案", ["学校", "招生", "方案"]),
        ("的", ["的"]),
        ("县", ["县"]),
        ("我和你", ["我", "你"]),
    ],
)
def test_a_run_is_told_apart_into_words(run: str, words: list[str]) -> None:
    assert asked_words(run) == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("招生 -高中", [("招生", False), ("高中", True)]),
        ("招生-高中", [("招生", False), ("高中", False)]),
        ("-招生方案", [("招生方案", True)]),
        ("ＰＰＰ　項目", [("ppp", False), ("项目", False)]),
        ("招生 招生", [("招生", False)]),
        ("", []),
        ("，。！", []),
    ],
)
def test_words_are_read(typed: str, words: list[tuple[str, bool]]) -> None:
    assert [(word.text, word.left_out) for word in read(typed).words] == words


@pytest.mark.parametrize(
    "typed", ['"招生方案"', "“招生方案”", "「招生方案」", '"招生方案', '"招生 方案"']
)
def test_a_phrase_is_read(typed: str) -> None:
    (word,) = read(typed).words
    assert (word.text, word.kind, word.is_checked) == ("招生方案", Kind.PHRASE, True)


def test_a_number_among_words_is_told_from_them() -> None:
    words = read("招生 云教〔2025〕12号 通知").words
    assert [(word.text, word.kind.value) for word in words] == [
        ("云教〔2025〕12号", "number"),
        ("招生", "word"),
        ("通知", "word"),
    ]


def test_who_asks_is_told_what_was_cut() -> None:
    assert read("招生" * 51).notes == ("检索词过长，只按前100个字检索。",)
    many = " ".join(f"词{number}" for number in range(20))
    assert read(many).notes[0] == "检索词过多，只按前12个词检索。"
    assert read("税").notes == ("单个字只在标题中检索。",)
    assert read("！？").notes == ("没有可以检索的字词。请输入汉字、字母或者数字。",)
    assert read("  ").notes == ()


HARMFUL = [
    "'; DROP TABLE search_indexeddocument; --",
    '" OR 1=1 --',
    "NEAR(a b)",
    "terms:公开 AND NOT",
    "a* ^b {c} (d",
    "公开 & | ! <-> :*",
    "\\' \\ %s %(x)s {chosen} {0}",
    "招\0生",
    "\ud83d",
    "😀🏫",
    "é ß Ж क ﷽ ﬁ ㎡",
    "<script>alert(1)</script>",
    "~p #云教|2025|12 ^教 =jyj @1",
    "-" * 200,
    '"' * 101,
    "-招生",
    "〔2025〕",
    "第号 〔〕号 2025",
    "校" * 10_000,
    "a" * 10_000,
    " ".join("词" * 5_000),
]


@pytest.mark.parametrize("typed", HARMFUL, ids=range(len(HARMFUL)))
def test_whatever_is_typed_there_is_an_answer(publish: Publish, typed: str) -> None:
    publish(1, "云江县教育局公开招生通知", body="校车 a 😀 é")
    for title_only in (False, True):
        answer = search(Question(words=typed, title_only=title_only, page=3), now=NOW)
        assert answer.total in (0, 1)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=150))
def test_reading_never_fails(typed: str) -> None:
    asked = read(typed)
    assert len(asked.words) <= 12
    assert all(word.text for word in asked.words)


def test_marks_cannot_be_typed(publish: Publish) -> None:
    publish(1, kind="secret")
    assert search(Question(words="~ksecret"), now=NOW).total == 0
    assert search(Question(words="~p"), now=NOW).total == 0
