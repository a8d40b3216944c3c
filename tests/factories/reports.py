"""Reports composed for tests: valid unless a test says otherwise; agencies and people are invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mingtang.annual.edition import edition
from mingtang.annual.report import AnnualReport, Cell, Number, Section
from mingtang.documents.raw import Paragraph, Place

NARRATIVE = {
    1: (
        "{year}年，{agency}认真落实《中华人民共和国政府信息公开条例》，依法做好政府信息公开工作。",
        "（一）主动公开。全年通过政府门户网站主动公开政府信息36条。",
        "（二）依申请公开。全年未收到政府信息公开申请。",
        "（三）政府信息管理。完善公文公开属性源头认定和发布审查机制。",
        "（四）政府信息公开平台建设。维护门户网站政府信息公开专栏，及时更新栏目内容。",
        "（五）监督保障。将政府信息公开工作纳入年度考核，组织培训2次，未发生责任追究情形。",
    ),
    5: (
        "存在的主要问题：一是政策解读形式较为单一；二是部分栏目更新不够及时。",
        "改进情况：针对上年培训不足的问题，已组织专题培训；下一步将增加图解，并按月检查栏目更新。",
    ),
    6: ("{year}年，本机关未收取信息处理费。",),
}


def text(*lines: str, first: int = 1) -> tuple[Paragraph, ...]:
    """These lines as paragraphs, numbered from `first`."""
    return tuple(Paragraph(line, Place(paragraph=first + i)) for i, line in enumerate(lines))


def make_report(
    *,
    edition_code: str = "2021",
    year: int = 2023,
    agency: str = "云江县教育局",
    values: Mapping[str, Number | None] | None = None,
    narrative: Mapping[int, tuple[str, ...]] | None = None,
    raws: Mapping[str, str] | None = None,
) -> AnnualReport:
    """A report with zeros in every cell. `values` sets cells (None: blank), `raws` sets the printed
    text of cells whose value is not a number, `narrative` replaces the lines of sections."""
    form = edition(edition_code)
    told = {**NARRATIVE, **(narrative or {})}
    cells = {key: Cell(0, "0", Place(table=1)) for key in form.cell_keys()}
    sections, line = [], 10
    for section in form.sections:
        lines = tuple(t.format(year=year, agency=agency) for t in told.get(section.number, ()))
        sections.append(
            Section(
                section.number,
                section.title,
                text(*lines, first=line + 1),
                Place(paragraph=line),
                "一二三四五六七"[section.number - 1] + "、",
            )
        )
        line += len(lines) + 1
    report = AnnualReport(
        agency=agency,
        year=year,
        edition=edition_code,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        preamble=text(
            f"本报告依据《中华人民共和国政府信息公开条例》编制，所列数据统计期限自{year}年1月1日起至{year}年12月31日止。",
            first=2,
        ),
        sections=tuple(sections),
        cells=cells,
        closing=text(agency, f"{year + 1}年1月15日", first=line),
        signed_by=agency,
        signed_on=date(year + 1, 1, 15),
    ).with_values(values or {})
    changed = dict(report.cells)
    for key, raw in (raws or {}).items():
        changed[key] = Cell(None, raw, Place(table=1))
    return AnnualReport(**{**_fields(report), "cells": changed})


def _fields(report: AnnualReport) -> dict[str, object]:
    return {name: getattr(report, name) for name in AnnualReport.__slots__}
