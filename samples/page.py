"""Reads and audits every report of `samples/reports` and writes the pages that show the outcome.

python -m samples.page var/samples
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import builder

import mingtang
from mingtang.annual.report import AnnualReport
from mingtang.audit.registry import Audit
from mingtang.documents.raw import UnreadableDocument
from samples.sheet import facts, numbered, report_sheet, tally

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
STYLE = (HERE / "style.css").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file with what came of it; `refusal` tells why a file could not be read."""

    file: Path
    report: AnnualReport | None = None
    audit: Audit | None = None
    refusal: str | None = None

    @property
    def page(self) -> str:
        return f"{self.file.name}.html"


def entries(files: Iterable[Path]) -> list[Entry]:
    """Every file read, and audited beside the report of the year before where that is among them."""
    read: dict[Path, AnnualReport | str] = {}
    for file in sorted(files):
        try:
            read[file] = mingtang.read(file)
        except UnreadableDocument as refusal:
            read[file] = refusal.message
    by_year = {(r.agency, r.year): r for r in read.values() if isinstance(r, AnnualReport)}
    return [
        Entry(file, refusal=outcome)
        if isinstance(outcome, str)
        else Entry(file, outcome, mingtang.audit(outcome, previous=_before(outcome, by_year)))
        for file, outcome in read.items()
    ]


def _before(
    report: AnnualReport, by_year: dict[tuple[str | None, int | None], AnnualReport]
) -> AnnualReport | None:
    return by_year.get((report.agency, report.year - 1)) if report.year else None


def _document(title: str, *content: html.HtmlElement) -> str:
    head = builder.HEAD(
        builder.META(charset="utf-8"),
        builder.META(name="viewport", content="width=device-width, initial-scale=1"),
        builder.TITLE(title),
        builder.STYLE(STYLE),
    )
    masthead = builder.DIV(
        builder.DIV(
            builder.STRONG("明堂"), builder.SPAN("政府信息公开工作年度报告 · 读取与核对样例")
        ),
        {"class": "masthead"},
    )
    page = builder.HTML(head, builder.BODY(masthead, builder.MAIN(*content)), lang="zh-CN")
    return f"<!doctype html>\n{html.tostring(page, encoding='unicode')}"


def index_page(found: list[Entry]) -> str:
    """The list of the reports, the faultiest not first but each where its file name puts it."""
    heads = ("报告", "年度", "格式", "审核结果", "来源文件")
    return _document(
        "样例报告 · 明堂",
        builder.H1("样例报告"),
        builder.P(
            "以下报告均为虚构，其中几份有意留下差错。点开报告，可见原表、编号标记和逐条说明。"
        ),
        builder.TABLE(
            {"class": "list"},
            builder.THEAD(builder.TR(*(builder.TH(head, scope="col") for head in heads))),
            builder.TBODY(*map(_row, found)),
        ),
    )


def _row(entry: Entry) -> html.HtmlElement:
    if entry.report is None or entry.audit is None:
        return builder.TR(
            builder.TH(
                entry.file.name, builder.SMALL(entry.refusal or ""), scope="row", colspan="3"
            ),
            builder.TD(builder.SPAN("未能读取", {"class": "tag error"}), {"class": "tags"}),
            builder.TD(entry.file.name, {"data-label": "来源文件"}),
        )
    report = entry.report
    form = report.form
    return builder.TR(
        builder.TH(builder.A(report.agency or "未能判明机关", href=entry.page), scope="row"),
        builder.TD(str(report.year or "未能判明"), {"data-label": "年度"}),
        builder.TD(form.citation if form else "未能判明", {"data-label": "格式"}),
        builder.TD(builder.DIV({"class": "tags"}, *tally(numbered(entry.audit)))),
        builder.TD(entry.file.name, {"data-label": "来源文件"}),
    )


def report_page(entry: Entry) -> str:
    """One report beside its findings."""
    report, audit = entry.report, entry.audit
    if report is None or audit is None:
        raise ValueError(f"{entry.file.name} could not be read and has no page")
    title = f"{report.agency or '未能判明机关'} · {report.year or '年度未明'}"
    return _document(
        f"{title} · 明堂",
        builder.P(builder.A("全部样例报告", href="index.html")),
        builder.H1(title),
        facts(report, entry.file.name),
        report_sheet(report, audit),
    )


def write_pages(files: Iterable[Path], folder: Path) -> Path:
    """Write the index and a page a report into `folder`; the path of the index."""
    folder.mkdir(parents=True, exist_ok=True)
    found = entries(files)
    for entry in found:
        if entry.report is not None:
            (folder / entry.page).write_text(report_page(entry), "utf-8")
    index = folder / "index.html"
    index.write_text(index_page(found), "utf-8")
    return index


def main(arguments: list[str]) -> int:
    """The command: `python -m samples.page FOLDER`."""
    index = write_pages(REPORTS.iterdir(), Path(arguments[0]))
    sys.stdout.write(f"已读取并核对样例报告，请在浏览器中打开：{index.resolve()}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
