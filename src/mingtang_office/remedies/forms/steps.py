"""What is asked when a step is entered: the day, what `mingtang.applications.remedies.TAKEN` says that
this kind of step knows, and the papers that came with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms

from mingtang.applications.remedies import (
    TAKEN,
    Appellant,
    RemedyColumn,
    RemedyEvent,
    RemedyOutcome,
    RemedyRoute,
    RemedyStep,
    outcomes,
)
from mingtang_office.agencies.forms.fields import DayField
from mingtang_office.agencies.handed_files import KINDS
from mingtang_office.remedies.actions.course import BRINGS
from mingtang_office.remedies.models import AnnulmentReason, Remedy
from mingtang_office.ui.files import ManyFilesField

_DAYS = {
    RemedyStep.COPY_REACHED: "收到副本的日期",
    RemedyStep.ANSWER_EXTENDED: "收到准许通知的日期",
    RemedyStep.HEARING_SET: "收到通知的日期",
    RemedyStep.DECIDED: "收到决定书、裁判文书的日期",
    RemedyStep.REMANDED: "收到发回重审裁定的日期",
    RemedyStep.IN_EFFECT: "裁判生效的日期",
    RemedyStep.FILED: "申请复议、起诉的日期",
}
_FORUMS = {
    RemedyStep.APPEALED: "第二审人民法院",
    RemedyStep.REMANDED: "重审的人民法院",
    RemedyStep.RETRIED: "再审人民法院",
}


class RevisionForm(forms.Form):
    """Whoever comes second is told: the form says what its person saw."""

    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class StepForm(RevisionForm):
    """The step of one kind."""

    def __init__(self, *args: Any, remedy: Remedy, kind: RemedyStep, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.route = RemedyRoute(remedy.route)
        self.initial.setdefault("revision", remedy.revision)
        self.initial.setdefault("on", today)
        self.fields["on"] = DayField(label=_DAYS.get(kind, "日期"))
        for name in TAKEN.get(kind, ()):
            field = self._field(name)
            if field is not None:
                self.fields[name] = field
        if kind in BRINGS:
            self.fields["papers"] = papers_field(BRINGS[kind].label)

    def _field(self, name: str) -> forms.Field | None:
        makers: dict[str, Callable[[], forms.Field | None]] = {
            "forum": self._forum,
            "reference": self._reference,
            "simplified": self._simplified,
            "until": self._until,
            "held_on": lambda: DayField(label="听证、开庭的日期"),
            "outcome": lambda: _outcome(self.route),
            "orders_anew": _orders_anew,
            "appellant": _appellant,
        }
        return makers[name]()

    def _forum(self) -> forms.CharField:
        return forms.CharField(label=_FORUMS.get(self.kind, "复议机关或者人民法院"), max_length=80)

    def _reference(self) -> forms.CharField:
        is_decision = self.kind is RemedyStep.DECIDED
        label = "决定书、裁判文书的文号" if is_decision else "案号"
        return forms.CharField(label=label, max_length=60, required=is_decision)

    def _simplified(self) -> forms.BooleanField | None:
        if self.route.is_litigation:
            return None
        return forms.BooleanField(
            label="适用简易程序",
            required=False,
            help_text="通知书写明适用简易程序的才勾选，答复期限为五个工作日（《行政复议法》第五十四条第一款）。",
        )

    def _until(self) -> DayField:
        if self.kind is RemedyStep.ANSWER_EXTENDED:
            return DayField(label="准许延长到的日期")
        return DayField(
            label="履行期限的最后一日",
            required=False,
            help_text="主文写明履行期限的，填写最后一日。",
        )

    @property
    def event(self) -> RemedyEvent:
        """What was filled in; call after `is_valid`."""
        typed = self.cleaned_data
        known = {name: typed[name] for name in TAKEN.get(self.kind, ()) if typed.get(name)}
        if "outcome" in known:
            known["outcome"] = RemedyOutcome(known["outcome"])
        if "appellant" in known:
            known["appellant"] = Appellant(known["appellant"])
        for name in ("forum", "reference"):
            if name in known:
                known[name] = " ".join(known[name].split())
        return RemedyEvent(self.kind, typed["on"], **known)


class CorrectionForm(StepForm):
    """A step that was entered by mistake: put right, or annulled."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("papers", None)
        ways = [("correct", "更正为下面填写的内容")]
        if self.kind is not RemedyStep.FILED:
            ways.append(("annul", "作废，不再计入（下面的内容不用填写）"))
        asked: dict[str, forms.Field] = {
            "way": forms.ChoiceField(
                label="怎样处理", choices=ways, widget=forms.RadioSelect, initial="correct"
            ),
            "reason": forms.ChoiceField(
                label="理由", choices=[("", "请选择"), *AnnulmentReason.choices]
            ),
        }
        self.fields = {**asked, **self.fields}
        if self.data.get("way") == "annul":
            for name in set(self.fields) - {*asked, "revision"}:
                self.fields[name].required = False

    @property
    def instead(self) -> RemedyEvent | None:
        return None if self.cleaned_data["way"] == "annul" else self.event


def papers_field(label: str, *, required: bool = False) -> ManyFilesField:
    return ManyFilesField(
        label=f"存入文件：{label}", required=required, help_text=f"可以选择多份：{KINDS}。"
    )


def _orders_anew() -> forms.BooleanField:
    return forms.BooleanField(
        label="责令本机关重新答复或者限期履行",
        required=False,
        help_text="决定书、判决书主文写明的才勾选；生效以后可以按它重新办理原申请。",
    )


def _appellant() -> forms.ChoiceField:
    named = [(each.value, each.label) for each in Appellant]
    return forms.ChoiceField(label="上诉人", choices=[("", "请选择"), *named])


def _outcome(route: RemedyRoute) -> forms.ChoiceField:
    """The outcomes under the columns of table four that count them."""
    found = [each for each in outcomes(route) if each is not RemedyOutcome.PENDING]
    groups = [
        (
            f"计入表四“{column.label}”",
            [(each.value, each.label) for each in found if each.column is column],
        )
        for column in RemedyColumn
        if column is not RemedyColumn.PENDING
    ]
    return forms.ChoiceField(
        label="结果",
        choices=[("", "请选择"), *groups],
        help_text="按主文选择；二审维持原判的，选择一审判决的结果。",
    )
