"""Bytes → text, whatever charset a page declares, forgets to declare or declares wrongly."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from mingtang.documents.raw import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Each name is read as its superset: a page that says "gb2312" is full of GBK characters.
_CHINESE_CHARSETS = dict.fromkeys(
    ("gb2312", "gb-2312-80", "gbk", "x-gbk", "cp936", "gb18030"), "gb18030"
) | dict.fromkeys(("big5", "big5-hkscs", "big5hkscs", "cp950", "x-x-big5"), "big5hkscs")
_SAMPLE = 64 * 1024
_LOST = "\ufffd"
_MAX_LOST_SHARE = 0.03
# The bell is left out: Word ends a cell with it, and a raw dump of a .doc is full of them.
_CONTROL = re.compile("[\x00-\x06\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset it was in, and how many characters could not be told (now U+FFFD)."""

    text: str
    charset: str
    lost: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode by byte order mark, by validity, by declaration, by likeness to Chinese, by guess.

    Raises `UnreadableDocument("unsupported")` when the bytes are no text at all.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _checked(_replacing(data[len(mark) :], charset))
    wide = _wide(data)
    if wide is not None:
        return _checked(wide)
    strict = _strict(data, "utf-8")
    if strict is not None:
        return _checked(Decoded(strict, "utf-8"))
    return _checked(_likeliest(data, declared) or _guessed(data))


def _strict(data: bytes, charset: str) -> str | None:
    """The text if every byte fits; a character cut off by the end of the file is left out."""
    try:
        return codecs.getincrementaldecoder(charset)("strict").decode(data, final=False)
    except (UnicodeDecodeError, LookupError):
        return None


def _replacing(data: bytes, charset: str) -> Decoded:
    text = data.decode(charset, errors="replace")
    return Decoded(text, charset, text.count(_LOST))


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: the zero bytes of line ends and digits all stand on one side."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even + odd < max(2, len(sample) // 500) or min(even, odd) * 20 > max(even, odd):
        return None
    decoded = _replacing(data, "utf-16-le" if odd > even else "utf-16-be")
    looks_chinese = max(_likeness(decoded.text, charset) for charset in _ORDINARY) >= 0.5
    return decoded if looks_chinese else None


# Characters of daily use, as the standards set them apart by lead and trail byte: GB 2312 within
# GBK; level one, the frequently used characters and the symbols before them, within Big5.
_ORDINARY = {"gb18030": (0xF7, 0xA1), "big5hkscs": (0xC6, 0x40)}


def _likeness(text: str, charset: str) -> float:
    """The share of characters of daily use among those beyond ASCII, in a sample of the text."""
    beyond = [char for char in text[:4000] if char > "\x7f"]
    last_lead, first_trail = _ORDINARY[charset]
    pairs = (char.encode(charset, "replace") for char in beyond)
    ordinary = sum(
        len(pair) == 2 and 0xA1 <= pair[0] <= last_lead and pair[1] >= first_trail for pair in pairs
    )
    return ordinary / len(beyond) if beyond else 1.0


def _likeliest(data: bytes, declared: str | None) -> Decoded | None:
    """The best of the Chinese charsets, some bytes damaged or none; none if all are poor.

    A declaration tips the scale and no more: many a page declares what its template declared.
    """
    meant = _CHINESE_CHARSETS.get((declared or "").lower().replace("_", "-"))
    best: tuple[float, Decoded] | None = None
    for charset in ("gb18030", "big5hkscs", "utf-8"):
        decoded = _replacing(data, charset)
        share = decoded.lost / max(1, sum(char > "\x7f" for char in decoded.text[:_SAMPLE]))
        likeness = _likeness(decoded.text, charset) if charset in _ORDINARY else 0.98
        score = likeness - 4 * share + (0.1 if charset == meant else 0)
        if best is None or score > best[0]:
            best = (score, decoded)
    return best[1] if best is not None and best[0] > 0.5 else None


def _guessed(data: bytes) -> Decoded:
    match = from_bytes(data[:_SAMPLE]).best()
    return _replacing(data, match.encoding if match is not None else "gb18030")


def _checked(decoded: Decoded) -> Decoded:
    sample = decoded.text[:_SAMPLE]
    odd = sample.count(_LOST) + len(_CONTROL.findall(sample))
    if odd > 8 + _MAX_LOST_SHARE * len(sample):
        raise UnreadableDocument(
            "unsupported",
            "文件内容不是可读的文字，也不是已知的文档格式。"
            "请上传年度报告的Word（docx）、PDF、网页（html）、Excel（xlsx）或者文本文件。",
        )
    return decoded
