"""What is asked about a channel; each kind has particulars of its own, the online ones credentials."""

from __future__ import annotations

import ipaddress
from datetime import date
from typing import Any

from django import forms

from mingtang_office.agencies.forms.fields import DayField
from mingtang_office.channels.actions.arranging import LABELS, Arrangement
from mingtang_office.channels.adapters.registry import secrets_of
from mingtang_office.channels.models import Channel, ChannelKind
from mingtang_office.channels.queries.screens import DAYS, SECONDS

_HELP = {
    "app_id": "在微信公众平台“设置与开发”中查看，以 wx 开头。",
    "cover": "在公众平台素材库上传封面图片后得到的永久素材编号（media_id）。",
    "uid": "发布微博的账号的数字编号。",
    "rip": "这台服务器访问外网时的地址，微博平台要求申报，例如 203.0.113.7。",
}
_SECRET_HELP = {
    "secret": "在公众平台生成。密封保存，以后不再显示；还须把服务器的出口地址加入公众号的 IP 白名单。",
    "token": "由账号持有人在微博开放平台授权后得到，有有效期；密封保存，以后不再显示。",
}
_PARTICULARS = {ChannelKind.WECHAT: ("app_id", "cover"), ChannelKind.WEIBO: ("uid", "rip")}
_SECRETS = {ChannelKind.WECHAT: ("secret",), ChannelKind.WEIBO: ("token",)}


class ChannelForm(forms.Form):
    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    name = forms.CharField(label="名称", max_length=80)
    since = DayField(label="启用日期")
    until = DayField(label="停用日期", required=False, help_text="最后一天；没有停用日期的不填。")

    def __init__(
        self,
        *args: Any,
        kind: ChannelKind,
        today: date,
        channel: Channel | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.channel = kind, channel
        self.initial.update(
            {"since": today, "name": kind.label}
            if channel is None
            else {
                "revision": channel.revision,
                "name": channel.name,
                "since": channel.since,
                "until": channel.until,
                **channel.particulars,
            }
        )
        for name in _PARTICULARS.get(kind, ()):
            self.fields[name] = forms.CharField(
                label=LABELS[name], max_length=200, required=False, help_text=_HELP[name]
            )
        held = secrets_of(channel) if channel is not None else {}
        for name in _SECRETS.get(kind, ()):
            kept = "已经保存；要更换的才填写。" if held.get(name) else ""
            self.fields[name] = forms.CharField(
                label=LABELS[name],
                max_length=500,
                required=False,
                strip=True,
                help_text=kept + _SECRET_HELP[name],
                widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
            )
        if kind is ChannelKind.SCREEN:
            self._add_screen()

    def _add_screen(self) -> None:
        self.fields["days"] = forms.IntegerField(
            label="没有截止日期的展示几天", min_value=1, max_value=366, initial=DAYS
        )
        self.fields["seconds"] = forms.IntegerField(
            label="每页停留几秒", min_value=5, max_value=120, initial=SECONDS
        )

    def clean_rip(self) -> str:
        text: str = self.cleaned_data["rip"]
        try:
            return str(ipaddress.ip_address(text)) if text else ""
        except ValueError:
            raise forms.ValidationError("请填写服务器的公网地址，例如 203.0.113.7。") from None

    def clean_uid(self) -> str:
        text: str = self.cleaned_data["uid"]
        if text and not (text.isascii() and text.isdigit()):
            raise forms.ValidationError("微博用户编号只含数字。")
        return text

    @property
    def arrangement(self) -> Arrangement:
        """What was filled in; call after `is_valid`."""
        typed = self.cleaned_data
        named = (
            *_PARTICULARS.get(self.kind, ()),
            *(("days", "seconds") if "days" in typed else ()),
        )
        return Arrangement(
            name=" ".join(typed["name"].split()),
            since=typed["since"],
            until=typed["until"],
            particulars={name: str(typed[name]) for name in named},
            secrets={name: typed[name] for name in _SECRETS.get(self.kind, ())},
        )
