"""What is given in part in the demonstration: marked, made anew, compared and kept."""

from __future__ import annotations

from mingtang_office.applications.actions import redaction, redaction_results
from mingtang_office.applications.models import CaseFile, Redaction
from mingtang_office.applications.redaction_marks import Marked
from mingtang_office.applications.sealed_redaction import examination_of
from mingtang_office.demo.asked_matters import Matter
from mingtang_office.demo.desks import Desk


def redact(desk: Desk, original: CaseFile, matter: Matter) -> CaseFile:
    """The file without what the matter withholds, kept as the one that is given."""
    row = marked(desk, original, matter)
    now = desk.clock.tick()
    made = redaction_results.make(
        redaction=row, expected_revision=row.revision, by=desk.clerk, now=now
    )
    now = desk.clock.tick()
    return redaction_results.keep(
        result=made, expected_revision=row.revision, by=desk.clerk, now=now
    )


def marked(desk: Desk, original: CaseFile, matter: Matter) -> Redaction:
    """Begun and marked; what no program reads was looked at."""
    row = redaction.begin(original=original, by=desk.clerk, now=desk.clock.tick())
    marks = [Marked(code, reason, text=text) for code, reason, text in matter.marks]
    row = redaction.mark(
        redaction=row,
        marks=marks,
        expected_revision=row.revision,
        by=desk.clerk,
        now=desk.clock.tick(),
    )
    numbers = examination_of(row).to_be_viewed
    if numbers:
        row = redaction.view(
            redaction=row,
            numbers=numbers,
            expected_revision=row.revision,
            by=desk.clerk,
            now=desk.clock.tick(),
        )
    return row
