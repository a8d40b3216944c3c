"""The decision in seven questions (`guide.toml`): answers in, the next question or the end out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds.terms import QuestionCode, citation
from mingtang.applications.letter_kinds import LetterKind
from mingtang.law import Citation


class Errand(StrEnum):
    """What has to be done before the question can be answered; then it is asked again."""

    RECTIFY = "rectify"
    ASK_REASONS = "ask_reasons"
    ASK_ORGAN = "ask_organ"
    CONSULT_ORGAN = "consult_organ"
    CONSULT_THIRD_PARTY = "consult_third_party"
    CHARGE_FEE = "charge_fee"

    @property
    def label(self) -> str:
        return _ERRANDS[self][0]

    @property
    def letter(self) -> LetterKind:
        """The letter with which it is done."""
        return _ERRANDS[self][1]


_ERRANDS = {
    Errand.RECTIFY: ("告知申请人补正", LetterKind.RECTIFICATION),
    Errand.ASK_REASONS: ("要求申请人说明理由", LetterKind.REASONS_REQUEST),
    Errand.ASK_ORGAN: ("请其他机关协助核实", LetterKind.COOPERATION),
    Errand.CONSULT_ORGAN: ("征求共同制作机关意见", LetterKind.ORGAN_CONSULTATION),
    Errand.CONSULT_THIRD_PARTY: ("书面征求第三方意见", LetterKind.THIRD_PARTY_CONSULTATION),
    Errand.CHARGE_FEE: ("发出收费通知", LetterKind.FEE_NOTICE),
}

Goal = QuestionCode | Disposition | Errand


class UnknownAnswer(ValueError):
    """An answer that its question does not offer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`to` is where it leads; where that hangs on an earlier answer, `by` says how."""

    code: str
    text: str
    to: Goal | None
    by: Mapping[tuple[QuestionCode, str], Goal]

    def goal(self, given: Mapping[QuestionCode, str]) -> Goal | None:
        """Where it leads after these answers; None: it is not offered."""
        if self.to is not None:
            return self.to
        return next(
            (goal for (asked, code), goal in self.by.items() if given.get(asked) == code), None
        )


@dataclass(frozen=True, slots=True)
class Question:
    code: QuestionCode
    text: str
    help: str
    articles: tuple[Citation, ...]
    answers: tuple[Answer, ...]


def _goal(code: str) -> Goal:
    for kind in (QuestionCode, Errand):
        if code in set(kind):
            return kind(code)
    return Disposition(code)


def _earlier(key: str) -> tuple[QuestionCode, str]:
    question, _, answer = key.partition(".")
    return QuestionCode(question), answer


def _answer(data: dict[str, Any]) -> Answer:
    by = {_earlier(key): _goal(goal) for key, goal in data.get("by", {}).items()}
    to = _goal(data["to"]) if "to" in data else None
    return Answer(data["code"], data["text"], to, MappingProxyType(by))


@cache
def guide() -> Mapping[QuestionCode, Question]:
    """The seven questions in order, each with every answer it can ever offer."""
    data = tomllib.loads((files("mingtang.applications.grounds") / "guide.toml").read_text("utf-8"))
    return MappingProxyType(
        {
            code: Question(
                code,
                data[code]["text"],
                data[code]["help"],
                tuple(citation(each) for each in data[code]["articles"]),
                tuple(_answer(each) for each in data[code]["answers"]),
            )
            for code in QuestionCode
        }
    )


def next_question(answers: Mapping[QuestionCode, str]) -> Question | Disposition | Errand:
    """Where these answers lead: to the next question, with the answers it offers after them; to
    the disposition; or to an errand that must be done first. Answers to questions that are no
    longer on the way (an earlier one was answered otherwise) are passed over.

    Raises `UnknownAnswer` for an answer that its question does not offer.

    >>> next_question({}).text
    '申请内容明确吗？'
    >>> next_question({QuestionCode.CLEAR: "unclear"})
    <Errand.RECTIFY: 'rectify'>
    >>> next_question({QuestionCode.CLEAR: "not_rectified"})
    <Disposition.NOT_RECTIFIED: 'not_rectified'>
    """
    given: dict[QuestionCode, str] = {}
    goal: Goal = QuestionCode.CLEAR
    while isinstance(goal, QuestionCode):
        question = _offered(goal, given)
        if goal not in answers:
            return question
        found = next((each for each in question.answers if each.code == answers[goal]), None)
        reached = found.goal(given) if found else None
        if reached is None:
            raise UnknownAnswer(
                f"“{goal.label}”没有“{answers[goal]}”这一回答，请从列出的回答中重新选择。"
            )
        given[goal] = answers[goal]
        goal = reached
    return goal


def _offered(code: QuestionCode, given: Mapping[QuestionCode, str]) -> Question:
    question = guide()[code]
    answers = tuple(each for each in question.answers if each.goal(given) is not None)
    return replace(question, answers=answers)


def way(answers: Mapping[QuestionCode, str]) -> tuple[tuple[Question, Answer], ...]:
    """The questions that these answers have gone through, each with its answer, in order."""
    gone: list[tuple[Question, Answer]] = []
    given: dict[QuestionCode, str] = {}
    while isinstance(question := next_question(given), Question) and question.code in answers:
        given[question.code] = answers[question.code]
        next_question(given)
        chosen = next(each for each in question.answers if each.code == answers[question.code])
        gone.append((question, chosen))
    return tuple(gone)
