"""A field for each kind of fact (`mingtang.applications.grounds`), and the value typed into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from mingtang.applications.grounds import Fact, FactKind, Value
from mingtang_office.agencies.forms.fields import DayField

_LONGEST = 2000
_LONG_TEXTS = ("reason", "explained", "result", "basis", "harm", "words", "guidance")


class LinesField(forms.CharField):
    """Several entries, one a line; gives a tuple."""

    widget = forms.Textarea

    def __init__(self, **known: Any) -> None:
        known.setdefault("max_length", 10 * _LONGEST)
        super().__init__(**known)
        self.widget.attrs["rows"] = 3

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value))


def field_for(fact: Fact, *, wanted: bool) -> forms.Field:
    """The field of a fact; `wanted` tells that the letter must contain it."""
    known: dict[str, Any] = {"label": fact.label, "help_text": fact.help, "required": wanted}
    if fact.kind is FactKind.LIST and not fact.options:
        known["help_text"] = f"{fact.help}一行一项。"
    return _MAKERS[fact.kind](fact, known)


def _list(fact: Fact, known: dict[str, Any]) -> forms.Field:
    if not fact.options:
        return LinesField(**known)
    boxes = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=list(fact.options.items()), widget=boxes, **known)


def _choice(fact: Fact, known: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=[("", "请选择"), *fact.options.items()], **known)


def _text(fact: Fact, known: dict[str, Any]) -> forms.Field:
    rows = 4 if any(part in fact.code for part in _LONG_TEXTS) else 2
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(max_length=_LONGEST, widget=widget, **known)


_MAKERS: dict[FactKind, Callable[[Fact, dict[str, Any]], forms.Field]] = {
    FactKind.TEXT: _text,
    FactKind.REFERENCE: _text,
    FactKind.DATE: lambda _, known: DayField(**known),
    FactKind.LIST: _list,
    FactKind.BOOLEAN: lambda _, known: forms.BooleanField(**known),
    FactKind.CHOICE: _choice,
    FactKind.NUMBER: lambda _, known: forms.IntegerField(min_value=0, max_value=10**6, **known),
    FactKind.AMOUNT: lambda _, known: forms.DecimalField(
        min_value=0, max_digits=10, decimal_places=2, **known
    ),
}


def shown(value: Value | None) -> Any:
    """A fact as the form begins with it."""
    return list(value) if isinstance(value, tuple) else value


def typed(value: Any) -> Value | None:
    """What was typed, as a fact; None for nothing."""
    if isinstance(value, list):
        value = tuple(value)
    if value in ("", None, (), False):
        return None
    known: Value = value  # of the kind that the field gives
    return known


def found_in(cleaned: dict[str, Any], facts: Iterable[Fact], prefix: str) -> dict[str, Value]:
    """The facts typed into the fields of this prefix; what could not be read is left out."""
    found: dict[str, Value] = {}
    for fact in facts:
        value = typed(cleaned.get(f"{prefix}{fact.code}"))
        if value is not None:
            found[fact.code] = value
    return found
