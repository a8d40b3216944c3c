"""Folders of invented reports for the tests of the corpus, and work that goes wrong."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pyarrow as pa

from mingtang.corpus.examine import Task, examine
from tests.factories.layouts import lay_out
from tests.factories.random_reports import random_report

LIGHT = ("text_word_export", "text_pipe_cells", "html_clean", "docx_merged")


def fill(folder: Path, number: int) -> Path:
    """`number` reports in several formats, in folders of ten."""
    for seed in range(number):
        laid = lay_out(random_report(seed), LIGHT[seed % len(LIGHT)], seed)
        below = folder / f"{seed // 10:02d}"
        below.mkdir(parents=True, exist_ok=True)
        (below / laid.name).write_bytes(laid.data)
    return folder


def misbehave(task: Task) -> pa.RecordBatch:
    """The work of a file whose name says how it goes wrong."""
    if "hang" in task.path:
        time.sleep(600)
    if "die" in task.path:
        os._exit(7)
    return examine(task)
