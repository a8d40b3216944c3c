"""Word documents: body and tables, headers, notes, comments, tracked changes, hidden runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mingtang.documents.containers import Container
from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers import docx
from mingtang.documents.readers.docx_package import KIND, W, is_on, value
from mingtang.documents.readers.office_xml import Element, parse_xml
from mingtang.screening.files.grids import document_pieces
from mingtang.screening.files.packages import Inner, package_pieces
from mingtang.screening.hits import hidden, metadata, passage, unreadable
from mingtang.screening.pieces import Layer, Ocr, Passage, Piece

_STORIES = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|glossary/document)\.xml"
)
_HEADERS = re.compile(r"word/(header|footer|footnotes|endnotes)")
_HEADER_LABELS = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_REMOVED = (W + "del", W + "moveFrom")
_WORDS = (W + "t", W + "delText", W + "sym")
_HIDING = (W + "vanish", W + "webHidden")


def pieces_of(at: str, data: bytes, ocr: Ocr | None, inner: Inner) -> Iterator[Piece]:
    """The pieces of a docx. Where its body cannot be read, that blocks; the rest is searched still."""
    try:
        yield from document_pieces(at, docx.read(data))
    except UnreadableDocument as error:
        if error.code != "empty":
            yield unreadable(at, WHY.get(error.code, "文件已损坏"))
    try:
        container = Container(data, KIND)
    except UnreadableDocument as error:
        yield unreadable(at, WHY.get(error.code, "文件已损坏"))
        return
    yield from _stories(at, container)
    yield from package_pieces(at, data, KIND, ocr, inner)


WHY = {
    "encrypted": "文件设有打开密码",
    "too_large": "文件过大",
    "too_complex": "文件内容过于庞杂",
    "corrupt": "文件已损坏或者不完整",
    "scanned": "页面全是扫描图片，没有文字",
    "garbled_text": "文字没有附带字符编码，读出来是乱码",
    "needs_libreoffice": "旧版Word、WPS或者RTF文件，本机没有安装转换软件",
    "unsupported": "不支持的文件格式",
    "empty": "文件是空的",
}


def _stories(at: str, container: Container) -> Iterator[Piece]:
    authors: set[str] = set()
    for name in sorted(container.names):
        if not (_STORIES.fullmatch(name) or name.startswith("word/comments")):
            continue
        try:
            root = parse_xml(container.part(name) or b"<none/>", KIND)
        except UnreadableDocument:
            yield unreadable(at, "文件内部部件已损坏")
            continue
        authors |= {author for e in root.iter() if (author := value(e, "author"))}
        if name.startswith("word/comments"):
            yield from _comments(at, root)
        else:
            yield from _story(at, name, root)
    for author in sorted(authors):
        yield Passage(f"{at}批注、修订的作者", author, Layer.PROPERTY)
    if authors:
        yield metadata(f"{at}批注、修订", "作者姓名", len(authors))


def _story(at: str, name: str, root: Element) -> Iterator[Piece]:
    """What the reader of the body leaves out. Words hidden by a style are found in the depths."""
    header = _HEADERS.match(name)
    where = f"{at}{_HEADER_LABELS[header[1]]}" if header else at
    deleted = [_joined(e) for e in root.iter(*_REMOVED)]
    deleted += [_joined(row) for row in _removed_rows(root)]
    yield from _unseen(f"{where}修订记录", deleted, Layer.DELETED)
    runs = [run for run in root.iter(W + "r") if _is_hidden(run)]
    yield from _unseen(f"{where}隐藏的文字", _adjoining(runs), Layer.HIDDEN_TEXT)
    codes = ["".join(e.text or "" for e in p.iter(W + "instrText")) for p in root.iter(W + "p")]
    for code in codes:
        yield from passage(f"{where}域代码", code, Layer.LINK)
    for paragraph in root.iter(W + "p"):
        if header:
            yield from passage(where, _joined(paragraph))
        else:
            yield from passage(f"{where}（未显示的文字）", _joined(paragraph), Layer.RESIDUE)


def _unseen(at: str, texts: Iterable[str], layer: Layer) -> Iterator[Piece]:
    found = [text for text in texts if text.strip()]
    if found:
        yield hidden(at, layer.label, len(found))
    for text in found:
        yield Passage(at, text, layer)


def _comments(at: str, root: Element) -> Iterator[Piece]:
    comments = list(root.iter(W + "comment"))
    yield from _unseen(f"{at}批注", map(_joined, comments), Layer.COMMENT)


def _removed_rows(root: Element) -> Iterator[Element]:
    for row in root.iter(W + "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            yield row
    for cell in root.iter(W + "tc"):
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            yield cell


def _is_hidden(run: Element) -> bool:
    properties = run.find(W + "rPr")
    return properties is not None and any(is_on(properties.find(tag)) for tag in _HIDING)


def _adjoining(runs: list[Element]) -> Iterator[str]:
    """The words of hidden runs, those of one paragraph together: a number may be split over them."""
    by_parent: dict[Element | None, list[str]] = {}
    for run in runs:
        by_parent.setdefault(run.getparent(), []).append(_joined(run))
    yield from ("".join(texts) for texts in by_parent.values())


def _joined(element: Element) -> str:
    parts = []
    for each in element.iter(*_WORDS):
        if each.tag == W + "sym":
            code = value(each, "char") or ""
            parts.append(chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else "")
        else:
            parts.append(each.text or "")
    return "".join(parts)
