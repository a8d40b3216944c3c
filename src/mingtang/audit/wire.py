"""An audit as the JSON of the command line: the keys `findings` and `checked`."""

from __future__ import annotations

from typing import Any

from mingtang.annual.wire import plain_number
from mingtang.audit.findings import Finding
from mingtang.audit.registry import Audit


def finding_to_wire(finding: Finding) -> dict[str, Any]:
    """One finding as a JSON-ready object; `at` of a quote is null where its place is not known."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "status": finding.status.value,
        "message": finding.message,
        "left": plain_number(finding.left),
        "right": plain_number(finding.right),
        "cells": list(finding.cells),
        "quotes": [
            {"text": quote.text, "at": None if quote.at is None else str(quote.at)}
            for quote in finding.quotes
        ],
        "cites": list(finding.cites),
    }


def to_wire(audit: Audit) -> dict[str, Any]:
    """`{"findings": […], "checked": {"T3-01": 7, …}}`, to be merged into the object of the report."""
    return {
        "findings": [finding_to_wire(finding) for finding in audit.findings],
        "checked": dict(audit.checked),
    }
