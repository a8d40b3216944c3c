"""The editor's form: only what items of the chosen kind have is asked (`mingtang.publication.fields`).

A draft may be kept with gaps; what the law asks for is marked, and asked for when it is handed in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from mingtang.publication import districts
from mingtang.publication.attribute import Attribute
from mingtang.publication.fields import Field, Form, fields_of, required
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.forms.fields import DayField
from mingtang_office.agencies.models import Agency
from mingtang_office.publication.forms import choices
from mingtang_office.publication.forms.body import BodyField, editor
from mingtang_office.publication.forms.widgets import ListField, SearchableBoxes
from mingtang_office.publication.models import Audience, Item

# Given by the review, the signature, the links or the dates, or kept on a page of their own.
ELSEWHERE = frozenset(
    {
        *("index_number", "published_on", "review_record", "privacy_check"),
        *("validity", "interpretation", "interprets", "attachments", "districts"),
    }
)
# Asked in a section of their own.
_APART = frozenset({"title", "attribute", "basis"})
_LONG = frozenset(
    {"summary", "drafting_note", "remedies", "contact", "result", "posts", "no_expiry"}
)
_LENGTHS = {"summary": 300, "document_number": 60, "issuer": 200, "source": 120}
_OF_ITEM = frozenset(
    {
        *("summary", "document_number", "issuer", "formed_on", "written_on", "effective_on"),
        *("expires_on", "topic", "genre", "keywords", "source"),
    }
)
_HELP = {
    "formed_on": "二十个工作日的公开期限由此起算。",
    "document_number": "按正文填写，年份用六角括号，例如“云教发〔2026〕3号”；没有文号的写“无”。",
    "summary": "一两句话说明内容，100字以内为宜，不要照抄标题。",
    "draft": "征求意见稿也在本系统公开的，可以不填，保存后在“关联”中选择。",
    "keywords": "用顿号或者空格分开，便于检索。",
    "decision_kind": "如行政许可、行政处罚、行政强制；公开期限按它计算。",
    "speakers": "一行一人，写明职务。",
    "posted_until": "公示期满的次日自动下线。",
    "is_reprint": "转载的须在“来源”中写明原发布机关或者网站。",
}


@dataclass(frozen=True, slots=True)
class Section:
    """Part of the form under one heading."""

    code: str
    title: str
    fields: tuple[BoundField, ...]


class ItemForm(forms.Form):
    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = forms.CharField(
        label="标题", max_length=200, widget=forms.TextInput(attrs={"class": "wide"})
    )
    attribute = forms.ChoiceField(label="公开属性", widget=forms.RadioSelect)
    grounds = forms.MultipleChoiceField(
        label="不主动公开的依据", required=False, widget=SearchableBoxes
    )
    attribute_reason = forms.CharField(
        label="认定理由",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="依申请公开或者不予公开的，写明这份文件为什么属于所选情形；改动公开属性的，写明为什么改。",
    )
    duties = forms.MultipleChoiceField(
        label="对应的法定公开事项", required=False, widget=SearchableBoxes
    )
    matter = forms.ChoiceField(label="标准目录事项", required=False)
    columns = forms.MultipleChoiceField(
        label="发布到哪些栏目",
        required=False,
        widget=SearchableBoxes,
        help_text="可以选几个；公开以后在这些栏目中都能查到。",
    )
    audience = forms.ChoiceField(
        label="公开对象",
        choices=Audience.choices,
        widget=forms.RadioSelect,
        help_text="“特定群体”的信息只送达有关的人，不在网站上出现。",
    )
    channels = forms.MultipleChoiceField(
        label="同时发布到", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        data: Any = None,
        *,
        agency: Agency,
        kind: ItemKind,
        on: date,
        item: Item | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(item, agency))
        self.agency, self.kind, self.item = agency, kind, item
        self.of_kind = [each for each in fields_of(kind) if each.code not in ELSEWHERE]
        self.fields["body"] = BodyField()
        for each in self.of_kind:
            if each.code not in _APART:
                self.fields[each.code] = _made(each)
        self._offer(on)
        self._mark()

    def _offer(self, on: date) -> None:
        chosen = self.initial
        offered: dict[str, Any] = {
            "attribute": choices.attribute_choices(),
            "grounds": choices.ground_choices(),
            "duties": choices.duty_choices(self.agency),
            "matter": choices.matter_choices(on),
            "columns": choices.column_choices(self.agency, chosen.get("columns", ())),
            "channels": choices.channel_choices(self.agency, on),
            "topic": choices.topic_choices(),
            "genre": choices.genre_choices(),
        }
        for name, found in offered.items():
            if name in self.fields:
                self.fields[name].choices = found  # type: ignore[attr-defined]
        if not offered["channels"]:
            del self.fields["channels"]

    def _mark(self) -> None:
        """What must be there at the submission is marked as such."""
        needed = {each.code for each in required(self.kind)}
        if "basis" in needed:
            needed.add("duties")
        if "validity" in needed:  # the day from which it follows
            needed.add("effective_on")
        for name, field in self.fields.items():
            field.required = name in (
                needed | {"title", "attribute", "audience", "revision", "columns"}
            )

    def full_clean(self) -> None:
        """A draft may have gaps: only without a title there is nothing to keep it under."""
        marked = {name: field.required for name, field in self.fields.items()}
        for name, field in self.fields.items():
            field.required = name in ("title", "attribute", "audience", "revision")
        try:
            super().full_clean()
        finally:
            for name, is_marked in marked.items():
                self.fields[name].required = is_marked

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        own = tuple(each.code for each in self.of_kind if each.code not in _APART)
        parts = (
            ("facts", f"{self.kind.label}的信息", own),
            ("attribute", "公开属性", ("attribute", "grounds", "attribute_reason")),
            ("places", "公开到哪里", ("duties", "matter", "columns", "audience", "channels")),
        )
        return tuple(
            Section(code, title, tuple(self[name] for name in names if name in self.fields))
            for code, title, names in parts
        )

    @property
    def body_editor(self) -> SafeString:
        return editor(self, "body")

    def lost(self) -> tuple[str, ...]:
        """By name what the item says now and its new kind does not have."""
        if self.item is None or self.item.kind == self.kind:
            return ()
        mine = {each.code for each in fields_of(self.kind)}
        before = [each for each in fields_of(ItemKind(self.item.kind)) if each.code not in mine]
        return tuple(
            each.label
            for each in before
            if self.item.details.get(each.code) or getattr(self.item, each.code, None)
        )

    def written(self) -> dict[str, Any]:
        """What was typed, as the action takes it. Fields that another kind had are emptied."""
        said = self.cleaned_data
        found: dict[str, Any] = {"kind": self.kind.value, "details": dict(self._details())}
        found |= {name: said.get(name, _empty(name)) for name in _OF_ITEM}
        found |= {name: said[name] for name in ("title", "attribute", "attribute_reason", "matter")}
        found |= {name: said[name] for name in ("duties", "columns", "audience")}
        found["channels"] = [int(key) for key in said.get("channels", ())]
        is_open = said["attribute"] == Attribute.PROACTIVE
        found["grounds"] = [] if is_open else said["grounds"]
        if said["body"] is not None:
            found["body"] = said["body"]
        return found

    def _details(self) -> Iterator[tuple[str, Any]]:
        for each in self.of_kind:
            if each.code in _OF_ITEM or each.code in _APART:
                continue
            value = self.cleaned_data.get(each.code)
            if isinstance(value, date):
                yield each.code, value.isoformat()
            elif value not in (None, "", [], False):
                yield each.code, value
        kept = self.item.details.get(districts.FIELD) if self.item else None
        if kept and districts.FIELD in {each.code for each in fields_of(self.kind)}:
            yield districts.FIELD, kept


def _initial(item: Item | None, agency: Agency) -> dict[str, Any]:
    if item is None:
        return {
            "revision": 0,
            "issuer": agency.name,
            "attribute": Attribute.PROACTIVE,
            "audience": Audience.PUBLIC,
        }
    names = [*("revision", "title", "body", "attribute", "grounds", "attribute_reason"), *_OF_ITEM]
    names += ["duties", "matter", "columns", "audience"]
    found: dict[str, Any] = {name: getattr(item, name) for name in names}
    found["channels"] = [str(key) for key in item.channels]
    return {**item.details, **found}


def _empty(name: str) -> Any:
    if name == "keywords":
        return []
    return None if name.endswith("_on") else ""


def _made(each: Field) -> forms.Field:
    """The field of the form for a field of the metadata; its help is the norm."""
    known: dict[str, Any] = {
        "label": each.label,
        "required": False,
        "help_text": f"{_HELP.get(each.code, '')}依据：{each.rests_on}。",
    }
    if each.code in ("topic", "genre"):
        return forms.ChoiceField(**known)
    match each.form:
        case Form.DATE:
            return DayField(**known)
        case Form.NUMBER:
            return forms.IntegerField(min_value=0, max_value=10_000_000, **known)
        case Form.LIST:
            return ListField(apart=each.code == "keywords", **known)
        case Form.FLAG:
            return forms.BooleanField(**known)
        case Form.TEXT:
            if each.code in _LONG:
                known["widget"] = forms.Textarea(attrs={"rows": 2})
            return forms.CharField(max_length=_LENGTHS.get(each.code, 1000), **known)
