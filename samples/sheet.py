"""The page of one report: the report as printed, and beside it what the audit found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import html
from lxml.html import builder

from mingtang.annual.edition import edition_of_year
from mingtang.annual.report import AnnualReport, CellState
from mingtang.audit.registry import Audit
from mingtang.documents.raw import Paragraph, Place
from mingtang.rendering.printed import PrintedTable
from mingtang.rendering.tables import figures_table, printed_tables
from samples.marks import UNCERTAIN, UNCERTAIN_CLASS, WORDS, Marker, Numbered, mark, text_anchor
from samples.statutory import cell_anchor, name_of, statutory_table

SHOWN = 4  # quotes and cells in an entry; the marks in the table show all


def numbered(audit: Audit) -> tuple[Numbered, ...]:
    return tuple(Numbered(n, finding) for n, finding in enumerate(audit.findings, start=1))


def tally(findings: Iterable[Numbered]) -> list[html.HtmlElement]:
    """A tag with its count for each kind of finding there is; 未发现问题 where there is none."""
    kinds = [each.kind for each in findings]
    words = {
        **{severity.value: word for severity, word in WORDS.items()},
        UNCERTAIN_CLASS: UNCERTAIN,
    }
    tags = [
        builder.SPAN(f"{word} {kinds.count(kind)}", {"class": f"tag {kind}"})
        for kind, word in words.items()
        if kind in kinds
    ]
    return tags or [builder.SPAN("未发现问题", {"class": "tag clean"})]


def tables_of(report: AnnualReport) -> dict[str, PrintedTable]:
    form = report.form or (edition_of_year(report.year) if report.year else None)
    return {} if form is None else printed_tables(report, form)


def report_sheet(report: AnnualReport, audit: Audit) -> html.HtmlElement:
    """The report at the left, its findings at the right; one below the other where it is narrow."""
    findings = numbered(audit)
    tables = tables_of(report)
    marker = Marker(findings)
    sheet = builder.ARTICLE({"class": "sheet"}, *_sheet(report, tables, marker))
    return builder.DIV({"class": "both"}, sheet, _findings(audit, findings, tables, marker))


def facts(report: AnnualReport, file_name: str) -> html.HtmlElement:
    """What was read, and how much of it for certain."""
    form = report.form
    states = [report.cell(address).state for address in (form.cell_keys() if form else ())]
    told = [
        ("来源文件", file_name),
        ("适用格式", form.citation if form else "未能判明"),
        ("读出数字", f"{states.count(CellState.NUMBER)} 格") if states else None,
        ("空白", f"{states.count(CellState.BLANK)} 格") if states else None,
        ("未识别", f"{states.count(CellState.UNREAD)} 格") if states else None,
    ]
    return builder.UL(
        {"class": "facts"},
        *(builder.LI(f"{name}：", builder.B(value)) for name, value in filter(None, told)),
    )


def _sheet(
    report: AnnualReport, tables: dict[str, PrintedTable], marker: Marker
) -> Iterator[html.HtmlElement]:
    if report.title:
        title = Paragraph(report.title, Place())  # reports keep its words and not its place
        yield builder.P({"class": "head"}, *marker.paragraph(title))
    yield from (_paragraph(p, marker) for p in report.preamble)
    holds = {s.number: s.holds for s in report.form.sections} if report.form else {}
    for place, section in enumerate(report.sections, start=1):
        heading = Paragraph(f"{section.printed}{section.title}", section.at)
        yield builder.H2(*marker.paragraph(heading), id=f"section-{place}")
        yield from (_paragraph(p, marker) for p in section.paragraphs)
        table = tables.get(holds.get(section.number, ""))
        if table is not None:
            yield statutory_table(table, marker.findings)
    figures = _figures(report)
    if figures is not None:
        yield statutory_table(figures, marker.findings)
    yield from (
        builder.P({"class": "closing"}, *marker.paragraph(paragraph))
        for paragraph in report.closing
    )


def _paragraph(paragraph: Paragraph, marker: Marker) -> html.HtmlElement:
    return builder.P(*marker.paragraph(paragraph))


def _figures(report: AnnualReport) -> PrintedTable | None:
    form = report.form
    if form is None or form.figures is None:
        return None
    return figures_table(report, form.figures)


def _findings(
    audit: Audit,
    findings: tuple[Numbered, ...],
    tables: dict[str, PrintedTable],
    marker: Marker,
) -> html.HtmlElement:
    entries = [_entry(each, tables, each.number in marker.placed) for each in findings]
    return builder.ASIDE(
        {"class": "findings", "aria-label": "审核结果"},
        builder.H2(f"审核结果 {len(findings)} 条"),
        builder.OL(*entries),
        builder.P(_passed(audit), {"class": "passed"}),
    )


def _passed(audit: Audit) -> str:
    checks = sum(audit.checked.values())
    if not checks:
        return "没有可以自动核对的项目。"
    return f"{checks} 项核对无误，涉及 {len(audit.checked)} 条规则。"


def _entry(each: Numbered, tables: dict[str, PrintedTable], is_in_text: bool) -> html.HtmlElement:
    finding = each.finding
    entry = builder.LI({"class": "finding", "id": each.anchor})
    badge = mark(each)
    badge.set("href", f"#{_first_place(each, is_in_text)}")
    entry.append(
        builder.HEADER(
            badge,
            builder.SPAN(each.word, {"class": f"tag {each.kind}"}),
            builder.CODE(finding.rule),
        )
    )
    quotes = list(dict.fromkeys(quote.text for quote in finding.quotes if quote.text))
    entry.extend(map(builder.BLOCKQUOTE, quotes[:SHOWN]))
    entry.append(builder.P(finding.message))
    places = [_link(address, tables) for address in finding.cells[:SHOWN]]
    if len(finding.cells) > SHOWN:
        places.append(builder.LI(f"共 {len(finding.cells)} 格，均已在表中标出"))
    if places:
        entry.append(builder.UL({"class": "where"}, *places))
    if finding.cites:
        entry.append(builder.P("依据：" + "；".join(finding.cites), {"class": "cites"}))
    return entry


def _first_place(each: Numbered, is_in_text: bool) -> str:
    if each.finding.cells:
        return cell_anchor(each.finding.cells[0])
    return text_anchor(each) if is_in_text else each.anchor


def _link(address: str, tables: dict[str, PrintedTable]) -> html.HtmlElement:
    table = tables.get(address.partition("/")[0])
    name = name_of(table, address) if table else address
    return builder.LI(builder.A(name, href=f"#{cell_anchor(address)}"))
