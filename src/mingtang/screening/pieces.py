"""What is searched: passages and tables, each with its place and the layer of the file it lies in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingtang.screening.finding import Hit

Ocr = Callable[[bytes], str]
"""The text in a picture (PNG or JPEG bytes); the caller's, as none is installed with this package."""


class Layer(StrEnum):
    """SHOWN is what a reader sees on opening the file. All others go out with the file unseen."""

    SHOWN = "shown"
    COMMENT = "comment"
    DELETED = "deleted"
    HIDDEN_TEXT = "hidden_text"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_CELLS = "hidden_cells"
    PROPERTY = "property"
    LINK = "link"
    RESIDUE = "residue"
    ANNOTATION = "annotation"
    PICTURE_TEXT = "picture_text"
    PICTURE_DATA = "picture_data"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_shown(self) -> bool:
        return self in (Layer.SHOWN, Layer.PICTURE_TEXT)

    @property
    def is_metadata(self) -> bool:
        return self in (Layer.PROPERTY, Layer.PICTURE_DATA)


_LABELS = {
    Layer.SHOWN: "正文",
    Layer.COMMENT: "批注",
    Layer.DELETED: "修订记录中已删除的文字",
    Layer.HIDDEN_TEXT: "隐藏的文字",
    Layer.HIDDEN_SHEET: "隐藏的工作表",
    Layer.HIDDEN_CELLS: "隐藏的行、列或者单元格",
    Layer.PROPERTY: "文件属性",
    Layer.LINK: "超链接的目标地址",
    Layer.RESIDUE: "文件中未显示的内容",
    Layer.ANNOTATION: "注释、表单",
    Layer.PICTURE_TEXT: "图片中的文字",
    Layer.PICTURE_DATA: "图片附带的信息",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that is searched as one; `at` names it for people (正文第3段)."""

    at: str
    text: str
    layer: Layer = Layer.SHOWN


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell with text; `rows` and `columns` are how many it spans."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table by place of its cells (row and column from 0); `about`: title, sheet name and what else
    tells whom it lists. `hidden` are the columns that a reader does not see."""

    at: str
    cells: Mapping[tuple[int, int], TableCell]
    about: str = ""
    layer: Layer = Layer.SHOWN
    hidden: frozenset[int] = frozenset()


Piece = Passage | Table | Hit


def table(at: str, rows: list[list[str]], about: str = "") -> Table:
    """A table out of its rows, such as a form or an editor holds them."""
    cells = {
        (r, c): TableCell(text.strip())
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text.strip()
    }
    return Table(at, cells, about)
