"""The information processing fee: what may be charged, on one of two bases, and how it is reckoned."""

from mingtang.applications.fees.suggestion import (
    Basis,
    ByApplication,
    ByPage,
    InvalidCount,
    Suggestion,
    suggest,
)

__all__ = ["Basis", "ByApplication", "ByPage", "InvalidCount", "Suggestion", "suggest"]
