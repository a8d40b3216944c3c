"""The field in which the body of an item is written: Wagtail's blocks, and whatever a browser sends
in their name."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from draftjs_exporter.error import ExporterException
from wagtail.blocks import BlockField, BlockWidget
from wagtail.fields import StreamValue

from mingtang_office.publication.forms.tables import NotATable, plain_table
from mingtang_office.publication.forms.wagtail_words import in_our_words
from mingtang_office.publication.models import Item
from mingtang_office.publication.rendering import words_of

MOST_BLOCKS = 500
_NOT_RECEIVED = object()
# What Wagtail's blocks raise for data that their own editor did not make.
_MALFORMED = (LookupError, ValueError, TypeError, AttributeError, RecursionError, ExporterException)


class BodyWidget(BlockWidget):  # type: ignore[misc]  # Wagtail is untyped
    @cached_property
    def block_json(self) -> str:
        return json.dumps(in_our_words(json.loads(super().block_json)))

    def id_for_label(self, prefix: str) -> str:
        """Where a summary of errors leads: the group that the page makes of the editor."""
        return prefix

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """`_NOT_RECEIVED` where it is not what the editor sends; None where there was no editor."""
        if self.value_omitted_from_data(data, files, name):
            return None
        try:
            count = int(data[f"{name}-count"])
            if not 0 <= count <= MOST_BLOCKS:
                return _NOT_RECEIVED
            return super().value_from_datadict(data, files, name)
        except _MALFORMED:
            return _NOT_RECEIVED


class BodyField(BlockField):  # type: ignore[misc]  # Wagtail is untyped
    """None where the page had no editor, for want of JavaScript: then the body stays as it is."""

    def __init__(self) -> None:
        written: Any = Item._meta.get_field("body")
        block = written.stream_block
        super().__init__(block=block, widget=BodyWidget(block), label="正文", required=False)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial if data is None or data is _NOT_RECEIVED else data

    def has_changed(self, initial: Any, data: Any) -> bool:
        return data is not None

    def clean(self, value: Any) -> StreamValue | None:
        if value is None:
            return None
        if value is _NOT_RECEIVED:
            raise ValidationError(
                f"正文没有收全，没有保存。正文最多 {MOST_BLOCKS} 段；请刷新页面后重新填写正文。"
            )
        kept = [
            (child.block_type, _straightened(child, number), child.id)
            for number, child in enumerate(value, 1)
            if not _is_empty(child)
        ]
        cleaned: StreamValue = super().clean(StreamValue(self.block, kept))
        return cleaned


def _is_empty(child: StreamValue.StreamChild) -> bool:
    """A block that was put in and left: nothing that a person would miss."""
    match child.block_type:
        case "heading":
            return not str(child.value or "").strip()
        case "paragraph":
            return not words_of(str(child.value.source or "")).strip()
    return child.value is None


def _straightened(child: StreamValue.StreamChild, number: int) -> Any:
    if child.block_type != "table":
        return child.value
    try:
        return plain_table(child.value)
    except NotATable as error:
        raise ValidationError(f"正文第 {number} 段的表格：{error}") from None


def editor(form: forms.Form, name: str) -> SafeString:
    """The editor with what is wrong at each block, which a plain bound field does not pass on."""
    bound = form[name]
    told = form.errors.get(name) if form.is_bound else None
    of_blocks = told if told and hasattr(told.as_data()[0], "as_json_data") else None
    shown: SafeString = bound.field.widget.render_with_errors(
        bound.html_name, bound.value(), errors=of_blocks
    )
    return shown
