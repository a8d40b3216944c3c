"""Thousands of reports at once: read, audited and written to one Parquet file."""

from __future__ import annotations

import importlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from tqdm import tqdm

from mingtang.audit.registry import catalogue
from mingtang.corpus.errors import CorpusImpossible
from mingtang.corpus.examine import Task
from mingtang.corpus.listing import Share, listed, shares
from mingtang.corpus.parts import Parts, folder_of
from mingtang.corpus.schema import CELL, FILE, FINDING
from mingtang.corpus.workers import on_this_machine

SHARE = 128  # files a part: small enough that a killed run loses seconds, large enough to compress
TIME_LIMIT = 60.0


@dataclass(slots=True)
class CorpusSummary:
    """What a run did. `outcomes` counts files by outcome (`schema`: read, unreadable, timed_out,
    crashed, failed); `resumed` counts files that an earlier, interrupted run had finished."""

    output: Path
    files: int = 0
    resumed: int = 0
    cells: int = 0
    findings: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)

    def add(self, table: pa.Table | pa.RecordBatch) -> None:
        kinds = Counter(table.column("kind").to_pylist())
        self.files += kinds[FILE]
        self.cells += kinds[CELL]
        self.findings += kinds[FINDING]
        self.outcomes.update(pc.drop_null(table.column("outcome")).to_pylist())


def _settings(today: date | None, limit: float) -> str:
    rules = ",".join(rule.code for rule in catalogue())
    return f"{version('mingtang')} {today} {limit} {rules}"


def _run(
    tasks: Iterable[Task], workers: int | None, cluster: str | None, limit: float
) -> Iterator[pa.RecordBatch]:
    if cluster is None:
        return on_this_machine(tasks, workers or os.cpu_count() or 1, limit)
    try:
        module = importlib.import_module("mingtang.corpus.cluster")
    except ImportError as error:
        raise CorpusImpossible(
            "集群功能需要 Ray，本机尚未安装。请运行 pip install 'mingtang[cluster]' 后再试，"
            "或改用 --workers 在本机处理。"
        ) from error
    found: Iterator[pa.RecordBatch] = module.on_cluster(tasks, cluster, limit)
    return found


class _Ahead:
    """The shares still to do, walked once by the tasks that go out and once by the rows that come
    back; only the shares under way are held."""

    def __init__(self, shares_: Iterable[Share], parts: Parts, today: date | None) -> None:
        self._shares = shares_
        self._parts = parts
        self._today = today
        self.open: list[Share] = []
        self.order: list[Path] = []
        self.skipped = 0

    def tasks(self) -> Iterator[Task]:
        for share in self._shares:
            self.order.append(self._parts.path(share))
            if self._parts.has(share):
                self.skipped += len(share.files)
                continue
            self.open.append(share)
            for file in share.files:
                yield Task(file.name, file.path, self._today)

    def finish(self, rows: list[pa.RecordBatch]) -> None:
        """Put the oldest open share in place."""
        self._parts.write(self.open.pop(0), rows)


def _check(folder: Path, output: Path) -> None:
    if not folder.is_dir():
        raise CorpusImpossible(f"“{folder}”不是文件夹。请指定存放年度报告的文件夹。")
    if output.is_dir():
        raise CorpusImpossible(f"“{output}”是文件夹。请指定输出的 Parquet 文件名。")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusImpossible(
            f"无法在“{output.parent}”写入。请检查文件夹权限，或另选输出位置。"
        ) from error


def _work_off(results: Iterator[pa.RecordBatch], ahead: _Ahead, bar: tqdm[NoReturn]) -> None:
    """Take the rows as they come back and put each share in place once it is whole."""
    rows: list[pa.RecordBatch] = []
    skipped = 0
    for found in results:
        rows.append(found)
        bar.update(1 + ahead.skipped - skipped)
        skipped = ahead.skipped
        if len(rows) == len(ahead.open[0].files):
            ahead.finish(rows)
            rows = []
    bar.update(ahead.skipped - skipped)


def audit_corpus(
    folder: Path | str,
    output: Path | str,
    *,
    workers: int | None = None,
    cluster: str | None = None,
    progress: bool = True,
    today: date | None = None,
    time_limit: float = TIME_LIMIT,
    share: int = SHARE,
) -> CorpusSummary:
    """Read and audit every file under `folder` into one Parquet file (columns: `schema.COLUMNS`).

    `workers` processes of this machine do the work (default: one a core), or the Ray cluster at
    `cluster`. Memory does not grow with the number of files: finished shares of `share` files
    are written beside the output at once, and a run that was interrupted goes on from there. The
    rows stand in the order of the sorted paths, however the work was spread. A file that cannot be
    read, takes longer than `time_limit` seconds or kills its worker is one row that says so.

    Raises `CorpusImpossible` where the run cannot begin at all.
    """
    folder, output = Path(folder), Path(output)
    _check(folder, output)
    parts = Parts(output)
    skipped = (output, folder_of(output), output.with_name(output.name + ".unfinished"))
    total = sum(1 for _ in listed(folder, *skipped))
    ahead = _Ahead(
        shares(listed(folder, *skipped), share, _settings(today, time_limit)), parts, today
    )
    with tqdm(total=total, unit="份", file=sys.stderr, disable=not progress) as bar:
        _work_off(_run(ahead.tasks(), workers, cluster, time_limit), ahead, bar)
    summary = CorpusSummary(output, resumed=ahead.skipped)
    for path in ahead.order:
        for group in pq.ParquetFile(path).iter_batches(columns=["kind", "outcome"]):
            summary.add(group)
    parts.merge(ahead.order)
    return summary
