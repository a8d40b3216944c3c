"""What kind of thing an agency publishes by itself; its metadata, limits and pages depend on it."""

from __future__ import annotations

from enum import StrEnum


class ItemKind(StrEnum):
    OFFICIAL_DOCUMENT = "official_document"
    NORMATIVE_DOCUMENT = "normative_document"
    NEWS = "news"
    NOTICE = "notice"
    PUBLIC_NOTICE_LIST = "public_notice_list"
    INTERPRETATION = "interpretation"
    DRAFT_FOR_COMMENT = "draft_for_comment"
    FEEDBACK = "feedback"
    PRESS_CONFERENCE = "press_conference"
    ENFORCEMENT_BEFORE = "enforcement_before"
    ENFORCEMENT_AFTER = "enforcement_after"
    DOUBLE_RANDOM = "double_random"
    POWER_LIST = "power_list"
    BUDGET = "budget"
    PROCUREMENT = "procurement"
    ADMISSIONS = "admissions"
    RECRUITMENT = "recruitment"
    ANNUAL_REPORT = "annual_report"
    GUIDE = "guide"
    RULES = "rules"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_document(self) -> bool:
        """Whether it is an official document with a letterhead, of which a register is kept."""
        return self in (ItemKind.OFFICIAL_DOCUMENT, ItemKind.NORMATIVE_DOCUMENT)


_LABELS = {
    ItemKind.OFFICIAL_DOCUMENT: "公文",
    ItemKind.NORMATIVE_DOCUMENT: "行政规范性文件",
    ItemKind.NEWS: "政务动态",
    ItemKind.NOTICE: "通知公告",
    ItemKind.PUBLIC_NOTICE_LIST: "公示名单",
    ItemKind.INTERPRETATION: "政策解读",
    ItemKind.DRAFT_FOR_COMMENT: "征求意见稿",
    ItemKind.FEEDBACK: "意见征集结果反馈",
    ItemKind.PRESS_CONFERENCE: "新闻发布会",
    ItemKind.ENFORCEMENT_BEFORE: "行政执法事前公示",
    ItemKind.ENFORCEMENT_AFTER: "行政执法结果公示",
    ItemKind.DOUBLE_RANDOM: "双随机抽查情况",
    ItemKind.POWER_LIST: "权责清单",
    ItemKind.BUDGET: "财政预算、决算",
    ItemKind.PROCUREMENT: "政府采购",
    ItemKind.ADMISSIONS: "招生信息",
    ItemKind.RECRUITMENT: "招考、招聘信息",
    ItemKind.ANNUAL_REPORT: "政府信息公开工作年度报告",
    ItemKind.GUIDE: "政府信息公开指南",
    ItemKind.RULES: "政府信息公开制度",
}
