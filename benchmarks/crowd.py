"""Many asking at once: so many requests in flight, one behind the other on connections kept open."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OK = b"200"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a crowd saw: milliseconds of each request, requests a second of all together."""

    milliseconds: tuple[float, ...]
    a_second: float

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.milliseconds, n=20)[-1]


def asked(port: int, paths: Sequence[str], *, at_once: int, seconds: float) -> Asked:
    """The paths in turn, again and again. Whatever answers other than 200 is an error."""
    return asyncio.run(_asked(port, paths, at_once, seconds))


async def _asked(port: int, paths: Sequence[str], at_once: int, seconds: float) -> Asked:
    turn = itertools.cycle(paths)
    taken: list[float] = []
    began = time.perf_counter()
    await asyncio.gather(
        *(_one(port, turn, began + seconds, taken) for _ in range(at_once)),
    )
    return Asked(tuple(taken), len(taken) / (time.perf_counter() - began))


async def _one(port: int, turn: Iterator[str], until: float, taken: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while time.perf_counter() < until:
            path = next(turn)
            began = time.perf_counter()
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            await _answer(reader, path)
            taken.append((time.perf_counter() - began) * 1000)
    finally:
        writer.close()


async def _answer(reader: asyncio.StreamReader, path: str) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *fields = head.split(b"\r\n")
    if first.split()[1] != _OK:
        raise RuntimeError(f"{path} answered {first.decode()}")
    lengths = [field for field in fields if field.lower().startswith(b"content-length:")]
    if lengths:
        await reader.readexactly(int(lengths[0].partition(b":")[2]))
        return
    while size := int(await reader.readuntil(b"\r\n"), 16):
        await reader.readexactly(size + 2)
    await reader.readexactly(2)
