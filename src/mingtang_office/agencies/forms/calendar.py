"""The form of a notice of days off: typed line by line, pasted from the print, or from a file of ours."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mingtang.workdays import Notice, UnreadableNotice, read_notice_file
from mingtang.workdays.grid import (
    Fault,
    holidays_written,
    read_holidays,
    read_weekends,
    read_wording,
    weekends_written,
)
from mingtang_office.agencies.forms.fields import DayField, ForPerson, RegionField
from mingtang_office.agencies.models import CalendarNotice

MAX_BYTES = 200_000
ISSUER = "国务院办公厅"


class WordingForm(ForPerson):
    """The words of a printed notice, from which the lines of the form are filled in."""

    year = forms.IntegerField(label="安排的年度", min_value=2000, max_value=2100)
    wording = forms.CharField(
        label="通知原文",
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="从“一、元旦：1月1日……”粘贴到最后一个节日，读出后再逐行核对。",
    )
    file = forms.FileField(
        label="或上传 TOML 文件",
        required=False,
        help_text="明堂随版本发布的年度日历文件，如 2027.toml。",
        widget=forms.FileInput(attrs={"accept": ".toml"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        if file := data.get("file"):
            data["read"] = self._of_file(file)
        elif data.get("wording"):
            data["read"] = self._of_words(data["wording"], data["year"])
        else:
            raise ValidationError("请粘贴通知原文，或选择一个文件。")
        return data

    def _of_file(self, file: Any) -> dict[str, Any]:
        if file.size > MAX_BYTES:
            raise ValidationError({"file": "文件太大，不是年度日历文件，请核对。"})
        try:
            year, notice = read_notice_file(file.read().decode("utf-8"))
        except UnicodeDecodeError:
            raise ValidationError({"file": "文件不是 UTF-8 编码的文字，请核对是否选错。"}) from None
        except UnreadableNotice as unreadable:
            raise ValidationError({"file": str(unreadable)}) from unreadable
        return lines_of(year, notice)

    def _of_words(self, wording: str, year: int) -> dict[str, Any]:
        holidays, weekends, faults = read_wording(wording, year)
        if faults:
            raise ValidationError({"wording": [fault.message for fault in faults]})
        if not holidays:
            raise ValidationError(
                {
                    "wording": "没有读出放假日期。请粘贴“一、元旦：1月1日……放假”这样的原文，或直接逐行填写。"
                }
            )
        title = next((line.strip() for line in wording.splitlines() if line.strip()), "")
        return {
            "year": year,
            "title": title if title.endswith("通知") else "",
            "holidays": holidays_written(holidays),
            "working_weekends": weekends_written(weekends),
        }


def lines_of(year: int, notice: Notice) -> dict[str, Any]:
    """The fields of `NoticeForm` that say this notice."""
    return {
        "year": year,
        "title": notice.title,
        "number": notice.number or "",
        "issuer": notice.issuer,
        "issued_on": notice.issued_on,
        "holidays": holidays_written(notice.holidays),
        "working_weekends": weekends_written(notice.working_weekends),
    }


def initial_of(notice: CalendarNotice) -> dict[str, Any]:
    return lines_of(notice.year, notice.notice) | {
        "region": notice.region_id,
        "revision": notice.revision,
    }


def _told(field: str, faults: tuple[Fault, ...]) -> None:
    if faults:
        raise ValidationError({field: [fault.message for fault in faults]})


class NoticeForm(ForPerson):
    region = RegionField(
        label="地区安排的行政区划代码",
        required=False,
        help_text="全国安排不填。地区安排填写发文政府所在地的 6 位代码，适用于该地之内的全部机关。",
    )
    year = forms.IntegerField(label="安排的年度", min_value=2000, max_value=2100)
    title = forms.CharField(label="通知标题", max_length=120)
    number = forms.CharField(
        label="发文字号",
        max_length=40,
        required=False,
        help_text="如“国办发明电〔2025〕7号”，年份用六角括号。",
    )
    issuer = forms.CharField(label="发文机关", max_length=80, initial=ISSUER)
    issued_on = DayField(label="成文日期")
    holidays = forms.CharField(
        label="放假",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="一行一段：节日名称、起始日、截止日（只放一天的写一个日期）。"
        "如“春节 2027-02-05 2027-02-12”或“春节 2月5日至12日”；可从表格中整列粘贴。",
    )
    working_weekends = forms.CharField(
        label="调休上班",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="周六、周日上班的日子，如“春节 1月31日、2月20日”。没有的不填。",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    field_order = (
        "year",
        "title",
        "number",
        "issuer",
        "issued_on",
        "region",
        "holidays",
        "working_weekends",
    )

    def clean_title(self) -> str:
        return str(self.cleaned_data["title"]).strip("《》 ")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        holidays, faults = read_holidays(data["holidays"], data["year"])
        _told("holidays", faults)
        weekends, faults = read_weekends(data["working_weekends"], data["year"])
        _told("working_weekends", faults)
        data["content"] = Notice(
            issuer=data["issuer"].strip(),
            title=data["title"],
            holidays=holidays,
            working_weekends=weekends,
            number=data["number"].strip() or None,
            issued_on=data["issued_on"],
        )
        return data


class SeenForm(ForPerson):
    """What the person had before them: the notice's revision and the version of the calendars."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    version = forms.UUIDField(widget=forms.HiddenInput, required=False)


class EndNoticeForm(SeenForm):
    reason = forms.CharField(
        label="原因", max_length=200, help_text="写入留痕，如“日期录错，改按原文重录”。"
    )
