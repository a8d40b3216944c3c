"""What the trail tells of an agency or a person, in words, with the names of today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import date_format

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, AgencyKind, Region, Role
from mingtang_office.trail.models import Entry
from mingtang_office.trail.vocabulary import action_label
from mingtang_office.ui.components import TimelineEntry, Tone

_SHOWN = 30
_FIELDS = {field.name: str(getattr(field, "verbose_name", "")) for field in Agency._meta.fields} | {
    "parent": "上级机关",
    "predecessor": "原机关",
    "successor": "承继机关",
    "on": "生效日期",
    "document": "依据文件",
    "children": "随同划转的下级机关",
    "memberships": "随同转入的任职",
    "abolished": "原机关撤销",
    "user": "人员",
    "role": "角色",
    "starts_on": "起始日",
    "ends_on": "截止日",
    "last_day": "最后一日",
    "agency": "所在机关",
    "agencies": "录入机关数",
    "fields": "修改项",
    "kinds": "验证方式",
}
_CODES: dict[str, Callable[[str], str]] = {
    "kind": lambda code: AgencyKind(code).label,
    "role": lambda code: Role(code).label,
    "fields": lambda name: {"full_name": "姓名", "phone": "办公电话"}.get(name, name),
}
_DAYS = frozenset({"on", "starts_on", "ends_on", "last_day", "established_on"})
_AGENCIES = frozenset({"parent", "predecessor", "successor", "agency"})


def of_agency(agency: Agency) -> list[TimelineEntry]:
    """Of the agency itself and of the roles held in it; the newest first."""
    return _told(
        Entry.objects.filter(
            Q(object_type="agencies.agency", object_id=str(agency.pk))
            | Q(agency=agency.pk, object_type="agencies.membership")
            | Q(agency=agency.pk, object_type="agencies.roster", action="agencies.roster_entered")
        )
    )


def of_person(person: User) -> list[TimelineEntry]:
    """Of the account: what administrators did to it. Sign-ins are the auditor's to read."""
    return _told(
        Entry.objects.filter(object_type="accounts.user", object_id=str(person.pk)).filter(
            action__in=(
                "accounts.enrolled",
                "accounts.changed",
                "accounts.affiliated",
                "accounts.deactivated",
                "accounts.reactivated",
                "accounts.password_reset_asked",
                "accounts.factors_taken_away",
            )
        )
    )


def _told(entries: QuerySet[Entry]) -> list[TimelineEntry]:
    """In words; five queries however many entries."""
    found = list(entries.order_by("-id")[:_SHOWN])
    names = _Names(found)
    return [
        TimelineEntry(
            title=action_label(entry.action),
            at=entry.at,
            by=names.person(entry.actor) if entry.actor is not None else "系统",
            note=_note(entry, names),
            tone=Tone.OPEN,
        )
        for entry in found
    ]


def _note(entry: Entry, names: _Names) -> str:
    details = [
        f"{_FIELDS[key]}：{names.said(key, value)}"
        for key, value in entry.facts.items()
        if key in _FIELDS and value not in (None, "", [])
    ]
    if entry.sealed_digest:
        details.append("其中个人信息已密封，由审计员在“留痕”中查看")
    return "；".join(details)


def _numbers(entries: Iterable[Entry], keys: frozenset[str]) -> set[int]:
    values = (entry.facts.get(key) for entry in entries for key in keys)
    flat = (one for value in values for one in (value if isinstance(value, list) else [value]))
    return {number for number in flat if isinstance(number, int)}


class _Names:
    """The names behind the numbers of some entries."""

    def __init__(self, entries: list[Entry]) -> None:
        people = _numbers(entries, frozenset({"user"}))
        people |= {entry.actor for entry in entries if entry.actor is not None}
        self.people = User.objects.in_bulk(people)
        self.agencies: dict[int, Agency] = Agency.objects.in_bulk(_numbers(entries, _AGENCIES))
        self.regions = Region.objects.in_bulk(_numbers(entries, frozenset({"region"})))

    def person(self, number: Any) -> str:
        return str(self.people.get(number) or f"编号 {number}")

    def _one(self, key: str, value: Any) -> str:
        if value in (None, ""):
            return "空"
        if isinstance(value, bool):
            return "是" if value else "否"
        words: Any = value
        if key == "user":
            words = self.person(value)
        elif key == "region":
            words = self.regions.get(value)
        elif key in _AGENCIES:
            words = self.agencies.get(value)
        elif key in _DAYS:
            words = date_format(date.fromisoformat(value), "Y年n月j日")
        elif key in _CODES:
            words = _CODES[key](value)
        return str(words or f"编号 {value}")

    def said(self, key: str, value: Any) -> str:
        if not isinstance(value, list):
            return self._one(key, value)
        joint = "、" if key in {"fields", "kinds"} else " → "
        return joint.join(self._one(key, one) for one in value)
