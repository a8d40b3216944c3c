"""Where what stands in a document: letterhead, number, title, text, signature (GB/T 9704-2012)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from mingtang.documents.raw import Block, Grid, Paragraph
from mingtang.publication.document_numbers import NotADocumentNumber, parse
from mingtang.publication.genres import Genre
from mingtang_office.publication.importing.days import day_in, is_day
from mingtang_office.publication.importing.labels import (
    is_labelled,
    labelled_line,
    labelled_table,
)

_HEAD = 15  # blocks among which a letterhead and a title stand
_LETTERHEAD = re.compile(r"(?P<issuer>[\u4e00-\u9fff、（）\s]{4,40}?)(?:文件|公报|公告|令)?")
_SIGNER = re.compile(r"签发人[:：]?.{0,12}")
_SECRET = re.compile(r"(?P<mark>绝密|机密|秘密)(?:\s*[★☆*].{0,8})?")
_URGENT = re.compile(r"特急|加急|急件|\d{6}")
_ENDS_TITLE = re.compile(r"[：:。；]$|。")
_SIGNED = re.compile(r"[\u4e00-\u9fff、（）\s]{4,40}")
_ATTACHMENT = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?")
_LONGEST_TITLE = 100
_LONGEST_LINE = 40


@dataclass(slots=True)
class Layout:
    """`taken`: the places of the blocks that say what `title`, `number`, `letterhead` and `labelled`
    hold."""

    title: str = ""
    number: str = ""
    letterhead: str = ""
    labelled: dict[str, str] = field(default_factory=dict)
    signed_by: str = ""
    signed_on: date | None = None
    secret: str = ""  # a mark of secrecy in the head
    text: str = ""
    running: tuple[str, ...] = ()
    taken: frozenset[int] = frozenset()
    title_at: frozenset[int] = frozenset()


def laid_out(blocks: Sequence[Block]) -> Layout:
    found = Layout()
    taken = _read_head(blocks, found)
    start, title_at = _title(blocks, taken, found)
    found.taken, found.title_at = frozenset(taken), frozenset(title_at)
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    found.text = "\n".join(line.text for line in lines)
    found.running = tuple(
        block.text
        for number, block in enumerate(blocks)
        if number >= start and isinstance(block, Paragraph) and block.level is None
    )
    _read_ending([line.text for line in lines], found)
    return found


def _read_head(blocks: Sequence[Block], found: Layout) -> set[int]:
    """The letterhead, the number, the metadata; the places where they stand."""
    taken: set[int] = set()
    for number, block in enumerate(blocks[:_HEAD]):
        told = _told(block)
        if told is not None:
            found.labelled = {**told, **found.labelled}
            taken.add(number)
        elif isinstance(block, Paragraph) and _is_of_head(block.text, number, found):
            taken.add(number)
    return taken


def _told(block: Block) -> dict[str, str] | None:
    """What a block of metadata says; None for any other block."""
    if isinstance(block, Grid):
        return labelled_table(block) or None
    return dict(labelled_line(block.text)) if is_labelled(block.text) else None


def _is_of_head(line: str, at: int, found: Layout) -> bool:
    plain = "".join(line.split())
    secret = _SECRET.fullmatch(plain)
    if secret:
        found.secret = found.secret or secret["mark"]
        return True
    number = _number_in(plain)
    if number:
        found.number = found.number or number
        return True
    if at < 4 and plain.endswith("文件") and len(plain) <= _LONGEST_LINE:
        head = _LETTERHEAD.fullmatch(plain)
        found.letterhead = head["issuer"] if head and not found.letterhead else found.letterhead
        return bool(head)
    return bool(_SIGNER.fullmatch(plain) or _URGENT.fullmatch(plain))


def _number_in(plain: str) -> str:
    """A line that is a document number and nothing else, but for who signed it."""
    bare = re.sub(r"签发人[:：]?.{0,12}$", "", plain).strip("（）()")
    if len(bare) > _LONGEST_LINE or not bare.endswith("号"):
        return ""
    try:
        return str(parse(bare))
    except NotADocumentNumber:
        return ""


def _title(blocks: Sequence[Block], taken: set[int], found: Layout) -> tuple[int, set[int]]:
    """The title, over as many lines as it takes; where the text begins, and the title's places."""
    lines: list[str] = []
    at: set[int] = set()
    for number, block in enumerate(blocks[:_HEAD]):
        if number in taken and not lines:
            continue
        if not _may_be_title(block, lines):
            break
        assert isinstance(block, Paragraph)
        lines.append(block.text)
        at.add(number)
        if block.level == 1 or _is_whole("".join(lines), blocks, number):
            break
    found.title = "".join(lines)
    start = max(at, default=-1) + 1
    while start in taken:
        start += 1
    return start, at


def _may_be_title(block: Block, so_far: list[str]) -> bool:
    return (
        isinstance(block, Paragraph)
        and not _ENDS_TITLE.search(block.text)
        and len("".join(so_far)) + len(block.text) <= _LONGEST_TITLE
        and not (so_far and re.match(r"[一二三四五六七八九十]+、|第[一二三]", block.text))
    )


def _is_whole(title: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether a title is complete: it ends like one, and its next line is no more of it."""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    after = following.text if isinstance(following, Paragraph) else ""
    if after.startswith(("（", "(", "》")) and len(after) <= 12:
        return False
    return Genre.of_title(title) is not None or len(title) > _LONGEST_LINE


def _read_ending(lines: list[str], found: Layout) -> None:
    """Who signed, and when: the last line that is a day, before the attachments begin."""
    ends = next(
        (n for n, line in enumerate(lines) if n > 3 and _ATTACHMENT.fullmatch(line.strip())),
        len(lines),
    )
    for number in range(ends - 1, -1, -1):
        if not is_day(lines[number]):
            continue
        found.signed_on = day_in(lines[number])
        before = "".join(lines[number - 1].split()) if number else ""
        if _SIGNED.fullmatch(before):
            found.signed_by = before
        return
