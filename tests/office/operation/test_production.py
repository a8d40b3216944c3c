"""Production refuses to start unsafe, and is clean by Django's own check for deployment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repo.tree import ROOT

SAFE = {
    "MINGTANG_MODE": "production",
    "MINGTANG_SECRET_KEY": "k7" * 30 + "Qw9-_xYzRtUvBnM",
    "MINGTANG_TRAIL_KEY": "t3" * 30 + "Qw9-_xYzRtUvBnM",
    "MINGTANG_HOSTS": "ogi.example.cn",
    "MINGTANG_SITE_URL": "https://ogi.example.cn",
}


def _check(
    folder: Path, changes: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MINGTANG_", "DJANGO_"))}
    variables = {**kept, **SAFE, "MINGTANG_DATA": str(folder), **changes}
    return subprocess.run(
        [sys.executable, "manage.py", "check", *arguments],
        cwd=ROOT,
        env={k: v for k, v in variables.items() if v != "unset"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_check_for_deployment_is_clean(tmp_path: Path) -> None:
    done = _check(tmp_path, {}, "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"MINGTANG_SECRET_KEY": "unset"}, "MINGTANG_SECRET_KEY is not set"),
        ({"MINGTANG_SECRET_KEY": "short"}, "MINGTANG_SECRET_KEY is too short"),
        ({"MINGTANG_SECRET_KEY": "development-only-" + "0" * 48}, "MINGTANG_SECRET_KEY is too"),
        ({"MINGTANG_TRAIL_KEY": "unset"}, "MINGTANG_TRAIL_KEY is not set"),
        ({"MINGTANG_TRAIL_KEY": SAFE["MINGTANG_SECRET_KEY"]}, "MINGTANG_TRAIL_KEY must differ"),
        ({"MINGTANG_DEBUG": "1"}, "MINGTANG_DEBUG must be off"),
        ({"MINGTANG_DEBUG": "perhaps"}, "is neither yes nor no"),
        ({"MINGTANG_HOSTS": "unset"}, "MINGTANG_HOSTS must name"),
        ({"MINGTANG_HOSTS": "*"}, "MINGTANG_HOSTS must name"),
        ({"MINGTANG_SITE_URL": "unset"}, "MINGTANG_SITE_URL must be the https"),
        ({"MINGTANG_SITE_URL": "http://ogi.example.cn"}, "MINGTANG_SITE_URL must be the https"),
        ({"MINGTANG_MODE": "prod"}, "MINGTANG_MODE='prod' must be one of"),
        ({"DATABASE_URL": "mysql://root@localhost/x"}, "only sqlite and postgresql"),
        ({"MINGTANG_STORAGE_URL": "s3://nothing"}, "MINGTANG_STORAGE_URL must look like"),
        ({"MINGTANG_CACHE_URL": "memcached://x"}, "MINGTANG_CACHE_URL must look like"),
        ({"MINGTANG_EMAIL_URL": "mail.example.cn"}, "MINGTANG_EMAIL_URL must look like"),
    ],
)
def test_production_refuses(tmp_path: Path, changes: dict[str, str], message: str) -> None:
    done = _check(tmp_path, changes)
    assert done.returncode != 0
    assert message in done.stderr
    assert "ImproperlyConfigured" in done.stderr


def test_a_refusal_never_quotes_a_secret(tmp_path: Path) -> None:
    done = _check(tmp_path, {"DATABASE_URL": "oracle://office:hidden-word@db/x"})
    assert done.returncode != 0
    assert "hidden-word" not in done.stderr
