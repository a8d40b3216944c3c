"""Taking hold of a letter: its case first, then the letter, and the word that someone was first."""

from __future__ import annotations

from mingtang_office.agencies import turns
from mingtang_office.agencies.entries import last_change
from mingtang_office.agencies.refusals import Overtaken
from mingtang_office.letters.models import Letter, LetterState
from mingtang_office.letters.subjects import subject_of

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
    turns.require_state(letter.state, states, to=to, called="这份文书", all_called="文书")


def _overtaken(letter: Letter) -> Overtaken:
    """Who changed this letter last, told to the person who came second."""
    return Overtaken(
        f"您打开页面之后，这份文书已有变动：{last_change(letter, _DONE)}您这次的操作没有办理，"
        "所填内容仍在，请核对现在的情况后再办。"
    )
