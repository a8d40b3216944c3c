"""The components that every page shares; docs/components.md shows each with its markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page, Paginator
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.menu import admin_menu

from mingtang_office.ui import days
from mingtang_office.ui.calendars import calendar_of
from mingtang_office.ui.components import ButtonKind, NoticeKind, Tab, TimelineEntry, Tone
from mingtang_office.ui.differences import differences
from mingtang_office.ui.text_size import TextSize, text_size_of

register = template.Library()
Context = Mapping[str, Any]
_PARTS = "ui/components"


# -- Navigation -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    url: str


@register.inclusion_tag(f"{_PARTS}/plain_navigation.html", takes_context=True)
def plain_navigation(context: Context) -> dict[str, Any]:
    """The entries of the navigation that this person sees, for a page without JavaScript."""
    items = admin_menu.menu_items_for_request(context["request"])
    links = [
        Entry(str(item.label), item.url)
        for item in sorted(items, key=lambda item: item.order)
        if getattr(item, "url", "") not in ("", "#")
    ]
    return {"links": links}


@register.inclusion_tag(f"{_PARTS}/tabs.html")
def tabs(entries: Iterable[Tab], label: str) -> dict[str, Any]:
    """{% tabs entries "年报检查" %}: links to the lists that belong together."""
    return {"entries": entries, "label": label}


@register.inclusion_tag(f"{_PARTS}/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any], total: str = "") -> dict[str, Any]:
    """{% pager page %}: how many in all, and links that keep the query string. `total` says it in
    other words where the number is an estimate (“1000 以上”)."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {
        "request": context["request"],
        "page": page,
        "total": total or f"{page.paginator.count} ",
        "numbers": list(numbers) if page.has_other_pages() else [],
        "gap": Paginator.ELLIPSIS,
    }


@register.inclusion_tag(f"{_PARTS}/sort_header.html", takes_context=True)
def sort_header(context: Context, label: str, by: str, classes: str = "") -> dict[str, Any]:
    """{% sort_header "年度" "year" %}: a column's heading that sorts by `?sort=year`, then `-year`."""
    request = context["request"]
    now = request.GET.get("sort", "")
    return {
        "request": request,
        "label": label,
        "classes": classes,
        "state": {by: "ascending", f"-{by}": "descending"}.get(now, ""),
        "turn": f"-{by}" if now == by else by,
    }


# -- Things to press ------------------------------------------------------------------------------


@register.inclusion_tag(f"{_PARTS}/button.html")
def button(
    label: str,
    kind: str = ButtonKind.PRIMARY,
    *,
    name: str = "",
    value: str = "",
    of: str = "",
    form: str = "",
) -> dict[str, Any]:
    """{% button "签发并送达" %}: submits its form. `of` tells those who listen which row it is of."""
    return {
        "label": label,
        "kind": ButtonKind(kind),
        "name": name,
        "value": value,
        "of": of,
        "form": form,
    }


@register.inclusion_tag(f"{_PARTS}/link_button.html")
def link_button(
    label: str, url: str, kind: str = ButtonKind.PRIMARY, of: str = ""
) -> dict[str, Any]:
    """{% link_button "上传报告" url %}: goes somewhere, changes nothing."""
    return {"label": label, "url": url, "kind": ButtonKind(kind), "of": of}


# -- Forms ----------------------------------------------------------------------------------------


@register.inclusion_tag(f"{_PARTS}/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """{% field form.title %}: label, help, errors, and the widget that names them."""
    return {"field": bound}


@register.inclusion_tag(f"{_PARTS}/error_summary.html")
def error_summary(form: BaseForm, title: str = "没有办理，请更正后再提交") -> dict[str, Any]:
    """{% error_summary form %}: everything refused, each with a link to its field."""
    return {"form": form, "title": title}


@register.inclusion_tag(f"{_PARTS}/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """{% fields form %}: the summary of errors and every field."""
    return {"form": form}


@register.inclusion_tag(f"{_PARTS}/filter_form.html", takes_context=True)
def filter_form(context: Context, form: BaseForm, label: str) -> dict[str, Any]:
    """{% filter_form form "筛选报告" %}: a form whose answer is the query string of this address."""
    request = context["request"]
    names = {form.add_prefix(name) for name in form.fields}
    return {
        "form": form,
        "label": label,
        "address": request.path,
        "is_filtered": any(request.GET.get(name) for name in names),
    }


# -- Things to read -------------------------------------------------------------------------------


@register.simple_tag
def status_tag(word: str, tone: str = Tone.OPEN) -> SafeString:
    """{% status_tag "已逾期" "late" %}: a state by its word, a shape and a colour."""
    return format_html('<span class="tag tag--{}">{}</span>', Tone(tone).value, word)


@register.inclusion_tag(f"{_PARTS}/timeline.html")
def timeline(entries: Iterable[TimelineEntry]) -> dict[str, Any]:
    """{% timeline entries %}: what happened and what comes, in their order."""
    return {"entries": entries}


@register.inclusion_tag(f"{_PARTS}/diff.html")
def diff(old: str, new: str) -> dict[str, Any]:
    """{% diff old new %}: what was taken out and what came in, told by more than colour."""
    return {"runs": differences(old, new)}


@register.inclusion_tag(f"{_PARTS}/empty_state.html")
def empty_state(title: str, how: str, url: str = "", label: str = "") -> dict[str, Any]:
    """{% empty_state "还没有报告" "上传后列在这里。" url "上传报告" %}"""
    return {"title": title, "how": how, "url": url, "label": label}


@register.simple_block_tag
def notice(content: SafeString, kind: str = NoticeKind.INFO, title: str = "") -> SafeString:
    """{% notice "warning" "请先核对" %}…{% endnotice %}"""
    shown = {"kind": NoticeKind(kind), "title": title, "content": content}
    return render_to_string(f"{_PARTS}/notice.html", shown)


@register.simple_block_tag
def datatable(
    content: SafeString, caption: str, *, scrolls: bool = False, chart: str = ""
) -> SafeString:
    """{% datatable "报告" %}<thead>…</thead><tbody>…</tbody>{% enddatatable %}: on a phone each row
    becomes labelled lines (give each cell `data-label`); with `scrolls=True` the table keeps its
    columns and moves inside its own frame. `chart="bar"` draws it above, too."""
    shown = {"content": content, "caption": caption, "scrolls": scrolls, "chart": chart}
    return render_to_string(f"{_PARTS}/datatable.html", shown)


@register.simple_block_tag
def dialog(
    content: SafeString, id: str, opener: str, title: str, kind: str = ButtonKind.SECONDARY
) -> SafeString:
    """{% dialog "remove" "撤下报告" "撤下这份报告？" %}…{% enddialog %}: a button that opens a native
    dialog; without JavaScript a link to a section of the page."""
    shown = {
        "content": content,
        "id": id,
        "opener": opener,
        "title": title,
        "kind": ButtonKind(kind),
    }
    return render_to_string(f"{_PARTS}/dialog.html", shown)


# -- Days -----------------------------------------------------------------------------------------


@register.simple_tag
@lru_cache(maxsize=20_000)
def day(on: date | None, otherwise: str = "") -> SafeString | str:
    """{% day report.signed_on "未注明" %}: 2026年3月13日; what was written once is remembered."""
    if not on:
        return otherwise
    return format_html('<time datetime="{}">{}</time>', f"{on:%Y-%m-%d}", days.day_words(on))


@register.inclusion_tag(f"{_PARTS}/due.html", takes_context=True)
def due(
    context: Context, on: date, today: date | None = None, agency: object = None
) -> dict[str, Any]:
    """{% due item.due_on agency=item.agency %}: 2026年3月13日（星期五，还剩5个工作日）, with 暂定 and why
    where the count passes over days that no notice covers yet. Counted by the calendar of `agency`,
    the national one without it."""
    calendar = calendar_of(agency, context.get("request"))
    return {"due": days.due_day(on, today or timezone.localdate(), calendar)}


@register.simple_tag
@lru_cache(maxsize=50_000)
def address(name: str, *args: int | str) -> SafeString:
    """{% address "portal:item" item.pk %}: as {% url %}, for pages with many of them: what was worked
    out once is remembered."""
    return mark_safe(reverse(name, args=args))  # noqa: S308  # quoted by `reverse`


@register.simple_tag(takes_context=True)
def text_size(context: Context) -> str:
    """{% text_size as size %}: the size that the reader chose, empty for the usual one; also where
    there is no request, as on the page of a failure."""
    request = context.get("request")
    size = text_size_of(request) if request is not None else TextSize.NORMAL
    return "" if size is TextSize.NORMAL else size.value
