"""Personal data, sealed under a key of the object they belong to and erased by deleting that key.

The trail seals details of its entries so; the registers seal names, letters and files of a case. One
key an object: deleting it makes all of that unreadable, wherever a copy lies.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Mapping, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

from mingtang_office.trail.models import Entry, ObjectKey

_NONCE = 12
_AT_ONCE = 500


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


class Erased(Exception):
    """The key is gone: these data were erased and nobody can read them any more."""

    def __init__(self) -> None:
        super().__init__("这项内容已按规定擦除，无法再查看。")


# An object, or its type and number as `holder_name` gives them.
Holder = models.Model | tuple[str, str]


def seal_bytes(holder: Holder, data: bytes) -> bytes:
    """Ciphertext of `data` under the key of `holder`, which is made where there is none. Must stand
    in a transaction with what it is stored in."""
    return _encrypt(_key_of(*holder_name(holder)), data, b"")


def seal_new(objects: Sequence[tuple[models.Model, bytes]]) -> list[bytes]:
    """Ciphertexts of what belongs to objects that have no key yet, in their order; all their keys are
    made in a few statements. Must stand in the transaction in which the objects are made."""
    keys = [AESGCM.generate_key(256) for _ in objects]
    rows = []
    for (holder, _data), key in zip(objects, keys, strict=True):
        object_type, object_id = holder_name(holder)
        wrapped = _encrypt(_wrapping_key(), key, _name(object_type, object_id))
        rows.append(ObjectKey(object_type=object_type, object_id=object_id, wrapped=wrapped))
    ObjectKey.objects.bulk_create(rows, batch_size=_AT_ONCE)
    return [
        _encrypt(AESGCM(key), data, b"") for (_holder, data), key in zip(objects, keys, strict=True)
    ]


def open_bytes(holder: Holder, ciphertext: bytes) -> bytes:
    """What `seal_bytes` sealed. Raises `Erased`."""
    object_type, object_id = holder_name(holder)
    key = ObjectKey.objects.filter(object_type=object_type, object_id=object_id).first()
    if key is None:
        raise Erased
    name = _name(object_type, object_id)
    opened = AESGCM(_decrypt(_wrapping_key(), bytes(key.wrapped), name))
    try:
        return _decrypt(opened, ciphertext, b"")
    except InvalidTag:  # the object was given a new key after it was erased
        raise Erased from None


def holder_name(holder: Holder) -> tuple[str, str]:
    """Type and number under which the trail and the keys know an object."""
    if isinstance(holder, tuple):
        return holder
    return holder._meta.label_lower, str(holder.pk)


def blind_index(text: str, purpose: str) -> str:
    """A keyed digest by which equal texts are found without being readable (64 hex digits)."""
    key = hashlib.sha256(f"{purpose}:{settings.TRAIL_SEALING_KEY}".encode()).digest()
    return hmac.new(key, text.encode(), "sha256").hexdigest()


def fingerprint(ciphertext: bytes) -> str:
    return hashlib.sha256(ciphertext).hexdigest()


def forget(holder: Holder) -> None:
    """Delete the key of what never was on record: a form that was not handed in. What is on record is
    erased by `trail.actions.erase`, which leaves an entry."""
    object_type, object_id = holder_name(holder)
    ObjectKey.objects.filter(object_type=object_type, object_id=object_id).delete()
