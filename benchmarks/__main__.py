"""`python -m benchmarks [--files N] [--reports N] [--applications N] [--imported N] [--documents N] [--items N] [--only reading,scale,gold,office,applications,import,search,portal]`: measured ratios and their goals."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Protocol

from benchmarks.applications import application_lines
from benchmarks.gold import gold_report
from benchmarks.importing import import_lines
from benchmarks.office import office_lines
from benchmarks.portal import portal_lines
from benchmarks.reading import html_lines, pdf_lines
from benchmarks.scale import scale_lines
from benchmarks.search import search_lines
from benchmarks.timing import Line, show

PARTS = ("reading", "scale", "gold", "office", "applications", "import", "search", "portal")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="reports in the large corpus")
    parser.add_argument("--reports", type=int, default=100_000, help="reports in the office")
    parser.add_argument(
        "--applications", type=int, default=1_000_000, help="applications in the register"
    )
    parser.add_argument("--imported", type=int, default=10_000, help="files taken in as items")
    parser.add_argument("--documents", type=int, default=1_000_000, help="documents searched")
    parser.add_argument("--items", type=int, default=1_000_000, help="items on the portal")
    parser.add_argument("--only", default=",".join(PARTS), help="parts to run, with commas between")
    chosen = parser.parse_args()
    only = chosen.only.split(",")
    if "reading" in only:
        show("One document, best of five turns", [*pdf_lines(), *html_lines()])
    if "scale" in only:
        with tempfile.TemporaryDirectory() as scratch:
            show(f"A corpus of {chosen.files} reports", scale_lines(Path(scratch), chosen.files))
    if "gold" in only:
        gold_report()
    if "office" in only:
        with tempfile.TemporaryDirectory() as scratch:
            lines = office_lines(Path(scratch), chosen.reports)
            show(f"The office with {chosen.reports} reports", lines)
    if "applications" in only:
        with tempfile.TemporaryDirectory() as scratch:
            lines = application_lines(Path(scratch), chosen.applications)
            show(f"The register with {chosen.applications} applications, PostgreSQL", lines)
    if "import" in only:
        with tempfile.TemporaryDirectory() as scratch:
            lines = import_lines(Path(scratch), chosen.imported)
            show(f"A folder of {chosen.imported} files", lines)
    if "search" in only:
        _on_both("The search over {} documents", search_lines, chosen.documents)
    if "portal" in only:
        _on_both("The portal over {} items", portal_lines, chosen.items)


class _Lines(Protocol):
    def __call__(self, scratch: Path, count: int, /, *, on_postgresql: bool) -> list[Line]: ...


def _on_both(title: str, lines: _Lines, count: int) -> None:
    """On PostgreSQL, and with a tenth of it on SQLite."""
    for name, size, on_postgresql in (("PostgreSQL", count, True), ("SQLite", count // 10, False)):
        with tempfile.TemporaryDirectory() as scratch:
            measured = lines(Path(scratch), size, on_postgresql=on_postgresql)
            show(f"{title.format(size)}, {name}", measured)


if __name__ == "__main__":
    main()
