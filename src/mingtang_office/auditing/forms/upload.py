from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from mingtang_office.agencies.models import Agency


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Files chosen together; what each of them is worth is judged when it is received."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        chosen: Sequence[Any] = data if isinstance(data, (list, tuple)) else [data]
        files = [each for each in chosen if isinstance(each, UploadedFile)]
        if not files and self.required:
            raise forms.ValidationError("请选择要检查的年度报告文件，可以一次选择多份。")
        return files


class UploadForm(forms.Form):
    """The agency for which reports are handed in, and the files."""

    agency = forms.ModelChoiceField(
        label="为哪个机关检查",
        queryset=Agency.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": "请在列出的机关中选择。", "required": "请选择机关。"},
    )
    documents = ManyFilesField(label="年度报告文件")

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], files_required: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agency"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = agencies
        self.fields["documents"].required = files_required
