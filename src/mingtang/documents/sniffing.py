"""Tells a file's format by its content; the suffix only decides between text and Markdown."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import olefile

from mingtang.documents.charset import decode
from mingtang.documents.containers import Container, damaged, encrypted
from mingtang.documents.raw import Format, UnreadableDocument

_ADVICE = "请上传年度报告的Word（docx）、PDF、网页（html）、Excel（xlsx）或者文本文件。"
_PICTURE = "这是一张图片，不含可读的文字。请改用报告的文字版，或先作文字识别（OCR）后上传。"
_ARCHIVE = "这是一个压缩包，不是报告本身。请解压后逐份上传其中的报告文件。"
_PROGRAM = "这是一个程序文件，不是报告，未予读取。" + _ADVICE
_MEDIA = "这是音频或视频文件，不是报告。" + _ADVICE
_OFD = (
    "这是OFD版式文件（GB/T 33190），目前尚不能直接读取。"
    "请用OFD阅读软件导出为PDF，或者上传原Word文件（docx）。"
)
_OLD_SHEET = "这是旧版Excel文件（xls），不能直接读取。请用Excel或WPS打开，另存为xlsx后上传。"
_SLIDES = "这是演示文稿，不是报告。" + _ADVICE
_UNKNOWN_ZIP = (
    "这是一个压缩容器，但不是docx或者xlsx。若是压缩包，请解压后上传其中的报告。" + _ADVICE
)

_REFUSED_BEGINNINGS = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"8BPS", _PICTURE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90", _PROGRAM),
    (b"MZ\x00", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"ID3", _MEDIA),
    (b"OggS", _MEDIA),
    (b"SQLite format 3\x00", "这是数据库文件，不是报告。" + _ADVICE),
)
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_PDF_WITHIN = 1024
_LOOK = 256 * 1024

# Possessive throughout: a hostile file must not make an expression try every way to match it.
_HTML_START = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?><!--.*?-->\s*)*+"
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|div|table|p|h[1-6]|span|"
    r"section|article|main|center|font|strong|ul|ol|br|tbody|tr)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_HTML_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_WORD_XML = re.compile(r"<\?mso-application\s+progid=\"Word|<w:wordDocument|<pkg:package")
_XML = re.compile(r"\s*<\?xml[\s]|\s*<svg[\s>]|\s*<!DOCTYPE\s", re.IGNORECASE)
_MHTML = re.compile(r"\s*(?:[\w-]+:[^\n]*\n)*?MIME-Version:", re.IGNORECASE)
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*(?:"|\})')
_MARKDOWN_TABLE = re.compile(
    r"^[ \t]*+\|?+[ \t]*+:?-{3,}+:?[ \t]*+(?:\|[ \t]*+:?-{3,}+:?[ \t]*+)++\|?+[ \t]*+\r?$|"
    r"^[ \t]*+\|[ \t]*+:?-{3,}+:?[ \t]*+\|[ \t]*+\r?$",
    re.MULTILINE,
)
_PIPE_ROWS = re.compile(r"(?:^[ \t]*+\|[^|\n]++\|[^|\n]*+\|[^\n]*+\n){2}", re.MULTILINE)
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown")


def sniff(data: bytes, name: str = "") -> Format:
    """The format of `data`, judged by content; `name` may tip the scale between text and Markdown.

    `Format.JSON` means a JSON document: `open.read` takes it for lines of text, a caller that knows
    what the JSON holds asks here first. Raises `UnreadableDocument` with `empty`, `encrypted`,
    `corrupt` or `unsupported` for what cannot be a report.
    """
    if not data.strip(b"\x00\t\n\r\f\v "):
        raise UnreadableDocument("empty", "文件是空的，没有内容。请检查是否上传了正确的文件。")
    for beginning, message in _REFUSED_BEGINNINGS:
        if data.startswith(beginning):
            raise UnreadableDocument("unsupported", message)
    if _is_media(data):
        raise UnreadableDocument("unsupported", _picture_or_media(data))
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _zip_format(data)
    if data.startswith(_OLE):
        return _ole_format(data)
    if data.lstrip()[:5] == _RTF:
        return Format.LEGACY
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    return _text_format(decode(data[:_LOOK]).text, name)


def _is_media(data: bytes) -> bool:
    head = data[:16]
    return head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:11] in (b"WEB", b"WAV", b"AVI"))


def _picture_or_media(data: bytes) -> str:
    kind = data[8:12]
    return _PICTURE if kind in (b"WEBP", b"heic", b"mif1", b"avif") else _MEDIA


def _zip_format(data: bytes) -> Format:
    names = Container(data, "docx、xlsx等文档").names
    if "word/document.xml" in names or any(_is_word_part(name) for name in names):
        return Format.DOCX
    if any(name.startswith("xl/") for name in names):
        return Format.XLSX
    if "OFD.xml" in names:
        raise UnreadableDocument("unsupported", _OFD)
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableDocument("unsupported", _SLIDES)
    if "content.xml" in names and "mimetype" in names:
        return Format.LEGACY
    raise UnreadableDocument("unsupported", _UNKNOWN_ZIP)


def _is_word_part(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _ole_format(data: bytes) -> Format:
    """Word, Excel and locked OOXML all come in an OLE compound file; its directory tells them apart."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as ole:
            streams = {path[-1].lower() for path in ole.listdir()}
            flags = _word_flags(ole) if "worddocument" in streams else 0
    except Exception as error:  # olefile meets damage with whatever error comes first
        raise damaged("旧版Office文件") from error
    if "encryptedpackage" in streams:
        raise encrypted("Office文件")
    if flags & 0x0100:
        raise encrypted("Word文件")
    if streams & {"workbook", "book"} and "worddocument" not in streams:
        raise UnreadableDocument("unsupported", _OLD_SHEET)
    if "powerpoint document" in streams:
        raise UnreadableDocument("unsupported", _SLIDES)
    return Format.LEGACY


def _word_flags(ole: olefile.OleFileIO[Any]) -> int:
    """The flags of the file information block ([MS-DOC] 2.5.2), where bit 8 says encrypted."""
    head = ole.openstream("WordDocument").read(12)
    return int.from_bytes(head[10:12], "little")


def _text_format(text: str, name: str) -> Format:
    is_markdown = name.lower().endswith(_MARKDOWN_SUFFIXES)
    if _WORD_XML.search(text[:4000]):
        return Format.LEGACY
    if _HTML_START.match(text) and not (is_markdown and not _HTML_PAGE.search(text)):
        return Format.HTML
    if _MHTML.match(text[:4000]) or _HTML_PAGE.search(text[:4000]):
        return Format.HTML
    if _XML.match(text):
        raise UnreadableDocument("unsupported", "这是XML数据文件，不是报告文档。" + _ADVICE)
    if _JSON.match(text):
        return Format.JSON
    if is_markdown or _MARKDOWN_TABLE.search(text) or _PIPE_ROWS.search(text):
        return Format.MARKDOWN
    return Format.TEXT
