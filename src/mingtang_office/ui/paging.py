"""Long lists a page at a time, told by the last row seen: as quick on the last page as on the first.

The total is counted only as far as a person cares to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models
from django.http import QueryDict

M = TypeVar("M", bound=models.Model)

SIZE = 30
COUNTED = 1000
_MARK = "~"


@dataclass(frozen=True, slots=True)
class Order:
    """Rows by `field` and then by number, both falling; by the number alone where there is no field.
    `rising` turns both about."""

    field: str = ""
    rising: bool = False

    def by(self, *, backward: bool = False) -> tuple[str, ...]:
        sign = "" if self.rising != backward else "-"
        return tuple(f"{sign}{name}" for name in (self.field, "pk") if name)

    def beyond(self, mark: str, *, backward: bool) -> models.Q | None:
        """What comes after the row of this mark; None where the mark is none of ours."""
        text, _, number = mark.rpartition(_MARK)
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            return None
        way = "gt" if self.rising != backward else "lt"
        beyond = models.Q(**{f"pk__{way}": int(number)})
        if not self.field:
            return beyond
        try:
            value: Any = self._field_value(text)
        except ValueError:
            return None
        # The first condition is one that an index answers as a range.
        return models.Q(**{f"{self.field}__{way}e": value}) & (
            models.Q(**{f"{self.field}__{way}": value}) | beyond
        )

    def _field_value(self, text: str) -> int | str:
        return text if self.rising else int(text)

    def mark(self, row: models.Model) -> str:
        value = f"{getattr(row, self.field)}" if self.field else ""
        return f"{value}{_MARK}{row.pk}"


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Some rows of a list, and the query strings that lead on and back ("": there is no more)."""

    rows: tuple[M, ...]
    total: int
    is_counted: bool  # False: there are more than `total`
    onward: str
    backward: str

    @property
    def total_text(self) -> str:
        return f"{self.total}" if self.is_counted else f"{self.total} 以上"


def page_of(rows: models.QuerySet[M], order: Order, query: QueryDict, size: int = SIZE) -> Page[M]:
    """The page that the query string asks for: `after` or `before` a mark, else the first."""
    after, before = str(query.get("after", "")), str(query.get("before", ""))
    backward = bool(before)
    beyond = order.beyond(before or after, backward=backward) if before or after else None
    wanted = rows if beyond is None else rows.filter(beyond)
    found = list(wanted.order_by(*order.by(backward=backward and beyond is not None))[: size + 1])
    more = len(found) > size
    shown = found[:size]
    if backward and beyond is not None:
        shown.reverse()
    is_first = beyond is None or (backward and not more)
    is_last = not more if not backward or beyond is None else False
    total, is_counted = _count(rows, shown, is_first and is_last)
    return Page(
        tuple(shown),
        total,
        is_counted,
        _query(query, "after", order.mark(shown[-1])) if shown and not is_last else "",
        _query(query, "before", order.mark(shown[0])) if shown and not is_first else "",
    )


def _count(rows: models.QuerySet[M], shown: list[M], is_whole: bool) -> tuple[int, bool]:
    if is_whole:
        return len(shown), True
    counted = rows.order_by().values("pk")[: COUNTED + 1].count()
    return min(counted, COUNTED), counted <= COUNTED


def _query(query: QueryDict, name: str, mark: str) -> str:
    kept = query.copy()
    kept.pop("after", None)
    kept.pop("before", None)
    kept[name] = mark
    return kept.urlencode()
