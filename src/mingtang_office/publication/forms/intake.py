"""A file handed in to become a draft."""

from __future__ import annotations

from typing import Any

from django import forms

from mingtang.publication.columns import columns
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.forms.fields import AgencyField, ForPerson
from mingtang_office.agencies.grants import Permission
from mingtang_office.ui.files import ManyFilesField


class IntakeForm(ForPerson):
    use_required_attribute = False
    agency = AgencyField(label="机关", permission=Permission.DRAFT_ITEMS, help_text="")
    file = ManyFilesField(
        label="文件",
        help_text="docx、xlsx、pdf、网页或者文本，一次一份。涉密文件不得上传。",
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx,.pdf,.html,.htm,.mht,.txt,.md"}),
    )
    kind = forms.ChoiceField(label="种类", required=False, help_text="不选的由系统推测。")
    column = forms.ChoiceField(label="栏目", required=False)
    keeps_original = forms.BooleanField(
        label="原文件一并作为附件", required=False, help_text="提交审核前会检查其中的个人信息。"
    )

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        self._choices("kind", [(kind.value, kind.label) for kind in ItemKind], "（由系统推测）")
        self._choices(
            "column", [(each.code, each.title) for each in columns().values()], "（以后再选）"
        )

    def _choices(self, name: str, choices: list[tuple[str, str]], none: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", none), *choices]
