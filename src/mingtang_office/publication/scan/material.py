"""What of an item is looked through: every text that would be public, piece by piece, and its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from mingtang.publication.fields import fields
from mingtang.screening import Passage, Table, table
from mingtang_office.publication.frozen import files_of
from mingtang_office.publication.models import Attachment, Item
from mingtang_office.publication.scan.nodes import parsed, parts_of, text_of

_TEXTS = ("title", "summary", "source", "issuer")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a piece stands: a field, or a block of the body and there a paragraph (None: the whole
    block)."""

    piece: Passage | Table
    name: str = ""
    block: int | None = None
    part: int | None = None

    @property
    def digest(self) -> str:
        """Of what it says, wherever it stands."""
        piece = self.piece
        said = piece.text if isinstance(piece, Passage) else repr(sorted(piece.cells.items()))
        return sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Material:
    spots: tuple[Spot, ...]
    files: tuple[Attachment, ...]

    @property
    def digest(self) -> str:
        parts = [f"{spot.piece.at}:{spot.digest}" for spot in self.spots]
        parts += [f"{row.sha256}:{row.name}:{row.description}" for row in self.files]
        return sha256("\n".join(parts).encode()).hexdigest()

    def spot_of(self, at: str) -> Spot | None:
        """The piece in which a finding lies that is told `at` this place."""
        inside = [spot for spot in self.spots if at.startswith(spot.piece.at)]
        return max(inside, key=lambda spot: len(spot.piece.at), default=None)


def material_of(item: Item) -> Material:
    files = files_of(item)
    return Material((*_of_fields(item, files), *_of_body(item)), tuple(files))


def _of_fields(item: Item, files: list[Attachment]) -> Iterator[Spot]:
    known = fields()
    for name in _TEXTS:
        if getattr(item, name).strip():
            yield Spot(Passage(known[name].label, getattr(item, name)), name)
    for name, value in item.details.items():
        label = known[name].label if name in known else name
        words = "、".join(map(str, value)) if isinstance(value, list) else value
        if isinstance(words, str) and words.strip():
            yield Spot(Passage(label, words), f"details.{name}")
    if item.keywords:
        yield Spot(Passage("关键词", "、".join(item.keywords)), "keywords")
    for number, row in enumerate(files, start=1):
        if row.description.strip():
            yield Spot(Passage(f"附件{number}的说明", row.description), f"files.{row.pk}")


def _of_body(item: Item) -> Iterator[Spot]:
    lines = tables = 0
    for number, child in enumerate(item.body):
        if child.block_type == "table":
            tables += 1
            rows = [[str(cell or "") for cell in row] for row in child.value["data"]]
            about = f"{item.title} {child.value.get('table_caption') or ''}"
            yield Spot(table(f"正文表{tables}", rows, about), block=number)
            continue
        for part, text in enumerate(_texts(child)):
            lines += 1
            yield Spot(Passage(f"正文第{lines}段", text), block=number, part=part)


def _texts(child: object) -> list[str]:
    """The paragraphs of a block, those without words left out."""
    kind, value = child.block_type, child.value  # type: ignore[attr-defined]
    if kind == "heading":
        return [str(value)] if str(value).strip() else []
    source = value.source.strip()
    return [text_of(runs) for runs in parts_of(parsed(source))] if source else []
