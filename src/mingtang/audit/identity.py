"""What makes a finding the same finding in another run: the facts, not the words about them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from mingtang.annual.wire import plain_number
from mingtang.audit.findings import Finding


def identity(finding: Finding) -> str:
    """A digest (64 hexadecimal digits) of the rule, the cells, the two sides and the quoted texts.

    A decision kept under it survives another run, another wording of the message, another severity
    and another place of the same words; it does not survive a change of a figure or a sentence.
    White space in a quote counts only as parting words. A finding read back from JSON has the
    identity of the one that was written.

    >>> from mingtang.audit.findings import Severity, Status
    >>> one = Finding("T3-01", Severity.ERROR, Status.FAIL, "相差1件", left=3, right=4)
    >>> two = Finding("T3-01", Severity.WARNING, Status.FAIL, "两数不等", left=3, right=4)
    >>> identity(one) == identity(two)
    True
    """
    return _digest(
        finding.rule,
        finding.cells,
        plain_number(finding.left),
        plain_number(finding.right),
        [" ".join(quote.text.split()) for quote in finding.quotes],
    )


def identities(findings: Iterable[Finding]) -> tuple[str, ...]:
    """An identity for each finding of one report, in order and all distinct.

    The first of several that state the same facts (twins) bears `identity` itself, the others are
    numbered in the order in which they come.
    """
    met: Counter[str] = Counter()
    found: list[str] = []
    for finding in findings:
        own = identity(finding)
        met[own] += 1
        found.append(own if met[own] == 1 else _digest(own, met[own]))
    return tuple(found)


def _digest(*facts: object) -> str:
    return sha256(json.dumps(facts, separators=(",", ":")).encode()).hexdigest()
