"""What to count: asked by a form whose answer is an address that can be kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils import timezone

from mingtang.annual.edition import Edition, edition, edition_of_year, editions
from mingtang.annual.period import Period
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.forms.fields import AgencyField, DayField, ForPerson, written
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import Person
from mingtang_office.agencies.queries import agencies_for, home_of
from mingtang_office.annual import spans
from mingtang_office.annual.queries.question import Question

_FIRST_YEAR = 2008  # 条例 came into force on 2008-05-01
_MILLISECOND = 1000


def _editions() -> list[tuple[str, str]]:
    with_tables = [each for each in editions().values() if each.applications is not None]
    return [("", "按年度"), *((each.code, each.citation) for each in with_tables)]


class MomentField(forms.DateTimeField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "any"})
        super().__init__(widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return written_moment(value) if isinstance(value, datetime) else value


class QuestionForm(ForPerson):
    """Which agency, which days, as known when, in which form. What is left empty is the person's own
    agency, this year, now, and the form of the year."""

    agency = AgencyField(label="机关", permission=Permission.COUNT_APPLICATIONS, help_text="")
    below = forms.BooleanField(label="含下级机关", required=False)
    year = forms.IntegerField(label="年度", min_value=_FIRST_YEAR, max_value=2200)
    span = forms.ChoiceField(label="期间", choices=spans.CHOICES)
    first = DayField(label="自（自定日期）", required=False)
    last = DayField(label="至（自定日期）", required=False)
    cut_off = MomentField(label="截止时点（不填为此刻）", required=False)
    edition = forms.ChoiceField(label="年报格式", required=False, choices=_editions)

    def __init__(self, data: Any, *, person: Person, on: date, now: datetime) -> None:
        super().__init__(_with_usual(data, person, on), person=person, on=on)
        self.person, self.on, self.now = person, on, now

    def clean_cut_off(self) -> datetime:
        wanted: datetime | None = self.cleaned_data["cut_off"]
        if wanted is not None and wanted > self.now:
            raise forms.ValidationError("这个时点还没有到。请填写已经过去的时点，或者留空。")
        return wanted or self.now.replace(
            microsecond=self.now.microsecond // _MILLISECOND * _MILLISECOND
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("span") == spans.OWN_DAYS:
            self._clean_days(cleaned)
        agency = cleaned.get("agency")
        if agency is not None and cleaned.get("below") and not self._reaches_below(agency):
            self.add_error(
                "below", f"您可以统计{agency}，不能统计它的下级机关。请不要勾选“含下级机关”。"
            )
        return cleaned

    def _clean_days(self, cleaned: dict[str, Any]) -> None:
        for name in ("first", "last"):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, "选了“自定起止日期”，请填写这一天。")
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", "结束日期早于开始日期，请核对。")
        if first and first.year < _FIRST_YEAR:
            self.add_error("first", "《条例》自2008年5月1日起施行，请填写此后的日期。")

    def _reaches_below(self, agency: Agency) -> bool:
        reached = policy.scope(self.person, Permission.COUNT_APPLICATIONS, self.on)
        return bool(agency.path.startswith(reached.branches)) or agency.numchild == 0

    @property
    def question(self) -> Question:
        """What is asked; call after `is_valid`."""
        wanted = self.cleaned_data
        if wanted["span"] == spans.OWN_DAYS:
            period = Period(wanted["first"], wanted["last"])
        else:
            period = spans.period_of(wanted["year"], wanted["span"])
        return Question(
            wanted["agency"],
            wanted["below"],
            period,
            wanted["cut_off"],
            _form(wanted["edition"], period.last.year),
        )

    @property
    def is_usual(self) -> bool:
        """Whether nothing was asked and the usual answer stands."""
        return not self.data.get("asked")

    def address_part(self, **changes: Any) -> str:
        """The query string that asks the same again, whenever it is followed; call after `is_valid`."""
        wanted = {**self.cleaned_data, **changes}
        told = {
            "agency": written(wanted["agency"]),
            "below": "on" if wanted["below"] else "",
            "year": wanted["year"],
            "span": wanted["span"],
            "first": wanted["first"] or "",
            "last": wanted["last"] or "",
            "cut_off": written_moment(wanted["cut_off"]),
            "edition": wanted["edition"],
        }
        return urlencode({name: value for name, value in told.items() if value != ""})


def written_moment(at: datetime) -> str:
    """As the browser's field writes it, in the time of the office."""
    return timezone.localtime(at).replace(tzinfo=None).isoformat(timespec="milliseconds")


def _form(chosen: str, year: int) -> Edition:
    """The form asked for, else that of the year; the years before the tables are put into the first."""
    usual = edition(chosen) if chosen else edition_of_year(year)
    if usual is None or usual.applications is None:
        return next(each for each in editions().values() if each.applications is not None)
    return usual


def _with_usual(data: Any, person: Person, on: date) -> dict[str, Any]:
    given = {name: data.get(name) for name in data}
    if given.get("agency") is None:
        agency = _usual_agency(person, on)
        if agency is not None:
            reached = policy.scope(person, Permission.COUNT_APPLICATIONS, on)
            given["agency"] = written(agency)
            if agency.numchild and agency.path.startswith(reached.branches):
                given["below"] = "on"
    given.setdefault("year", on.year)
    given.setdefault("span", spans.WHOLE_YEAR)
    return given


def _usual_agency(person: Person, on: date) -> Agency | None:
    choices = agencies_for(person, Permission.COUNT_APPLICATIONS, on)
    home = home_of(person) if isinstance(person, User) else None
    if home is not None and choices.filter(pk=home.pk).exists():
        return home
    return choices.first()
