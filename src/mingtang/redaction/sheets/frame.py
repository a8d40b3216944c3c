"""What a worksheet says of its rows, columns and merged ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from openpyxl.utils.cell import range_boundaries

from mingtang.documents.limits import MAX_CELLS, too_complex
from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.outcome import RedactionRefused
from mingtang.redaction.sheets.model import Range

_YES = ("1", "true")
_LEAST_HEIGHT = 2.0
_LEAST_WIDTH = 0.3
_WIDEST = 255.0
_MOST_COLUMNS = 16_384
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


@dataclass(slots=True)
class Frame:
    """Rows and columns count from 0 in the old sheet; `moved` gives the place in the new one."""

    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    merges: list[Range] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    hides_zeros: bool = False

    def is_visible(self, at: tuple[int, int], *, rows: bool = True) -> bool:
        return not (_among(self.columns, at[1]) or (rows and _among(self.rows, at[0])))

    def moved(self, at: tuple[int, int]) -> tuple[int, int]:
        """The place once hidden rows and columns are gone."""
        return at[0] - bisect_left(self.rows, at[0]), at[1] - bisect_left(self.columns, at[1])

    def covered(self) -> set[tuple[int, int]]:
        """Places under merged ranges: they hold values that no one sees."""
        found: set[tuple[int, int]] = set()
        for top, left, bottom, right in self.merges:
            if (bottom - top + 1) * (right - left + 1) > MAX_CELLS or len(found) > MAX_CELLS:
                raise too_complex(f"合并的单元格超过{MAX_CELLS}个")
            found |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
            found.discard((top, left))
        return found


def frame_of(root: Element, place: str, hiding: Collection[int]) -> Frame:
    """Raises `RedactionRefused` where it cannot be told what is visible."""
    _refuse_unclear(root, place, hiding)
    frame = Frame()
    for number, row in enumerate(root.iterfind("{*}sheetData/{*}row")):
        if row.get("hidden") in _YES or _less(row.get("ht"), _LEAST_HEIGHT):
            frame.rows.append(row_number(row, number))
    for column in root.iterfind("{*}cols/{*}col"):
        first, last = (column.get(name) or "" for name in ("min", "max"))
        if not (first.isdecimal() and last.isdecimal()):
            continue
        span = range(int(first) - 1, min(int(last), _MOST_COLUMNS))
        width = column.get("width")
        if column.get("hidden") in _YES or _less(width, _LEAST_WIDTH):
            frame.columns += span
        elif width and re.fullmatch(r"[0-9.]{1,20}", width) and len(span) < _MOST_COLUMNS // 2:
            frame.widths.update(dict.fromkeys(span, min(round(float(width), 2), _WIDEST)))
    frame.rows, frame.columns = sorted(set(frame.rows)), sorted(set(frame.columns))
    frame.merges = list(_merges(root))
    views = root.iterfind("{*}sheetViews/{*}sheetView")
    frame.hides_zeros = any(view.get("showZeros") in ("0", "false") for view in views)
    return frame


def cell_elements(root: Element) -> Iterator[tuple[tuple[int, int], Element]]:
    """The cells with their places."""
    for number, row in enumerate(root.iterfind("{*}sheetData/{*}row")):
        at = row_number(row, number)
        for order, element in enumerate(row.iterchildren("{*}c")):
            found = _REFERENCE.fullmatch(element.get("r") or "")
            yield (int(found[2]) - 1, _column(found[1])) if found else (at, order), element


def row_number(row: Element, order: int) -> int:
    number = row.get("r") or ""
    return int(number) - 1 if number.isdecimal() and 0 < len(number) < 8 else order


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _merges(root: Element) -> Iterator[Range]:
    for element in root.iterfind("{*}mergeCells/{*}mergeCell"):
        try:
            left, top, right, bottom = range_boundaries(element.get("ref") or "")
        except (ValueError, TypeError):
            continue
        if left and top and right and bottom:
            yield int(top) - 1, int(left) - 1, int(bottom) - 1, int(right) - 1


def _refuse_unclear(root: Element, place: str, hiding: Collection[int]) -> None:
    layout = root.find("{*}sheetFormatPr")
    unclear = layout is not None and (
        layout.get("zeroHeight") in _YES or _less(layout.get("defaultColWidth"), _LEAST_WIDTH)
    )
    rules = root.iterfind("{*}conditionalFormatting/{*}cfRule")
    if unclear or any(_number(rule.get("dxfId")) in hiding for rule in rules):
        raise RedactionRefused(
            "unclear_hiding",
            f"{place}的默认行列设置或者条件格式会把部分内容变为看不见，无法确定读者看到什么。"
            "请在Excel中清除条件格式、取消隐藏后重新上传，或者打印为PDF后上传。",
        )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 7 else None


def _less(text: str | None, limit: float) -> bool:
    return (
        bool(text)
        and re.fullmatch(r"[0-9.]{1,20}", text or "") is not None
        and float(text or 0) <= limit
    )


def _among(numbers: list[int], wanted: int) -> bool:
    at = bisect_left(numbers, wanted)
    return at < len(numbers) and numbers[at] == wanted
