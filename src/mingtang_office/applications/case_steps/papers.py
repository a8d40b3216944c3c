from __future__ import annotations

from typing import Any

from django import forms

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import terms
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.evidence import Search, add_file, add_note, enter_search
from mingtang_office.applications.case_steps.page import Doing, Done, StepPage
from mingtang_office.applications.forms.case_steps import (
    Known,
    StepForm,
    day,
    files,
    line,
    text,
)
from mingtang_office.applications.models import DecisionDraft, FileKind

_ADDED = (FileKind.EVIDENCE, FileKind.ORIGINAL, FileKind.PROVIDED)


class SearchForm(StepForm):
    department = line("检索部门", most=80)
    system = line("检索的系统或者档案", most=120)
    period = line("时间范围", "例如：2019年1月至2025年12月。", most=80)
    keywords = line("检索词", most=200)
    result = text("检索结果", "写明查到什么，或者没有查到。")
    found = forms.TypedChoiceField(
        label="是否查到相关信息",
        choices=[("yes", "查到"), ("no", "没有查到")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择是否查到。"},
    )
    searched_by = line("检索人", most=60)
    searched_on = day("检索日期")

    def prepare(self, known: Known) -> None:
        name = getattr(known.person, "full_name", "")
        self.begin(searched_by=name, searched_on=known.on)


class FileForm(StepForm):
    kind = forms.ChoiceField(
        label="材料类别", choices=[(kind.value, kind.label) for kind in _ADDED]
    )
    part = forms.ChoiceField(
        label="作为哪一项依据",
        required=False,
        help_text="拟作的答复需要的材料列在这里；存为其中一项，起草答复时就不再提示缺少。",
    )
    attachments = files("文件", required=True)

    def prepare(self, known: Known) -> None:
        draft = DecisionDraft.objects.filter(application=known.application).first()
        wanted = Disposition(draft.disposition) if draft and _is_one(draft.disposition) else None
        evidence = terms(wanted).evidence if wanted else ()
        field = self.fields["part"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "不指定"), *((each.code, each.label) for each in evidence)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("part") and len(cleaned.get("attachments") or ()) > 1:
            self.add_error("attachments", "存为一项依据的，每次选一份文件。")
        return cleaned


def _is_one(code: str) -> bool:
    return code in set(Disposition)


class NoteForm(StepForm):
    note = text("记录", "写给同事看的情况，加密保存，不进入文书。", rows=5)


def _search(doing: Doing) -> Done:
    typed = doing.typed
    search = Search(**{name: typed[name] for name in Search.__dataclass_fields__})
    enter_search(search=search, **doing.whole)
    return Done("检索记录已登记。")


def _file(doing: Doing) -> Done:
    if not doing.files:
        raise Refused("请选择要存入的文件。")
    revision = doing.typed["revision"]
    for incoming in doing.files:
        row = add_file(
            application=doing.application,
            incoming=incoming,
            kind=FileKind(doing.typed["kind"]),
            part=doing.typed["part"],
            expected_revision=revision,
            by=doing.by,
            now=doing.now,
        )
        revision = row.application.revision
    return Done(f"已存入{len(doing.files)}份文件。")


def _note(doing: Doing) -> Done:
    add_note(text=doing.typed["note"], **doing.whole)
    return Done("记录已添加。")


PAGES = (
    StepPage(
        "search",
        "登记检索",
        "没有检索记录，就不能答复信息不存在（《条例》第三十六条第（四）项）。每查一处，登记一条。",
        "登记检索记录",
        _search,
        SearchForm,
    ),
    StepPage(
        "file",
        "存入材料",
        "办理依据、拟提供的信息件存入案卷，加密保存，只有办理本件的人能打开。",
        "存入案卷",
        _file,
        FileForm,
    ),
    StepPage(
        "note",
        "添加记录",
        "记下与申请人、其他部门沟通的情况，供经办、审核的同事查看。",
        "保存记录",
        _note,
        NoteForm,
        even_closed=True,
    ),
)
