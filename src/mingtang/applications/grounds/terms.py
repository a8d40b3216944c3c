"""What each disposition rests on, what must be found out for it, and what follows (`terms.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds.facts import Fact, Value, fact, is_given
from mingtang.applications.letter_kinds import LetterKind
from mingtang.law import Citation


class RemedyClass(StrEnum):
    """In what order a decision can be challenged: reconsideration first (行政复议法第二十三条, since
    2024-01-01, for information withheld under 条例第十四条 to 第十六条), or either at choice."""

    PRECEDING = "preceding"
    CHOICE = "choice"

    @property
    def label(self) -> str:
        return "复议前置" if self is RemedyClass.PRECEDING else "可以复议，也可以诉讼"


class QuestionCode(StrEnum):
    """The seven questions, in the order in which they are asked."""

    CLEAR = "clear"
    PROPER = "proper"
    WHOSE = "whose"
    HELD = "held"
    MAY = "may"
    HOW = "how"
    REPLY = "reply"

    @property
    def label(self) -> str:
        return _QUESTIONS[self]


_QUESTIONS = {
    QuestionCode.CLEAR: "补不补",
    QuestionCode.PROPER: "是不是",
    QuestionCode.WHOSE: "谁负责",
    QuestionCode.HELD: "有没有",
    QuestionCode.MAY: "给不给",
    QuestionCode.HOW: "怎么给",
    QuestionCode.REPLY: "怎么答",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paper that belongs into the file of such a decision."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Need:
    """A requirement that any of several ways satisfies; a way is one fact, or several together."""

    ways: tuple[tuple[Fact, ...], ...]

    @property
    def code(self) -> str:
        """The first fact of the first way: where a form puts the message."""
        return self.ways[0][0].code

    @property
    def label(self) -> str:
        return "或者".join("和".join(each.label for each in way) for way in self.ways)

    def met_by(self, found: Mapping[str, Value]) -> bool:
        return any(all(is_given(found.get(each.code)) for each in way) for way in self.ways)


@dataclass(frozen=True, slots=True)
class Terms:
    """One disposition: its word on screen, its ground, its row of table three, its facts, its
    letter, its remedies, and the question of the guide that it answers."""

    disposition: Disposition
    label: str
    group: str
    question: QuestionCode
    grounds: tuple[Citation, ...]
    rows: Mapping[str, str]
    needs: tuple[Need, ...]
    optional: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]
    letter: LetterKind
    remedy: RemedyClass

    @property
    def required(self) -> tuple[Fact, ...]:
        """The facts that there is no other way around."""
        return tuple(need.ways[0][0] for need in self.needs if len(need.ways) == 1)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that a form for this disposition asks for, the required ones first."""
        named = [each for need in self.needs for way in need.ways for each in way]
        return tuple({each.code: each for each in (*named, *self.optional)}.values())

    def missing(self, found: Mapping[str, Value]) -> tuple[Need, ...]:
        """The requirements that these facts leave open."""
        return tuple(need for need in self.needs if not need.met_by(found))


def _need(way: str | list[str]) -> Need:
    ways = [way] if isinstance(way, str) else way
    return Need(tuple(tuple(fact(code) for code in each.split("+")) for each in ways))


def citation(wire: list[Any]) -> Citation:
    """The citation that a table of this package writes as [article, paragraph, item]."""
    name = wire[0] if isinstance(wire[0], str) else "条例"
    article, paragraph, item = wire[-3:]
    return Citation(name, article, paragraph or None, item or None)


def _terms(disposition: Disposition, data: dict[str, Any]) -> Terms:
    row = data["row"]
    return Terms(
        disposition,
        data["label"],
        data["group"],
        QuestionCode(data["question"]),
        tuple(citation(each) for each in data["grounds"]),
        MappingProxyType({"2019": data.get("row_2019", row), "2021": row}),
        tuple(_need(each) for each in (*data["required"], *data.get("any_of", ()))),
        tuple(fact(code) for code in data.get("optional", ())),
        tuple(Evidence(code, label) for code, label in data.get("evidence", {}).items()),
        LetterKind(data["letter"]),
        RemedyClass(data["remedy"]),
    )


@cache
def _all() -> Mapping[Disposition, Terms]:
    data = tomllib.loads((files("mingtang.applications.grounds") / "terms.toml").read_text("utf-8"))
    return {Disposition(code): _terms(Disposition(code), each) for code, each in data.items()}


def terms(disposition: Disposition) -> Terms:
    """The terms of a disposition under the 条例 of 2019.

    >>> held = terms(Disposition.DOES_NOT_EXIST)
    >>> [str(citation) for citation in held.grounds], held.question.label
    (['《条例》第三十六条第（四）项'], '有没有')
    """
    return _all()[disposition]


def row(disposition: Disposition, edition: str) -> str:
    """The row of table three in which a disposition is counted, in the edition of this code.

    Raises ValueError for an edition without such a table.

    >>> row(Disposition.FEE_UNPAID, "2021"), row(Disposition.FEE_UNPAID, "2019")
    ('other.fee_unpaid', 'other')
    """
    rows = terms(disposition).rows
    if edition not in rows:
        raise ValueError(f"“{edition}”版年度报告没有表三，可用的版本：{'、'.join(rows)}。")
    return rows[edition]


def evidence_for(
    disposition: Disposition, withheld: Iterable[Disposition | None] = ()
) -> tuple[Evidence, ...]:
    """The papers that a decision needs in its file. A part withheld for a third party's sake needs
    what a refusal for that sake does: the third party is heard first (条例第三十二条)."""
    own = terms(disposition).evidence
    if Disposition.THIRD_PARTY_RIGHTS not in withheld:
        return own
    return tuple(dict.fromkeys((*own, *terms(Disposition.THIRD_PARTY_RIGHTS).evidence)))
