"""What is to be published is fixed here: from then on every channel gets the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256

from mingtang_office.agencies.models import Agency
from mingtang_office.channels.models import Piece


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with it: the name people know, the name under which it is stored, and the digest
    of its exact bytes."""

    name: str
    stored: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Content:
    """What is published. `html` is cleaned by whoever gives it; `address` is where the public finds it
    for good; `until` is the last day on which it is to be seen, where it has one."""

    title: str
    organ: str
    dated: date
    html: str
    address: str
    number: str = ""
    summary: str = ""
    until: date | None = None
    attachments: Sequence[Attachment] = ()

    def digest(self) -> str:
        """Of everything a reader gets, the bytes of the files among it; not of where they are stored."""
        told = {
            **{name: value for name, value in asdict(self).items() if name != "attachments"},
            "dated": self.dated.isoformat(),
            "until": self.until.isoformat() if self.until else "",
            "attachments": [[each.name, each.sha256] for each in self.attachments],
        }
        return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class AnotherContent(ValueError):
    """A programming error: one version of a thing has one content."""


def fix(*, agency: Agency, key: str, version: int, content: Content, now: datetime) -> Piece:
    """The snapshot of one version of a thing, made where there is none yet. Must stand in the caller's
    transaction; the stored files must stay as long as the snapshot does."""
    piece, is_new = Piece.objects.get_or_create(
        key=key,
        version=version,
        defaults={
            "agency": agency,
            "title": content.title,
            "number": content.number,
            "organ": content.organ,
            "dated": content.dated,
            "until": content.until,
            "summary": content.summary,
            "html": content.html,
            "attachments": [asdict(each) for each in content.attachments],
            "address": content.address,
            "digest": content.digest(),
            "made_at": now,
        },
    )
    if not is_new and piece.digest != content.digest():
        raise AnotherContent(f"{key} version {version} was fixed with another content")
    return piece
