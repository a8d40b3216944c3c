"""Which adapter serves which kind of channel."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.conf import settings

from mingtang_office.channels.adapters.contract import Adapter
from mingtang_office.channels.adapters.wechat import WeChat
from mingtang_office.channels.adapters.weibo import Weibo
from mingtang_office.channels.models import Channel, ChannelKind
from mingtang_office.trail.sealing import open_bytes


def adapter_for(channel: Channel) -> Adapter:
    """Of a channel that is served over the network; what the others need is done here at once or by
    people."""
    match channel.kind:
        case ChannelKind.WECHAT:
            return WeChat(settings.CHANNELS_WECHAT_URL, channel.particulars, secrets_of(channel))
        case ChannelKind.WEIBO:
            return Weibo(settings.CHANNELS_WEIBO_URL, channel.particulars, secrets_of(channel))
        case _:
            raise ValueError(f"no adapter for {channel.kind}")


def secrets_of(channel: Channel) -> Mapping[str, str]:
    """The credentials in the clear, for the adapter alone."""
    if not channel.secrets:
        return {}
    opened: dict[str, str] = json.loads(open_bytes(channel, bytes(channel.secrets)))
    return opened
