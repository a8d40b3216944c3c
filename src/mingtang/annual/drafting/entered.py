"""What no register knows and a person enters once a year, for the drafting (条例第五十条; 国办公开办函〔2021〕30号
第一部分: 政府信息管理、平台建设、监督保障)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    COUNT = "count"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class _Asked:
    label: str
    unit: str
    kind: Kind = Kind.COUNT


class Entered(StrEnum):
    """One thing that is asked for; `label` and `unit` as the form shows them."""

    MEETINGS = "meetings"
    TRAININGS = "trainings"
    TRAINED = "trained"
    INSPECTIONS = "inspections"
    ACCOUNTS = "accounts"
    POSTS = "posts"
    SANCTIONS = "sanctions"
    PROPOSALS = "proposals"
    ASSESSMENT = "assessment"
    APPRAISAL = "appraisal"

    @property
    def label(self) -> str:
        return _ASKED[self].label

    @property
    def unit(self) -> str:
        return _ASKED[self].unit

    @property
    def kind(self) -> Kind:
        return _ASKED[self].kind


_ASKED = {
    Entered.MEETINGS: _Asked("研究政府信息公开工作的会议", "次"),
    Entered.TRAININGS: _Asked("组织政府信息公开培训", "次"),
    Entered.TRAINED: _Asked("参加培训", "人次"),
    Entered.INSPECTIONS: _Asked("开展监督检查", "次"),
    Entered.ACCOUNTS: _Asked("政务新媒体账号", "个"),
    Entered.POSTS: _Asked("政务新媒体发布信息", "条"),
    Entered.SANCTIONS: _Asked("因政府信息公开工作被追究责任", "人次"),
    Entered.PROPOSALS: _Asked("公开建议提案办理结果", "件"),
    Entered.ASSESSMENT: _Asked("工作考核结果", "", Kind.WORDS),
    Entered.APPRAISAL: _Asked("社会评议结果", "", Kind.WORDS),
}
