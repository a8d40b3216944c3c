"""A table of school districts as it is handed in, and which of its columns is which field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from mingtang_office.publication.district_rows import COLUMNS
from mingtang_office.ui.matched_tables import Table

_NONE = "-"
_LONGEST_SAMPLE = 24


class DistrictTableForm(forms.Form):
    use_required_attribute = False
    file = forms.FileField(
        label="表格文件",
        help_text="xlsx 或 csv，第一行是表头；工作簿只读第一张表。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": "请选择文件。", "empty": "这是一个空文件，请重新选择。"},
    )


class DistrictMatchingForm(forms.Form):
    """A select for every column of the table."""

    use_required_attribute = False

    def __init__(self, *args: Any, table: Table, mapping: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        choices = [(_NONE, "（不导入）")]
        choices += [
            (each.name, f"{each.heading}（必需）" if each.needed else each.heading)
            for each in COLUMNS
        ]
        for at, head in enumerate(table.heads):
            self.fields[f"column-{at}"] = forms.ChoiceField(
                label=head or f"第{at + 1}列（没有表头）",
                choices=choices,
                initial=mapping.get(at, _NONE),
                help_text=_sample(table, at),
            )

    @property
    def mapping(self) -> dict[int, str]:
        """Call after `is_valid`."""
        typed = ((at, self.cleaned_data[f"column-{at}"]) for at, _ in enumerate(self.table.heads))
        return {at: name for at, name in typed if name != _NONE}


def _sample(table: Table, at: int) -> str:
    said = "、".join(text[:_LONGEST_SAMPLE] for text in table.samples(at))
    return f"如：{said}" if said else "（整列为空）"
