from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.models import Agency

# As an officer looks for them.
KINDS = (
    (
        "文件和解读",
        (ItemKind.OFFICIAL_DOCUMENT, ItemKind.NORMATIVE_DOCUMENT, ItemKind.INTERPRETATION),
    ),
    ("动态和公告", (ItemKind.NEWS, ItemKind.NOTICE, ItemKind.PUBLIC_NOTICE_LIST)),
    ("听取意见和发布", (ItemKind.DRAFT_FOR_COMMENT, ItemKind.FEEDBACK, ItemKind.PRESS_CONFERENCE)),
    (
        "执法和权责",
        (
            ItemKind.ENFORCEMENT_BEFORE,
            ItemKind.ENFORCEMENT_AFTER,
            ItemKind.DOUBLE_RANDOM,
            ItemKind.POWER_LIST,
        ),
    ),
    (
        "财政、采购、人事、招生",
        (ItemKind.BUDGET, ItemKind.PROCUREMENT, ItemKind.RECRUITMENT, ItemKind.ADMISSIONS),
    ),
    ("公开工作", (ItemKind.GUIDE, ItemKind.RULES, ItemKind.ANNUAL_REPORT)),
)


class KindForm(forms.Form):
    """What is to be drafted, and for which agency: the first question, since it decides the others."""

    use_required_attribute = False
    agency = forms.ModelChoiceField(
        label="以哪个机关的名义",
        queryset=Agency.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": "请在列出的机关中选择。", "required": "请选择机关。"},
    )
    kind = forms.ChoiceField(
        label="信息的种类",
        widget=forms.RadioSelect,
        choices=[(title, [(k.value, k.label) for k in kinds]) for title, kinds in KINDS],
        error_messages={"required": "请选择信息的种类。"},
    )

    def __init__(self, data: Any, *, agencies: QuerySet[Agency], is_bound: bool) -> None:
        super().__init__(data if is_bound else None)
        field = self.fields["agency"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = agencies
        self.alone = agencies[0] if agencies.count() == 1 else None
        if self.alone is not None:
            field.widget = forms.HiddenInput()
            field.initial = self.alone.pk
