"""The form of a letter, made of what its kind and disposition ask for. Nothing need be filled in to
be saved; what the letter lacks is told beside it and asked for when it is handed in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import Fact, fact, terms
from mingtang.applications.letters import (
    FRAME,
    WITHHOLDING,
    LetterFacts,
    LetterKind,
    Withheld,
    asked,
    elements,
    withheld_needs,
)
from mingtang_office.letters.forms.fields import LinesField, field_for, found_in, shown

_FOUND = "found-"
_NO_INFORMATION = "not_information"
_MOST_PARTS = 30
_LONGEST = 500


class FactsForm(forms.Form):
    """`data` is what was typed, `facts` what stands; those that come from the case are no fields."""

    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, data: Any = None, *, kind: LetterKind, facts: LetterFacts, revision: int
    ) -> None:
        super().__init__(data, initial={"revision": revision})
        self.kind, self.facts = kind, facts
        needed = {element.code for element in elements(kind, facts.disposition)}
        self._asked = _asked(kind, facts.disposition)
        if "contact" in needed:
            self._add("contact", _text(FRAME["contact"], wanted=True), facts.contact)
        for each in self._asked:
            field = field_for(each, wanted=each.code in needed)
            self._add(f"{_FOUND}{each.code}", field, shown(facts.found.get(each.code)))
        self.groups: list[Group] = []
        if kind is LetterKind.PARTLY_GRANTED:
            self._add_groups()
        help_text = "随文书一并发出的文件，一行一项，写明名称和页数。"
        attachments = LinesField(label="附件", required=False, help_text=help_text)
        self._add("attachments", attachments, facts.attachments)

    def _add(self, name: str, field: forms.Field, initial: Any) -> None:
        self.fields[name] = field
        self.initial[name] = initial

    def _add_groups(self) -> None:
        standing = self.facts.withheld or (Withheld(None),)
        number = len(standing)
        if self.is_bound:
            said = str(self.data.get("groups", ""))
            number = int(said) if said.isdecimal() and len(said) < 4 else number
        if "add_group" in self.data:
            number += 1
        number = max(1, min(number, _MOST_PARTS))
        for at in range(number):
            group = Group(self, at, standing[at] if at < len(standing) else Withheld(None))
            self.groups.append(group)

    @property
    def shared_fields(self) -> list[forms.BoundField]:
        """The visible fields but those of the withheld parts, which stand in groups."""
        return [each for each in self.visible_fields() if not each.name.startswith("withheld-")]

    def full_clean(self) -> None:
        """A field that the letter needs is marked so, but an empty one is no error here."""
        wanted = {name for name, field in self.fields.items() if field.required}
        for name in wanted - {"revision"}:
            self.fields[name].required = False
        super().full_clean()
        for name in wanted:
            self.fields[name].required = True

    def result(self) -> LetterFacts:
        """The facts with what was typed, where it could be read; call after `is_valid`."""
        cleaned = self.cleaned_data
        facts = replace(
            self.facts,
            found={**self._untouched(), **found_in(cleaned, self._asked, _FOUND)},
            attachments=tuple(cleaned.get("attachments", self.facts.attachments)),
        )
        if "contact" in self.fields:
            facts = replace(facts, contact=cleaned.get("contact", ""))
        if self.groups:
            withheld = [each.result(cleaned) for each in self.groups]
            facts = replace(facts, withheld=tuple(each for each in withheld if each is not None))
        return facts

    def _untouched(self) -> dict[str, Any]:
        """Facts that this form does not ask for: the case gave them."""
        own = {each.code for each in self._asked}
        return {code: value for code, value in self.facts.found.items() if code not in own}

    def field_of(self, code: str) -> str:
        """The id of the field at which an element of this code is filled in; empty where it comes
        from the case."""
        if code.startswith("withheld"):
            _, _, rest = code.partition(".")
            at, _, inner = rest.partition(".")
            name = f"withheld-{at or 0}-{inner or 'parts'}"
        else:
            name = code if code in self.fields else f"{_FOUND}{code}"
        if name not in self.fields:
            return ""
        bound = self[name]
        return bound.id_for_label or f"{bound.auto_id}_0"


class Group:
    """The fields of one group of withheld parts (条例第三十七条)."""

    def __init__(self, form: FactsForm, at: int, standing: Withheld) -> None:
        self.form, self.at, self.prefix = form, at, f"withheld-{at}-"
        chosen = _chosen(standing)
        if form.is_bound and f"{self.prefix}ground" in form.data:
            chosen = str(form.data[f"{self.prefix}ground"])
        self.ground = Disposition(chosen) if chosen in set(WITHHOLDING) else None
        self._asked = _withheld_facts(self.ground) if chosen else ()
        needed = {need.code for need in withheld_needs(self.ground)}
        self._add("parts", LinesField(label="不公开的内容", help_text=_PARTS_HELP), standing.parts)
        grounds = forms.ChoiceField(
            label="不公开的理由",
            choices=_grounds(),
            help_text="改选理由后请先保存，页面会换上这一理由须填写的内容。",
        )
        self._add("ground", grounds, _chosen(standing))
        for each in self._asked:
            field = field_for(each, wanted=each.code in needed)
            self._add(each.code, field, shown(standing.found.get(each.code)))
        if at > 0 or len(form.facts.withheld) > 1:
            self._add("remove", forms.BooleanField(label="删去这一项", required=False), False)

    def _add(self, name: str, field: forms.Field, initial: Any) -> None:
        self.form.fields[f"{self.prefix}{name}"] = field
        self.form.initial[f"{self.prefix}{name}"] = initial

    @property
    def fields(self) -> list[forms.BoundField]:
        return [self.form[name] for name in self.form.fields if name.startswith(self.prefix)]

    def result(self, cleaned: dict[str, Any]) -> Withheld | None:
        if cleaned.get(f"{self.prefix}remove"):
            return None
        parts = tuple(cleaned.get(f"{self.prefix}parts", ()))
        found = found_in(cleaned, self._asked, self.prefix)
        if not parts and not found and not cleaned.get(f"{self.prefix}ground"):
            return None
        return Withheld(self.ground, parts, found)


_PARTS_HELP = (
    "写明在哪份文件的什么位置，一行一项，例如：第7页表2中的银行账号。不要写入不能公开的内容本身。"
)


def _text(label: str, *, wanted: bool) -> forms.CharField:
    return forms.CharField(label=label, required=wanted, max_length=_LONGEST)


def _asked(kind: LetterKind, disposition: Disposition | None) -> tuple[Fact, ...]:
    """Every fact of the form once, those of a disposition with all their ways."""
    if kind.is_decision and disposition is not None:
        facts = (*terms(disposition).facts, fact("complaint_to"))
    else:
        facts = asked(kind, disposition)
    return tuple({each.code: each for each in facts}.values())


def _withheld_facts(ground: Disposition | None) -> tuple[Fact, ...]:
    if ground is not None:
        return terms(ground).facts
    return tuple(each for need in withheld_needs(None) for way in need.ways for each in way)


def _grounds() -> list[tuple[str, str]]:
    named = [(each.value, terms(each).label) for each in WITHHOLDING]
    return [("", "请选择"), *named, (_NO_INFORMATION, "不属于政府信息")]


def _chosen(standing: Withheld) -> str:
    if standing.ground is not None:
        return standing.ground.value
    return _NO_INFORMATION if standing.parts or standing.found else ""
