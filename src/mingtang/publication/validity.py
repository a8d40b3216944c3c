"""Validity of a published document (有效性): which change may follow which, and the mark on it.

A changed, repealed or expired document stays where it is, and says so itself: the change must be
marked on the original (政府网站发展指引, 国办发〔2017〕47号).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MARK_RESTS_ON = "《政府网站发展指引》（国办发〔2017〕47号）"


class Validity(StrEnum):
    """废止 is done by a document; 失效 comes by itself, when the term ends or the task is done."""

    PENDING = "pending"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    PARTLY_REPEALED = "partly_repealed"
    EXPIRED = "expired"
    REPEALED = "repealed"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def counts_as_in_force(self) -> bool:
        """Whether table two counts the document as 现行有效."""
        return self in (Validity.IN_FORCE, Validity.AMENDED, Validity.PARTLY_REPEALED)

    @property
    def next(self) -> tuple[Validity, ...]:
        """What it may become. Nothing follows on 废止 or 失效: whoever entered it by mistake
        corrects the entry, and a rule that shall hold again is made anew."""
        return _NEXT[self]


_LABELS = {
    Validity.PENDING: "尚未施行",
    Validity.IN_FORCE: "有效",
    Validity.AMENDED: "已修改",
    Validity.PARTLY_REPEALED: "部分废止",
    Validity.EXPIRED: "失效",
    Validity.REPEALED: "废止",
}

_CHANGES = (Validity.AMENDED, Validity.PARTLY_REPEALED, Validity.EXPIRED, Validity.REPEALED)
_NEXT: dict[Validity, tuple[Validity, ...]] = {
    Validity.PENDING: (Validity.IN_FORCE, Validity.AMENDED, Validity.REPEALED),
    Validity.IN_FORCE: _CHANGES,
    Validity.AMENDED: _CHANGES,
    Validity.PARTLY_REPEALED: _CHANGES,
    Validity.EXPIRED: (),
    Validity.REPEALED: (),
}
_BY_A_DOCUMENT = frozenset({Validity.AMENDED, Validity.PARTLY_REPEALED, Validity.REPEALED})


@dataclass(frozen=True, slots=True)
class Change:
    """What a document becomes, from which day, and by which other document (title without 《》, and
    number); `reason` says why it expired."""

    to: Validity
    on: date
    by_title: str = ""
    by_number: str = ""
    reason: str = ""


class UnlawfulChange(ValueError):
    """A change of validity that cannot be; `faults` tells all that is wrong."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("；".join(faults))


def in_force_on(
    validity: Validity, effective_on: date | None, expires_on: date | None, on: date
) -> Validity:
    """The validity on a day, as far as days alone decide it: not before it takes effect, and
    expired from the day after its last.

    >>> in_force_on(Validity.IN_FORCE, date(2024, 1, 1), date(2025, 12, 31), date(2026, 1, 1)).label
    '失效'
    """
    if validity.next == ():
        return validity
    if expires_on and on > expires_on:
        return Validity.EXPIRED
    if effective_on and on < effective_on:
        return Validity.PENDING
    return Validity.IN_FORCE if validity is Validity.PENDING else validity


def changed(current: Validity, change: Change, published_on: date) -> Validity:
    """The validity after this change. Raises `UnlawfulChange` with everything that is wrong."""
    faults = tuple(_faults(current, change, published_on))
    if faults:
        raise UnlawfulChange(faults)
    return change.to


def _faults(current: Validity, change: Change, published_on: date) -> Iterator[str]:
    if change.to not in current.next:
        allowed = "、".join(each.label for each in current.next)
        yield f"文件现为“{current.label}”，不能变更为“{change.to.label}”" + (
            f"，只能变更为：{allowed}。"
            if allowed
            else "。登记有误的，请更正登记；内容需要恢复执行的，请重新制发文件。"
        )
    if change.on < published_on and change.to is not Validity.IN_FORCE:
        yield (
            f"变更日期（{_day(change.on)}）早于文件的发布日期（{_day(published_on)}），请核对日期。"
        )
    if change.to in _BY_A_DOCUMENT and not change.by_title.strip():
        yield f"“{change.to.label}”须写明是被哪一份文件{_VERBS[change.to]}的，请填写该文件的标题和文号。"
    if change.to is Validity.EXPIRED and not change.reason.strip():
        yield "“失效”须写明原因，例如“有效期届满”“适用期已过”“调整对象已消失”，请补写。"


_VERBS = {
    Validity.AMENDED: "修改",
    Validity.PARTLY_REPEALED: "部分废止",
    Validity.REPEALED: "废止",
}


def mark(change: Change) -> str:
    """The sentence that the original must show on top; empty where there is nothing to mark.

    >>> mark(Change(Validity.REPEALED, date(2026, 3, 13), "关于废止部分文件的通知", "云教发〔2026〕3号"))
    '本文件自2026年3月13日起被《关于废止部分文件的通知》（云教发〔2026〕3号）废止。'
    """
    if change.to in _BY_A_DOCUMENT:
        number = f"（{change.by_number}）" if change.by_number.strip() else ""
        return f"本文件自{_day(change.on)}起被《{change.by_title}》{number}{_VERBS[change.to]}。"
    if change.to is Validity.EXPIRED:
        return f"本文件自{_day(change.on)}起失效（{change.reason}）。"
    if change.to is Validity.PENDING:
        return f"本文件自{_day(change.on)}起施行，目前尚未施行。"
    return ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
