"""How often something may be done in a while, counted in the cache. With the database as the cache two
requests of the same instant may be counted once, which does no harm here."""

from __future__ import annotations

import hashlib
import time

from django.core.cache import cache

HOUR = 3600
QUARTER = 900


def count(what: str, whose: str, seconds: int) -> int:
    """Count one more of these; how many there are in this while. `whose` is kept as a digest."""
    key = _key(what, whose, seconds)
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two
        return 1


def counted(what: str, whose: str, seconds: int) -> int:
    """How many there are, without counting."""
    return int(cache.get(_key(what, whose, seconds), 0))


def _key(what: str, whose: str, seconds: int) -> str:
    digest = hashlib.sha256(f"{what}:{whose}".encode()).hexdigest()[:32]
    return f"limit:{what}:{digest}:{int(time.time()) // seconds}"
