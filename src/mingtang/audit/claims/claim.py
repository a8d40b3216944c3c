"""A claim: what the narrative says of a quantity, as a value that rules can judge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from mingtang.annual.report import Number
from mingtang.audit.claims.figures import Exactness, Figure
from mingtang.audit.claims.sentences import Sentence
from mingtang.audit.findings import Quote


class Topic(StrEnum):
    """What is counted. The first eight are figures of table three."""

    RECEIVED = "received"  # 收到、新收
    ACCEPTED = "accepted"  # 受理、办理: may hold what was carried in
    ANSWERED = "answered"  # 答复、办结
    CARRIED_IN = "carried_in"
    CARRIED_OUT = "carried_out"
    OUTCOME = "outcome"  # 予以公开 … 其他处理: `rows` tells which
    APPLICANT = "applicant"  # `column` tells which
    CHANNEL = "channel"  # 网上、信函、当面
    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"
    REMEDIES = "remedies"  # 复议和诉讼 together
    NORMATIVE_DOCUMENTS = "normative_documents"
    REGULATIONS = "regulations"
    LICENCES = "licences"
    PENALTIES = "penalties"
    COMPULSORY_MEASURES = "compulsory_measures"
    CHARGES = "charges"
    PROCUREMENT = "procurement"
    PROACTIVE = "proactive"  # 主动公开政府信息
    WITHHELD = "withheld"  # 不予公开信息数, a count of information and not of applications
    CHANGE = "change"  # 同比增加 …
    OTHER = "other"


class Period(StrEnum):
    YEAR = "year"  # the report's own, also where nothing is said
    PREVIOUS = "previous"
    CUMULATIVE = "cumulative"
    OTHER = "other"


class Scope(StrEnum):
    WHOLE = "whole"  # 全市、全县、全区
    OWN = "own"  # 我局、本机关、the agency by name
    PART = "part"  # an office, a level or a subordinate of the reporting agency
    UNKNOWN = "unknown"


_SHORT = 100
_STOP = re.compile(r"[，,；;：:。]")


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity claimed in `sentence`. `rows` are row keys or their groups (`refused`) of table
    three, or the measure (`made`, `in_force`, `decisions`, `items`) of table two, or outcome
    columns of table four; `column` is an applicant column; `none` is a claim in words (未收到)."""

    topic: Topic
    figure: Figure
    sentence: Sentence
    period: Period = Period.YEAR
    scope: Scope = Scope.UNKNOWN
    rows: tuple[str, ...] = ()
    column: str = ""
    none: bool = False
    about_applications: bool = False

    @property
    def number(self) -> Number:
        return self.figure.number

    @property
    def is_firm(self) -> bool:
        """An exact number of the report's own year."""
        return self.figure.exactness is Exactness.EXACT and self.period is Period.YEAR

    @property
    def words(self) -> str:
        """The clause of the claim as printed."""
        text = self.sentence.text
        start = self.figure.start - len(self.figure.before)
        return text[start : self.figure.end + min(len(self.figure.after), 20)]

    @property
    def quote(self) -> Quote:
        """The whole sentence where it is short, else the claim with the clauses beside it."""
        text = self.sentence.text
        if len(text) <= _SHORT:
            return Quote(text, self.sentence.at)
        start = max(0, self.figure.start - len(self.figure.before))
        stops = [stop.end() for stop in _STOP.finditer(text)]
        first = max((s for s in stops if s < start), default=0)
        last = next((s for s in stops if s > self.figure.end + 1), len(text))
        return Quote(
            text[max(first, start - 40) : min(last, self.figure.end + 60)], self.sentence.at
        )
