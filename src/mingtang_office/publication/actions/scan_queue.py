"""Items with large files are looked through by the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django_tasks import task

from mingtang_office.background import on_given_up
from mingtang_office.publication.actions import scanning
from mingtang_office.publication.models import Scan, ScanState


@task
def scan_item(scan_id: int) -> None:
    """Look through what a scan was asked for; one that is done or gone is left alone."""
    scan = Scan.objects.filter(pk=scan_id, state=ScanState.WAITING).first()
    if scan is not None:
        scanning.carry_out(scan=scan, now=timezone.now())


@on_given_up("mingtang_office.publication.actions.scan_queue.scan_item")
def _given_up(
    args: Sequence[Any], kwargs: Mapping[str, Any], *, reason: str, now: datetime
) -> None:
    scan = Scan.objects.filter(pk=args[0] if args else kwargs["scan_id"]).first()
    if scan is not None:
        scanning.fail(scan=scan, problem=reason, now=now)
