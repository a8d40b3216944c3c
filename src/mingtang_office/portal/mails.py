"""The words of the mails to subscribers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from mingtang.rendering.characters import printable
from mingtang_office.portal.mailboxes import Mailbox
from mingtang_office.portal.queries.digests import Digest
from mingtang_office.publication.models import PublicItem
from mingtang_office.publication.outlets import address_of
from mingtang_office.ui.days import day_words

_AUTOMATIC = {"Auto-Submitted": "auto-generated"}


def question_mail(mailbox: Mailbox, token: str) -> EmailMessage:
    """It does not repeat what was asked for: words of a stranger would reach the mailbox so."""
    hours = settings.SUBSCRIBE_CONFIRM_HOURS
    body = (
        "有人在政府信息公开网站上用这个邮箱订阅了公开信息的更新。\n\n"
        "如果是您本人，请打开下面的链接，查看所订阅的内容并确认：\n"
        f"{_where('portal:subscribe_confirm', token)}\n\n"
        f"链接{hours}小时内有效。确认以前，不会向您寄送任何内容。\n\n"
        "如果不是您本人，不用理会这封邮件，没有确认的订阅会自动删除；"
        "也可以打开链接，选“都不订阅”，立即删除。\n\n"
        "这封邮件由系统发出，请不要直接回复。\n"
    )
    return EmailMessage(
        "请确认订阅政府信息公开更新", body, None, [mailbox.address], headers=_AUTOMATIC
    )


def digest_mail(
    mailbox: Mailbox, digest: Digest, rows: Sequence[PublicItem], connection: Any = None
) -> EmailMessage:
    """With the headers by which a mail programme offers to end it by one click (RFC 8058)."""
    ending = _where("portal:subscribe_end", mailbox.end_token)
    today = day_words(timezone.localdate())
    items = "\n\n".join(
        f"{printable(row.title)}\n"
        f"{row.agency.name}　{day_words(row.published_on)}\n"
        f"{address_of(row.pk)}"
        for row in rows
    )
    parts = [
        "您订阅的政府信息公开有更新：",
        items,
        *_besides(digest),
        "您订阅的内容：\n" + "\n".join(printable(label) for label in digest.labels),
        f"查看或者退订：\n{ending}",
        "这封邮件由系统发出，请不要直接回复。",
    ]
    headers = {
        **_AUTOMATIC,
        "List-Unsubscribe": f"<{ending}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(
        f"政府信息公开更新{len(rows)}条（{today}）",
        "\n\n".join(parts) + "\n",
        None,
        [mailbox.address],
        connection=connection,
        headers=headers,
    )


def _besides(digest: Digest) -> list[str]:
    if not digest.more:
        return []
    least = "以上" if digest.is_bounded else ""
    return [f"另有{digest.more}条{least}没有列出，请到网站上查看：\n{settings.SITE_URL}/"]


def _where(name: str, token: str) -> str:
    """In the query, which no log of ours holds."""
    return f"{settings.SITE_URL}{reverse(name)}?key={token}"
