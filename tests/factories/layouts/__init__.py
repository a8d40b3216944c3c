"""Layouts: a report printed as real exports print it, each with variations by seed.

A layout is a function `(printed, rng) -> (content, printed)`; the printed report that it returns
marks the cells that the layout leaves unrecoverable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from mingtang.annual.report import AnnualReport
from tests.factories.accidents import ACCIDENTS, befall
from tests.factories.layouts import docx, html, markdown, pdf, runs, text, xlsx
from tests.factories.printed import LaidOut, Printed, print_report

Layout = Callable[[Printed, Random], tuple[str | bytes, Printed]]

LAYOUTS: Mapping[str, tuple[Layout, str]] = {
    "text_word_export": (text.word_export, "txt"),
    "text_tab_rows": (text.tab_rows, "txt"),
    "text_pipe_cells": (text.pipe_cells, "txt"),
    "text_run_together": (runs.run_together, "txt"),
    "text_bare_lines": (text.bare_lines, "txt"),
    "text_space_rows": (text.space_rows, "txt"),
    "markdown_clean": (markdown.clean_tables, "md"),
    "markdown_fragments": (markdown.fragments, "md"),
    "html_clean": (html.clean, "html"),
    "html_word_filtered": (html.word_filtered, "html"),
    "html_portal": (html.portal, "html"),
    "html_split": (html.split, "html"),
    "html_gbk": (html.gbk, "html"),
    "docx_merged": (docx.merged, "docx"),
    "docx_nested": (docx.nested, "docx"),
    "docx_split": (docx.split, "docx"),
    "docx_boxed": (docx.boxed, "docx"),
    "xlsx_one_sheet": (xlsx.one_sheet, "xlsx"),
    "xlsx_sheets": (xlsx.sheets, "xlsx"),
    "pdf_paged": (pdf.paged, "pdf"),
}

# What a layout without rules cannot carry: where neither label nor cell border stands, a row
# whose labels are lost, or a cell that is too many, leaves the rows around it undecided.
UNRULED = frozenset(
    {"text_run_together", "text_bare_lines", "text_space_rows", "markdown_fragments"}
)
TOO_MUCH_FOR_UNRULED = frozenset(
    {"lost_row_labels", "shifted_cells", "lost_group_label", "mistyped_labels", "padded_cells"}
)


def choose_accidents(layout: str, rng: Random, most: int = 3) -> tuple[str, ...]:
    """Up to `most` accidents that may befall this layout."""
    names = [
        name for name in ACCIDENTS if layout not in UNRULED or name not in TOO_MUCH_FOR_UNRULED
    ]
    return tuple(rng.sample(names, rng.randrange(0, most + 1)))


def lay_out(
    report: AnnualReport, layout: str, seed: int, accidents: tuple[str, ...] = ()
) -> LaidOut:
    """The report in this layout, as the seed varies it, after these accidents."""
    rng = Random(seed)
    write, suffix = LAYOUTS[layout]
    content, printed = write(befall(print_report(report), rng, accidents), rng)
    data = content.encode() if isinstance(content, str) else content
    return LaidOut(data, f"{layout}_{seed}.{suffix}", printed, accidents)
