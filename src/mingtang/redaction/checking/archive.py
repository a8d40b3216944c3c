"""The bytes of a zip package: nothing before, between, behind or beside its members."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from mingtang.redaction.checking.traces import not_clean

_LOCAL_HEADER = 30
_DIRECTORY_ENTRY = 46
_DIRECTORY_END = 22


def members(data: bytes, allowed: re.Pattern[str]) -> dict[str, bytes]:
    """The members by name. Raises `RedactionRefused` for any byte that belongs to none, any comment,
    any extra field, any name that is not allowed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            comment = archive.comment
            found = {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError) as error:
        raise not_clean("压缩容器") from error
    if comment or len(found) != len(infos):
        raise not_clean("压缩容器")
    at = 0
    for info in infos:
        name = len(info.filename.encode())
        is_bare = not (info.extra or info.comment) and allowed.fullmatch(info.filename)
        if not is_bare or info.header_offset != at:
            raise not_clean("压缩容器")
        at += _LOCAL_HEADER + name + info.compress_size
    directory = sum(_DIRECTORY_ENTRY + len(info.filename.encode()) for info in infos)
    if at + directory + _DIRECTORY_END != len(data):
        raise not_clean("压缩容器")
    return found
