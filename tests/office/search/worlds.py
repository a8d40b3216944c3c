"""Small worlds of documents and questions, generated."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from mingtang_office.search.document import Document
from mingtang_office.search.question import Question, Sort
from tests.office.conftest import NOW
from tests.office.search.oracle import ALPHABET

WORDS = [
    "云江县", "教育局", "教育", "招生", "通知", "招生通知", "雲江", "县教", "ppp", "PPP", "2025", "12",
    "的", "局", "Ａ",
]  # fmt: skip
BETWEEN = ["", "", " ", "，", "\n", "。", "《"]
NUMBERS = ["", "云教〔2025〕12号", "云教〔2025〕1号", "云江教〔2024〕12号", "无"]
DAYS = [date(2026, 3, 1), date(2026, 2, 28), date(2025, 12, 31), date(2019, 7, 1), date(1930, 1, 1)]
MINUTE = timedelta(minutes=1)
MOMENTS = [NOW - 9 * MINUTE, NOW - MINUTE, NOW, NOW + MINUTE]
TYPED = [
    *WORDS, "jyj", "yunjiang", "yjx", "zhaos", "县通", "教局", "云教〔2025〕12号", "〔2025〕12号",
    "云教[2025]", "云教 2024 12", '"招生通知"', '"局的"', "-招生", '-"招生通知"', "-ppp", '"', "-", "*",
]  # fmt: skip

pieces = st.one_of(st.sampled_from(WORDS), st.text(ALPHABET, min_size=1, max_size=3))
texts = st.lists(st.tuples(pieces, st.sampled_from(BETWEEN)), min_size=1, max_size=5).map(
    lambda parts: "".join(word + between for word, between in parts)
)


def documents(agencies: list[int]) -> st.SearchStrategy[list[Document]]:
    one = st.builds(
        Document,
        key=st.integers(1, 6).map("test.paper:{}".format),
        agency=st.sampled_from(agencies),
        title=texts,
        body=st.one_of(st.just(""), texts),
        number=st.sampled_from(NUMBERS),
        published_on=st.sampled_from(DAYS),
        visible_from=st.sampled_from(MOMENTS),
        visible_until=st.one_of(st.none(), st.sampled_from(MOMENTS)),
        audience=st.sampled_from(["public", "public", "public", "staff"]),
        kind=st.sampled_from(["", "news", "notice"]),
        columns=st.lists(st.sampled_from(["a", "b/c", "d"]), max_size=2).map(tuple),
        topic=st.sampled_from(["", "2", "2.1"]),
    )
    return st.lists(one, min_size=1, max_size=6, unique_by=lambda document: document.key)


def questions(agencies: list[int], paths: list[str]) -> st.SearchStrategy[Question]:
    return st.builds(
        Question,
        words=st.lists(st.sampled_from(TYPED), max_size=3).map(" ".join),
        agency=st.one_of(st.none(), st.none(), st.sampled_from(agencies)),
        branch=st.one_of(st.just(""), st.just(""), st.sampled_from(paths)),
        kind=st.sampled_from(["", "", "news"]),
        column=st.sampled_from(["", "", "b/c"]),
        topic=st.sampled_from(["", "", "2.1"]),
        year=st.sampled_from([None, None, 2026, 2019, 1930]),
        since=st.sampled_from([None, None, date(2025, 12, 31)]),
        until=st.sampled_from([None, None, date(2026, 2, 28)]),
        title_only=st.booleans(),
        sort=st.sampled_from(Sort),
    )
