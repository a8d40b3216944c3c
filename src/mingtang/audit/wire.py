"""An audit as the JSON of the command line, the keys `findings` and `checked`, and back.

The shape is an interface that other programs rely on: docs/json-interface.md.
"""

from __future__ import annotations

from typing import Any

from mingtang.annual.wire import exact_number, plain_number
from mingtang.audit.findings import Finding, Quote, Severity, Status
from mingtang.audit.registry import Audit
from mingtang.documents.raw import Place, UnreadableDocument


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


def finding_from_wire(wire: dict[str, Any]) -> Finding:
    """The finding that `finding_to_wire` wrote; keys it does not know are passed over.

    Raises `UnreadableDocument` (`corrupt`) where the object is no finding.
    """
    try:
        return _finding(wire)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _not_an_audit(error) from error


def _finding(wire: dict[str, Any]) -> Finding:
    return Finding(
        rule=wire["rule"],
        severity=Severity(wire["severity"]),
        status=Status(wire["status"]),
        message=wire["message"],
        left=exact_number(wire["left"]),
        right=exact_number(wire["right"]),
        cells=tuple(wire["cells"]),
        quotes=tuple(_quote(quote) for quote in wire["quotes"]),
        cites=tuple(wire["cites"]),
    )


def _quote(wire: dict[str, Any]) -> Quote:
    return Quote(wire["text"], None if wire["at"] is None else Place.parse(wire["at"]))


def _not_an_audit(error: Exception) -> UnreadableDocument:
    return UnreadableDocument(
        "corrupt",
        f"这份 JSON 不是审核结果：{error!r} 处的内容与接口不符。请用 mingtang audit --json 的输出，"
        "或对照文档 docs/json-interface.md 改正后再试。",
    )


def to_wire(audit: Audit) -> dict[str, Any]:
    """`{"findings": […], "checked": {"T3-01": 7, …}}`, to be merged into the object of the report."""
    return {
        "findings": [finding_to_wire(finding) for finding in audit.findings],
        "checked": dict(audit.checked),
    }


def from_wire(wire: dict[str, Any]) -> Audit:
    """The audit in an object with the keys `findings` and `checked`, whatever else it holds.

    Raises `UnreadableDocument` (`corrupt`) where it holds none.
    """
    try:
        findings = tuple(_finding(finding) for finding in wire["findings"])
        return Audit(findings, {rule: int(passed) for rule, passed in wire["checked"].items()})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _not_an_audit(error) from error
