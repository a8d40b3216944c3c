"""The same work on a Ray cluster. Imported only when a cluster is asked for: `mingtang[cluster]`."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import ray

from mingtang.corpus.errors import CorpusImpossible
from mingtang.corpus.examine import Task, examine, not_read
from mingtang.corpus.workers import Examine, crashed, timed_out
from mingtang.documents.limits import MAX_FILE_BYTES
from mingtang.documents.side_by_side import IN_FLIGHT

LOCAL = "local"


def _carried(task: Task) -> Task:
    """The task with the bytes of its file, since a far machine does not see our disk. A file too
    large, or one that cannot be opened, is left to the reader to refuse."""
    if not isinstance(task.source, Path):
        return task
    try:
        if task.source.stat().st_size <= MAX_FILE_BYTES:
            return replace(task, source=task.source.read_bytes())
    except OSError:
        pass
    return task


def _outcome(task: Task, reference: ray.ObjectRef, limit: float, queue: int) -> pa.RecordBatch:
    """`queue` files may stand before this one, each with its own limit."""
    ready, _ = ray.wait([reference], timeout=limit * queue)
    if not ready:
        ray.cancel(reference, force=True)
        return timed_out(task, limit)
    try:
        return ray.get(reference)
    except ray.exceptions.WorkerCrashedError:
        return crashed(task, "Ray 工作进程")
    except ray.exceptions.RayError as error:
        return not_read(task, "failed", type(error).__name__, f"集群未能完成这份文件：{error}")


def _join(address: str) -> None:
    """Reach the cluster, or start one on the loopback; nothing is reported to Ray's makers."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    where = {"_node_ip_address": "127.0.0.1"} if address == LOCAL else {"address": address}
    try:
        ray.init(**where, include_dashboard=False, log_to_driver=False, logging_level="error")
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise CorpusImpossible(
            f"连接不上集群“{address}”。请确认集群已经启动、地址和端口无误，"
            "或改用 --workers 在本机处理。"
        ) from error


def on_cluster(
    tasks: Iterable[Task], address: str, limit: float, work: Examine = examine
) -> Iterator[pa.RecordBatch]:
    """The rows of each task in the order of the tasks, worked off by the cluster at `address`
    (`local` starts one on this machine, `auto` finds the one running here)."""
    started = not ray.is_initialized()
    if started:
        _join(address)
    remote = ray.remote(work).options(max_retries=0)
    slots = max(1, int(ray.cluster_resources().get("CPU", 1)))
    waiting: deque[tuple[Task, ray.ObjectRef]] = deque()
    try:
        for task in tasks:
            waiting.append((task, remote.remote(_carried(task))))
            if len(waiting) >= slots * IN_FLIGHT:
                yield _outcome(*waiting.popleft(), limit, IN_FLIGHT)
        while waiting:
            yield _outcome(*waiting.popleft(), limit, IN_FLIGHT)
    finally:
        if started:
            ray.shutdown()
