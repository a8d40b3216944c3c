from mingtang_office.channels.models.batch import Batch, BatchFile, BatchState
from mingtang_office.channels.models.channel import COLLECTING, ONLINE, Channel, ChannelKind
from mingtang_office.channels.models.dispatch import (
    UNFINISHED,
    Act,
    Attempt,
    AttemptOutcome,
    Dispatch,
    DispatchState,
)
from mingtang_office.channels.models.hanging import Hanging
from mingtang_office.channels.models.piece import Piece

__all__ = [
    "COLLECTING",
    "ONLINE",
    "UNFINISHED",
    "Act",
    "Attempt",
    "AttemptOutcome",
    "Batch",
    "BatchFile",
    "BatchState",
    "Channel",
    "ChannelKind",
    "Dispatch",
    "DispatchState",
    "Hanging",
    "Piece",
]
