"""A case as it is entered, and the small forms of its page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from mingtang.applications.remedies import RemedyRoute
from mingtang_office.agencies.forms.fields import AgencyField, DayField, ForPerson
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import Person
from mingtang_office.applications.models import Application, RemedyGuide
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.letters.models import IN_FORCE, Group, Letter
from mingtang_office.remedies.actions.entering import Against, Filed
from mingtang_office.remedies.forms.steps import RevisionForm, papers_field
from mingtang_office.remedies.models import PartyRole, Remedy, RemedyFileKind
from mingtang_office.remedies.named import PartyDetails
from mingtang_office.remedies.queries.lists import handlers_of, visible_remedies

_NO_LETTER = "没有可以选择的文书（如：逾期没有答复）"


class EntryForm(ForPerson):
    """A reconsideration or a suit against the reply to an application, or against something else."""

    use_required_attribute = False
    agency = AgencyField(
        label="被申请、被诉机关", permission=Permission.HANDLE_REMEDIES, help_text=""
    )
    described = forms.CharField(
        label="被申请复议、被诉的行为",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="例如：未按期主动公开2025年度预算。请不要写当事人的姓名。",
    )
    letter = forms.ModelChoiceField(
        label="被诉的文书",
        queryset=Letter.objects.none(),
        required=False,
        empty_label=_NO_LETTER,
    )
    route = forms.ChoiceField(
        label="类别", choices=[("", "请选择"), *((each.value, each.label) for each in RemedyRoute)]
    )
    follows = forms.ModelChoiceField(
        label="此前的复议案件",
        queryset=Remedy.objects.none(),
        required=False,
        empty_label="没有登记，或者不是复议后起诉",
        help_text="复议后起诉的，选择此前登记的复议案件。",
    )
    forum = forms.CharField(label="复议机关或者人民法院", max_length=80)
    filed_on = DayField(
        label="申请复议、起诉的日期", help_text="以申请书、起诉状落款或者通知书写明的日期为准。"
    )
    by_applicant = forms.BooleanField(
        label="由这件政府信息公开申请的申请人提出", required=False, initial=True
    )
    name = forms.CharField(
        label="申请人、原告的姓名或者名称", max_length=80, required=False, help_text=""
    )
    is_organisation = forms.BooleanField(label="是法人或者其他组织", required=False)
    reached_at = forms.CharField(label="联系地址、电话", max_length=200, required=False)
    papers = papers_field(RemedyFileKind.CLAIM.label)

    def __init__(
        self,
        *args: Any,
        person: Person,
        on: date,
        application: Application | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, person=person, on=on, **kwargs)
        self.application = application
        seen = visible_remedies(person, on, Permission.HANDLE_REMEDIES)
        before = seen.filter(route=RemedyRoute.RECONSIDERATION.value, struck_at__isnull=True)
        if application is None:
            for name in ("letter", "by_applicant"):
                del self.fields[name]
        else:
            for name in ("agency", "described"):
                del self.fields[name]
            chosen = self.fields["letter"]
            assert isinstance(chosen, forms.ModelChoiceField)
            chosen.queryset = letters_of(application).filter(state__in=IN_FORCE)
            self.initial.setdefault("letter", chosen.queryset.filter(group=Group.DECISION).last())
            self.fields["forum"].help_text = _usual_forums(application.agency)
            before = before.filter(application=application)
        follows = self.fields["follows"]
        assert isinstance(follows, forms.ModelChoiceField)
        follows.queryset = before.order_by("-pk")
        self.initial.setdefault("filed_on", on)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("by_applicant") and not cleaned.get("name", "").strip():
            self.add_error("name", "请填写申请人、原告的姓名或者名称。")
        return cleaned

    @property
    def agency_chosen(self) -> Agency:
        """Call after `is_valid`."""
        if self.application is not None:
            return self.application.agency
        chosen: Agency = self.cleaned_data["agency"]
        return chosen

    @property
    def against(self) -> Against:
        typed = self.cleaned_data
        return Against(
            self.application,
            typed.get("letter"),
            typed.get("described", ""),
            bool(typed.get("by_applicant")),
        )

    @property
    def filed(self) -> Filed:
        typed = self.cleaned_data
        return Filed(
            RemedyRoute(typed["route"]), typed["forum"], typed["filed_on"], typed["follows"]
        )

    @property
    def claimants(self) -> tuple[PartyDetails, ...]:
        typed = self.cleaned_data
        if not typed["name"].strip():
            return ()
        return (
            PartyDetails(
                PartyRole.CLAIMANT, typed["name"], typed["is_organisation"], typed["reached_at"]
            ),
        )


def _usual_forums(agency: Agency) -> str:
    """What the letters of the agency tell of authority and court."""
    guide = RemedyGuide.objects.filter(agency=agency).first()
    if guide is None:
        return ""
    named = "、".join(name for name in (*guide.names.values(), guide.court) if name)
    return f"本机关文书告知的是：{named}。" if named else ""


class PartyForm(RevisionForm):
    role = forms.ChoiceField(label="地位", choices=PartyRole.choices, initial=PartyRole.THIRD_PARTY)
    name = forms.CharField(label="姓名或者名称", max_length=80)
    is_organisation = forms.BooleanField(label="是法人或者其他组织", required=False)
    reached_at = forms.CharField(label="联系地址、电话", max_length=200, required=False)

    @property
    def details(self) -> PartyDetails:
        typed = self.cleaned_data
        return PartyDetails(
            PartyRole(typed["role"]), typed["name"], typed["is_organisation"], typed["reached_at"]
        )


class FileForm(RevisionForm):
    kind = forms.ChoiceField(
        label="类别",
        choices=[each for each in RemedyFileKind.choices if each[0] != RemedyFileKind.BUNDLE],
        initial=RemedyFileKind.EVIDENCE,
    )
    papers = papers_field("案件材料", required=True)


class ReopenForm(RevisionForm):
    runs_from = DayField(
        label="答复期限自哪一日起算",
        help_text="决定书、判决书写明起算日期的按它填写；没有写明的，填写收到生效文书的日期。",
    )


class StrikeForm(RevisionForm):
    reason = forms.CharField(
        label="撤销登记的理由", max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class AssignForm(RevisionForm):
    to = forms.TypedChoiceField(label="承办人", coerce=int)

    def offer(self, remedy: Remedy, on: date) -> None:
        people = [(person.pk, person.full_name) for person in handlers_of(remedy.agency, on)]
        chosen = self.fields["to"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = people
        self.initial.setdefault("to", remedy.handler_id)
