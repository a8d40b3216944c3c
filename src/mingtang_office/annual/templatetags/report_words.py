"""What was typed for a warning and is not kept yet."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def word_for(said: Mapping[str, str] | str, identity: str) -> str | None:
    """The word that was typed for this finding; None where none was."""
    return said.get(identity) if isinstance(said, Mapping) else None
