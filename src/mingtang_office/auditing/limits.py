"""How much a person may hand in: the site's settings."""

from __future__ import annotations

from django.conf import settings

MEGABYTE = 1024 * 1024


def file_bytes() -> int:
    """Of one uploaded file."""
    return int(settings.UPLOAD_FILE_MEGABYTES) * MEGABYTE


def request_bytes() -> int:
    """Of all files handed in at once."""
    return int(settings.UPLOAD_REQUEST_MEGABYTES) * MEGABYTE


def files_an_hour() -> int:
    """Of one person."""
    return int(settings.UPLOAD_FILES_AN_HOUR)
