"""When to try again: after 1, 2, 4 … minutes, six hours at most, each row a little apart from the others
and always the same."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

FIRST = timedelta(minutes=1)
LONGEST = timedelta(hours=6)
ATTEMPTS = 10  # about a day


def pause(row: int, attempts: int) -> timedelta:
    """How long after the failure of the attempt of this number; from three quarters to five quarters of
    the power of two, by a digest of row and number.

    >>> pause(7, 3) == pause(7, 3)
    True
    """
    plain = min(FIRST * (1 << (max(attempts, 1) - 1)), LONGEST)
    share = int.from_bytes(sha256(f"{row}:{attempts}".encode()).digest()[:4], "big") / 2**32
    return plain * (0.75 + share / 2)
