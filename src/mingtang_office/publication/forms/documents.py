"""The forms of the register of official documents."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.reassessment import Verdict
from mingtang_office.agencies.forms.fields import AgencyField, DayField, ForPerson
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.actions.documents import Filing, faults_of, settled
from mingtang_office.publication.forms.steps import StepForm
from mingtang_office.publication.models import FiledDocument
from mingtang_office.publication.queries.documents import overdue

_ALL = ("", "全部")
_DUE = [_ALL, ("overdue", "评估已逾期"), ("withheld", "须定期评估的")]


class DocumentFilter(forms.Form):
    """Which documents to list; everything left empty is everything."""

    q = forms.CharField(label="标题或者文号", required=False, max_length=60)
    attribute = forms.ChoiceField(
        label="公开属性", required=False, choices=[_ALL, *((a.value, a.label) for a in Attribute)]
    )
    ground = forms.ChoiceField(
        label="不公开的依据", required=False, choices=[_ALL, *((g.value, g.label) for g in Ground)]
    )
    year = forms.IntegerField(label="形成年份", required=False, min_value=1949, max_value=2200)
    due = forms.ChoiceField(label="定期评估", required=False, choices=_DUE)

    def narrow(self, rows: QuerySet[FiledDocument], today: date) -> QuerySet[FiledDocument]:
        """The documents that match; call after `is_valid`."""
        wanted: dict[str, Any] = self.cleaned_data
        words = wanted["q"].strip()
        if words:
            rows = rows.filter(Q(title__icontains=words) | Q(number__icontains=words))
        if wanted["attribute"]:
            rows = rows.filter(attribute=wanted["attribute"])
        if wanted["ground"]:
            # As text, which every database can search: the codes stand in quotes.
            rows = rows.alias(grounds_text=Cast("grounds", TextField())).filter(
                grounds_text__contains=f'"{wanted["ground"]}"'
            )
        if wanted["year"]:
            rows = rows.filter(formed_on__year=wanted["year"])
        if wanted["due"] == "overdue":
            return rows.filter(overdue(today))
        return rows.filter(reassess_on__isnull=False) if wanted["due"] else rows


class FilingForm(ForPerson, StepForm):
    """What is filed of a document; `agency` is asked where there is none yet."""

    agency = AgencyField(label="机关", permission=Permission.DRAFT_ITEMS, help_text="")
    number = forms.CharField(
        label="发文字号",
        required=False,
        max_length=60,
        help_text="例如：云教发〔2026〕3号；没有文号的留空。",
    )
    title = forms.CharField(
        label="标题",
        required=False,
        max_length=200,
        help_text="国家秘密不得填写标题，只登记文号和结论；其他公文须填写。",
    )
    formed_on = DayField(label="形成日期")
    section = forms.CharField(label="拟稿科室", required=False, max_length=60)
    attribute = forms.ChoiceField(
        label="公开属性",
        choices=[(each.value, each.label) for each in Attribute],
        widget=forms.RadioSelect,
        help_text="拟稿时确定的属性（源头认定）。",
    )
    grounds = forms.MultipleChoiceField(
        label="不公开的依据",
        required=False,
        choices=[(each.value, f"{each.label}（{each.citation}）") for each in Ground],
        widget=forms.CheckboxSelectMultiple,
        help_text="主动公开的不选。",
    )
    reason = forms.CharField(
        label="理由",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="不予公开、依申请公开的，写明这份文件为什么属于所选情形。",
    )

    def __init__(self, *args: Any, document: FiledDocument | None = None, **known: Any) -> None:
        super().__init__(*args, **known)
        self.today: date = known["on"]
        if document is None:
            del self.fields["revision"]
        else:
            del self.fields["agency"]

    @property
    def filing(self) -> Filing:
        told: dict[str, Any] = self.cleaned_data
        return settled(
            Filing(
                number=told["number"],
                title=told["title"],
                formed_on=told["formed_on"],
                attribute=Attribute(told["attribute"]),
                grounds=tuple(map(Ground, told["grounds"])),
                reason=told["reason"],
                section=told["section"],
            )
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors:
            for name, message in faults_of(self.filing, self.today).items():
                self.add_error(name, message)
        return told


def initial_of(document: FiledDocument) -> dict[str, Any]:
    names = ("number", "title", "formed_on", "section", "attribute", "grounds", "reason")
    return {name: getattr(document, name) for name in (*names, "revision")}


class ReassessForm(StepForm):
    on = DayField(label="评估日期")
    verdict = forms.ChoiceField(
        label="评估结论",
        choices=[(each.value, each.label) for each in Verdict],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="理由", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class TieForm(StepForm):
    item = forms.IntegerField(
        label="公开信息的编号", min_value=1, help_text="在公开信息页面标题下面的“编号”。"
    )


class FilingTableForm(ForPerson):
    use_required_attribute = False
    agency = AgencyField(label="机关", permission=Permission.DRAFT_ITEMS, help_text="")
    file = forms.FileField(
        label="名单文件",
        help_text="xlsx 或 csv，第一行是表头；工作簿只读第一张表。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
