"""A finding is the same in another run while its facts are the same."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from mingtang.audit.findings import Finding, Quote, Severity, Status
from mingtang.audit.identity import identities, identity
from mingtang.audit.wire import finding_from_wire, finding_to_wire
from mingtang.documents.raw import Place
from tests.factories.documents import TEXTS, places
from tests.factories.findings import CELLS, NUMBERS, QUOTES, findings

FINDING = Finding("T3-01", Severity.ERROR, Status.FAIL, "不平", left=3, right=4)


@given(findings(), TEXTS, places(), st.sampled_from(Severity))
def test_wording_place_and_severity_do_not_tell_findings_apart(
    finding: Finding, message: str, at: Place, severity: Severity
) -> None:
    moved = tuple(replace(quote, at=at) for quote in finding.quotes)
    told = replace(finding, message=message, severity=severity, quotes=moved, cites=())
    assert identity(told) == identity(finding)


@given(findings(), NUMBERS)
def test_another_figure_is_another_finding(finding: Finding, number: int | Decimal | None) -> None:
    assume(number != finding.left)
    assert identity(replace(finding, left=number)) != identity(finding)
    assume(number != finding.right)
    assert identity(replace(finding, right=number)) != identity(finding)


@given(findings(), CELLS)
def test_another_cell_is_another_finding(finding: Finding, cell: str) -> None:
    assert identity(replace(finding, cells=(*finding.cells, cell))) != identity(finding)


@given(findings(), QUOTES)
def test_another_quote_is_another_finding(finding: Finding, quote: Quote) -> None:
    assert identity(replace(finding, quotes=(*finding.quotes, quote))) != identity(finding)


def test_a_changed_sentence_is_another_finding() -> None:
    told = replace(FINDING, quotes=(Quote("全年收到申请3件"),))
    corrected = replace(FINDING, quotes=(Quote("全年收到申请4件"),))
    spaced = replace(FINDING, quotes=(Quote("全年收到申请 3件"),))
    assert len({identity(each) for each in (FINDING, told, corrected, spaced)}) == 4


def test_the_two_sides_are_not_interchangeable() -> None:
    assert identity(replace(FINDING, left=4, right=3)) != identity(FINDING)


@given(findings())
def test_json_keeps_the_identity(finding: Finding) -> None:
    wire = json.loads(json.dumps(finding_to_wire(finding)))
    assert identity(finding_from_wire(wire)) == identity(finding)


@given(st.lists(findings(), max_size=4))
def test_no_two_findings_of_a_report_share_an_identity(found: list[Finding]) -> None:
    doubled = [*found, *found]
    assert len(set(identities(doubled))) == len(doubled)
    assert identities(found) == identities(doubled)[: len(found)]


def test_the_first_of_twins_keeps_the_plain_identity() -> None:
    assert identities([FINDING, FINDING])[0] == identity(FINDING)


def test_an_identity_is_the_same_in_every_version() -> None:
    assert identity(FINDING).startswith("0e5b59a6c5a08a77")
