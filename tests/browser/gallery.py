"""Every component of `ui` on one page, for the tests and for whoever wants to look at them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from mingtang_office.ui.components import Tab, TimelineEntry, Tone
from mingtang_office.urls import urlpatterns as real_addresses

PAGE = """
{% extends "ui/office.html" %}{% load ui %}
{% block titletag %}组件{% endblock %}{% block heading %}组件{% endblock %}
{% block lead %}<p>每个页面共用的组件。</p>{% endblock %}
{% block buttons %}{% link_button "上传报告" "#" %}{% link_button "导出清单" "#" "secondary" %}{% endblock %}
{% block main %}
{% tabs tabs "年报检查" %}
{% notice "info" "日历已更新" %}<p>2027年的安排已经公布。</p>{% endnotice %}
{% notice "warning" "请先核对" %}<p>有3个单元格未识别。</p>{% endnotice %}
{% notice "success" %}<p>已签发并送达。</p>{% endnotice %}
{% filter_form filter "筛选报告" %}
{% datatable "报告" chart="bar" %}
<thead><tr>{% sort_header "机关" "agency" %}{% sort_header "年度" "year" %}<th scope="col">状态</th><th scope="col">到期</th><th scope="col" class="number">问题</th></tr></thead>
<tbody>
<tr><th scope="row" data-label="机关"><a href="#">云江县教育局</a></th><td data-label="年度">2025</td><td data-label="状态">{% status_tag "已逾期" "late" %}</td><td data-label="到期">{% due past today %}</td><td data-label="问题" class="number">12</td></tr>
<tr><th scope="row" data-label="机关"><a href="#">云江县财政局</a></th><td data-label="年度">2025</td><td data-label="状态">{% status_tag "即将到期" "soon" %}</td><td data-label="到期">{% due soon today %}</td><td data-label="问题" class="number">3</td></tr>
<tr><th scope="row" data-label="机关"><a href="#">云江县民政局</a></th><td data-label="年度">2024</td><td data-label="状态">{% status_tag "等我办理" "waiting" %} {% status_tag "检查中" "open" %}</td><td data-label="到期">{% due today today %}</td><td data-label="问题" class="number">7</td></tr>
<tr><th scope="row" data-label="机关"><a href="#">云江县第一中学</a></th><td data-label="年度">2024</td><td data-label="状态">{% status_tag "已办结" "done" %} {% status_tag "未能读取" "wrong" %} {% status_tag "已撤销" "ended" %}</td><td data-label="到期">{% due far today %}</td><td data-label="问题" class="number">1</td></tr>
</tbody>{% enddatatable %}
{% pager page %}
{% datatable "各年情况" scrolls=True %}<thead><tr>{% for year in years %}<th scope="col" class="number">{{ year }}年</th>{% endfor %}</tr></thead><tbody><tr>{% for year in years %}<td class="number">{{ year }}</td>{% endfor %}</tr></tbody>{% enddatatable %}
<h2>办理过程</h2>
{% timeline entries %}
<h2>修改前后</h2>
{% diff "本年共收到申请12件，均已答复。" "本年共收到申请15件，已答复14件。" %}
{% dialog "remove" "撤下报告" "撤下这份报告？" "grave" %}<p>撤下后文件删除，留痕保留。</p><form method="post" action="/"><p>{% button "撤下报告" "grave" of="云江县教育局" %}</p></form>{% enddialog %}
{% empty_state "还没有报告" "上传后，检查结果会列在这里。" "#" "上传报告" %}
<form method="post" novalidate>{% fields form %}{% button "提交" %}</form>
<p>签署日期：{% day signed %}；发布日期：{% day none "未注明" %}</p>
{% endblock %}
"""


class Filter(forms.Form):
    q = forms.CharField(label="名称", required=False)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), ("done", "已办结")]
    )
    only_mine = forms.BooleanField(label="只看我的", required=False)


class Example(forms.Form):
    name = forms.CharField(label="名称", help_text="按公章上的全称填写。")
    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    verdict = forms.ChoiceField(
        label="处理意见",
        choices=[("confirmed", "属实"), ("dismissed", "不采纳")],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label="我已核对原文")


ENTRIES = (
    TimelineEntry(
        "收到申请", datetime(2026, 3, 2, 1, 0, tzinfo=UTC), "林小云", "当面提交，已出具回执。"
    ),
    TimelineEntry("告知延期", datetime(2026, 3, 20, 1, 0, tzinfo=UTC), "林小云", tone=Tone.SOON),
    TimelineEntry("作出答复", tone=Tone.WAITING),
)


def gallery(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {
        "tabs": [Tab("报告", "#", True, 12), Tab("问题", "#", count=230), Tab("按规则统计", "#")],
        "filter": Filter(request.GET),
        "form": Example({"reason": "核对过"}),
        "page": Paginator(range(1000), 50).get_page(request.GET.get("page", 3)),
        "years": range(2008, 2027),
        "entries": ENTRIES,
        "today": date(2026, 3, 13),
        "past": date(2026, 3, 6),
        "soon": date(2026, 3, 17),
        "far": date(2027, 1, 8),
        "signed": date(2026, 1, 20),
        "none": None,
    }
    page = engines["django"].from_string(PAGE)
    return HttpResponse(page.render(context, request))


urlpatterns = [path("office/gallery/", gallery), *real_addresses]
