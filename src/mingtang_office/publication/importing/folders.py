"""The files of a folder, which of them become items, and which go along with another as attachments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

from mingtang.documents.charset import decode
from mingtang_office.publication.importing.pages import linked_files

_READ = frozenset(
    {".html", ".htm", ".mht", ".mhtml", ".docx", ".docm", ".xlsx", ".xlsm", ".pdf", ".txt", ".md"}
    | {".doc", ".wps", ".rtf"}
)
_PAGES = frozenset({".html", ".htm"})
_LONGEST_PATH = 500
_MOST_PAGE_BYTES = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that becomes an item. Paths are relative to the folder, with strokes."""

    path: str
    attachments: tuple[str, ...]
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """The same folder gives the same plan. `missing`: files that the table or a page names and that
    are not there; `others`: files of which no item can be made."""

    entries: tuple[Entry, ...]
    missing: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    index_numbers: tuple[tuple[int, int], ...]  # year and serial under the agency's own prefix


def plan_of(
    folder: Path,
    told: Mapping[str, Mapping[str, Any]],
    prefix: str,
    leave_out: Callable[[Path], bool] = lambda _: False,
) -> Plan:
    """What a folder holds. Where a table names files, only those become items; otherwise each file
    that no page links to. `prefix` is that of the agency's index numbers."""
    names = [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith((".", "~$")) and not leave_out(path)
    ]
    present = frozenset(names)
    main = [name for name in names if name in told] if told else names
    attached: dict[str, tuple[str, ...]] = {}
    missing = [("索引表", name) for name in told if name not in present]
    used: list[tuple[int, int]] = _numbers_told(told, prefix)
    for name in main:
        wanted = [normpath(each) for each in told.get(name, {}).get("files", ())]
        if PurePosixPath(name).suffix.lower() in _PAGES:
            text = _text(folder / name)
            used += _numbers_in(text, prefix)
            wanted += [_beside(name, link) for link in linked_files(text)]
        attached[name] = tuple(dict.fromkeys(each for each in wanted if each in present))
        missing += [(name, each) for each in dict.fromkeys(wanted) if each not in present]
    along = {each for files in attached.values() for each in files}
    entries = [name for name in main if told or name not in along]
    readable = [
        each
        for each in entries
        if PurePosixPath(each).suffix.lower() in _READ and len(each) <= _LONGEST_PATH
    ]
    return Plan(
        tuple(Entry(each, attached[each], told.get(each, {})) for each in readable),
        tuple(missing),
        tuple(sorted(set(entries) - set(readable))),
        tuple(used),
    )


def _text(path: Path) -> str:
    if path.stat().st_size > _MOST_PAGE_BYTES:
        return ""
    return decode(path.read_bytes()).text


def _beside(page: str, link: str) -> str:
    """A link as a path of the folder; a link from the root of the site counts from the folder."""
    if link.startswith("/"):
        return normpath(link.lstrip("/"))
    return normpath((PurePosixPath(page).parent / link).as_posix())


def _numbers_in(text: str, prefix: str) -> list[tuple[int, int]]:
    """Index numbers of our own making that a page states as its own."""
    if not prefix:
        return []
    pattern = rf"索\s*引\s*号.{{0,200}}?{re.escape(prefix)}/(\d{{4}})-(\d{{5,}})"
    return [(int(year), int(serial)) for year, serial in re.findall(pattern, text, re.DOTALL)]


def _numbers_told(told: Mapping[str, Mapping[str, Any]], prefix: str) -> list[tuple[int, int]]:
    return [
        number
        for each in told.values()
        for number in _own(str(each.get("index_number", "")), prefix)
    ]


def _own(number: str, prefix: str) -> Iterator[tuple[int, int]]:
    found = re.fullmatch(rf"{re.escape(prefix)}/(\d{{4}})-(\d{{5,}})", number) if prefix else None
    if found:
        yield int(found[1]), int(found[2])
