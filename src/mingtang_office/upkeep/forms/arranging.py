"""Who fills columns and how often; of what the agency has nothing; as what the catalogues name it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mingtang.publication.catalogue import catalogue, catalogue_fields
from mingtang.publication.coverage import Covered
from mingtang.publication.duties import CatalogueRole
from mingtang.publication.freshness import PeriodUnit
from mingtang_office.agencies.models import Agency
from mingtang_office.upkeep.actions.assigning import Arrangement
from mingtang_office.upkeep.queries.columns import who_may_own

_BY_CLASS = ("", "按栏目类别的法定或者通行周期")
_OWN = "own"
_PACES = [
    _BY_CLASS,
    ("7:days", "每周"),
    ("10:days", "每10天"),
    ("14:days", "每2周"),
    ("1:months", "每月"),
    ("3:months", "每季度"),
    ("6:months", "每6个月"),
    ("12:months", "每年"),
    (_OWN, "自定天数"),
]


class ArrangementForm(forms.Form):
    use_required_attribute = False
    section = forms.CharField(
        label="责任科室", max_length=60, required=False, help_text="例如：基础教育科。"
    )
    owner = forms.ChoiceField(
        label="责任人",
        required=False,
        help_text="到期以前提醒责任人；没有责任人的，提醒公开机构负责人。",
    )
    pace = forms.ChoiceField(label="更新周期", choices=_PACES, required=False)
    days = forms.IntegerField(
        label="自定天数",
        required=False,
        min_value=1,
        max_value=730,
        help_text="选“自定天数”时填写。",
    )

    def __init__(self, *args: Any, agency: Agency, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {f"{each.pk}": each for each in who_may_own(agency, on)}
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            named = ((key, each.full_name) for key, each in self.people.items())
            field.choices = [("", "（只到科室）"), *named]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("pace") == _OWN and not typed.get("days") and "days" not in self.errors:
            self.add_error("days", ValidationError("请填写天数，1至730。"))
        return typed

    @property
    def arrangement(self) -> Arrangement:
        """Call after `is_valid`."""
        typed = self.cleaned_data
        pace = f"{typed['days']}:days" if typed["pace"] == _OWN else typed["pace"]
        length, _, unit = pace.partition(":")
        return Arrangement(
            typed["section"],
            self.people.get(typed["owner"]),
            int(length) if length else None,
            PeriodUnit(unit) if unit else None,
        )


class CloseForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label="停用理由",
        max_length=200,
        help_text="例如：本机关没有此类职能。停用的空白栏目不再计入检查，公众网站上也不再列出。",
    )


class NothingForm(forms.Form):
    use_required_attribute = False
    code = forms.ChoiceField(label="公开事项")
    reason = forms.CharField(label="理由", max_length=200, help_text="例如：本机关没有这项职能。")

    def __init__(self, *args: Any, items: Iterable[Covered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", "请选择"),
                *((each.owed.code, each.owed.label) for each in items if may_be_nothing(each)),
            ]


def may_be_nothing(each: Covered) -> bool:
    published = each.published
    return (
        each.owed.can_be_absent
        and not each.absent
        and not published.count
        and not published.overdue
    )


class SeatsForm(forms.Form):
    seats = forms.MultipleChoiceField(
        label="本机关在标准目录中是",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="勾选以后，目录中以它为公开主体的事项计入本机关应当公开的事项。",
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["seats"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = _seat_choices(on)

    @property
    def chosen(self) -> frozenset[CatalogueRole]:
        """Call after `is_valid`."""
        return frozenset(seat_of(text) for text in self.cleaned_data["seats"])


def seat_of(text: str) -> CatalogueRole:
    field, _, organ = text.partition(":")
    return CatalogueRole(field, organ)


def _seat_choices(on: date) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for field in catalogue_fields():
        held = catalogue(field, on)
        for row in held.rows:
            for organ in row.organs:
                found.setdefault(f"{field}:{organ}", f"{held.label}：{organ}")
    return list(found.items())
