"""The lists of the public pages that are too long to be written by a template: it takes as long for
twenty items as for all the rest of their page."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from mingtang_office.portal.queries.disclosed import Listed
from mingtang_office.ui.templatetags.ui import address, day

register = template.Library()


@register.simple_tag
def items_list(items: Iterable[Listed]) -> SafeString:
    """{% items_list listing.rows %}: titles that lead to their items, each with its day, its number and
    its agency where there are several."""
    return format_html(
        '<ul class="items">\n{}</ul>', format_html_join("\n", _ITEM, map(_parts, items))
    )


_ITEM = '<li><a href="{}">{}</a>{}<span class="items__aside">{}{}{}</span></li>'


def _parts(item: Listed) -> tuple[str, ...]:
    return (
        address("portal:item", item.pk),
        item.title,
        format_html(' <span class="tag">{}</span>', item.mark) if item.mark else "",
        _aside(item.agency_name),
        _aside(item.document_number),
        day(item.published_on),
    )


def _aside(words: str) -> str:
    return format_html("<span>{}</span>", words) if words else ""
