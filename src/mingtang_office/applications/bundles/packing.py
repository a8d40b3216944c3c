"""Parts to a zip and back: names in order, no dates, nothing compressed, so that equal parts give equal
bytes everywhere; a manifest with the digest of each."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from mingtang_office.agencies.refusals import Refused

MANIFEST = "manifest.json"
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1).encode()


def packed(parts: Mapping[str, bytes], told: Mapping[str, Any]) -> bytes:
    """The zip of these parts; `told` stands in the manifest beside their digests."""
    digests = {
        name: {"sha256": sha256(data).hexdigest(), "size": len(data)}
        for name, data in sorted(parts.items())
    }
    manifest = as_json({**told, "parts": digests})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in ((MANIFEST, manifest), *sorted(parts.items())):
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.external_attr = 0o600 << 16
            info.create_system = 3
            archive.writestr(info, data)
    return buffer.getvalue()


def faults_in(data: bytes) -> tuple[str, ...]:
    """What is wrong with a bundle, read back: parts missing, changed or that the manifest does not
    know; () where it is whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        listed = json.loads(parts.pop(MANIFEST))["parts"]
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError):
        return ("不是完整的案卷文件，无法读取。",)
    found = [f"缺少“{name}”。" for name in sorted(set(listed) - set(parts))]
    found += [f"“{name}”不在清单中。" for name in sorted(set(parts) - set(listed))]
    found += [
        f"“{name}”与清单中的摘要不符。"
        for name, part in sorted(parts.items())
        if name in listed and sha256(part).hexdigest() != listed[name]["sha256"]
    ]
    return tuple(found)


def packed_and_checked(parts: Mapping[str, bytes], told: Mapping[str, Any]) -> bytes:
    """The zip, read back before anybody relies on it. Raises `Refused`."""
    data = packed(parts, told)
    faults = faults_in(data)
    if faults:
        raise Refused(f"生成的案卷没有通过核对：{''.join(faults)}请重试。")
    return data
