"""How one entry is tied to the one before: its canonical bytes and their digest."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC

from cryptography.hazmat.primitives import hashes

from mingtang_office.trail.models import Entry


def digest(data: bytes, algorithm: str) -> str:
    """Hex digest by `sm3` (GB/T 32905-2016) or `sha256`."""
    if algorithm == "sm3":
        sm3 = hashes.Hash(hashes.SM3())
        sm3.update(data)
        return sm3.finalize().hex()
    if algorithm == "sha256":
        return hashlib.sha256(data).hexdigest()
    raise ValueError(f"Unknown digest algorithm: {algorithm}")


def canonical(entry: Entry, chain: str) -> bytes:
    """Every field that the digest covers, in one fixed wording."""
    fields = {
        "chain": chain,
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor,
        "action": entry.action,
        "agency": entry.agency,
        "object": [entry.object_type, entry.object_id],
        "facts": entry.facts,
        "sealed": entry.sealed_digest,
        "algorithm": entry.algorithm,
        "previous": entry.previous,
    }
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def entry_digest(entry: Entry, chain: str) -> str:
    return digest(canonical(entry, chain), entry.algorithm)
