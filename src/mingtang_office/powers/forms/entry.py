"""An entry as a form: its fields are the columns of the register, read by the same words as a table."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from mingtang.annual.compile_powers import PowerRow
from mingtang_office.agencies.forms.fields import AgencyField, ForPerson
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import Person
from mingtang_office.powers.columns import Column, Kind, NotThisValue
from mingtang_office.powers.ledgers import Ledger
from mingtang_office.powers.models import CorrectionReason, PartyKind, PowerDecision, Registered

_LONG = 150  # characters from which on a field takes several lines


class ColumnField(forms.CharField):
    """What a person types, as the column reads it."""

    def __init__(self, column: Column, **kwargs: Any) -> None:
        self.column = column
        required = column.required and column.usual is None
        super().__init__(
            label=column.heading,
            required=required,
            help_text=column.help,
            widget=_widget(column),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        if value is None or isinstance(value, str) or self.column.kind is Kind.CHOICE:
            return value
        return self.column.written(value)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return self.column.parse(text)
        except NotThisValue as error:
            raise forms.ValidationError(str(error)) from error


def _widget(column: Column) -> forms.Widget:
    match column.kind:
        case Kind.DAY:
            return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        case Kind.CHOICE:
            return forms.Select(choices=[("", "请选择"), *column.choices])
        case Kind.MONEY | Kind.COUNT:
            return forms.TextInput(
                attrs={"inputmode": "decimal" if column.kind is Kind.MONEY else "numeric"}
            )
    if column.longest > _LONG and column.longest != 200:
        return forms.Textarea(attrs={"rows": 3})
    return forms.TextInput()


class EntryForm(ForPerson):
    """A new entry of a register."""

    use_required_attribute = False
    agency = AgencyField(label="机关", permission=Permission.KEEP_POWERS, help_text="")

    def __init__(self, *args: Any, ledger: Ledger, person: Person, on: date, **kwargs: Any) -> None:
        super().__init__(*args, person=person, on=on, **kwargs)
        self.ledger, self.on = ledger, on
        for column in ledger.asked:
            self.fields[column.name] = _field(column)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        agency = self.agency_chosen
        if agency is not None and not self.errors:
            for name, message in self.ledger.rules(self.values, agency, self.on):
                self.add_error(name, message)
        return cleaned

    @property
    def agency_chosen(self) -> Agency | None:
        chosen: Agency | None = self.cleaned_data.get("agency")
        return chosen

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the register; call after `is_valid`."""
        return {column.name: self.cleaned_data.get(column.name) for column in self.ledger.asked}


def _field(column: Column) -> forms.Field:
    if column.kind is Kind.YES_NO:
        return forms.BooleanField(
            label=column.heading, required=False, initial=column.usual, help_text=column.help
        )
    return ColumnField(column)


class ReasonForm(forms.Form):
    """Why an entry is changed, and what its person saw."""

    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = forms.ChoiceField(label="原因", choices=[("", "请选择"), *CorrectionReason.choices])
    note = forms.CharField(
        label="说明",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="加密记入留痕，由审计员查看。",
    )

    @property
    def why(self) -> dict[str, Any]:
        """Call after `is_valid`."""
        typed = self.cleaned_data
        return {
            "reason": CorrectionReason(typed["reason"]),
            "note": typed["note"],
            "expected_revision": typed["revision"],
        }


class CorrectionForm(EntryForm, ReasonForm):
    """What an entry should say, and why. The agency stays; a natural person's name is not shown, and
    is kept where nothing is typed."""

    def __init__(
        self, *args: Any, entry: Registered, ledger: Ledger, person: Person, on: date, **kwargs: Any
    ) -> None:
        initial = {column.name: getattr(entry, column.name) for column in ledger.asked}
        initial["revision"] = entry.revision
        self.entry = entry
        is_sealed = isinstance(entry, PowerDecision) and entry.sealed is not None
        if is_sealed:
            initial["party"] = ""
        super().__init__(*args, ledger=ledger, person=person, on=on, initial=initial, **kwargs)
        del self.fields["agency"]
        if is_sealed:
            self.fields["party"].required = False
            self.fields["party"].help_text = "原登记的姓名已加密，不更换的留空。"
            column = self.fields["party"]
            assert isinstance(column, ColumnField)
            column.column = _optional(column.column)
        self.order_fields([*(column.name for column in ledger.asked), "reason", "note"])

    @property
    def agency_chosen(self) -> Agency | None:
        return self.entry.agency

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kept = isinstance(self.entry, PowerDecision) and self.entry.sealed is not None
        is_organisation = cleaned.get("party_kind") == PartyKind.ORGANISATION
        if kept and is_organisation and not cleaned.get("party"):
            self.add_error("party", "相对人改为组织的，请填写名称。")
        return cleaned


def _optional(column: Column) -> Column:
    return Column(column.name, column.heading, column.kind, required=False, longest=column.longest)


def usual_row(ledger: Ledger, text: str) -> str:
    """The row that a link asks for in advance, where the register has it."""
    column = next((each for each in ledger.asked if each.name == "row"), None)
    codes = dict(column.choices) if column is not None else {}
    return text if text in codes and text in set(PowerRow) else ""
