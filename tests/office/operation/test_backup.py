"""A backup brings back what it was taken of, to the last microsecond; a damaged one brings nothing."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from mingtang_office.operation.backup.manifest import BackupError
from mingtang_office.operation.backup.verifying import verify
from tests.office.operation.conftest import Start
from tests.office.operation.site import Site, Sites, wait_for

FILL = """
from datetime import date
from django.core.files.base import ContentFile
from django.utils import timezone
from django.db import transaction
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, Region
from mingtang_office.auditing.models import CheckedReport, Upload
from mingtang_office.trail.actions import record
now = timezone.now().replace(microsecond=123456)
with transaction.atomic():
    region = Region.objects.create(code="990101", name="云江县", valid_from=date(2000, 1, 1))
    county = Agency.add_root(name="云江县人民政府", kind="government", region=region)
    lin = User.objects.create_user("lin", password="x", full_name="林（测试）")
    gone = User.objects.create_user("gone", password="x", full_name="去（测试）")
    upload = Upload.objects.create(agency=county, by=lin, at=now)
    for n in range({count}):
        report = CheckedReport(agency=county, upload=upload, original_name=f"{n}.txt", size=4,
            sha256=f"{n:064}", uploaded_at=now)
        report.file.save(f"{n}.txt", ContentFile(f"文件{n}".encode() * {size}), save=True)
        record("auditing.uploaded", by=lin, now=now, on=report, agency=county.pk,
            facts={"size": 4, "a": [1, None, "文"]}, personal={"name": "王小明"})
    gone.delete()
"""

FACES = """
import json
from mingtang_office.operation.backup import rows
from mingtang_office.trail import sealing
from mingtang_office.trail.models import Entry
entry = Entry.objects.filter(action="auditing.uploaded").last()
print(json.dumps([sealing.unseal(entry), [rows.last_number(m) for m in rows.backed_up()]]))
"""


def _fill(site: Site, count: int = 3, size: int = 1) -> None:
    site.python(FILL.replace("{count}", str(count)).replace("{size}", str(size)))


_LEFT_OUT = ("sqlite_", "operation_", "django_migrations", "django_session", "modelsearch_", "search_", "wagtailsearch_")  # fmt: skip


def _state(site: Site) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the office but those in which backup and restoration themselves leave a word."""
    tables = [name for name in site.tables() if not name.startswith(_LEFT_OUT)]
    rows = {table: site.rows(f'SELECT * FROM "{table}" ORDER BY 1') for table in tables}
    own = ("operation.backed_up", "operation.restored")
    rows["trail_entry"] = [row for row in rows["trail_entry"] if not set(own) & set(map(str, row))]
    rows["trail_chain"] = [row for row in rows["trail_chain"] if "platform" not in row]
    return rows


def _files(site: Site) -> dict[str, bytes]:
    folder = site.folder / "files"
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _backup(site: Site, directory: Path) -> Path:
    done = site.run("backup", str(directory))
    assert done.returncode == 0, done.stderr
    (path,) = directory.glob("mingtang-*Z")
    return path


Taken = tuple[Site, Path]


@pytest.fixture(scope="module")
def taken(sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """An office with rows, files and a trail, and a backup of it."""
    site = sites.new()
    _fill(site)
    return site, _backup(site, tmp_path_factory.mktemp("backups"))


@pytest.fixture
def copy(taken: Taken, tmp_path: Path) -> Path:
    """A backup that a test may damage."""
    target = tmp_path / taken[1].name
    for path in taken[1].rglob("*"):
        if path.is_file():
            place = target / path.relative_to(taken[1])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    return target


def test_a_fresh_office_becomes_what_was_backed_up(
    taken: Taken, sites: Sites, tmp_path: Path
) -> None:
    there = sites.empty(tmp_path)
    done = there.run("restore", str(taken[1]))
    assert done.returncode == 0, done.stderr
    assert "留痕核验无误" in done.stdout
    assert _state(there) == _state(taken[0])
    assert _files(there) == _files(taken[0])
    assert there.run("verify_trail").returncode == 0


def test_sealed_data_open_again_and_no_number_is_given_twice(taken: Taken, site: Site) -> None:
    assert site.run("restore", str(taken[1])).returncode == 0
    before, after = (json.loads(each.python(FACES)) for each in (taken[0], site))
    assert after[0] == before[0] == {"name": "王小明"}
    # The platform's chain alone goes on: with the backup there, with the restoration here.
    assert after[1] == before[1]
    site.python(
        "from mingtang_office.accounts.models import User; User.objects.create_user('new', full_name='新')"
    )
    assert site.rows("SELECT id FROM accounts_user WHERE username = 'new'") == [(3,)]


def test_an_office_with_data_is_not_overwritten(taken: Taken, site: Site) -> None:
    _fill(site, count=1)
    before = _state(site)
    done = site.run("restore", str(taken[1]))
    assert (done.returncode, "这里已有数据，不会覆盖" in done.stderr) == (1, True)
    assert _state(site) == before


def test_replacing_leaves_a_word_of_what_was_replaced(taken: Taken, site: Site) -> None:
    _fill(site, count=5)
    done = site.run("restore", str(taken[1]), "--replace")
    assert done.returncode == 0, done.stderr
    assert _state(site) == _state(taken[0])
    ((facts,),) = site.rows("SELECT facts FROM trail_entry WHERE action = 'operation.restored'")
    replaced = (json.loads(facts) if isinstance(facts, str) else facts)["replaced"]
    assert replaced["agency:1"]["length"] == 5


def test_a_damaged_file_of_the_office_is_mended(taken: Taken, site: Site) -> None:
    assert site.run("restore", str(taken[1])).returncode == 0
    damaged = next(p for p in (site.folder / "files").rglob("*.txt"))
    damaged.write_bytes(b"damaged")
    assert site.run("restore", str(taken[1]), "--replace").returncode == 0
    assert _files(site) == _files(taken[0])


Damage = Callable[[Path], Any]


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _amend(folder: Path, **changes: Any) -> None:
    """A manifest that says something else and is sound in itself."""
    file = folder / "manifest.json"
    data = json.dumps({**json.loads(file.read_text("utf-8")), **changes}).encode()
    file.write_bytes(data)
    (folder / "manifest.sha256").write_text(f"{sha256(data).hexdigest()}  manifest.json\n")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda b: _flip(b / "rows/trail.entry.jsonl.gz"), "rows/trail.entry.jsonl.gz 内容不符"),
        (lambda b: _flip(next((b / "files").rglob("*.txt"))), "内容不符"),
        (lambda b: next((b / "files").rglob("*.txt")).unlink(), "缺失或读不出"),
        (lambda b: _flip(b / "manifest.json"), "清单已损坏"),
        (lambda b: (b / "manifest.sha256").unlink(), "不是备份，或缺少清单"),
        (lambda b: _amend(b, format=2), "格式版本是2"),
        (lambda b: _amend(b, files=[{"path": "../x", "size": 0, "sha256": ""}]), "指向目录之外"),
    ],
)
def test_a_damaged_backup_is_refused(copy: Path, damage: Damage, message: str) -> None:
    verify(copy)
    damage(copy)
    with pytest.raises(BackupError, match=message):
        verify(copy)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"mingtang": "9.9.9"}, "备份由明堂 9.9.9 制作"),
        ({"migrations": ["trail.0001_initial"]}, "数据库结构与备份不同"),
        ({"chains": {}}, "未作任何更改：链尾与备份清单不符"),
    ],
)
def test_a_backup_that_does_not_fit_changes_nothing(
    copy: Path, site: Site, changes: dict[str, Any], message: str
) -> None:
    before = _state(site)
    _amend(copy, **changes)
    done = site.run("restore", str(copy), "--replace")
    assert (done.returncode, message in done.stderr) == (1, True), done.stderr
    assert _state(site) == before


def test_a_running_office_is_not_restored(taken: Taken, site: Site, start: Start) -> None:
    start("work")
    wait_for(lambda: site.rows("SELECT pid FROM operation_worker"))
    done = site.run("restore", str(taken[1]), "--replace")
    assert (done.returncode, "明堂还在运行" in done.stderr) == (1, True)


def test_a_full_disk_is_told_and_leaves_no_part(site: Site, tmp_path: Path) -> None:
    _fill(site, count=1, size=300_000)
    limited = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000,) * 2);"
        "sys.argv = ['manage.py', 'backup', sys.argv[1]]; runpy.run_path('manage.py', run_name='__main__')"
    )
    done = site.process("-c", limited, str(tmp_path / "out"))
    assert (done.returncode, "空间不足" in done.stderr) == (1, True), done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".lock"]


@pytest.mark.parametrize("moment", ["rows/auditing.correction", "files", "manifest.json"])
def test_a_backup_killed_in_the_middle_is_no_backup(
    site: Site, tmp_path: Path, moment: str
) -> None:
    _fill(site, count=20, size=10_000)
    out = tmp_path / "out"
    done = site.process("-m", "tests.office.operation.killed", moment, "backup", str(out))
    assert done.returncode == -signal.SIGKILL
    assert list(out.glob("mingtang-*Z")) == []
    (path,) = [_backup(site, out)]
    assert sorted(p.name for p in out.iterdir()) == [".lock", path.name]


@pytest.mark.parametrize("moment", ["files", "accounts.User", "wagtailusers.UserProfile"])
def test_a_restoration_killed_in_the_middle_changes_nothing(
    taken: Taken, site: Site, moment: str
) -> None:
    _fill(site, count=5)
    before = _state(site)
    command = ("restore", str(taken[1]), "--replace")
    done = site.process("-m", "tests.office.operation.killed", moment, *command)
    assert done.returncode == -signal.SIGKILL
    assert _state(site) == before
    assert site.run("verify_trail").returncode == 0
    again = site.run(*command)
    assert again.returncode == 0, again.stderr
    assert _state(site) == _state(taken[0])


def test_a_backup_is_of_one_moment_while_others_write(
    site: Site, tmp_path: Path, start: Start
) -> None:
    _fill(site, count=50)
    writer = start(
        "shell", "--no-imports", "-c",
        FILL.replace("{size}", "1").replace("range({count})", "range(1000, 4000)")
        .replace("with transaction.atomic():", "if True:").replace("        record(", "        with transaction.atomic(): record(")
        .replace("lin =", "print('writing', flush=True); lin =").replace('"lin"', '"liu"').replace('"990101"', '"990102"'),
    )  # fmt: skip
    wait_for(lambda: site.rows("SELECT count(*) FROM auditing_checkedreport")[0][0] > 50)
    path = _backup(site, tmp_path)
    assert writer.poll() is None, writer.communicate()
    manifest = json.loads((path / "manifest.json").read_text("utf-8"))
    rows = {table["model"]: table["rows"] for table in manifest["tables"]}
    assert 50 < rows["auditing.CheckedReport"] < 3050
    assert sum(length for length, _ in manifest["chains"].values()) == rows["trail.Entry"]
    assert manifest["missing_files"] == []


def test_only_the_newest_backups_are_kept(site: Site, tmp_path: Path) -> None:
    for day in (1, 2, 3):
        old = tmp_path / f"mingtang-2020010{day}T000000Z"
        old.mkdir()
        (old / "manifest.json").touch()
    assert site.run("backup", str(tmp_path), "--keep", "2").returncode == 0
    kept = sorted(path.name for path in tmp_path.glob("mingtang-*"))
    assert kept[0] == "mingtang-20200103T000000Z"
    assert len(kept) == 2


def test_no_secret_and_no_open_session_leaves_the_house(taken: Taken) -> None:
    names = {path.name for path in (taken[1] / "rows").iterdir()}
    assert "sessions.session.jsonl.gz" not in names
    assert "trail.entry.jsonl.gz" in names
    assert taken[1].stat().st_mode & 0o077 == 0
