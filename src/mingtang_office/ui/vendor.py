"""Browser files of others that a wheel carries, served from where it is installed.

The `vizly` wheel carries Apache ECharts (Apache-2.0) as one file; that file alone is served.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

ECHARTS = "echarts.min.js"


def _assets() -> Path:
    spec = find_spec("vizly")  # found, not imported: it would load pandas
    if spec is None or spec.origin is None:
        raise FileNotFoundError("The vizly wheel is not installed: pip install 'mingtang[office]'.")
    return Path(spec.origin).parent / "assets"


class VendorFinder(BaseFinder):
    """Finds `vendor/echarts.min.js`, and nothing else of that wheel."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != f"vendor/{ECHARTS}":
            return []
        found = str(_assets() / ECHARTS)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        storage = FileSystemStorage(location=_assets())
        storage.prefix = "vendor"  # type: ignore[attr-defined]  # collectstatic reads it
        yield ECHARTS, storage
