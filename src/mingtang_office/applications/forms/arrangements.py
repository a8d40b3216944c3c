"""How an agency handles applications: where its decisions can be challenged, its limits and ways."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from mingtang.applications.remedies import AuthorityRole, OrganKind, roles
from mingtang_office.applications.actions.arrangements import Custom, Remedying
from mingtang_office.applications.forms.case_steps import RevisionForm, line, text
from mingtang_office.applications.models import AgencyPractice, RemedyGuide

_NAME = "name-"


class RemediesForm(RevisionForm):
    """Which authorities have to be named follows from the kind of organ."""

    organ_kind = forms.ChoiceField(
        label="本机关的类别",
        choices=[(kind.value, kind.label) for kind in OrganKind],
        help_text="复议机关由机关的类别决定（《行政复议法》第二十四条至第二十八条）。改选类别后，请按“按类别显示复议机关”。",
    )

    def __init__(
        self, data: Any = None, *, guide: RemedyGuide, on: date, kind: OrganKind | None = None
    ) -> None:
        initial = {
            "revision": guide.revision,
            "organ_kind": guide.organ_kind,
            "court": guide.court,
            "online_channel": guide.online_channel,
            **{f"{_NAME}{role}": name for role, name in guide.names.items()},
        }
        super().__init__(data, initial=initial, auto_id="id_remedies_%s")
        chosen = guide.organ_kind if data is None else str(data.get("organ_kind", ""))
        chosen = kind.value if kind else chosen
        self.kind = OrganKind(chosen) if chosen in set(OrganKind) else OrganKind.WORK_DEPARTMENT
        self._roles = roles(self.kind, on)
        for role in self._roles:
            self.fields[f"{_NAME}{role.value}"] = line(f"复议机关：{role.label}", most=80)
        self.fields["court"] = line(
            "有管辖权的人民法院", "告知书写明向哪个法院提起行政诉讼。", most=80
        )
        self.fields["online_channel"] = forms.URLField(
            label="复议机关的互联网渠道",
            required=False,
            assume_scheme="https",
            help_text="网上送达的，同时告知网上申请复议的网址（《行政复议法》第二十二条）。",
            error_messages={"invalid": "请填写完整的网址，以“https://”开头。"},
        )

    @property
    def remedying(self) -> Remedying:
        typed = self.cleaned_data
        names: dict[AuthorityRole, str] = {
            role: typed[f"{_NAME}{role.value}"] for role in self._roles
        }
        return Remedying(self.kind, typed["court"], names, typed["online_channel"])


class PracticeForm(RevisionForm):
    rectification_days = forms.IntegerField(
        label="补正期限（工作日）", help_text="告知补正时没有另定的，用这个期限；5至30个工作日。"
    )
    reasons_days = forms.IntegerField(label="说明理由的期限（工作日）", help_text="3至15个工作日。")
    reply_to = line("材料和意见的递交方式", "写进补正告知书和征求意见书。", required=False)
    payment_way = text("缴费方式", "写进收费通知。", rows=2, most=300, required=False)
    complaint_to = line("投诉途径", "写进答复文书（《条例》第四十七条）。", required=False)

    def __init__(self, data: Any = None, *, practice: AgencyPractice) -> None:
        names = ("rectification_days", "reasons_days", "reply_to", "payment_way", "complaint_to")
        initial = {name: getattr(practice, name) for name in (*names, "revision")}
        super().__init__(data, initial=initial, auto_id="id_practice_%s")

    @property
    def custom(self) -> Custom:
        return Custom(
            **{name: value for name, value in self.cleaned_data.items() if name != "revision"}
        )
