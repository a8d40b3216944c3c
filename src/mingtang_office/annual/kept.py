"""The cells of a report as its row keeps them: by their addresses, as text."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from mingtang.annual.report import Number


def as_text(cells: Mapping[str, Number]) -> dict[str, str]:
    """
    >>> as_text({"proactive/charges.amount": Decimal("12.50")})
    {'proactive/charges.amount': '12.50'}
    """
    return {
        address: f"{number:f}" if isinstance(number, Decimal) else str(number)
        for address, number in cells.items()
    }


def as_numbers(kept: Mapping[str, str]) -> dict[str, Number]:
    """What `as_text` made.

    >>> as_numbers({"applications/total/total": "3"})
    {'applications/total/total': 3}
    """
    return {address: Decimal(text) if "." in text else int(text) for address, text in kept.items()}
