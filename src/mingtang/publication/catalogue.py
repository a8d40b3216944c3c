"""Standard catalogues of local disclosure: the national rows, and those that a place adds.

A place may add rows and refine the national ones; it may remove or thin none of them
(基层公开指导意见, 国办发〔2019〕54号).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from mingtang.law import Citation, NotInForce
from mingtang.publication.catalogue_reading import CatalogueHead, RowFault, read_rows
from mingtang.publication.catalogue_rows import Row, RowSource

KEPT_BY = Citation("基层公开指导意见")


class CatalogueRefused(ValueError):
    """Rows that would make the catalogue less than the national guide asks, or not a catalogue."""

    def __init__(self, faults: tuple[RowFault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(fault.message for fault in faults))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue of one field in one edition, in force from `since` to `until` (None: still)."""

    field: str
    label: str
    edition: str
    since: date
    until: date | None
    rows: tuple[Row, ...]

    @property
    def national(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.source is RowSource.NATIONAL)

    def row(self, code: str) -> Row:
        """The row of this code. Raises KeyError."""
        return next((row for row in self.rows if row.code == code), None) or _unknown(self, code)

    def holds_on(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)

    def extended(self, rows: Iterable[Row]) -> Catalogue:
        """This catalogue with a place's rows: a new code is added after the rows of its 一级事项, the
        code of a national row refines that row. Raises `CatalogueRefused` where a national row would
        lose anything (国办发〔2019〕54号), a code comes twice, or a row calls itself national and is not.
        """
        given = tuple(rows)
        faults = tuple(_faults(self, given))
        if faults:
            raise CatalogueRefused(faults)
        held = list(self.rows)
        for row in given:
            at = next((n for n, each in enumerate(held) if each.code == row.code), None)
            if at is not None:
                held[at] = replace(row, source=held[at].source, number=held[at].number)
                continue
            own = replace(row, source=RowSource.LOCAL, number=None)
            alike = [n for n, each in enumerate(held) if each.matter == own.matter]
            held.insert(alike[-1] + 1 if alike else len(held), own)
        return replace(self, rows=tuple(held))

    def without(self, codes: Iterable[str]) -> Catalogue:
        """This catalogue without some of the place's own rows. Raises `CatalogueRefused` for a
        national row, KeyError for an unknown code."""
        gone = {code: self.row(code) for code in codes}
        faults = tuple(
            RowFault(
                number,
                row.code,
                "序号",
                f"“{row.label}”是国家标准指引的事项，不得删除。确无此类信息的，请标注“本机关无此类信息”。依据：{KEPT_BY}。",
            )
            for number, row in enumerate(gone.values(), 1)
            if row.source is RowSource.NATIONAL
        )
        if faults:
            raise CatalogueRefused(faults)
        return replace(self, rows=tuple(row for row in self.rows if row.code not in gone))


def _unknown(catalogue: Catalogue, code: str) -> Row:
    raise KeyError(f"{catalogue.label}目录没有编号为“{code}”的事项，请核对编号。")


def _faults(catalogue: Catalogue, given: tuple[Row, ...]) -> Iterable[RowFault]:
    standing = {row.code: row for row in catalogue.rows}
    codes = [row.code for row in given]
    for number, row in enumerate(given, 1):
        here = standing.get(row.code)
        if codes.index(row.code) < number - 1:
            yield RowFault(
                number, row.code, "编号", f"第{number}行的编号“{row.code}”重复，请换一个编号。"
            )
        elif here is None and row.source is RowSource.NATIONAL:
            yield RowFault(
                number,
                row.code,
                "来源",
                f"第{number}行“{row.label}”标为国家标准指引的事项，而{catalogue.label}目录（{catalogue.edition}年版）没有它。"
                "请标为本地增设，或者改用包含它的版本。",
            )
        elif here is not None and here.source is RowSource.NATIONAL and (lost := here.losses(row)):
            yield RowFault(
                number,
                row.code,
                "公开内容",
                f"第{number}行“{here.label}”是国家标准指引的事项，可以细化，不得减少。"
                f"请补回：{'；'.join(lost)}。依据：{KEPT_BY}。",
            )


def read_catalogue(data: object) -> Catalogue | tuple[RowFault, ...]:
    """A catalogue out of a mapping as TOML or JSON gives it, or as a table was read: its `rows` have
    the keys of catalogues/*.toml, or the printed headings (一级事项, 公开内容（要素）…) with ticks or
    words in their cells. Else the faults, each with its row and reason; row 0 is the head.

    >>> [fault.message for fault in read_catalogue({"rows": []})][0]
    '缺少“field”（领域代码），请补充，例如 compulsory_education。'
    """
    head, rows, faults = read_rows(data)
    if head is None or faults:
        return faults
    return _made(head, rows)


def _made(head: CatalogueHead, rows: tuple[Row, ...]) -> Catalogue:
    return Catalogue(head.field, head.label, head.edition, head.since, head.until, rows)


@cache
def editions() -> tuple[Catalogue, ...]:
    """Every edition of every field that this package holds."""
    folder = files(__package__) / "catalogues"
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            read = read_catalogue(tomllib.loads(entry.read_text("utf-8")))
            if not isinstance(read, Catalogue):
                raise CatalogueRefused(read)
            found.append(read)
    return tuple(found)


def catalogue_fields() -> tuple[str, ...]:
    """The fields of which there is a catalogue."""
    return tuple(dict.fromkeys(each.field for each in editions()))


def catalogue(field: str, on: date) -> Catalogue:
    """The edition of a field that holds on a day. Raises KeyError for a field without catalogue,
    `NotInForce` for a day before its first edition.

    >>> from datetime import date
    >>> held = catalogue("compulsory_education", date(2026, 3, 2))
    >>> len(held.rows), held.row("CE-13").label
    (28, '招生管理·招生计划')
    """
    known = [each for each in editions() if each.field == field]
    if not known:
        raise KeyError(
            f"没有领域代码为“{field}”的标准目录，现有：{'、'.join(catalogue_fields())}。"
        )
    found = next((each for each in known if each.holds_on(on)), None)
    if found is None:
        first = min(each.since for each in known)
        raise NotInForce(
            known[0].label,
            on,
            f"{on}没有{known[0].label}领域基层政务公开标准目录：最早的版本自{first}起。请核对日期。",
        )
    return found
