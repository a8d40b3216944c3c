from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang_office.agencies.models import Agency
from mingtang_office.ui.files import ManyFilesField


class UploadForm(forms.Form):
    """The agency for which reports are handed in, and the files."""

    agency = forms.ModelChoiceField(
        label="为哪个机关检查",
        queryset=Agency.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": "请在列出的机关中选择。", "required": "请选择机关。"},
    )
    documents = ManyFilesField(
        label="年度报告文件",
        error_messages={"required": "请选择要检查的年度报告文件，可以一次选择多份。"},
    )

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], files_required: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agency"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = agencies
        self.fields["documents"].required = files_required
