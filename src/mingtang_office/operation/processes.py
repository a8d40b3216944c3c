"""What the system tells of a process: enough to know whether a worker of this machine still runs."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> str:
    """This boot and this namespace of process numbers; empty where the system does not tell.

    Containers may share a host name and not see each other's processes, so that the name of the
    host would not do.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""


def began(pid: int) -> str:
    """When this process began, in ticks since the boot; empty where it is gone or unknown."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] in {"Z", "X"} else fields[19]


def is_gone(pid: int, start: str) -> bool:
    """Whether the process with this number and this beginning has ended.

    Only for a process of the same `home`; without a beginning nothing can be said.
    """
    return bool(start) and began(pid) != start


def this() -> tuple[int, str]:
    return os.getpid(), began(os.getpid())
