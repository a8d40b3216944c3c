"""How channels and dispatches look: their words, their colours, what may be done with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingtang_office.channels.models import (
    Act,
    AttemptOutcome,
    Channel,
    ChannelKind,
    Dispatch,
    DispatchState,
    Hanging,
)
from mingtang_office.channels.queries.channels import is_in_force
from mingtang_office.ui.components import TimelineEntry, Tone
from mingtang_office.ui.days import day_words, moment

_TONES = {
    DispatchState.WAITING: Tone.OPEN,
    DispatchState.SENDING: Tone.OPEN,
    DispatchState.FAILED: Tone.SOON,
    DispatchState.BY_HAND: Tone.WAITING,
    DispatchState.DONE: Tone.DONE,
    DispatchState.GIVEN_UP: Tone.WRONG,
    DispatchState.DROPPED: Tone.ENDED,
}
_BY_HAND = {
    ChannelKind.GAZETTE: "等出刊",
    ChannelKind.ARCHIVE: "等移交",
    ChannelKind.LIBRARY: "等移交",
}
_DONE = {
    ChannelKind.BOARD: {Act.PUBLISH: "已张贴", Act.REPLACE: "已换贴", Act.WITHDRAW: "已揭下"},
    ChannelKind.GAZETTE: dict.fromkeys(Act, "已出刊"),
    ChannelKind.ARCHIVE: dict.fromkeys(Act, "已移交"),
    ChannelKind.LIBRARY: dict.fromkeys(Act, "已移交"),
}
_PUBLISHED = {Act.PUBLISH: "已发布", Act.REPLACE: "已更新", Act.WITHDRAW: "已撤下"}
_OUTCOMES = {
    AttemptOutcome.DONE: Tone.DONE,
    AttemptOutcome.FOUND: Tone.DONE,
    AttemptOutcome.UNDERWAY: Tone.OPEN,
    AttemptOutcome.DROPPED: Tone.ENDED,
    AttemptOutcome.BEGUN: Tone.SOON,
    AttemptOutcome.FAILED: Tone.SOON,
    AttemptOutcome.UNCLEAR: Tone.SOON,
    AttemptOutcome.REJECTED: Tone.WRONG,
}
COUNTS = {
    "reads": "阅读次数",
    "readers": "阅读人数",
    "shares": "分享次数",
    "reposts": "转发",
    "comments": "评论",
    "attitudes": "赞",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A dispatch as a list shows it."""

    dispatch: Dispatch

    @property
    def tone(self) -> Tone:
        return _TONES[DispatchState(self.dispatch.state)]

    @property
    def state(self) -> str:
        row, kind = self.dispatch, ChannelKind(self.dispatch.channel.kind)
        if row.state == DispatchState.DONE:
            return _DONE.get(kind, _PUBLISHED)[Act(row.act)]
        if row.state == DispatchState.BY_HAND:
            if kind is ChannelKind.BOARD:
                return "等揭下" if row.act == Act.WITHDRAW else "等张贴"
            return _BY_HAND[kind]
        return row.get_state_display()

    @property
    def note_shown(self) -> str:
        waits = (DispatchState.GIVEN_UP, DispatchState.FAILED)
        return self.dispatch.note if self.dispatch.state in waits else ""

    @property
    def may_retry(self) -> bool:
        waits = (DispatchState.GIVEN_UP, DispatchState.FAILED)
        return self.dispatch.channel.is_online and self.dispatch.state in waits

    @property
    def may_drop(self) -> bool:
        states = (DispatchState.GIVEN_UP, DispatchState.FAILED, DispatchState.BY_HAND)
        on_board = self.dispatch.channel.kind == ChannelKind.BOARD
        may = self.dispatch.channel.is_online or on_board
        return may and self.dispatch.state in states and self.dispatch.act != Act.WITHDRAW

    @property
    def is_to_be_posted(self) -> bool:
        return self.dispatch.state == DispatchState.BY_HAND and (
            self.dispatch.channel.kind == ChannelKind.BOARD
        )

    @property
    def receipt_text(self) -> str:
        return bytes(self.dispatch.receipt).decode("utf-8", "replace")

    @property
    def counts(self) -> list[tuple[str, int]]:
        return [(COUNTS.get(name, name), count) for name, count in self.dispatch.counts.items()]

    @property
    def waits_for(self) -> Dispatch | None:
        """The earlier act on the same thing that must be finished first."""
        row = self.dispatch
        if row.state not in (DispatchState.WAITING, DispatchState.FAILED):
            return None
        unfinished = (
            DispatchState.WAITING,
            DispatchState.SENDING,
            DispatchState.FAILED,
            DispatchState.GIVEN_UP,
        )
        earlier = Dispatch.objects.filter(
            channel=row.channel_id, key=row.key, pk__lt=row.pk, state__in=unfinished
        )
        return earlier.order_by("pk").first()


def attempts_of(row: Dispatch) -> list[TimelineEntry]:
    """Queued, each attempt, and how it ended."""
    entries = [TimelineEntry("交付渠道", row.queued_at, row.queued_by.full_name)]
    for each in row.tries.all():
        outcome = AttemptOutcome(each.outcome)
        sending = outcome is AttemptOutcome.BEGUN and row.claim == each.claim
        title = "正在发送" if sending else outcome.label
        entries.append(TimelineEntry(title, each.at, "系统", each.message, _OUTCOMES[outcome]))
    if row.done_at is not None and row.done_by is not None:
        entries.append(TimelineEntry(Row(row).state, row.done_at, row.done_by.full_name, row.note))
    if row.state in (DispatchState.WAITING, DispatchState.FAILED) and row.channel.is_online:
        entries.append(
            TimelineEntry("下次发送", note=f"{moment(row.next_try_at)}以后", tone=Tone.WAITING)
        )
    return entries


@dataclass(frozen=True, slots=True)
class Road:
    """A channel as a list shows it on a day."""

    channel: Channel
    today: date

    @property
    def kind(self) -> str:
        return ChannelKind(self.channel.kind).label

    @property
    def state(self) -> str:
        if is_in_force(self.channel, self.today):
            return "启用"
        if self.channel.is_on and self.channel.since > self.today:
            return f"自{day_words(self.channel.since)}起启用"
        if self.channel.is_on:
            return "已到期"
        return "没有启用"

    @property
    def tone(self) -> Tone:
        return Tone.DONE if is_in_force(self.channel, self.today) else Tone.ENDED


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet on a board: hanging, due, late."""

    hanging: Hanging
    today: date

    @property
    def state(self) -> str:
        down_on = self.hanging.down_on
        if down_on is None or down_on > self.today:
            return "张贴中"
        return "今天揭下" if down_on == self.today else "逾期没有揭下"

    @property
    def tone(self) -> Tone:
        down_on = self.hanging.down_on
        if down_on is None or down_on > self.today:
            return Tone.OPEN
        return Tone.SOON if down_on == self.today else Tone.LATE
