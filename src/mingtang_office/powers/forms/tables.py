"""A table as it is handed in, and which of its columns is which field."""

from __future__ import annotations

from typing import Any

from django import forms

from mingtang_office.agencies.forms.fields import AgencyField, ForPerson
from mingtang_office.agencies.grants import Permission
from mingtang_office.powers.columns import WAN, Column, Kind
from mingtang_office.powers.ledgers import Ledger
from mingtang_office.powers.reading import UNIT, Matching
from mingtang_office.ui.matched_tables import Table

_NONE = "-"
_NOT_USED = (_NONE, "（不导入）")
_LONGEST_SAMPLE = 24


class TableForm(ForPerson):
    use_required_attribute = False
    agency = AgencyField(label="机关", permission=Permission.KEEP_POWERS, help_text="")
    file = forms.FileField(
        label="表格文件",
        help_text="xlsx 或 csv，第一行是表头；工作簿只读第一张表。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class MatchingForm(forms.Form):
    """A select for every column of the table, and one for each choice that the table does not have."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, ledger: Ledger, table: Table, matching: Matching, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        choices = [_NOT_USED, *((c.name, _marked(c)) for c in ledger.columns)]
        for at, head in enumerate(table.heads):
            self.fields[f"column-{at}"] = forms.ChoiceField(
                label=head or f"第{at + 1}列（没有表头）",
                choices=choices,
                initial=matching.columns.get(at, _NONE),
                help_text=_sample(table, at, matching.columns.get(at, "")),
            )
        for column in ledger.columns:
            if column.kind is Kind.CHOICE and not column.in_tables_only:
                self.fields[f"all-{column.name}"] = forms.ChoiceField(
                    label=f"表中没有“{column.heading}”一列或者该格为空时，按",
                    choices=[(_NONE, "（不指定）"), *column.choices],
                    initial=matching.constants.get(column.name, _NONE),
                )
        if any(column.kind is Kind.MONEY for column in ledger.columns):
            self.fields[f"all-{UNIT}"] = forms.ChoiceField(
                label="金额的单位",
                choices=[("元", "元"), (WAN, WAN)],
                initial=matching.constants.get(UNIT, "元"),
                help_text="格内写明单位的，以格内为准。",
            )

    @property
    def matching(self) -> Matching:
        """Call after `is_valid`."""
        typed = self.cleaned_data
        columns = {
            at: typed[f"column-{at}"]
            for at in range(len(self.table.heads))
            if typed[f"column-{at}"] != _NONE
        }
        constants = {
            name.removeprefix("all-"): text
            for name, text in typed.items()
            if name.startswith("all-") and text != _NONE
        }
        return Matching(columns, constants)


def _marked(column: Column) -> str:
    return (
        f"{column.heading}（必需）" if column.required and column.usual is None else column.heading
    )


def _sample(table: Table, at: int, name: str) -> str:
    """What stands there, so that the column is recognised; of parties, who may be people, nothing."""
    if name == "party":
        return "（相对人，不举例）"
    shown = (text[:_LONGEST_SAMPLE] for text in table.samples(at))
    said = "、".join(shown)
    return f"如：{said}" if said else "（整列为空）"


class LedgerFilter(forms.Form):
    """Which entries to list; everything left empty is everything."""

    q = forms.CharField(label="关键词", required=False, max_length=60)
    row = forms.ChoiceField(label="类别", required=False)
    year = forms.IntegerField(label="年度", required=False, min_value=1949, max_value=2199)
    struck = forms.BooleanField(label="只看已撤销的", required=False)

    def __init__(self, *args: Any, ledger: Ledger, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        column = next((each for each in ledger.asked if each.name == "row"), None)
        if column is None:
            del self.fields["row"]
        else:
            row = self.fields["row"]
            assert isinstance(row, forms.ChoiceField)
            row.choices = [("", "全部"), *column.choices]
