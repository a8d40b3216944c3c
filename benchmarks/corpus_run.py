"""One corpus run in a process of its own: `python -m benchmarks.corpus_run FOLDER OUTPUT WORKERS`.

Prints the seconds taken, the peak memory of the process and of its largest worker in MiB, and the
processor seconds of the process and of all its workers.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from mingtang.corpus import audit_corpus


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def _cpu(who: int) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    folder, output, workers = sys.argv[1:]
    began = time.perf_counter()
    summary = audit_corpus(Path(folder), Path(output), workers=int(workers), progress=False)
    told = {
        "seconds": time.perf_counter() - began,
        "files": summary.files,
        "read": summary.outcomes["read"],
        "cells": summary.cells,
        "findings": summary.findings,
        "main_mib": _peak(resource.RUSAGE_SELF),
        "worker_mib": _peak(resource.RUSAGE_CHILDREN),
        "main_cpu": _cpu(resource.RUSAGE_SELF),
        "worker_cpu": _cpu(resource.RUSAGE_CHILDREN),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
