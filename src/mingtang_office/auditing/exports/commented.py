"""The report in its statutory form with a comment at the place of each finding."""

from __future__ import annotations

from collections.abc import Iterable

from mingtang.annual.report import AnnualReport
from mingtang.documents.raw import Place
from mingtang.rendering import Comment, render
from mingtang_office.auditing.marking import Numbered
from mingtang_office.auditing.passages import span

_AUTHOR, _INITIALS = "政府信息公开年度报告审核", "审核"


def commented_docx(report: AnnualReport, findings: Iterable[Numbered]) -> bytes:
    """The bytes of the docx. Findings that were dismissed are left out: nobody need act on them."""
    comments = [_comment(report, each) for each in findings if not each.is_dismissed]
    return render(report, "docx", comments=comments)


def _comment(report: AnnualReport, each: Numbered) -> Comment:
    quote, section = _quoted(report, each)
    return Comment(
        comment_text(each),
        _AUTHOR,
        _INITIALS,
        cells=_cells(each),
        quote=quote,
        section=section,
    )


def _cells(each: Numbered) -> tuple[str, ...]:
    """A sum's result stands last among many cells: the comment belongs there."""
    cells = each.finding.cells
    return (cells[-1],) if len(cells) > 1 and each.finding.right is not None else cells[:1]


def comment_text(each: Numbered) -> str:
    """What is wrong, by which rule, and what was decided on it; a line for each."""
    uncertain = "（存疑，请人工核对）" if each.is_uncertain else ""
    lines = [f"{each.number}. 【{each.severity_label}】{uncertain}{each.message}"]
    if each.finding.cites:
        lines.append(f"依据：{'；'.join(each.finding.cites)}")
    if each.decision is not None:
        reason = f"，{each.decision.reason}" if each.decision.reason else ""
        lines.append(f"处理：{each.verdict_label}{reason}")
    lines.append(f"规则：{each.rule} {each.rule_title}".rstrip())
    return "\n".join(lines)


def _quoted(report: AnnualReport, each: Numbered) -> tuple[str | None, int | None]:
    """The first quote that stands in the narrative, and the section it stands in."""
    for quote in each.finding.quotes:
        if quote.at is not None and quote.at.table is not None:
            continue
        wanted = "".join(quote.text.split())
        for section in report.sections:
            pieces = [(section.printed + section.title, section.at)]
            pieces += [(paragraph.text, paragraph.at) for paragraph in section.paragraphs]
            if any(_stands(text, at, wanted, quote.at) for text, at in pieces):
                return quote.text, section.number
        if wanted:
            return quote.text, None
    return None, None


def _stands(text: str, at: Place, wanted: str, place: Place | None) -> bool:
    if place is not None and place.paragraph not in (None, at.paragraph):
        return False
    return span(text, wanted) is not None
