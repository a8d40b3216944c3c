"""Taking hold of a letter: its case first, then the letter, and the word that someone was first."""

from __future__ import annotations

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.letters.models import Letter, LetterState
from mingtang_office.letters.subjects import subject_of
from mingtang_office.trail.models import Entry
from mingtang_office.ui.days import moment

_DONE = {
    "letters.drafted": "起草了这份文书",
    "letters.revised": "修改了这份文书",
    "letters.submitted": "提交了审签",
    "letters.passed": "审核通过了这份文书",
    "letters.returned": "退回了这份文书",
    "letters.signed": "签发了这份文书",
    "letters.voided": "作废了这份文书",
    "letters.discarded": "弃用了这份文书",
    "letters.served": "登记了送达",
    "letters.came_back": "登记了邮件退回",
}


def hold(letter: Letter, expected_revision: int) -> Letter:
    """The letter as it stands now, locked with its case until the transaction ends; refused where
    somebody changed it since this person looked at it."""
    subject_of(letter).hold(letter)
    held = Letter.objects.select_for_update(of=("self",)).select_related("agency").get(pk=letter.pk)
    if held.revision != expected_revision:
        raise _overtaken(held)
    return held


def require_state(letter: Letter, *states: LetterState, to: str) -> None:
    """Refuse what cannot be done to a letter in its state; `to` says what: 提交审签."""
    if letter.state not in states:
        needed = "、".join(f"“{state.label}”" for state in states)
        raise Refused(
            f"这份文书目前是“{letter.get_state_display()}”，不能{to}；只有{needed}的文书可以{to}。"
        )


def _overtaken(letter: Letter) -> Overtaken:
    """Who changed this letter last, told to the person who came second."""
    last = (
        Entry.objects.filter(
            object_type=Letter._meta.label_lower, object_id=str(letter.pk), action__in=_DONE
        )
        .order_by("-id")
        .first()
    )
    told = ""
    if last is not None:
        person = User.objects.filter(pk=last.actor).first()
        who = "系统" if person is None else person.full_name
        told = f"{who}于{moment(last.at)}{_DONE[last.action]}。"
    return Overtaken(
        f"您打开页面之后，这份文书已有变动：{told}您这次的操作没有办理，所填内容仍在，"
        "请核对现在的情况后再办。"
    )
