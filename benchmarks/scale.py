"""A corpus of mixed synthetic reports: memory that does not grow, workers that add up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.timing import Line
from tests.factories.layouts import choose_accidents, lay_out
from tests.factories.random_reports import random_report

# Layouts by how common the format is in the field; PDFs are dear to make, hence few.
MIX = (
    ["text_word_export", "text_tab_rows", "text_pipe_cells", "text_space_rows"] * 3
    + ["html_clean", "html_word_filtered", "html_portal", "html_gbk"] * 5
    + ["docx_merged", "docx_split", "docx_boxed"] * 4
    + ["markdown_clean", "markdown_fragments", "text_bare_lines", "xlsx_one_sheet"]
    + ["text_run_together"]
)
FEW = 1000  # the smaller corpus


def compose(folder: Path, files: int) -> None:
    """Write `files` reports, a hundred a folder."""
    for seed in range(files):
        rng = Random(seed)
        layout = rng.choice(MIX)
        laid = lay_out(random_report(seed), layout, seed, choose_accidents(layout, rng))
        below = folder / f"{seed // 100:04d}"
        below.mkdir(parents=True, exist_ok=True)
        (below / laid.name).write_bytes(laid.data)


def _run(folder: Path, output: Path, workers: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.corpus_run", str(folder), str(output)]
    done = subprocess.run([*command, str(workers)], check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _memory(few: dict[str, Any], many: dict[str, Any], part: str) -> Line:
    growth = many[part] / few[part]
    return Line(
        f"peak memory of the {part.removesuffix('_mib')} process, "
        f"{few['files']} and {many['files']} files",
        f"{few[part]:.0f} and {many[part]:.0f} MiB",
        "<= 1.25 x",
        growth <= 1.25,
    )


def scale_lines(scratch: Path, files: int) -> list[Line]:
    """Runs over a smaller corpus with one and with two workers, then over all `files`."""
    few = min(FEW, max(1, files // 10))
    compose(scratch / "few", few)
    compose(scratch / "many", files)
    small = _run(scratch / "few", scratch / "few.parquet", 2)
    alone = _run(scratch / "many", scratch / "one.parquet", 1)
    both = _run(scratch / "many", scratch / "two.parquet", 2)
    size = (scratch / "two.parquet").stat().st_size / 2**20
    gain = alone["seconds"] / both["seconds"]
    return [
        Line("one worker / two workers", f"{gain:.2f} x", ">= 1.7 x", gain >= 1.7),
        Line(  # what cannot be spread; unlike the gain it does not depend on a quiet machine
            "processor time of the main process / of the workers",
            f"{both['main_cpu'] / both['worker_cpu']:.1%}",
            "<= 10 %",
            both["main_cpu"] <= both["worker_cpu"] / 10,
        ),
        _memory(small, both, "main_mib"),
        _memory(small, both, "worker_mib"),
        Line("files a second, two workers", f"{both['files'] / both['seconds']:.0f}", "", None),
        Line(
            "files read, cells, findings, Parquet",
            f"{both['read']}, {both['cells']}, {both['findings']}, {size:.1f} MiB",
            "",
            None,
        ),
    ]
