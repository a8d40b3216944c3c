"""What an article of an official account is made of: cut to the platform's lengths, without what the
platform takes out anyway."""

from __future__ import annotations

from typing import Any

import lxml.html

from mingtang_office.channels.adapters.contract import Order

TITLE, AUTHOR, DIGEST, CONTENT = 32, 16, 120, 20_000
_DROPPED = ("script", "style", "iframe", "form", "object", "video", "audio")


def marked_address(order: Order) -> str:
    """The address of the original with the mark behind it: a reader who follows it comes to the page
    all the same."""
    return f"{order.address.partition('#')[0]}#{order.mark}"


def article_of(order: Order, cover: str) -> dict[str, Any]:
    content = _content(order)
    if len(content) > CONTENT:
        content = _paragraphs(order.summary) + "<p>全文请点击“阅读原文”。</p>"
    return {
        "article_type": "news",
        "title": shortened(order.title, TITLE),
        "author": shortened(order.organ, AUTHOR),
        "digest": shortened(order.summary, DIGEST),
        "content": content,
        "content_source_url": marked_address(order),
        "thumb_media_id": cover,
        "need_open_comment": 0,
        "only_fans_can_comment": 0,
    }


def shortened(text: str, most: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1] + "…"


def _content(order: Order) -> str:
    """Pictures of other sites and outward links are not shown by the platform: a picture leaves a word,
    a link its text."""
    head = f"<p>{lxml.html.tostring(_text(order.number), encoding='unicode')}</p>"
    tree = lxml.html.fragment_fromstring(order.html or "<p></p>", create_parent="section")
    for each in tree.xpath("//script|//style|//iframe|//form|//object|//video|//audio"):
        each.drop_tree()
    for picture in tree.xpath("//img"):
        picture.tail = "（图片见原文）" + (picture.tail or "")
        picture.drop_tree()
    for link in tree.xpath("//a"):
        link.drop_tag()
    body: str = lxml.html.tostring(tree, encoding="unicode")
    files = "".join(f"<li>{_escaped(file.name)}</li>" for file in order.attachments)
    listed = f"<p>附件（请点击“阅读原文”下载）：</p><ul>{files}</ul>" if files else ""
    return (head if order.number else "") + body + listed


def _text(words: str) -> Any:
    element = lxml.html.Element("span")
    element.text = words
    return element


def _escaped(words: str) -> str:
    text: str = lxml.html.tostring(_text(words), encoding="unicode")
    return text


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_escaped(line)}</p>" for line in text.splitlines() if line.strip())
