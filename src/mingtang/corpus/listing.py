"""The files of a corpus, always in the same order, and the shares in which they are worked off.

A share is a run of consecutive files. Its mark is a hash of their names, sizes and times and of
what decides the result, so that a finished share can be told from one that must be done (again).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the corpus; `name` is its path inside the folder, in valid UTF-8."""

    name: str
    path: Path
    mark: str


@dataclass(frozen=True, slots=True)
class Share:
    number: int
    files: tuple[Listed, ...]
    mark: str


def _name(entry: os.DirEntry[str]) -> bytes:
    return os.fsencode(entry.name)


def _walk(folder: Path, skipped: frozenset[Path], above: str) -> Iterator[Listed]:
    with os.scandir(folder) as entries:
        known = sorted((e for e in entries if not e.name.startswith(".")), key=_name)
    for entry in known:
        path = Path(entry.path)
        shown = above + _name(entry).decode("utf-8", "backslashreplace")
        if path in skipped:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, skipped, f"{shown}/")
        elif entry.is_file():
            status = entry.stat()
            yield Listed(shown, path, f"{shown}\0{status.st_size}\0{status.st_mtime_ns}")


def listed(folder: Path, *skipped: Path) -> Iterator[Listed]:
    """Every file under the folder, sorted folder by folder. Hidden files, links to folders and the
    paths `skipped` are left out."""
    return _walk(folder.absolute(), frozenset(path.absolute() for path in skipped), "")


def shares(files: Iterator[Listed], size: int, settings: str) -> Iterator[Share]:
    """Consecutive shares of `size` files; `settings` is what else decides their result."""
    number = 0
    while some := tuple(islice(files, size)):
        digest = sha256("\n".join([settings, *(file.mark for file in some)]).encode()).hexdigest()
        yield Share(number, some, digest[:20])
        number += 1
