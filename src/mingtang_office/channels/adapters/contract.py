"""What the outbox and the adapters of the channels agree on; docs/channels.md tells how to write one.

An adapter knows one channel's interface and nothing of the database. It is handed an `Order`, and a
`Line` by which it says before each step that cannot be taken back that it is about to take it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from mingtang_office.channels.models import Act

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Attached:
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What an earlier act left on the channel."""

    remote_id: str
    address: str


@dataclass(frozen=True, slots=True)
class Order:
    """One act to be carried out. `mark` names the act to the channel: the same at every attempt, never
    that of another act, so that what was sent can be found again. `progress` is what the adapter
    remembered at an earlier attempt; `is_resumed` where that attempt may have reached the channel."""

    mark: str
    act: Act
    title: str
    number: str
    organ: str
    dated: date
    summary: str
    html: str
    address: str
    attachments: tuple[Attached, ...] = ()
    before: Standing | None = None
    progress: Mapping[str, str] = field(default_factory=dict)
    is_resumed: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof that an act was carried out: the channel's number for it, where it stands, and the bytes
    with which the channel said so."""

    remote_id: str = ""
    address: str = ""
    proof: bytes = b""


class Line(Protocol):
    """The adapter's way back to the outbox."""

    @property
    def now(self) -> datetime: ...

    def act(self, call: Callable[[], T]) -> T:
        """Carry out a step that changes something on the channel: only while this process still holds
        the dispatch. Whatever such a step may leave behind is looked for before it is repeated."""
        ...

    def remember(self, **progress: str) -> None:
        """Keep what the next attempt must know, at once and whatever happens to this process."""
        ...


class Adapter(Protocol):
    """One channel's interface. Each act is either carried out when it returns, or raises one of the
    errors below. Each must bear being begun again where it was interrupted."""

    def find(self, order: Order, line: Line) -> Receipt | None:
        """Whether this act was carried out already; None where it certainly was not."""
        ...

    def publish(self, order: Order, line: Line) -> Receipt: ...

    def replace(self, order: Order, line: Line) -> Receipt: ...

    def withdraw(self, order: Order, line: Line) -> Receipt: ...

    def read_counts(self, standing: Standing, on: date) -> Mapping[str, int]:
        """How often it was read, passed on …; empty where the channel does not tell."""
        ...


class ChannelError(Exception):
    """Why an act is not carried out, in words for the person who looks at the dispatch. Never holds a
    credential."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotDone(ChannelError):
    """This step certainly changed nothing, and may succeed later: after `wait`, where the channel says."""

    def __init__(self, message: str, wait: timedelta | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class Unclear(ChannelError):
    """The channel may or may not have done it; it is asked before anything is sent again."""


class Underway(ChannelError):
    """The channel has taken it and is not finished; it is asked again after `wait`."""

    def __init__(self, message: str, wait: timedelta) -> None:
        super().__init__(message)
        self.wait = wait


class Rejected(ChannelError):
    """The channel will not do it as it is; trying again is of no use before a person has changed
    something."""


class LostClaim(Exception):
    """Another process holds the dispatch by now: do nothing more."""
