"""The files of the storage, wherever it is, by their names."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db.models import FileField

from mingtang_office.operation.backup.rows import backed_up

_PROBES = "probe"


def names(folder: str = "") -> Iterator[str]:
    """The name of every file below `folder`; the readiness probe's own are none."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for file in sorted(files):
        yield f"{folder}/{file}" if folder else file
    for inner in sorted(folders):
        if folder or inner != _PROBES:
            yield from names(f"{folder}/{inner}" if folder else inner)


def named_by_rows() -> Iterator[str]:
    """The name of every file that a row of the database points to."""
    for model in backed_up():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField):
                held = model._base_manager.exclude(**{field.attname: ""})
                held = held.exclude(**{f"{field.attname}__isnull": True})
                yield from held.values_list(field.attname, flat=True).iterator()
