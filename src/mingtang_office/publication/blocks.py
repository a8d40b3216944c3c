"""What a body is made of. Few blocks, so that every channel can show all of them."""

from __future__ import annotations

from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.contrib.table_block.blocks import TableBlock

_FEATURES = ("bold", "italic", "ol", "ul", "superscript", "subscript", "link")

# Without `mergeCells` the editor would take merged cells apart on the first change.
_TABLE = {
    "mergeCells": True,
    "contextMenu": [
        *("row_above", "row_below", "---------", "col_left", "col_right", "---------"),
        *("remove_row", "remove_col", "---------", "mergeCells", "---------", "undo", "redo"),
    ],
}

BODY_BLOCKS = (
    ("heading", CharBlock(label="小标题", max_length=120, form_classname="title")),
    ("paragraph", RichTextBlock(label="段落", features=list(_FEATURES))),
    ("table", TableBlock(label="表格", table_options=_TABLE)),
)
