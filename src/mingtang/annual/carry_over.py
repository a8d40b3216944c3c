"""What one year's report fixes of the next: sums that must carry over from year to year.

The relations are those of table three (国办公开办函〔2021〕30号 and 〔2019〕60号: 上年结转 = 去年结转下年) in
either form, and of table two only within one form, whose columns measure different things.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mingtang.annual.edition import APPLICATIONS, PROACTIVE, Edition
from mingtang.annual.report import AnnualReport, Number


class Year(StrEnum):
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Term:
    """One summand of what is expected: a cell of one of the two years, added or taken off."""

    year: Year
    address: str
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Relation:
    """The cell of the later report that must equal the sum of its terms; `rule` is the code of the
    audit rule that judges it, `explanation` what it says, in Chinese."""

    rule: str
    address: str
    terms: tuple[Term, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class CarryOver:
    """A relation with the figures of two reports: `operands` in the order of its terms, unsigned,
    None where a cell is no number; `expected` is None then, and `agrees`, too."""

    relation: Relation
    operands: tuple[Number | None, ...]
    actual: Number | None

    @property
    def rule(self) -> str:
        return self.relation.rule

    @property
    def address(self) -> str:
        return self.relation.address

    @property
    def explanation(self) -> str:
        return self.relation.explanation

    @property
    def expected(self) -> Number | None:
        signed = zip(self.relation.terms, self.operands, strict=True)
        return total(*(None if n is None else term.sign * n for term, n in signed))

    @property
    def agrees(self) -> bool | None:
        if self.expected is None or self.actual is None:
            return None
        return self.expected == self.actual


def total(*numbers: Number | None) -> Number | None:
    """The sum, None where one of the numbers is not known."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _applications(form: Edition) -> Iterator[Relation]:
    for column in form.applications.columns if form.applications else ():
        yield Relation(
            "T3-04",
            f"{APPLICATIONS}/carried_in/{column.key}",
            (Term(Year.BEFORE, f"{APPLICATIONS}/carried_out/{column.key}"),),
            f"{column.label}：上年结转数应等于上年报告的结转下年度数",
        )


def _proactive(form: Edition) -> Iterator[Relation]:
    for item in form.proactive:
        columns = {column.key for column in item.columns}
        for row in item.rows:
            stem = f"{PROACTIVE}/{row.key}."
            if "in_force" in columns:
                yield Relation(
                    "T2-01",
                    stem + "in_force",
                    (
                        Term(Year.BEFORE, stem + "in_force"),
                        Term(Year.AFTER, stem + "made"),
                        Term(Year.AFTER, stem + "repealed", -1),
                    ),
                    f"{row.label}：现行有效件数应等于上年有效件数加本年制发减本年废止，不等的须附说明",
                )
            if "items_last_year" in columns:
                yield Relation(
                    "T2-08",
                    stem + "items_last_year",
                    (
                        Term(Year.BEFORE, stem + "items_last_year"),
                        Term(Year.BEFORE, stem + "change"),
                    ),
                    f"{row.label}：上一年项目数量应等于上年报告的项目数量加上年增减",
                )
            if "total_public" in columns:
                yield Relation(
                    "T2-09",
                    stem + "total_public",
                    (
                        Term(Year.BEFORE, stem + "total_public"),
                        Term(Year.AFTER, stem + "published"),
                    ),
                    f"{row.label}：对外公开总数量应等于上年总数量加本年新公开数量，不等的须附说明",
                )


def relations(before: Edition, after: Edition) -> tuple[Relation, ...]:
    """What a report of the form `before` fixes of next year's in the form `after`."""
    table_two = tuple(_proactive(after)) if before.code == after.code else ()
    return (*_applications(after), *table_two)


def carry_overs(before: AnnualReport, after: AnnualReport) -> tuple[CarryOver, ...]:
    """What `before` fixes of `after`, with the figures of both; the years are taken to follow."""
    if before.form is None or after.form is None:
        return ()
    reports = {Year.BEFORE: before, Year.AFTER: after}
    return tuple(
        CarryOver(
            relation,
            tuple(reports[term.year].value(term.address) for term in relation.terms),
            after.value(relation.address),
        )
        for relation in relations(before.form, after.form)
    )
