"""What holding a claim against something comes to, and how a rule says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from mingtang.annual.report import Number
from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.registry import Rule


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"  # cannot be otherwise: the rule's own severity
    LIKELY = "likely"  # needs an explanation: a warning at most
    SLIGHT = "slight"  # worth a look: a notice
    DOUBTFUL = "doubtful"  # two readings or two scopes are possible: accuses nobody


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of one comparison; a right one needs no message."""

    verdict: Verdict
    message: str = ""
    left: Number | None = None
    right: Number | None = None
    cells: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


RIGHT = Judgement(Verdict.RIGHT)


MOST = 1000
"""Findings of one rule on one report: beyond, the file is broken and more of them say nothing new."""


def findings(rule: Rule, judgements: Iterable[Judgement]) -> Iterator[Finding | None]:
    """The judgements as this rule's findings, `MOST` at most: None for each that is right."""
    wrong = 0
    for each in judgements:
        if each.verdict is Verdict.RIGHT:
            yield None
        elif wrong < MOST:
            wrong += 1
            yield _finding(rule, each)
        else:
            return


def _finding(rule: Rule, judgement: Judgement) -> Finding:
    details: dict[str, object] = {
        "left": judgement.left,
        "right": judgement.right,
        "cells": judgement.cells,
        "quotes": judgement.quotes,
    }
    if judgement.verdict is Verdict.WRONG:
        return rule.fail(judgement.message, **details)
    if judgement.verdict is Verdict.SLIGHT:
        return rule.fail(judgement.message, **details, severity=Severity.NOTICE)
    warning = Severity.NOTICE if rule.severity is Severity.NOTICE else Severity.WARNING
    if judgement.verdict is Verdict.LIKELY:
        return rule.fail(judgement.message, **details, severity=warning)
    return rule.uncertain(judgement.message, **details, severity=warning)
