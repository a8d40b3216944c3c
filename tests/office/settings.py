"""The office's settings for the tests: quick password hashes, files in a directory of their own."""

import os
import tempfile
from pathlib import Path

# Each worker has its own: what one sweeps away another may be reading.
_worker = os.environ.get("PYTEST_XDIST_WORKER", "")
_data = Path(os.environ.get("MINGTANG_DATA") or tempfile.mkdtemp(prefix="mingtang-tests-"))
if _worker and _data.name != _worker:
    _data /= _worker
    _data.mkdir(exist_ok=True)
os.environ["MINGTANG_DATA"] = str(_data)

from mingtang_office.settings import *  # noqa: E402, F403  # after its variables are set
from mingtang_office.settings import DATA, DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # On the disk, as the office runs it: in memory there is no waiting of one writer for another.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "tests.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
