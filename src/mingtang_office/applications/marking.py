"""The marks by which applications for the same information find each other."""

from __future__ import annotations

from mingtang.applications.likeness import marks
from mingtang_office.applications.models import Application, ContentMark


def marks_of(agency_id: int, content: str) -> tuple[int, ...]:
    return marks(content, f"agency:{agency_id}")


def mark(application: Application) -> None:
    """Write the marks of what is asked for now, in place of those of before."""
    ContentMark.objects.filter(application=application).delete()
    ContentMark.objects.bulk_create(
        ContentMark(application=application, mark=each)
        for each in marks_of(application.agency_id, application.content)
    )
