"""Rectification (条例第三十条): asked for once, within seven working days, and received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications import RectificationAsked, Rectified
from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.applications.actions import drafting, events, files, holding, supplements
from mingtang_office.applications.letter_facts import Particulars
from mingtang_office.applications.models import Application, FileKind, SupplementKind
from mingtang_office.applications.queries.settings import practice_of
from mingtang_office.letters.models import Letter
from mingtang_office.ui.files import Incoming


@dataclass(frozen=True, slots=True)
class Unclear:
    """What the applicant is asked to make clear: all of it at once, and how."""

    part: str
    items: tuple[str, ...]
    guidance: str = ""
    reply_by: date | None = None


@transaction.atomic
def ask_rectification(
    *, application: Application, unclear: Unclear, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Draft the notice. The limit is the agency's practice from today where none is set. The event
    is entered when the letter is served."""
    held = holding.take(application, expected_revision, by, now)
    today = timezone.localdate(now)
    practice = practice_of(held.agency)
    case = drafting.case_of(held)
    limit = case.calendar.add_workdays(today, practice.rectification_days).end
    reply_by = unclear.reply_by or limit
    drafting.refuse_unlawful(case, RectificationAsked(today, reply_by))
    return drafting.begin(
        held,
        LetterKind.RECTIFICATION,
        Particulars(
            found={
                "unclear_part": unclear.part,
                "rectification_items": unclear.items,
                "guidance": unclear.guidance or _usual_guidance(practice.reply_to),
                "reply_by": reply_by,
            }
        ),
        by=by,
        now=now,
    )


@transaction.atomic
def enter_rectification(
    *,
    application: Application,
    on: date,
    words: str,
    attachments: Sequence[Incoming] = (),
    expected_revision: int,
    by: User | None,
    now: datetime,
) -> Application:
    """Enter that the rectified application was received: the reply period starts anew. `by` is
    nobody where the applicant rectifies in the portal."""
    held = holding.take(application, expected_revision, by, now)
    refuse_to_come(on, now)
    if not words.strip() and not attachments:
        raise Refused("请照录申请人补正的内容，或者上传补正材料。")
    supplements.keep(held, SupplementKind.RECTIFICATION, words, on=on, by=by, now=now)
    for attachment in attachments:
        files.keep(held, attachment, FileKind.RECTIFICATION, by=by, now=now)
    events.append(
        application=held,
        event=Rectified(on),
        action="applications.rectified",
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
    )
    return held


def _usual_guidance(reply_to: str) -> str:
    where = f"，递交方式：{reply_to}" if reply_to else ""
    return f"请以书面形式写明信息的名称、文号，或者便于查找的其他特征{where}"
