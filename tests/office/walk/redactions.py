"""A file of each side's application that is being redacted, for the addresses that show it."""

from __future__ import annotations

from mingtang_office.applications.actions import files
from mingtang_office.applications.models import FileKind, Redaction
from mingtang_office.applications.redacting import examined
from mingtang_office.applications.redaction_marks import Marking
from mingtang_office.applications.sealed_redaction import seal_examination, seal_marking
from mingtang_office.ui.files import Incoming
from tests.office.applications.papers import plan
from tests.office.conftest import NOW
from tests.office.walk.world import Side

NAME = "规划.pdf"


def redacted(side: Side) -> dict[str, int]:
    """Where it stands; made when it is first asked for."""
    application, person = side.application, side.person
    row = Redaction.objects.filter(application=application).first()
    if row is None:
        incoming = Incoming(NAME, plan(), "application/pdf")
        kind = FileKind.ORIGINAL
        row = Redaction.objects.create(
            application=application,
            original=files.keep(application, incoming, kind, by=person, now=NOW),
            examined=seal_examination(application, examined(plan(), NAME)),
            sealed=seal_marking(application, Marking()),
            by=person,
            at=NOW,
        )
    return {"pk": application.pk, "number": row.original_id}
