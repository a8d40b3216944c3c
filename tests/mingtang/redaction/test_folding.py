"""Texts that look alike are alike."""

from __future__ import annotations

import pytest

from mingtang.redaction.folding import folded, occurrences


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("１１０１０５－１９４９", "1101051949"),
        ("138 0013-8000", "13800138000"),
        ("张\u3000三", "张三"),
        ("张\u200b三", "张三"),
        ("张\n三", "张三"),
        ("ＡＢc", "abC"),
        ("欧阳·明", "欧阳明"),
        ("⻬某", "齐某"),
        ("e\u0301", "é"),
        ("葛\U000e0100", "葛"),
    ],
)
def test_spellings_of_one_text_fold_alike(written: str, meant: str) -> None:
    assert folded(written) == folded(meant)


def test_an_occurrence_may_run_over_pieces() -> None:
    found = next(occurrences(["当事人张", "三等"], folded("张三")))
    assert [(s.piece, s.start, s.end) for s in found] == [(0, 3, 4), (1, 0, 1)]


def test_a_short_number_is_not_made_up_of_two_cells() -> None:
    assert list(occurrences(["13", "000"], "3000")) == []
    assert len(list(occurrences(["13000"], "3000"))) == 1


def test_occurrences_may_overlap() -> None:
    assert len(list(occurrences(["哈哈哈"], "哈哈"))) == 2
