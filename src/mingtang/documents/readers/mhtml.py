"""Web archives (RFC 2557): what browsers and Word save as one file, often under the name of doc."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import Message

from mingtang.documents.limits import too_complex

_ARCHIVE = re.compile(
    rb"\s*+(?:[\w-]+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?MIME-Version:", re.IGNORECASE
)
_HEAD = 4096
_MAX_PARTS = 500


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin with the header of a MIME message."""
    return _ARCHIVE.match(data[:_HEAD]) is not None


def main_page(data: bytes) -> tuple[bytes, str | None]:
    """The longest HTML part of an archive and the charset declared for it; no bytes if it has none."""
    if data.count(b"\n--") > _MAX_PARTS:
        raise too_complex(f"网页存档的部件超过{_MAX_PARTS}个")
    message = message_from_bytes(data, policy=policy.compat32)
    pages = [(_payload(part), _charset(part)) for part in message.walk() if _is_page(part)]
    return max(pages, key=lambda page: len(page[0]), default=(b"", None))


def _is_page(part: Message) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    charset = part.get_content_charset()
    return charset if isinstance(charset, str) else None
