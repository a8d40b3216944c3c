"""The office's settings for the tests: quick password hashes, files in a directory of their own."""

import os
import tempfile

os.environ.setdefault("MINGTANG_DATA", tempfile.mkdtemp(prefix="mingtang-tests-"))

from mingtang_office.settings import *  # noqa: F403
from mingtang_office.settings import DATA, DATABASES

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # On the disk, as the office runs it: in memory there is no waiting of one writer for another.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "tests.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
