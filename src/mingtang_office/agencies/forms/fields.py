"""Fields by which a person names an agency or a region without a list of ten thousand."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse

from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, Region
from mingtang_office.agencies.policy import Person
from mingtang_office.agencies.queries import agencies_for

_NUMBERED = re.compile(r"(?:.*（编号\s*)?(\d{1,18})(?:）)?")


def written(agency: Agency) -> str:
    """An agency as typed into the field, told from its namesakes."""
    return f"{agency.name}（编号 {agency.pk}）"


class AgencyInput(forms.TextInput):
    """A text field with the list of names that the page offers below it."""

    template_name = "agencies/agency_input.html"


class AgencyField(forms.CharField):
    """One of the agencies for which the person holds `permission`, by name, or by number where
    several bear the name. The page offers names while one types; without JavaScript one types on.
    """

    widget: type[forms.Widget] | forms.Widget = AgencyInput

    def __init__(self, *, permission: Permission, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 160)
        kwargs.setdefault("help_text", "输入名称的一部分，从提示中选择；也可直接填写全称。")
        super().__init__(**kwargs)
        self.permission = permission
        self.choices: QuerySet[Agency] = Agency.objects.none()

    def offer_to(self, person: Person, on: date, name: str) -> None:
        self.choices = agencies_for(person, self.permission, on)
        self.widget.attrs.update(
            {
                "autocomplete": "off",
                "list": f"offered-{name}",
                "hx-get": f"{reverse('agencies:offer')}?field={name}&permission={self.permission}",
                "hx-trigger": "input changed delay:200ms, focus once",
                "hx-target": f"#offered-{name}",
                "hx-swap": "innerHTML",
            }
        )

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, Agency) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return _agency(text, self.choices) if text else None


def _agency(text: str, choices: QuerySet[Agency]) -> Agency:
    numbered = _NUMBERED.fullmatch(text)
    named = choices.filter(pk=int(numbered[1])) if numbered else choices.filter(name=text.strip())
    found = list(named[:6])
    if len(found) == 1:
        return found[0]
    if found:
        listed = "、".join(written(agency) for agency in found)
        raise ValidationError(f"有多个机关名为“{text}”，请带上编号填写：{listed}。")
    raise ValidationError(f"在您可以办理的机关中没有“{text}”，请核对全称，或从提示中选择。")


class AgenciesField(AgencyField):
    """Several agencies, one a line."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 4000)
        kwargs.setdefault("help_text", "一行一个，填写全称；同名的写“名称（编号 12）”。")
        super().__init__(**kwargs)
        self.widget.attrs["rows"] = 4

    def offer_to(self, person: Person, on: date, name: str) -> None:
        self.choices = agencies_for(person, self.permission, on)

    def clean(self, value: Any) -> Any:
        text = forms.CharField.clean(self, value)
        lines = dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())
        return [_agency(line, self.choices) for line in lines]


class RegionField(forms.CharField):
    """A region by its code, valid today."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "6 位数字，如 530102。")
        super().__init__(max_length=6, **kwargs)
        self.on = date.min
        self.widget.attrs["inputmode"] = "numeric"

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return Region.objects.values_list("code", flat=True).filter(pk=value).first()
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        if not code:
            return None
        found = Region.objects.valid(self.on).filter(code=code).first()
        if found is None:
            raise ValidationError(
                f"代码“{code}”不是在用的行政区划。请核对，或请顶层机关的系统管理员先录入。"
            )
        return found


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **kwargs)


class ForPerson(forms.Form):
    """A form that offers what this person may choose on this day."""

    def __init__(self, *args: Any, person: Person, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, AgencyField):
                field.offer_to(person, on, name)
            elif isinstance(field, RegionField):
                field.on = on

    def refuse(self, error: ValidationError) -> None:
        """Show what an action refused, at its field where the form has it."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, messages in error.error_dict.items():
            self.add_error(name if name in self.fields else None, messages)
