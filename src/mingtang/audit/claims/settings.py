"""The setting of a figure: of which period and of whom it speaks."""

from __future__ import annotations

import re

from mingtang.annual.report import AnnualReport
from mingtang.audit.claims.claim import Period, Scope
from mingtang.audit.claims.figures import Figure
from mingtang.audit.claims.sentences import Sentence

_REACH = 500
"""Letters before a figure in which its setting is looked for."""

_TITLES = re.compile(r"《[^》]*》|（[^）]*〔[^）]*）")
_PERIOD = re.compile(
    r"(?<![较比与转])(?<!转[到至入])(?<!延[到至])(?P<year>20\d\d)年(?!度?(?:结转|转结|转办|转入|接转|遗留))(?:度)?(?P<since>以来|起至今)?"
    r"|(?<![较比与])(?P<last>上一?年度?|去年)(?!度|结转|转结|底|同期|末)"
    r"|(?P<this>本年|今年|全年|年内|当年|年度内)"
    r"|(?P<ever>历年|以来|自开通|至今)"
    r"|(?P<sum>累计)"
    r"|(?P<next>(?<![转延])(?<![转延][到至入])(?:明年|下一?年度?)|下一步)"
    r"|(?P<month>(?<!年)(?<!1)(?:[1-9]|1[0-2])月份?(?!1日至|31日|30日|底|1日起))"
    r"|(?P<part>[上下]半年|[一二三四]季度|每季度|每[年月周日天]|本月)"
)
_WHOLE = re.compile(
    r"全(?:市|县|区|省|州|旗|盟|镇|乡|街道|系统|院|局)|(?:各级|各地)(?:行政机关|政府)"
)
_OWN = re.compile(
    r"我(?:局|委|办|厅|镇|乡|街道|单位|机关|中心|市|县|区|省|院)|本(?:局|机关|单位|委|办|厅|部门|镇|街道|市|县|区|省|级机关)"
)
_PART = re.compile(
    r"(?:市|县|区|省|镇)?(?:人民)?政府(?:本级|办公室|办公厅|办)|(?<!本)本级|县直|市直|区直|省直|各(?:乡|镇|街道|县|区|市|部门|单位|委办局|科室)|所属|下属|下级|"
    r"科室"
)


def lead_of(sentence: Sentence, figure: Figure, before: Sentence | None) -> str:
    """The words before a figure that set its period and scope: of its sentence, and of the one
    before where it begins with 其中."""
    lead = sentence.plain[max(0, figure.start - _REACH) : figure.start]
    if before is not None and sentence.plain.startswith("其中"):
        return before.plain[-_REACH:] + lead
    return lead


def period(lead: str, year: int | None) -> Period:
    """The period last named before a figure; the report's year where none is."""
    lead = _TITLES.sub(lambda match: "□" * len(match.group()), lead)
    named = Period.YEAR
    yearly = False
    for match in _PERIOD.finditer(lead):
        if match["year"]:
            named = _of_year(int(match["year"]), year, bool(match["since"]))
            yearly = named is Period.YEAR
        elif match["last"]:
            named = Period.PREVIOUS
        elif match["this"]:
            named, yearly = Period.YEAR, True
        elif match["ever"]:
            named, yearly = Period.CUMULATIVE, False
        elif match["sum"]:
            named = named if yearly else Period.CUMULATIVE
        elif match["next"] or match["part"] or len(lead) - match.end() < 30:
            named = Period.OTHER
    return named


def _of_year(named: int, year: int | None, since: bool) -> Period:
    if since:
        return Period.CUMULATIVE
    if year is None or named == year:
        return Period.YEAR
    return Period.PREVIOUS if named == year - 1 else Period.OTHER


def scope(lead: str, report: AnnualReport) -> Scope:
    """Whose figure it is, by the last body named before it; unknown where none is named. 全区各部门
    is the whole district."""
    agency = report.agency or ""
    found: list[tuple[int, Scope]] = []
    whole = bool(_WHOLE.search(lead))
    for pattern, kind in ((_WHOLE, Scope.WHOLE), (_OWN, Scope.OWN), (_PART, Scope.PART)):
        for match in pattern.finditer(lead):
            if whole and match.group().startswith("各"):
                continue
            is_own = kind is Scope.PART and agency.endswith(match.group().lstrip("市县区省镇"))
            found.append((match.start(), Scope.OWN if is_own else kind))
    if agency and agency in lead:
        found.append((lead.rindex(agency), Scope.OWN))
    return max(found, default=(0, Scope.UNKNOWN))[1]
