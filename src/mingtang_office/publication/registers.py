"""What the register of published information enters with others when the office starts."""

from __future__ import annotations

from mingtang_office.agencies.calendar_changes import on_change
from mingtang_office.publication.actions.recounting import UnpublishedItems
from mingtang_office.publication.outlets import REGISTER, documents
from mingtang_office.search.sources import register

on_change(UnpublishedItems())
register(REGISTER, documents)
