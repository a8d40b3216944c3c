"""Sends what is due, each act exactly once whatever dies.

A row is claimed, and marked as possibly sent, in a transaction of its own before anything goes out; what
came of it is entered in another. Whoever takes up a row that may have been sent asks the channel first.
A claim is renewed before each step that changes something; who has lost it does nothing more.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TypeVar
from uuid import uuid4

import structlog
from django.db import transaction
from django.utils import timezone

from mingtang_office.agencies import entries
from mingtang_office.channels.actions import settling
from mingtang_office.channels.actions.retries import ATTEMPTS, pause
from mingtang_office.channels.adapters.contract import (
    Adapter,
    Attached,
    ChannelError,
    LostClaim,
    NotDone,
    Order,
    Receipt,
    Rejected,
    Standing,
    Unclear,
    Underway,
)
from mingtang_office.channels.adapters.registry import adapter_for
from mingtang_office.channels.models import (
    Act,
    Attempt,
    AttemptOutcome,
    Dispatch,
    DispatchState,
)
from mingtang_office.channels.queries.outbox import (
    TO_SEND,
    due,
    is_overtaken_by_withdrawal,
    stands_before,
)

logger = structlog.get_logger(__name__)
T = TypeVar("T")

# Longer than any call may take; a step is begun only within it.
LEASE = timedelta(minutes=5)
# An older row may have been sent by an office since restored from a backup: the channel is asked first.
_FRESH = timedelta(minutes=15)
PATIENCE = timedelta(days=2)  # with a channel that says it is still at it
_ODD = "处理时出现意外错误，已记入系统日志。"
_DIED = "多次发送都没有留下结果，系统不再重试。"


@dataclass(slots=True)
class Delivered:
    """What one round came to."""

    done: int = 0
    later: int = 0
    given_up: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class _Clock:
    """The moment that the caller named, and the time that has passed since."""

    start: datetime
    began: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        return self.start + timedelta(seconds=time.monotonic() - self.began)


@dataclass(slots=True)
class _Line:
    """The adapter's way back to a claimed row."""

    row: Dispatch
    clock: _Clock
    may_have_acted: bool = False

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def act(self, call: Callable[[], T]) -> T:
        self._hold()
        before, self.may_have_acted = self.may_have_acted, True
        try:
            return call()
        except (NotDone, Rejected):
            self.may_have_acted = before
            raise

    def remember(self, **progress: str) -> None:
        self.row.progress = {**self.row.progress, **progress}
        self._hold(progress=self.row.progress)

    def _hold(self, **changes: object) -> None:
        until = self.clock.now() + LEASE
        held = Dispatch.objects.filter(pk=self.row.pk, claim=self.row.claim)
        if held.update(claimed_until=until, **changes) != 1:
            raise LostClaim


def deliver_due(*, now: datetime, limit: int) -> Delivered:
    """Carry out what is due, `limit` acts at most; what fails is tried again later, or given up with a
    note. May run in several processes at once."""
    clock, came = _Clock(now), Delivered()
    for _ in range(limit):
        claimed = _claim(clock.now())
        if claimed is None:
            break
        _deliver(*claimed, clock, came)
    return came


def _claim(now: datetime) -> tuple[Dispatch, bool] | None:
    """The next row that is due, held by this process alone, and whether the channel must be asked before
    anything is sent; None where there is none."""
    with transaction.atomic():
        row = (
            due(now)
            .select_for_update(skip_locked=True, of=("self",))
            .select_related("piece", "channel", "channel__agency")
            .first()
        )
        if row is None:
            return None
        asks_first = row.is_unclear or now - row.queued_at > _FRESH
        row.state, row.claim = DispatchState.SENDING, uuid4().hex
        row.claimed_until, row.is_unclear = now + LEASE, True
        row.attempts += 1
        settling.save(row, "attempts")
        Attempt.objects.create(dispatch=row, claim=row.claim, at=now)
    return row, asks_first


def _deliver(row: Dispatch, asks_first: bool, clock: _Clock, came: Delivered) -> None:
    line = _Line(row, clock, may_have_acted=asks_first)
    try:
        if row.attempts > ATTEMPTS:  # those before died, or said nothing
            raise Rejected(_DIED)
        _carry_out(row, line, asks_first, came)
    except LostClaim:
        logger.warning("dispatch_taken_over", dispatch=row.pk)
    except ChannelError as error:
        _enter_failure(row, line, error, came)
    except Exception:
        logger.exception("dispatch_failed", dispatch=row.pk)
        line.may_have_acted = True
        _enter_failure(row, line, ChannelError(_ODD), came)


def _carry_out(row: Dispatch, line: _Line, resumed: bool, came: Delivered) -> None:
    adapter, order = adapter_for(row.channel), _order(row, resumed)
    if order.act is Act.WITHDRAW and order.before is None:
        _enter_done(
            row, Receipt(), line, AttemptOutcome.DONE, "在这个渠道上没有发出过，不需要撤下。"
        )
        came.done += 1
        return
    found = adapter.find(order, line) if resumed else None
    if found is not None:
        _enter_done(row, found, line, AttemptOutcome.FOUND)
        came.done += 1
        return
    why = _why_not(row, line)
    if why:
        _enter_dropped(row, line, why)
        came.dropped += 1
        return
    receipt = _performed(adapter, replace(order, progress=dict(row.progress)), line)
    _enter_done(row, receipt, line, AttemptOutcome.DONE)
    came.done += 1


def _why_not(row: Dispatch, line: _Line) -> str:
    """Why what is certainly not out yet must not go out any more."""
    if row.act == Act.PUBLISH and is_overtaken_by_withdrawal(row):
        return "还没有发出就已撤下。"
    until = row.piece.until
    if row.act != Act.WITHDRAW and until is not None and until < timezone.localdate(line.now):
        return "还没有发出，公示期已过。"
    return ""


def _performed(adapter: Adapter, order: Order, line: _Line) -> Receipt:
    match order.act:
        case Act.PUBLISH:
            return adapter.publish(order, line)
        case Act.REPLACE:
            return adapter.replace(order, line)
        case Act.WITHDRAW:
            return adapter.withdraw(order, line)


def _order(row: Dispatch, resumed: bool) -> Order:
    piece, standing = row.piece, stands_before(row)
    return Order(
        mark=mark_of(row),
        act=Act(row.act),
        title=piece.title,
        number=piece.number,
        organ=piece.organ,
        dated=piece.dated,
        summary=piece.summary,
        html=piece.html,
        address=piece.address,
        attachments=tuple(
            Attached(each["name"], each["sha256"], each["size"]) for each in piece.attachments
        ),
        before=Standing(standing.remote_id, standing.address) if standing else None,
        progress=dict(row.progress),
        is_resumed=resumed,
    )


def mark_of(row: Dispatch) -> str:
    """The same at every attempt, and of no other act."""
    return "mt" + sha256(f"{row.pk}:{row.act}:{row.piece.digest}".encode()).hexdigest()[:24]


def _held(row: Dispatch) -> Dispatch:
    """The row, locked, where this process still holds it; must stand in a transaction."""
    held = Dispatch.objects.select_for_update(of=("self",)).filter(pk=row.pk, claim=row.claim)
    found = held.select_related("piece", "channel", "channel__agency").first()
    if found is None:
        raise LostClaim
    return found


def _enter_done(
    row: Dispatch, receipt: Receipt, line: _Line, outcome: AttemptOutcome, note: str = ""
) -> None:
    with transaction.atomic():
        held = _held(row)
        settling.finish(held, receipt, by=None, now=line.now, note=note)
        _end(row, line, outcome, note)


def _enter_dropped(row: Dispatch, line: _Line, why: str) -> None:
    with transaction.atomic():
        settling.drop(_held(row), why, now=line.now)
        _end(row, line, AttemptOutcome.DROPPED, why)


def _enter_failure(row: Dispatch, line: _Line, error: ChannelError, came: Delivered) -> None:
    try:
        with transaction.atomic():
            held = _held(row)
            _settle_failure(held, line, error)
            if isinstance(error, (NotDone, Unclear)):
                _let_rest(held)
            _end(row, line, _outcome(error, line), error.message)
    except LostClaim:
        logger.warning("dispatch_taken_over", dispatch=row.pk)
        return
    if held.state == DispatchState.GIVEN_UP:
        came.given_up += 1
    else:
        came.later += 1


def _settle_failure(held: Dispatch, line: _Line, error: ChannelError) -> None:
    now = line.now
    held.claim, held.claimed_until = "", None
    held.is_unclear, held.note = line.may_have_acted, error.message[:300]
    if isinstance(error, Underway) and now - held.queued_at < PATIENCE:
        held.state, held.next_try_at = DispatchState.WAITING, now + error.wait
        held.attempts -= 1  # the channel answers; it is not one of those that are counted
    elif isinstance(error, Rejected) or held.attempts >= ATTEMPTS:
        held.state = DispatchState.GIVEN_UP
        facts = {"channel": held.channel_id, "act": held.act, "piece": held.key}
        entries.write(
            "channels.given_up",
            on=held,
            agency=held.channel.agency,
            by=None,
            now=now,
            facts={**facts, "attempts": held.attempts},
        )
    else:
        wait = error.wait if isinstance(error, NotDone) else None
        held.state = DispatchState.FAILED
        held.next_try_at = now + max(pause(held.pk, held.attempts), wait or timedelta())
    settling.save(held, "next_try_at", "attempts")


def _let_rest(held: Dispatch) -> None:
    """What else waits for this channel waits as long: a platform that is down, or has had enough, is not
    asked for each row anew, and the worker has other tasks."""
    waiting = Dispatch.objects.filter(
        channel=held.channel_id, state__in=TO_SEND, next_try_at__lt=held.next_try_at
    )
    free = waiting.order_by("pk").select_for_update(skip_locked=True).values_list("pk", flat=True)
    Dispatch.objects.filter(pk__in=list(free)).update(next_try_at=held.next_try_at)


def _outcome(error: ChannelError, line: _Line) -> AttemptOutcome:
    if isinstance(error, Underway):
        return AttemptOutcome.UNDERWAY
    if isinstance(error, Rejected):
        return AttemptOutcome.REJECTED
    return AttemptOutcome.UNCLEAR if line.may_have_acted else AttemptOutcome.FAILED


def _end(row: Dispatch, line: _Line, outcome: AttemptOutcome, message: str) -> None:
    Attempt.objects.filter(claim=row.claim).update(
        outcome=outcome, ended_at=line.now, message=message[:300]
    )
