from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory


def shown(template: str, address: str = "/office/lists/", **context: Any) -> str:
    request = RequestFactory().get(address)
    text: str = engines["django"].from_string("{% load ui %}" + template).render(context, request)
    return text


class Form(forms.Form):
    name = forms.CharField(label="名称", help_text="写全称。")
    note = forms.CharField(label="备注", required=False)
    verdict = forms.ChoiceField(
        label="意见", choices=[("yes", "属实")], widget=forms.RadioSelect, help_text="选一项。"
    )


def test_a_field_names_its_help_and_its_error() -> None:
    page = shown("{% fields form %}", form=Form({}))

    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert '<p class="field__help" id="id_name_helptext">写全称。</p>' in page
    assert (
        '<div id="id_name_error"><p class="field__error">这一项必须填写或选择。</p></div>' in page
    )
    assert '<a href="#id_name">名称：这一项必须填写或选择。</a>' in page


def test_choices_stand_in_a_group_with_its_name() -> None:
    page = shown("{% fields form %}", form=Form())

    assert '<fieldset class="field field--group" aria-describedby="id_verdict_helptext">' in page
    assert "<legend>意见</legend>" in page
    assert "role=" not in page


def test_every_link_of_a_summary_leads_to_something() -> None:
    page = shown("{% fields form %}", form=Form({}))

    for target in ("id_name", "id_verdict_0"):
        assert f'href="#{target}"' in page
        assert f'id="{target}"' in page


def test_what_a_person_typed_is_never_taken_for_markup() -> None:
    page = shown('{% status_tag word "done" %}{% diff word "" %}', word="<b>")

    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_an_unknown_tone_is_a_mistake_of_the_page() -> None:
    with pytest.raises(ValueError, match="purple"):
        shown('{% status_tag "紫" "purple" %}')


def test_the_pager_keeps_the_query_string() -> None:
    page = shown("{% pager page %}", "/?q=局&page=2", page=Paginator(range(300), 50).page(2))

    assert "共 300 条，第 2 页" in page
    assert 'href="?q=%E5%B1%80&amp;page=3" rel="next"' in page


def test_a_single_page_tells_the_total_alone() -> None:
    page = shown("{% pager page %}", page=Paginator(range(3), 50).page(1))

    assert "共 3 条" in page
    assert "<a" not in page


def test_a_heading_sorts_one_way_then_the_other_and_begins_at_the_first_page() -> None:
    first = shown('{% sort_header "年度" "year" %}', "/?q=a&page=7")
    then = shown('{% sort_header "年度" "year" %}', "/?sort=year")

    assert 'href="?q=a&amp;sort=year"' in first
    assert 'href="?sort=-year"' in then
    assert 'aria-sort="ascending"' in then


def test_a_filter_offers_to_be_cleared_only_when_it_filters() -> None:
    template = '{% filter_form form "筛选" %}'

    assert "清除条件" not in shown(template, "/?page=2", form=Form())
    assert "清除条件" in shown(template, "/?name=局", form=Form())


def test_a_missing_day_says_so() -> None:
    assert shown('{% day on "未注明" %}', on=None) == "未注明"
