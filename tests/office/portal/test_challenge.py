from __future__ import annotations

import pytest
from django.core import signing
from django.core.cache import cache

from mingtang_office.portal.challenge import Verdict, issue, judge
from tests.office.portal.solving import solve


@pytest.mark.parametrize("_", range(40))
def test_every_question_can_be_answered_by_reading_it(_: int) -> None:
    asked = issue()
    assert judge(asked.token, solve(asked.question)) is Verdict.RIGHT


def test_an_answer_in_characters_is_as_good() -> None:
    while (asked := issue()) and "等于" not in asked.question:
        pass
    said = "一二三四五六七八九十"
    number = int(solve(asked.question))
    word = said[number - 1] if number <= 10 else f"十{said[number - 11]}"
    assert judge(asked.token, f" {word} 。") is Verdict.RIGHT


def test_a_right_answer_is_taken_once() -> None:
    asked = issue()
    judge(asked.token, solve(asked.question))
    assert judge(asked.token, solve(asked.question)) is Verdict.STALE


def test_a_token_of_another_hand_is_none() -> None:
    assert judge(signing.dumps("abc", key="another"), "1") is Verdict.STALE


def test_the_token_does_not_tell_the_answer() -> None:
    cache.clear()
    assert {len(issue().token) for _ in range(20)} == {len(issue().token)}
