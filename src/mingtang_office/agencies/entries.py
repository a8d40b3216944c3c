"""What the actions of every register do alike: a trail entry that tells in whose place it was done,
and the word to whoever came second of who was first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Overtaken
from mingtang_office.trail import actions as trail
from mingtang_office.trail.models import Entry
from mingtang_office.trail.sealing import holder_name
from mingtang_office.trail.vocabulary import action_label
from mingtang_office.ui.days import moment


def write(
    action: str,
    *,
    on: models.Model,
    agency: Agency,
    by: User | None,
    now: datetime,
    permission: Permission | None = None,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
) -> None:
    """Write the entry of what was done `on` a row of this agency by right of `permission`; what is
    empty of `personal` is left out."""
    known = dict(facts or {})
    if by is not None and permission is not None:
        principal = policy.acting_for(by, permission, agency, timezone.localdate(now))
        if principal is not None:
            known["acting_for"] = principal
    told = {name: text for name, text in (personal or {}).items() if text}
    trail.record(
        action, by=by, now=now, on=on, agency=agency.pk, facts=known, personal=told or None
    )


def last_change(row: models.Model, done: Mapping[str, str] | None = None) -> str:
    """Who did what to this row last, and when, as a sentence. Of the actions named in `done`, in its
    words; without it of all, in the trail's."""
    object_type, object_id = holder_name(row)
    entries = Entry.objects.filter(object_type=object_type, object_id=object_id)
    if done is not None:
        entries = entries.filter(action__in=done)
    last = entries.order_by("-id").first()
    if last is None:
        return ""
    person = User.objects.filter(pk=last.actor).first()
    who = "系统" if person is None else person.full_name
    what = done[last.action] if done is not None else f"办理了“{action_label(last.action)}”"
    return f"{who}于{moment(last.at)}{what}。"


def overtaken(row: models.Model, called: str, done: Mapping[str, str] | None = None) -> Overtaken:
    """What to raise where `row` (这件申请) was changed since the person looked at it."""
    return Overtaken(
        f"您打开页面之后，{called}已有变动：{last_change(row, done)}您这次的操作没有保存，"
        "所填内容仍在，请核对现在的情况后再提交。"
    )
