"""`manage.py sweep_files`: delete files that an interrupted upload, removal or signature left behind."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from mingtang_office.annual.actions.signing import sweep as sweep_annual
from mingtang_office.applications.actions.files import sweep as sweep_applications
from mingtang_office.auditing.actions.removal import sweep as sweep_reports
from mingtang_office.channels.actions.sweeping import sweep as sweep_channels
from mingtang_office.letters.actions.sweeping import sweep as sweep_letters
from mingtang_office.portal.actions.drafts import sweep as sweep_drafts
from mingtang_office.powers.actions.imports import sweep as sweep_powers
from mingtang_office.publication.actions.attaching import sweep as sweep_items
from mingtang_office.remedies.actions.files import sweep as sweep_remedies

SWEEPS = (
    sweep_reports,
    sweep_letters,
    sweep_applications,
    sweep_remedies,
    sweep_powers,
    sweep_annual,
    sweep_drafts,
    sweep_channels,
    sweep_items,
)


class Command(BaseCommand):
    help = "Delete files, older than a day, that no row of any register holds."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        swept = sum(len(sweep(now=now)) for sweep in SWEEPS)
        self.stdout.write(f"已清理 {swept} 个无主文件。")
