from __future__ import annotations

from django import forms

from mingtang_office.applications.actions.archiving import archive
from mingtang_office.applications.actions.publication import propose_publication
from mingtang_office.applications.case_steps.page import Doing, Done, StepPage
from mingtang_office.applications.forms.case_steps import Known, StepForm, line, text
from mingtang_office.applications.models import ProposalGround


class ProposalForm(StepForm):
    information = line("信息名称")
    ground = forms.ChoiceField(
        label="理由",
        choices=ProposalGround.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择理由。"},
    )
    reason = text("说明", "写明为什么应当让社会公众都能看到。", most=300)

    def prepare(self, known: Known) -> None:
        if known.application.suggests_publication:
            self.begin(ground=ProposalGround.SUGGESTED)


def _archive(doing: Doing) -> Done:
    archive(**doing.whole)
    return Done(
        "已归档。案卷（文书、材料、办理经过、期限计算、留痕）存为一份文件，列在案卷文件中。"
    )


def _propose(doing: Doing) -> Done:
    typed = doing.typed
    propose_publication(
        information=typed["information"],
        ground=ProposalGround(typed["ground"]),
        reason=typed["reason"],
        **doing.whole,
    )
    return Done("已建议转为主动公开，等待主动公开的经办人办理。")


PAGES = (
    StepPage(
        "archive",
        "归档",
        "文书都已送达、材料齐全的，生成案卷并归档。归档后案卷不再变动。",
        "归档",
        _archive,
        even_closed=True,
    ),
    StepPage(
        "propose",
        "建议转为主动公开",
        "多个申请人申请相同信息且可以公开的，或者申请人建议主动公开的，可以纳入主动公开的范围（《条例》第四十四条）。",
        "提出建议",
        _propose,
        ProposalForm,
        even_closed=True,
    ),
)
