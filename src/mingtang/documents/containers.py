"""Opens zip containers (docx, xlsx, OFD) without letting them unpack into a flood."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from mingtang.documents.limits import (
    MAX_MEMBERS,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_APPLIES_FROM,
    too_complex,
    unpacks_too_large,
)
from mingtang.documents.raw import UnreadableDocument

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def damaged(kind: str) -> UnreadableDocument:
    """The refusal of a file that is cut short or damaged; `kind` is what it should have been."""
    return UnreadableDocument(
        "corrupt",
        f"文件已损坏或者不完整，不能按{kind}打开。请重新下载或者从原文件另存一份，确认能打开后再上传。",
    )


class Container:
    """A zip container whose declared sizes have been checked; parts are read one at a time.

    Raises `UnreadableDocument`: `corrupt`, `encrypted`, `too_large` or `too_complex`.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (*_BROKEN, UnicodeDecodeError) as error:
            raise damaged(kind) from error
        self.names = frozenset(self._zip.namelist())
        _check_members(self._zip.infolist())

    def part(self, name: str) -> bytes | None:
        """The unpacked bytes of one member, or None where the container lacks it."""
        if name not in self.names:
            return None
        info = self._zip.getinfo(name)
        if info.flag_bits & 0x1:
            raise encrypted(self._kind)
        if info.file_size > MAX_PART_BYTES:
            raise unpacks_too_large(info.file_size)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except (*_BROKEN, RuntimeError) as error:
            raise damaged(self._kind) from error
        if len(data) > MAX_PART_BYTES:
            raise unpacks_too_large(len(data))
        return data


def encrypted(kind: str) -> UnreadableDocument:
    return UnreadableDocument(
        "encrypted",
        f"这份{kind}设有打开密码，不能读取。请用密码打开后取消加密，另存一份再上传。",
    )


def _check_members(members: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse by the directory alone, before a single byte is unpacked."""
    total = 0
    for count, info in enumerate(members, start=1):
        if count > MAX_MEMBERS:
            raise too_complex(f"压缩容器内的部件超过{MAX_MEMBERS}个")
        total += info.file_size
        if total > MAX_UNPACKED_BYTES:
            raise unpacks_too_large(total)
        ratio = info.file_size / max(1, info.compress_size)
        is_parsed = info.filename.lower().endswith((".xml", ".rels"))
        if is_parsed and info.file_size > RATIO_APPLIES_FROM and ratio > MAX_RATIO:
            raise unpacks_too_large(info.file_size)
