"""What can be done on a case, each as a page: its words, its form, and the action that it comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mingtang.applications.remedies import RemedyStep
from mingtang_office.accounts.models import User
from mingtang_office.remedies.actions import assigning, course, entering, files, outcome, parties
from mingtang_office.remedies.forms.entry import (
    AssignForm,
    FileForm,
    PartyForm,
    ReopenForm,
    StrikeForm,
)
from mingtang_office.remedies.forms.steps import RevisionForm, StepForm
from mingtang_office.remedies.models import Remedy, RemedyFileKind
from mingtang_office.remedies.shown import told
from mingtang_office.ui.files import Incoming


@dataclass(frozen=True, slots=True)
class Doing:
    """Something being done: what was filled in, by whom, and when."""

    remedy: Remedy
    form: RevisionForm
    papers: Sequence[Incoming]
    by: User
    now: datetime

    @property
    def whole(self) -> dict[str, Any]:
        """What every action on a case is told."""
        return {
            "remedy": self.remedy,
            "expected_revision": self.form.cleaned_data["revision"],
            "by": self.by,
            "now": self.now,
        }


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    lead: str
    button: str
    form: Callable[..., RevisionForm]
    act: Callable[[Doing], str]
    is_grave: bool = False


def _plain(form: type[RevisionForm]) -> Callable[..., RevisionForm]:
    def made(*args: Any, remedy: Remedy, today: date, **kwargs: Any) -> RevisionForm:
        kwargs.setdefault("initial", {}).setdefault("revision", remedy.revision)
        asked = form(*args, **kwargs)
        if isinstance(asked, AssignForm):
            asked.offer(remedy, today)
        return asked

    return made


def _enter_party(doing: Doing) -> str:
    assert isinstance(doing.form, PartyForm)
    parties.enter_party(details=doing.form.details, **doing.whole)
    return "已登记当事人。"


def _keep_files(doing: Doing) -> str:
    kind = RemedyFileKind(doing.form.cleaned_data["kind"])
    rows = files.keep(papers=doing.papers, kind=kind, **doing.whole)
    return f"已存入 {len(rows)} 份文件。"


def _reopen(doing: Doing) -> str:
    taken = outcome.apply_outcome(runs_from=doing.form.cleaned_data["runs_from"], **doing.whole)
    return f"已重新办理，新的申请编号是 {taken.application.number}。"


def _strike(doing: Doing) -> str:
    entering.strike(reason=doing.form.cleaned_data["reason"], **doing.whole)
    return "已撤销登记，这件案件不再计入统计。"


def _assign(doing: Doing) -> str:
    to = User.objects.get(pk=doing.form.cleaned_data["to"])
    assigning.assign(to=to, **doing.whole)
    return f"已交由{to.full_name}承办。"


def _enter_step(doing: Doing) -> str:
    assert isinstance(doing.form, StepForm)
    course.enter_step(event=doing.form.event, papers=doing.papers, **doing.whole)
    return f"已登记“{told(doing.form.kind, doing.form.route)}”。"


def _step(kind: RemedyStep) -> Page:
    def made(*args: Any, remedy: Remedy, today: date, **kwargs: Any) -> RevisionForm:
        return StepForm(*args, remedy=remedy, kind=kind, today=today, **kwargs)

    return Page(kind.label, _LEADS.get(kind, ""), "登记", made, _enter_step)


_LEADS = {
    RemedyStep.COPY_REACHED: "答复、举证期限自收到副本的次日起算，系统自动计算。",
    RemedyStep.ANSWER_EXTENDED: "因不可抗力等正当事由不能按期提供证据的，须经人民法院准许（《行政诉讼法》第三十六条第一款）。",
    RemedyStep.ANSWERED: "书面答复、答辩应当同时提交证据、依据；逾期提供证据的，视为没有相应证据（《行政诉讼法》第三十四条第二款）。",
    RemedyStep.HEARING_HELD: "被诉行政机关负责人应当出庭应诉；不能出庭的，应当委托工作人员出庭（《行政诉讼法》第三条第三款）。",
    RemedyStep.DECIDED: "结果决定计入表四的哪一列。可以上诉的一审裁判，生效以前仍计入“尚未审结”。",
    RemedyStep.APPEALED: "对方的上诉期自其收到裁判之日起算，以法院通知为准。",
    RemedyStep.IN_EFFECT: "双方都没有上诉、上诉期满的，一审裁判发生效力。请先向法院核实。",
    RemedyStep.COMPLIED: "按决定、裁判重新办理原申请的，由系统在重新办理时一并登记，不用在这里登记。",
}

PAGES: dict[str, Page] = {
    "party": Page(
        "登记当事人",
        "姓名和联系方式加密保存，列表中只显示掩码。",
        "登记",
        _plain(PartyForm),
        _enter_party,
    ),
    "file": Page(
        "存入文件", "文件加密保存，每次打开都会留痕。", "存入", _plain(FileForm), _keep_files
    ),
    "reopen": Page(
        "按结果重新办理申请",
        "以同一申请人、同一内容立一件新的申请，按决定、裁判起算答复期限，并与本案和原申请相互关联。",
        "重新办理",
        _plain(ReopenForm),
        _reopen,
    ),
    "strike": Page(
        "撤销登记",
        "只用于重复登记、不属于政府信息公开的案件等登记错误。撤销后不再计入统计，记录仍可查看。",
        "撤销登记",
        _plain(StrikeForm),
        _strike,
        is_grave=True,
    ),
    "assign": Page(
        "更换承办人", "承办人在“我的工作”中看到期限。", "更换", _plain(AssignForm), _assign
    ),
    **{kind.value: _step(kind) for kind in RemedyStep if kind is not RemedyStep.FILED},
}
