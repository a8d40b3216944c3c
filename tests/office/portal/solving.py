"""Answers the small question as a person would who reads it."""

from __future__ import annotations

import re

from mingtang.law import parse_numeral

_WEEK = "一二三四五六日"


def solve(question: str) -> str:
    if found := re.fullmatch(r"(.+)加(.+)等于几？", question):
        return str(parse_numeral(found[1]) + parse_numeral(found[2]))
    if found := re.fullmatch(r"(.+)减(.+)等于几？", question):
        return str(parse_numeral(found[1]) - parse_numeral(found[2]))
    if found := re.fullmatch(r"(.+)和(.+)，哪个数大？", question):
        return str(max(parse_numeral(found[1]), parse_numeral(found[2])))
    found = re.fullmatch(r"星期(.)的后一天是星期几？", question)
    assert found, question
    return "周" + _WEEK[(_WEEK.index(found[1]) + 1) % 7]
