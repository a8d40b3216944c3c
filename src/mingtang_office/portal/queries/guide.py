"""The disclosure guide of an agency, generated from its particulars: every element of 条例第十二条第二款
and those asked by the notice on the platform, 第二十九条 and 第五十一条."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from mingtang.law import Citation
from mingtang.publication.columns import ColumnNature
from mingtang.publication.elements import guide_elements, missing_from_guide
from mingtang_office.agencies.models import Agency
from mingtang_office.applications.actions.intake import takes_applications
from mingtang_office.channels.queries.channels import channels_for
from mingtang_office.trail.models import Entry
from mingtang_office.trail.sealing import holder_name
from mingtang_office.ui.days import day_words
from mingtang_office.upkeep.queries.shown import columns_shown

OF_THE_OFFICE = frozenset(
    {"office_name", "address", "office_hours", "telephone", "fax", "internet"}
)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the guide; `words` a paragraph each, none where it is not yet known."""

    code: str
    label: str
    rests_on: Citation
    words: tuple[str, ...]

    @property
    def is_of_the_office(self) -> bool:
        return self.code in OF_THE_OFFICE

    @property
    def short_label(self) -> str:
        return self.label.removeprefix("政府信息公开工作机构的")


@dataclass(frozen=True, slots=True)
class Guide:
    elements: tuple[Element, ...]
    missing: tuple[str, ...]

    @property
    def office(self) -> tuple[Element, ...]:
        return tuple(each for each in self.elements if each.is_of_the_office)

    @property
    def others(self) -> tuple[Element, ...]:
        return tuple(each for each in self.elements if not each.is_of_the_office)


def guide_of(agency: Agency, now: datetime) -> Guide:
    said = _said(agency, now)
    lacking = {each.code for each in missing_from_guide({c: "".join(w) for c, w in said.items()})}
    elements = tuple(
        Element(each.code, each.label, each.rests_on, said.get(each.code, ()))
        for each in guide_elements()
    )
    return Guide(elements, tuple(each.label for each in elements if each.code in lacking))


def updated_on(agency: Agency) -> date | None:
    """The day on which a particular of the agency was changed last: the guide is made of them."""
    object_type, object_id = holder_name(agency)
    last = Entry.objects.filter(
        object_type=object_type, object_id=object_id, action__startswith="agencies."
    ).first()
    return timezone.localdate(last.at) if last is not None else agency.established_on


def _said(agency: Agency, now: datetime) -> dict[str, tuple[str, ...]]:
    changed = updated_on(agency)
    return {
        "classification": _classification(agency, now),
        "arrangement": (
            "每条政府信息编有索引号，列出名称、内容概述和生成日期，编入政府信息公开目录；索引号一经公布不再改变。",
            "各栏目中，新发布的排在前面；公文按主题分类、发文字号和成文日期编排。",
            "还可以按基层政务公开标准目录、主题分类和发布年份查阅。",
        ),
        "access": _access(agency, now),
        "office_name": _one(agency.office_name),
        "address": _one(
            f"{agency.address}（邮政编码：{agency.postal_code}）"
            if agency.address and agency.postal_code
            else agency.address
        ),
        "office_hours": _one(agency.office_hours),
        "telephone": _one(agency.telephone),
        "fax": _one(agency.fax),
        "internet": _one("；".join(each for each in (agency.email, agency.website) if each)),
        "updated_on": _one(day_words(changed) if changed else ""),
        "application": _application(agency),
        "remedies": _remedies(agency),
    }


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text.strip() else ()


def _classification(agency: Agency, now: datetime) -> tuple[str, ...]:
    own = columns_shown(agency, now)
    statutory = [each.title for each in own if each.nature is ColumnNature.STATUTORY]
    added = [each.title for each in own if each.nature is ColumnNature.ADDED and not each.parent]
    told = []
    if statutory:
        told.append(f"法定主动公开内容分为：{'、'.join(statutory)}。")
    if added:
        told.append(f"其他公开信息分为：{'、'.join(added)}。")
    return tuple(told)


def _access(agency: Agency, now: datetime) -> tuple[str, ...]:
    names = [each.name for each in channels_for(agency, timezone.localdate(now))]
    others = f"，也通过{'、'.join(names)}公布" if names else ""
    address = f"{settings.SITE_URL}{reverse('portal:platform', args=(agency.pk,))}"
    return (
        f"主动公开的政府信息在{address}公布{others}；可以用词语、发文字号、索引号搜索，也可以下载。",
        "也可以到国家档案馆、公共图书馆、政务服务场所的政府信息查阅场所查阅。",
    )


def _application(agency: Agency) -> tuple[str, ...]:
    if not takes_applications(agency):
        return ()
    return (
        f"没有主动公开的政府信息，可以向{agency.name}申请公开：网上填写、当面提交、邮寄或者传真；"
        "采用书面形式确有困难的，可以口头提出。申请应当写明姓名或者名称、身份证明、联系方式，"
        "所需信息的名称、文号或者其他特征，以及希望的形式和获取途径。",
    )


def _remedies(agency: Agency) -> tuple[str, ...]:
    above = agency.get_parent()
    superior = f"上一级行政机关（{above.name}）" if above is not None else "上一级行政机关"
    return (
        f"认为{agency.name}在政府信息公开工作中侵犯其合法权益的，可以向{superior}或者政府信息公开工作主管部门"
        "投诉、举报，也可以依法申请行政复议或者提起行政诉讼。",
    )
