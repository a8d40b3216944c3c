"""The articles on which the course of an application rests, in the regulation of 2019 and of 2007."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingtang.law import Citation, parameter

REVISED_ON = parameter("reply_days").holdings[-1].since
"""2019-05-15: the day from which the regulation in force holds."""


def under_2019(on: date) -> bool:
    """Whether the regulation of 2019 holds on this day, and not that of 2007."""
    return on >= REVISED_ON


@dataclass(frozen=True, slots=True)
class Article:
    """One rule's place in either regulation; `in_2007` is None where it stood in neither then."""

    in_2019: Citation
    in_2007: Citation | None = None

    def on(self, on: date) -> Citation:
        """The place on this day, or that of the rule to come."""
        return self.in_2019 if self.in_2007 is None or under_2019(on) else self.in_2007


def _article(article: int, paragraph: int | None = None, item: int | None = None) -> Citation:
    return Citation("条例", article, paragraph, item)


APPLY = Article(_article(29), _article(20))
RECTIFY = Article(_article(30), _article(21, item=4))
RECEIPT = Article(_article(31), _article(24))
RECEIPT_IN_PERSON = Article(_article(31, item=1), _article(24))
RECEIPT_BY_POST = Article(_article(31, item=2), _article(24))
RECEIPT_CONFIRMED = Article(_article(31, item=3), _article(24))
THIRD_PARTY = Article(_article(32), _article(23))
REPLY = Article(_article(33, 2), _article(24, 2))
CONSULT = Article(_article(33, 3), _article(24, 3))
OTHER_ORGAN = Article(_article(34))
EXCESSIVE = Article(_article(35))
OUTCOME = Article(_article(36), _article(21))
RIGHTS_OF_OTHERS = Article(_article(15), _article(14, 4))
RIGHT_TO_APPLY = Article(_article(27), _article(13))
FEE = Article(Citation("信息处理费管理办法", 6))
