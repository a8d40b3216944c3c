"""Partial disclosure (区分处理, 条例第三十七条): a new file without what may not be disclosed."""

from mingtang.redaction.marks import AreaMark, Ground, Mark, PassageMark, TextMark
from mingtang.redaction.outcome import (
    Dropped,
    Examined,
    Figure,
    Hit,
    Loss,
    Passage,
    Redacted,
    RedactionRefused,
    Report,
    StillThere,
    Withheld,
)
from mingtang.redaction.redact import examine, failing_closed, redact

__all__ = [
    "AreaMark",
    "Dropped",
    "Examined",
    "Figure",
    "Ground",
    "Hit",
    "Loss",
    "Mark",
    "Passage",
    "PassageMark",
    "Redacted",
    "RedactionRefused",
    "Report",
    "StillThere",
    "TextMark",
    "Withheld",
    "examine",
    "failing_closed",
    "redact",
]
