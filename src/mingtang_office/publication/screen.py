"""What the page of an item shows of its way: the chain, what was done, the last day, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mingtang.publication.attribute import Attribute
from mingtang.publication.limits import PublicationDue
from mingtang.publication.review import Head, ReviewStep
from mingtang.publication.review import Verdict as Said
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Membership
from mingtang_office.publication.deadlines import due_of
from mingtang_office.publication.models import WRITABLE, Item, ItemState, Passage, Verdict
from mingtang_office.publication.queries.items import ROLES, whose_work
from mingtang_office.publication.queries.urgency import UNDER_WAY
from mingtang_office.ui.components import TimelineEntry, Tone

TONES = {
    ItemState.DRAFT: Tone.OPEN,
    ItemState.IN_REVIEW: Tone.WAITING,
    ItemState.RETURNED: Tone.WRONG,
    ItemState.REFERRED: Tone.WAITING,
    ItemState.SIGNED: Tone.DONE,
    ItemState.CLOSED: Tone.ENDED,
    ItemState.DISCARDED: Tone.ENDED,
}
_VERDICTS = {
    Verdict.RETURNED: Tone.WRONG,
    Verdict.REFERRED: Tone.WAITING,
    Verdict.CLOSED: Tone.ENDED,
    Verdict.WITHDRAWN: Tone.ENDED,
    Verdict.DISCARDED: Tone.ENDED,
    Verdict.TAKEN_UP: Tone.OPEN,
}
_PASSED = (Verdict.PASSED, Verdict.SIGNED, Verdict.CLOSED, Verdict.REFERRED)
_NOBODY = "目前没有人能办这一步，请安全管理员任命"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain: done, at work, or still to come, and by whom."""

    label: str
    tone: Tone
    said: str


def steps(item: Item, passages: list[Passage], on: date) -> tuple[Step, ...]:
    """The chain with what has been done in this round."""
    done = {
        ReviewStep(each.step): each
        for each in passages
        if each.step and each.round == item.round and each.verdict in _PASSED
    }
    at_clerk = item.state in WRITABLE
    return tuple(_step(item, step, None if at_clerk else done.get(step), on) for step in ROLES)


def _step(item: Item, step: ReviewStep, passed: Passage | None, on: date) -> Step:
    if item.state == ItemState.IN_REVIEW and step == item.step:
        people = "、".join(each.full_name for each in those_who_may(item, step, on))
        said = f"等待{people}办理" if people else _NOBODY
        return Step(step.label, Tone.WAITING if people else Tone.WRONG, said)
    if passed is not None:
        tone = Tone.WAITING if passed.verdict == Verdict.REFERRED else Tone.DONE
        return Step(step.label, tone, f"{who(passed)}，{passed.get_verdict_display()}")
    return Step(step.label, Tone.ENDED, "尚未办理")


def those_who_may(item: Item, step: ReviewStep, on: date) -> QuerySet[User]:
    """The people who hold the role of a step at the item's agency today and had no hand in it."""
    held = Membership.objects.in_force(on).filter(agency=item.agency, role=ROLES[step])
    people = User.objects.filter(pk__in=held.values("user"), is_active=True)
    return people.exclude(pk__in=whose_work(item)).order_by("pk")


def who(passage: Passage) -> str:
    name = passage.by.full_name
    return f"{name}（代{passage.acting_for.full_name}）" if passage.acting_for else name


def history(passages: list[Passage]) -> list[TimelineEntry]:
    """What happened to the item, the earliest first."""
    return [_entry(each) for each in passages]


def _entry(passage: Passage) -> TimelineEntry:
    step = ReviewStep(passage.step).label if passage.step else ""
    title = passage.get_verdict_display()
    if step and step not in title:
        title = f"{step}：{title}"
    tone = _VERDICTS.get(Verdict(passage.verdict), Tone.DONE)
    return TimelineEntry(title, passage.at, who(passage), passage.opinion, tone)


def sent_back(item: Item, passages: list[Passage]) -> Passage | None:
    """Why it lies with its clerk again: the last word of who returned it."""
    if item.state != ItemState.RETURNED:
        return None
    return next((each for each in reversed(passages) if each.verdict == Verdict.RETURNED), None)


@dataclass(frozen=True, slots=True)
class HeadSaid:
    """What was answered to one head of the confidentiality review."""

    head: Head
    answer: str
    note: str
    is_no: bool


def heads_said(passages: list[Passage], round_: int) -> tuple[HeadSaid, ...]:
    """The last confidentiality review of this round, head by head; empty where there was none."""
    row = next((p for p in reversed(passages) if p.round == round_ and p.answers), None)
    if row is None:
        return ()
    return tuple(_said(Head(code), told) for code, told in row.answers.items())


def _said(head: Head, told: dict[str, object]) -> HeadSaid:
    verdict = Said(str(told["verdict"]))
    how = "，可以删减" if told.get("separable") else "，依法仍可公开" if told.get("cleared") else ""
    return HeadSaid(head, f"{verdict.label}{how}", str(told.get("note", "")), verdict is Said.NO)


@dataclass(frozen=True, slots=True)
class Timer:
    """By when it must be public, and whether it was."""

    due: PublicationDue
    published_on: date | None
    is_late: bool
    was_late: bool


def timer(item: Item, on: date, published_on: date | None) -> Timer | None:
    """None where no limit runs: the day is not known, or the item is not for the public."""
    due = due_of(item) if item.attribute == Attribute.PROACTIVE else None
    if due is None or item.state == ItemState.DISCARDED:
        return None
    running = item.edition_id is None and item.state in UNDER_WAY
    late = published_on is not None and published_on > due.by
    return Timer(due, published_on, running and due.by < on, late)


def turn_words(item: Item) -> str:
    """What an item waits for, as a list tells it."""
    if item.state == ItemState.IN_REVIEW:
        return f"等待{ReviewStep(item.step).label}"
    return {
        ItemState.DRAFT: "修改尚未提交" if item.edition_id else "",
        ItemState.RETURNED: "请承办人修改",
        ItemState.REFERRED: "等待上级答复",
    }.get(ItemState(item.state), "")
