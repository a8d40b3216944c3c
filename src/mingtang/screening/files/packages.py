"""What Word and Excel packages have in common: properties, pictures, embedded files, macros, links."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator

from mingtang.documents.containers import Container
from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers.office_xml import parse_xml
from mingtang.screening.concern import Concern
from mingtang.screening.files.pictures import pieces_of as picture_pieces
from mingtang.screening.files.residue import residue
from mingtang.screening.hits import hidden, metadata, passage, unreadable
from mingtang.screening.pieces import Layer, Ocr, Piece

Inner = Callable[[str, bytes, str], Iterator[Piece]]
"""How a file within the file is read: place, bytes, name."""

_PROPERTIES = {
    "creator": "作者",
    "lastModifiedBy": "最后保存者",
    "title": "标题",
    "subject": "主题",
    "description": "备注",
    "keywords": "关键词",
    "category": "类别",
    "Company": "单位",
    "Manager": "主管",
    "HyperlinkBase": "超链接基础",
    "Template": "模板",
}
_WHO = frozenset({"creator", "lastModifiedBy", "Company", "Manager"})


def package_pieces(
    at: str, data: bytes, kind: str, ocr: Ocr | None, inner: Inner
) -> Iterator[Piece]:
    """Everything of a package but its text; last of all every part as it is. Raises
    `UnreadableDocument` where it cannot be opened."""
    container = Container(data, kind)
    yield from _properties(at, container, kind)
    yield from _pictures(at, container, ocr)
    yield from _embedded(at, container, inner)
    if any("vbaProject" in name for name in container.names):
        yield hidden(at, "宏", concern=Concern.MACRO)
    for name in sorted(container.names):
        yield from residue(f"{at}（{_folder(name)}）", name.encode())
        part = _part(container, name)
        if part is None:
            yield unreadable(at, f"内部部件“{_folder(name)}”已损坏")
        elif "/media/" not in name:
            yield from residue(f"{at}（{_folder(name)}）", part)
    yield from unlisted(at, data)


def unlisted(at: str, data: bytes) -> Iterator[Piece]:
    """Bytes of a zip container that its directory does not name: members struck from the list are
    still in the file, and no program shows them."""
    end = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = sorted(archive.infolist(), key=lambda info: info.header_offset)
        directory = archive.start_dir
    gaps = []
    for info in members:
        gaps.append(data[end : info.header_offset])
        lengths = data[info.header_offset + 26 : info.header_offset + 30]
        if len(lengths) < 4:
            yield unreadable(at, "压缩容器的目录已损坏")
            return
        end = info.header_offset + 30 + sum(struct.unpack("<HH", lengths)) + info.compress_size
    gaps.append(data[end:directory])
    if any(_MEMBER in gap for gap in gaps):
        yield unreadable(at, "压缩容器内有目录没有列出的部件")
    yield from residue(f"{at}（文件内部）", b" ".join(gaps))


_MEMBER = b"PK\x03\x04"


def _part(container: Container, name: str) -> bytes | None:
    if name.endswith("/"):
        return b""
    try:
        return container.part(name)
    except UnreadableDocument:
        return None


def _folder(name: str) -> str:
    """What a part is called for people; its own name may hold anything."""
    for start, label in _FOLDERS:
        if start in name:
            return label
    return "文件内部"


_FOLDERS = (
    ("docProps/", "文件属性"),
    ("customXml/", "自定义数据"),
    ("comments", "批注"),
    ("Comments", "批注"),
    ("persons", "批注作者"),
    ("people", "批注作者"),
    ("/embeddings/", "嵌入的文件"),
    ("/media/", "图片"),
    ("pivotCache", "数据透视表缓存"),
    ("externalLinks", "外部链接缓存"),
    ("connections", "外部连接"),
    ("queryTables", "外部连接"),
    ("sharedStrings", "未显示的文字"),
    ("drawings", "图形"),
    ("charts", "图表"),
    ("vbaProject", "宏"),
    ("glossary", "文档部件"),
    ("settings", "文档设置"),
    ("_rels", "链接"),
    ("header", "页眉"),
    ("footer", "页脚"),
    ("workbook.xml", "工作簿设置、定义的名称"),
)


def _properties(at: str, container: Container, kind: str) -> Iterator[Piece]:
    told = []
    for name in sorted(
        n for n in container.names if n.startswith("docProps/") and n.endswith(".xml")
    ):
        try:
            root = parse_xml(container.part(name) or b"<none/>", kind)
        except UnreadableDocument:
            yield unreadable(at, "文件属性已损坏")
            continue
        for element in root.iter():
            tag = str(element.tag).rpartition("}")[2]
            label = _PROPERTIES.get(tag) or ("自定义属性" if "custom" in name else "")
            text = (element.text or "").strip()
            if not label or not text:
                continue
            if tag in _WHO or "custom" in name:
                told.append(label)
            yield from passage(f"{at}文件属性“{label}”", text, Layer.PROPERTY)
    if told:
        yield metadata(f"{at}文件属性", "、".join(dict.fromkeys(told)), len(told))
    if any(name.startswith("docProps/thumbnail") for name in container.names):
        yield metadata(f"{at}文件属性", "缩略图")


def _pictures(at: str, container: Container, ocr: Ocr | None) -> Iterator[Piece]:
    names = sorted(name for name in container.names if "/media/" in name and name[-1] != "/")
    for number, name in enumerate(names, 1):
        data = _part(container, name)
        if data is None:
            yield unreadable(f"{at}第{number}张图片", "图片已损坏")
        else:
            yield from picture_pieces(f"{at}第{number}张图片", data, ocr)


def _embedded(at: str, container: Container, inner: Inner) -> Iterator[Piece]:
    names = sorted(n for n in container.names if "/embeddings/" in n and n[-1] != "/")
    if names:
        yield hidden(at, "嵌入的文件或者对象", len(names), Concern.EMBEDDED)
    for number, name in enumerate(names, 1):
        data = _part(container, name)
        if data and data.startswith(b"PK"):
            yield from inner(f"{at}嵌入的第{number}个文件", data, name)
