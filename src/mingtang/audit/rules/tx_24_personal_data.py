from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.narrative import passages
from mingtang.audit.registry import Case, Rule, rule
from mingtang.privacy import Kind, find, mask, masked

GRAVE = frozenset({Kind.ID_CARD, Kind.BANK_CARD, Kind.PASSPORT})
HOME = ("住址", "家住", "户籍", "家庭地址", "现住")
BEFORE = 12


@rule(
    "TX-24",
    "没有不应公开的个人信息",
    severity=Severity.ERROR,
    cites=("《政府信息公开条例》第十五条", "《个人信息保护法》第二十八条"),
)
def personal_data(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """年度报告不应出现居民身份证号、银行账号、护照号、个人手机号、家庭住址。办公电话、机关邮箱、办公地址和姓名不在
    此列；引言所留联系手机号只提示核对。引用时打码。

    | 情形 | 结论 |
    | --- | --- |
    | 只有办公电话、办公地址 | 通过 |
    | 校验位正确的身份证号 | 错误 |
    | 正文中的手机号 | 警告 |
    | 引言所留联系手机号 | 存疑 |
    | “家住云江县青禾镇柳塘村12号” | 警告 |
    """
    clean = True
    for passage in passages(case.report):
        for match in find(passage.text):
            before = passage.text[max(0, match.start - BEFORE) : match.start]
            at_home = match.kind is Kind.ADDRESS and any(word in before for word in HOME)
            if match.kind not in GRAVE and match.kind is not Kind.MOBILE and not at_home:
                continue
            clean = False
            sure = match.certain and (passage.section is not None or match.kind in GRAVE)
            found = rule.fail if sure else rule.uncertain
            yield found(
                f"正文出现{match.kind.label}“{masked(match)}”，属于个人信息，请删去或换成办公联系方式",
                severity=Severity.ERROR if match.kind in GRAVE else Severity.WARNING,
                quotes=(Quote(mask(before + passage.text[match.start : match.end]), passage.at),),
            )
    if clean:
        yield None
