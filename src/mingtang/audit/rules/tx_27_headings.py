from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.headings import heading, is_spelt_right, section_form
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule
from mingtang.audit.wording import closest, core, difference, is_rewording, slips

FEW = 2  # letters; a title that differs in more was put otherwise on purpose


@rule(
    "TX-27",
    "各部分标题与格式一致",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号、〔2019〕60号所附格式",),
)
def headings(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """六个部分的标题应照格式书写（标点、空格不计）。错字漏字为错误；换了说法而意思相同的给出提示。

    | 情形 | 结论 |
    | --- | --- |
    | “四、政府信息公开行政复议、行政诉讼情况” | 通过 |
    | “四、政府信息公开行政复议、行政行诉讼情况” | 错误，多“行” |
    | “五、存在的主要问题和改进情况” | 提示，与格式文字不同 |
    | 格式以外的标题 | 由 TX-03 指出 |
    """
    for section in case.report.sections:
        form = section_form(case.report, section)
        if form is None:
            continue
        evidence = (Quote(heading(section), section.at),)
        due = closest(section.title, form.wordings)
        if core(section.title) == core(form.title):
            yield None
        elif is_spelt_right(section, form):
            yield rule.fail(
                f"“{heading(section)}”与格式文字不同，格式为“{form.title}”",
                severity=Severity.NOTICE,
                quotes=evidence,
            )
        elif slips(section.title, due) <= FEW and not is_rewording(section.title, due):
            yield rule.fail(
                f"标题“{heading(section)}”与格式不符，应为“{form.title}”"
                f"（{difference(section.title, due)}），请改正",
                quotes=evidence,
            )
        else:
            yield rule.fail(
                f"标题“{heading(section)}”与格式文字不同，格式为“{form.title}”，请对照格式核对",
                severity=Severity.NOTICE,
                quotes=evidence,
            )
