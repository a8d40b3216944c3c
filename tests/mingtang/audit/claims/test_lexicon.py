import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.audit.claims.lexicon import Slip, cut_short_terms, lexicon, swollen
from tests.factories.patience import patient


@pytest.mark.parametrize("term", sorted(lexicon().whole.values()))
def test_no_fixed_term_is_itself_called_cut_short(term: str) -> None:
    assert list(cut_short_terms(f"做好{term}，加强{term}工作。")) == []


@pytest.mark.parametrize("short", sorted(lexicon().whole))
def test_a_fixed_term_is_cut_short_before_a_stop_alone(short: str) -> None:
    assert list(cut_short_terms(f"做好{short}，加强{short}呢。")) == [(2, short)]


@pytest.mark.parametrize("slip", lexicon().slips, ids=lambda slip: slip.right)
@patient
@given(data=st.data())
def test_wherever_a_slip_is_found_one_of_its_signs_stands(slip: Slip, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(slip.pattern))
    assert any(sign in text for sign in slip.signs)


@pytest.mark.parametrize("slip", lexicon().slips, ids=lambda slip: slip.right)
def test_no_slip_is_found_in_what_is_meant(slip: object) -> None:
    for meant in re.split("、", slip.right):  # type: ignore[attr-defined]
        assert not slip.pattern.search(f"，{meant}工作。")  # type: ignore[attr-defined]


def test_a_linking_letter_inside_a_term_is_no_slip() -> None:
    assert list(swollen("行政和许可、国家的秘密、规范性的文件")) == []
