"""Days in a letter that cannot be: a search completed after the letter that tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import Fault, Value, fact
from mingtang.applications.letter_kinds import LetterKind
from mingtang.applications.letters.facts import LetterFacts
from mingtang.applications.letters.filling import day

# what a letter tells as having happened
_PAST = (
    "submitted_on",
    "published_on",
    "consulted_on",
    "third_party_reached_on",
    "searched_on",
    "asked_on",
    "rectified_on",
    "earlier_on",
    "since",
    "reasons_asked_on",
    "fee_noticed_on",
    "notice_reached_on",
    "consented_on",
)
# a limit that a letter sets lies ahead of it, one whose passing it states lies behind it
_AHEAD = {
    LetterKind.RECTIFICATION: "reply_by",
    LetterKind.EXTENSION: "extended_to",
    LetterKind.COOPERATION: "help_by",
    LetterKind.REASONS_REQUEST: "reasons_by",
    LetterKind.DEFERRAL: "deferred_until",
}
_PASSED = {Disposition.NOT_RECTIFIED: "reply_by", Disposition.FEE_UNPAID: "pay_by"}
_ORDER = (
    ("consulted_on", "third_party_reached_on"),
    ("asked_on", "rectified_on"),
    ("asked_on", "notice_reached_on"),
    ("fee_noticed_on", "notice_reached_on"),
    ("notice_reached_on", "reply_by"),
    ("notice_reached_on", "pay_by"),
)
_LATER_THAN_DUE = {LetterKind.EXTENSION: "extended_to", LetterKind.DEFERRAL: "deferred_until"}


def _days(found: Mapping[str, Value]) -> dict[str, date]:
    return {code: value for code, value in found.items() if isinstance(value, date)}


def _fault(code: str, words: str) -> Fault:
    return Fault(code, fact(code).label, f"“{fact(code).label}”{words}。")


def order_faults(found: Mapping[str, Value], dated_on: date | None) -> Iterator[Fault]:
    """Facts that lie after the letter telling of them, or in an order that cannot be."""
    days = _days(found)
    for code in _PAST:
        if dated_on and code in days and days[code] > dated_on:
            yield _fault(code, f"晚于文书日期{day(dated_on)}，请核对两个日期")
    for first, then in _ORDER:
        if first in days and then in days and days[then] < days[first]:
            yield _fault(then, f"早于“{fact(first).label}”（{day(days[first])}），请核对两个日期")


def limit_faults(kind: LetterKind, facts: LetterFacts) -> Iterator[Fault]:
    """Limits that do not lie where the letter needs them."""
    days, dated_on, due_on = _days(facts.found), facts.dated_on, facts.due_on
    ahead, passed = _AHEAD.get(kind, ""), ""
    if kind.is_decision and facts.disposition:
        passed = _PASSED.get(facts.disposition, "")
    if dated_on and ahead in days and days[ahead] <= dated_on:
        yield _fault(ahead, f"不晚于文书日期{day(dated_on)}，没有给对方留出时间，请重新确定")
    if dated_on and passed in days and days[passed] >= dated_on:
        yield _fault(passed, f"尚未届满（文书日期{day(dated_on)}），届满以后才能视为放弃申请")
    later = _LATER_THAN_DUE.get(kind, "")
    if due_on and later in days and days[later] <= due_on:
        yield _fault(later, f"不晚于原答复期限{day(due_on)}，请核对两个日期")
