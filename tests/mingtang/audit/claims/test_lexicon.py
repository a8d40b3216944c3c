import re

import pytest

from mingtang.audit.claims.lexicon import lexicon, swollen


@pytest.mark.parametrize("term", sorted(lexicon().whole.values()))
def test_no_fixed_term_is_itself_called_cut_short(term: str) -> None:
    assert not lexicon().cut_short.search(f"做好{term}，加强{term}工作。")


@pytest.mark.parametrize("slip", lexicon().slips, ids=lambda slip: slip.right)
def test_no_slip_is_found_in_what_is_meant(slip: object) -> None:
    for meant in re.split("、", slip.right):  # type: ignore[attr-defined]
        assert not slip.pattern.search(f"，{meant}工作。")  # type: ignore[attr-defined]


def test_a_linking_letter_inside_a_term_is_no_slip() -> None:
    assert list(swollen("行政和许可、国家的秘密、规范性的文件")) == []
