"""The metadata that stand before the text of a published document, as a table or as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.documents.raw import Grid

# What the sites call a field, without spaces and colons.
LABELS = {
    "标题": "title",
    "名称": "title",
    "信息名称": "title",
    "文件名称": "title",
    "发文字号": "document_number",
    "文号": "document_number",
    "文件编号": "document_number",
    "发文机关": "issuer",
    "发布机构": "issuer",
    "发布机关": "issuer",
    "制发机关": "issuer",
    "成文日期": "written_on",
    "发文日期": "written_on",
    "生成日期": "formed_on",
    "形成日期": "formed_on",
    "发布日期": "published_on",
    "发布时间": "published_on",
    "公开日期": "published_on",
    "索引号": "index_number",
    "主题分类": "topic",
    "体裁": "genre",
    "体裁分类": "genre",
    "公文种类": "genre",
    "关键词": "keywords",
    "主题词": "keywords",
    "内容概述": "summary",
    "信息概述": "summary",
    "施行日期": "effective_on",
    "实施日期": "effective_on",
    "生效日期": "effective_on",
    "失效日期": "expires_on",
    "有效期至": "expires_on",
    "来源": "source",
    "信息来源": "source",
}
# Beside them, and of no use here: a count of readers, the buttons for the size of letters.
_OTHERS = ("有效性", "浏览次数", "点击次数", "阅读次数", "字体", "字号", "作者", "打印", "分享")
_FEWEST = 3
_MOST_CELLS = 60
_PAIR = re.compile(
    rf"(?P<label>{'|'.join(sorted({*LABELS, *_OTHERS}, key=len, reverse=True))})[ \u3000]*[:：]"
)


def labelled_table(grid: Grid) -> dict[str, str]:
    """The fields that a table of metadata holds; {} for any other table."""
    if len(grid.cells) > _MOST_CELLS:
        return {}
    found: dict[str, str] = {}
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    for cell in grid.cells:
        label = _bare(cell.text)
        if label in LABELS:
            beside = cells.get((cell.row, cell.column + cell.column_span))
            value = beside.text if beside is not None else ""
            if _bare(value) not in LABELS:
                found.setdefault(LABELS[label], value)
        else:
            found = {**dict(labelled_line(cell.text)), **found}
    return found if len(found) >= _FEWEST else {}


def labelled_line(line: str) -> tuple[tuple[str, str], ...]:
    """The pairs of which a line consists (发布时间：2026-03-13 来源：云江县教育局); () where it holds
    anything else."""
    return tuple(_pairs(line))


def is_labelled(line: str) -> bool:
    return _PAIR.match(line.strip()) is not None


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    text = line.strip()
    marks = list(_PAIR.finditer(text))
    if not marks or marks[0].start() != 0:
        return
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        name = LABELS.get(mark["label"])
        value = text[mark.end() : end].strip(" \u3000|")
        if name and value:
            yield name, value


def _bare(text: str) -> str:
    return re.sub(r"[\s:：\u3000]", "", text)
