"""Words of Wagtail's editors that it has no Chinese for, and the menu of its tables."""

from __future__ import annotations

from typing import Any

_WORDS = {
    "Table headers": "表头",
    "Which cells should be displayed as headers?": "哪些格子是表头，供听读时念出。",
    "Select a header option": "请选择",
    "Display the first row as a header": "第一行是表头",
    "Display the first column as a header": "第一列是表头",
    "Display the first row AND first column as headers": "第一行和第一列都是表头",
    "No headers": "没有表头",
    "Table caption": "表格标题",
    "A heading that identifies the overall topic of the table, and is useful for screen reader users.": "概括整个表格的内容，没有可以不填。",
}
_APART = "---------"
_MENU = (
    ("row_above", "在上面插入一行"),
    ("row_below", "在下面插入一行"),
    ("s1", _APART),
    ("col_left", "在左边插入一列"),
    ("col_right", "在右边插入一列"),
    ("s2", _APART),
    ("remove_row", "删去这一行"),
    ("remove_col", "删去这一列"),
    ("s3", _APART),
    ("mergeCells", "合并、拆开选中的格子"),
    ("s4", _APART),
    ("undo", "撤销"),
    ("redo", "重做"),
)


def in_our_words(packed: Any) -> Any:
    """What Wagtail packs for its editors, with Chinese words in the place of English ones."""
    match packed:
        case dict():
            told = {key: in_our_words(value) for key, value in packed.items()}
            return told | _table(packed) | _text(packed)
        case list():
            return [in_our_words(each) for each in packed]
        case str():
            return _WORDS.get(packed, packed)
    return packed


def _table(packed: dict[str, Any]) -> dict[str, Any]:
    """The menu by name; the table's own library knows no `zh-hans` and complains of it."""
    if "contextMenu" not in packed:
        return {}
    items = {code: name if name == _APART else {"name": name} for code, name in _MENU}
    return {"contextMenu": {"items": items}, "language": "en-US"}


def _text(packed: dict[str, Any]) -> dict[str, Any]:
    """The editor of a paragraph bears no name of its own for those who listen."""
    return {"ariaLabel": "段落的文字"} if "entityTypes" in packed else {}
