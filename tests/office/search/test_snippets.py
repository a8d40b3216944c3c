"""What is shown of a hit."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mingtang_office.search.asking import read
from mingtang_office.search.folding import fold
from mingtang_office.search.snippets import LENGTH, marked, snippet


def _shown(text: str, typed: str) -> str:
    return str(snippet(text, read(typed).wanted))


def test_the_words_are_marked_however_they_are_written() -> None:
    assert _shown("雲江縣ＰＰＰ項目", "云江县 ppp") == "<mark>雲江縣ＰＰＰ</mark>項目"
    assert _shown("招生\n方案", "招生方案") == "<mark>招生</mark> <mark>方案</mark>"


def test_what_stands_apart_is_marked_in_its_pairs() -> None:
    title = marked("教育工作和育局", read("教育局").wanted)
    assert title == "<mark>教育</mark>工作和<mark>育局</mark>"


def test_the_piece_is_where_most_words_stand() -> None:
    text = "招生。" + "前文" * 200 + "招生方案及校车安排" + "后文" * 200
    shown = _shown(text, "招生 校车")
    assert "<mark>招生</mark>方案及<mark>校车</mark>安排" in shown
    assert shown.startswith(("…前文", "…文前"))
    assert shown.endswith("…")


def test_without_a_word_in_it_the_beginning_is_shown() -> None:
    assert _shown("前文" * 100, "招生") == "前文" * (LENGTH // 2) + "…"
    assert _shown("", "招生") == ""


def test_nothing_of_the_text_is_markup() -> None:
    shown = _shown('<b>招生</b> & "x" <script>alert(1)</script>', "招生 script")
    assert re.sub("</?mark>", "", shown).count("<") == 0
    assert "&lt;b&gt;<mark>招生</mark>&lt;/b&gt; &amp;" in shown


@given(st.text(max_size=300), st.text(max_size=30))
def test_without_its_marks_a_text_is_itself(text: str, typed: str) -> None:
    whole = str(marked(text, read(typed).wanted))
    plain = whole.replace("<mark>", "").replace("</mark>", "")
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'")):
        plain = plain.replace(entity, character)
    assert re.sub(r"\s+", " ", plain.replace("&amp;", "&")) == re.sub(r"\s+", " ", text)


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
