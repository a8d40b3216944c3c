"""The same report must give the same bytes: an Office file without the moment of its making."""

from __future__ import annotations

import io
import zipfile

# The earliest moment a zip entry can name; Office files written by other tools use it likewise.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def timeless(archive: bytes) -> bytes:
    """The same zip archive with every entry dated alike and packed alike."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            dated = zipfile.ZipInfo(entry.filename, _EPOCH)
            dated.compress_type = zipfile.ZIP_DEFLATED
            dated.external_attr = 0o600 << 16
            dated.create_system = 3
            target.writestr(dated, source.read(entry.filename))
    return packed.getvalue()
