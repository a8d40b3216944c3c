"""Who else must know, in the same transaction, when what is public of an item changes.

A register above that keeps the day on which something was made public enters a function here; publication
itself knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mingtang_office.accounts.models import User
from mingtang_office.publication.models import Item

# (item, who did it, when); `item.edition` tells what is public now, None: nothing.
Follower = Callable[[Item, User, datetime], None]
_followers: list[Follower] = []


def follower(function: Follower) -> Follower:
    """Enter a function; used as a decorator. It may raise `Refused` where the item must not go out."""
    _followers.append(function)
    return function


def tell(item: Item, *, by: User, now: datetime) -> None:
    for function in _followers:
        function(item, by, now)
