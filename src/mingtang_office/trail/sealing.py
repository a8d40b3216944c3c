"""Personal data of the trail: sealed under a key of their object, erased by deleting that key."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from mingtang_office.trail.models import Entry, ObjectKey

_NONCE = 12


def _wrapping_key() -> AESGCM:
    return AESGCM(hashlib.sha256(settings.TRAIL_SEALING_KEY.encode()).digest())


def _encrypt(key: AESGCM, data: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + key.encrypt(nonce, data, bound_to)


def _decrypt(key: AESGCM, data: bytes, bound_to: bytes) -> bytes:
    return key.decrypt(data[:_NONCE], data[_NONCE:], bound_to)


def _name(object_type: str, object_id: str) -> bytes:
    return f"{object_type}:{object_id}".encode()


def _key_of(object_type: str, object_id: str) -> AESGCM:
    """The key of this object, made where it has none yet."""
    name = _name(object_type, object_id)
    key, _ = ObjectKey.objects.get_or_create(
        object_type=object_type,
        object_id=object_id,
        defaults={"wrapped": _encrypt(_wrapping_key(), AESGCM.generate_key(256), name)},
    )
    return AESGCM(_decrypt(_wrapping_key(), bytes(key.wrapped), name))


def seal(object_type: str, object_id: str, personal: Mapping[str, str]) -> bytes:
    data = json.dumps(dict(personal), ensure_ascii=False, sort_keys=True).encode()
    return _encrypt(_key_of(object_type, object_id), data, b"")


def unseal(entry: Entry) -> dict[str, str] | None:
    """The personal data of an entry; None where there were none or they have been erased."""
    sealed = getattr(entry, "sealed", None)
    key = ObjectKey.objects.filter(object_type=entry.object_type, object_id=entry.object_id).first()
    if sealed is None or key is None:
        return None
    name = _name(entry.object_type, entry.object_id)
    opened = AESGCM(_decrypt(_wrapping_key(), bytes(key.wrapped), name))
    try:
        data = _decrypt(opened, bytes(sealed.ciphertext), b"")
    except InvalidTag:  # sealed under a key erased since; the object was given a new one
        return None
    details: dict[str, str] = json.loads(data)
    return details


def fingerprint(ciphertext: bytes) -> str:
    return hashlib.sha256(ciphertext).hexdigest()
