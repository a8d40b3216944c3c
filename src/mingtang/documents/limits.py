"""How large and how deep a document may be before it is refused rather than read.

A statutory report has some hundred paragraphs and three tables of at most thirty rows. The limits
leave room for a hundred times as much, and keep one hostile file from filling a server's memory.
"""

from __future__ import annotations

from mingtang.documents.raw import UnreadableDocument

MAX_FILE_BYTES = 200 * 1024 * 1024
MAX_TEXT_BYTES = 24 * 1024 * 1024
"""Of plain text, Markdown and HTML, which are decoded in memory as a whole."""

MAX_TAGS = 600_000
"""Of one HTML page or XML part; a parsed tag costs some hundred bytes."""

MAX_DEPTH = 1_500
"""Of nested elements."""

MAX_PART_BYTES = 64 * 1024 * 1024
"""Of one member of a zip container once unpacked."""

MAX_UNPACKED_BYTES = 512 * 1024 * 1024
"""Of all members together, by what the container declares; pictures are never unpacked."""

MAX_RATIO = 300
"""Of unpacked to packed size for an XML member larger than `RATIO_APPLIES_FROM`; a blank picture
packs better still and is never unpacked."""

RATIO_APPLIES_FROM = 4 * 1024 * 1024
MAX_MEMBERS = 10_000

MAX_PARAGRAPHS = 100_000
MAX_GRIDS = 10_000
MAX_CELLS = 200_000
MAX_ROWS = 20_000
MAX_COLUMNS = 500
MAX_CHARACTERS = 12_000_000


def too_large(size: int, limit: int) -> UnreadableDocument:
    """The refusal of a file, or a part of one, by its size; both sizes are in bytes."""
    return UnreadableDocument(
        "too_large",
        f"文件过大（{_megabytes(size)}，上限{_megabytes(limit)}），未予读取。"
        "年度报告通常不足1兆字节，请确认是否选错文件，或删去其中的图片、附件后重新上传。",
    )


def unpacks_too_large(size: int) -> UnreadableDocument:
    """The refusal of a zip container by what it would unpack to, in bytes."""
    return UnreadableDocument(
        "too_large",
        f"文件展开后过大（{_megabytes(size)}），远超年度报告应有的大小，未予读取。"
        "请确认文件来源可靠，并在Word或Excel中另存一份只含报告正文的文件后重新上传。",
    )


def too_complex(what: str) -> UnreadableDocument:
    """The refusal of a file by the number of things in it; `what` names them in Chinese."""
    return UnreadableDocument(
        "too_complex",
        f"文件内容过于庞杂：{what}，已停止读取。请确认这是一份年度报告，"
        "或在文字处理软件中只保留报告正文，另存后重新上传。",
    )


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f}兆字节"
