"""Figures of proactive disclosure: which cells of table two a figure of the narrative speaks of."""

from __future__ import annotations

import re

from mingtang.audit.claims.claim import Topic
from mingtang.audit.claims.figures import Figure
from mingtang.audit.claims.topics import Subject

_COUNT = r"(?:文件)?(?:共计|总数|数量|数|有|共|为|达|的|计)*$"
_NORMATIVE = re.compile(r"(?<!部门)(?<!、)规范性文件" + _COUNT)
_NORMATIVE_AFTER = re.compile(
    r"^(?:本级|政府|新的|部门)?(?:行政)?规范性文件(?!.{0,6}(?:清理|解读|审查))"
)
_REGULATIONS = re.compile(r"(?:政府)?规章" + _COUNT)
_OTHER_WORK = re.compile(
    r"类|清理|审查|审核|备案|解读|评估|修改|修订|刊登|刊载|报送|转发|专栏|栏目|征求|起草|上传|其他|等$|征集|目录|移送|梳理|废改立"
)
_MEASURES = (
    (re.compile(r"废止|失效|宣布"), ("repealed",)),
    (re.compile(r"现行有效|继续有效|有效"), ("in_force", "total_public")),
    (re.compile(r"历年|累计|总数"), ("in_force", "total_public")),
    (re.compile(r"制发|制定|新制作|制作|出台|印发"), ("made", "published")),
    (re.compile(r"公开|公布|发布"), ("made", "published", "in_force", "total_public")),
)
_ITEMS = re.compile(r"权责|权力|清单|事项|目录|大项|下放|承接|取消|调整|划转|划入")
_DECISION_UNITS = frozenset(("件", "家", "宗", "条", "起", "个", "项", "份", "次", "户"))
_KINDS = (
    (Topic.LICENCES, re.compile(r"(?:行政(?:审批)?|办学)许可(?:决定|信息|案件|事项)?" + _COUNT)),
    (Topic.PENALTIES, re.compile(r"行政处罚(?:决定书?|信息|案件|事项)?" + _COUNT)),
    (Topic.COMPULSORY_MEASURES, re.compile(r"行政强制(?:措施|执行|决定|案件|事项)?" + _COUNT)),
)
_MADE = re.compile(r"(?:作出|办理|实施|办结|查处)(?:了)?$")
_CHARGES = re.compile(r"行政事业性收费(?:收入|金额|总额)?[^，]{0,6}$")
_PROCUREMENT = re.compile(r"(?:政府)?(?:集中)?采购(?:项目|金额|资金|总额|总金额|预算)?[^，]{0,6}$")
_PROACTIVE = re.compile(
    r"主动公开(?:的)?(?:各类|各项)?(?:政府|政务)?信息(?:总数|总量|数量|数)?(?:共计|累计|共|达|为|计)*$"
)
_WITHHELD = re.compile(r"(?:不予公开|不公开|依申请公开)(?:的)?(?:政府)?信息(?:数|数量)?[共为有]*$")


def _normative(figure: Figure, lead: str) -> Subject | None:
    if figure.unit not in ("件", "份", "个", "部", "条", "项", "篇"):
        return None
    before = figure.before
    clause = before + figure.after
    if _OTHER_WORK.search(clause):
        return None
    normative = _NORMATIVE.search(before) or _NORMATIVE_AFTER.match(figure.after)
    topic = Topic.NORMATIVE_DOCUMENTS if normative else Topic.REGULATIONS
    if not normative and not _REGULATIONS.search(before):
        return None
    if not normative and re.search(r"规章制度|党内", clause):
        return None
    for words in (figure.before, lead[-40:]):
        for pattern, rows in _MEASURES:
            if pattern.search(words):
                return Subject(topic, rows)
    return None


def _decisions(figure: Figure) -> Subject | None:
    if figure.unit not in (*_DECISION_UNITS, "大项"):
        return None
    for topic, pattern in _KINDS:
        follows = _MADE.search(figure.before) and pattern.match(figure.after[:6])
        if not pattern.search(figure.before) and not follows:
            continue
        if "类信息" in figure.before or re.search(r"公示|公开|发布|公布|双公示", figure.before):
            return None
        listed = figure.unit in ("项", "大项") or _ITEMS.search(figure.before)
        return Subject(topic, ("items",) if listed else ("decisions",))
    return None


def disclosure_subject(figure: Figure, lead: str) -> Subject | None:
    """The subject of a figure that speaks of table two or of the volume of disclosure; `lead` is
    the sentence up to the figure."""
    found = _normative(figure, lead) or _decisions(figure)
    if found is not None:
        return found
    money = figure.unit in ("元", "万元", "亿元")
    if money and _CHARGES.search(figure.before):
        return Subject(Topic.CHARGES, ("amount",))
    if _PROCUREMENT.search(figure.before) or figure.after.startswith("采购项目"):
        measure = "amount" if money else "items"
        return Subject(Topic.PROCUREMENT, (measure,)) if money or figure.unit in "个项" else None
    if figure.unit in ("条", "件", "份", "篇", "项", ""):
        if _PROACTIVE.search(figure.before) and not re.match(r"其[他它余]", figure.before):
            return Subject(Topic.PROACTIVE)
        if _WITHHELD.search(figure.before) and "主动公开" not in figure.before:
            return Subject(Topic.WITHHELD)
    return None
