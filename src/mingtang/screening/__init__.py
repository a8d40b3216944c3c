"""The scan for personal data before review (条例第十五条、第十七条): texts, tables and files of what is
to be published, the places included where nobody looks. Findings never hold what was found."""

from mingtang.screening.cleaning.clean import CleaningRefused, metadata_removed
from mingtang.screening.concern import Advice, Concern, Severity
from mingtang.screening.files.attachment import Attachment
from mingtang.screening.finding import Finding, Screening
from mingtang.screening.masking import TextChanged, masked_text
from mingtang.screening.pieces import Layer, Ocr, Passage, Table, table
from mingtang.screening.screen import marks_for, screen

__all__ = [
    "Advice",
    "Attachment",
    "CleaningRefused",
    "Concern",
    "Finding",
    "Layer",
    "Ocr",
    "Passage",
    "Screening",
    "Severity",
    "Table",
    "TextChanged",
    "marks_for",
    "masked_text",
    "metadata_removed",
    "screen",
    "table",
]
