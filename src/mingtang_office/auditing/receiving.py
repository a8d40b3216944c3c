"""How the bytes of an upload come in: never more than the limits allow, and a full disk is an answer
to the person rather than an error of the server."""

from __future__ import annotations

from django.http import HttpRequest

from mingtang.documents.limits import too_large
from mingtang_office.auditing import limits
from mingtang_office.auditing.actions.uploads import FileOutcome, Outcome
from mingtang_office.ui.files import BoundedUpload


class BoundedReports(BoundedUpload):
    """The reports of one request, within the site's limits."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(
            request, file_bytes=limits.file_bytes(), request_bytes=limits.request_bytes()
        )

    def too_large(self) -> str:
        return too_large(self._received, self.file_bytes).message

    @property
    def outcomes(self) -> list[FileOutcome]:
        return [
            FileOutcome(each.name, Outcome.REFUSED, message=each.message) for each in self.refused
        ]
