"""Quick password hashes for the demonstration, whose passwords are printed and no secret."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import Argon2PasswordHasher, get_hasher

_COSTS = ("time_cost", "memory_cost", "parallelism")
_QUICK = (1, 1024, 1)


@contextmanager
def quick_hashes() -> Iterator[None]:
    """Let this process, a command that serves nobody, hash at little cost for a while; whoever signs
    in later has the own password hashed anew at full cost."""
    hasher = get_hasher()
    if not isinstance(hasher, Argon2PasswordHasher):
        yield
        return
    kept = [getattr(hasher, cost) for cost in _COSTS]
    _set(hasher, _QUICK)
    try:
        yield
    finally:
        _set(hasher, kept)


def salted(password: str, username: str) -> str:
    """The hash of a password with a salt that is the same in every demonstration."""
    return get_hasher().encode(password, f"mingtang-demo-{username}")


def _set(hasher: Argon2PasswordHasher, costs: tuple[int, ...] | list[int]) -> None:
    for name, cost in zip(_COSTS, costs, strict=True):
        setattr(hasher, name, cost)
