from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.report import Section
from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.headings import heading, numeral
from mingtang.audit.narrative import dense
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

MOST = 2  # more headings than that missing are rather not recognised than not written


@rule(
    "TX-03",
    "六个部分齐全、依次、编号正确",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号、〔2019〕60号所附格式", "《政府信息公开条例》第五十条"),
)
def sections(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """报告应依次有六个部分，以“一、”至“六、”编号，不缺、不重、不乱；格式以外另立的一级标题给出警告，以“1、”
    编号给出提示。

    | 情形 | 结论 |
    | --- | --- |
    | 一至六齐全依次 | 通过 |
    | 缺第六部分 | 错误 |
    | 缺三个以上部分，或正文里另有这个标题 | 存疑，可能没有读出 |
    | “三、主动公开政府信息情况” | 错误，应为“二、” |
    | 第六部分排在第五部分之前 | 错误 |
    | 另有“二、工作机制保障” | 警告 |
    | “5、存在的主要问题及改进情况” | 提示，应为“五、” |
    | 一个部分也没有读出 | 不作判断 |
    """
    report = case.report
    form = report.form
    printed = [section for section in report.sections if section.statutory]
    if form is None or not printed:
        return
    numbers = [section.number for section in printed]
    missing = [each for each in form.sections if each.number not in numbers]
    told = dense("".join(section.text for section in report.sections))
    doubtful = len(missing) > MOST or any(dense(each.title) in told for each in missing)
    if missing:
        found = rule.uncertain if doubtful else rule.fail
        yield found(
            f"报告缺少{'、'.join(f'“{_due(each.number)}{each.title}”' for each in missing)}，请对照六部分格式补齐",
            quotes=tuple(Quote(heading(section), section.at) for section in report.sections),
        )
    else:
        yield None
    yield (
        rule.fail(
            "各部分次序与格式不符：" + "、".join(heading(section) for section in printed),
            quotes=tuple(Quote(heading(section), section.at) for section in printed),
        )
        if numbers != sorted(numbers)
        else None
    )
    for section in report.sections:
        yield from _numbered(rule, section)


def _due(number: int) -> str:
    return "零一二三四五六七八九"[number] + "、"


def _numbered(rule: Rule, section: Section) -> Iterator[Finding | None]:
    evidence = (Quote(heading(section), section.at),)
    if not section.statutory:
        yield rule.fail(
            f"“{heading(section)}”不是格式规定的六个部分之一，请并入相应部分，勿另立一级标题",
            severity=Severity.WARNING,
            quotes=evidence,
        )
        return
    number = numeral(section.printed)
    if number is not None and number != section.number:
        yield rule.fail(
            f"“{heading(section)}”的编号应为“{_due(section.number)}”，请改正并检查有无重号、跳号",
            quotes=evidence,
        )
    elif not section.printed.startswith(_due(section.number)[0]):
        yield rule.fail(
            f"“{heading(section)}”应以“{_due(section.number)}”编号",
            severity=Severity.NOTICE,
            quotes=evidence,
        )
    else:
        yield None
