"""Files in object storage: the same office, told by one variable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from mingtang_office import environment
from tests.office.operation.site import Site, Sites

PUT = """
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage as storage
name = storage.save("reports/2026/03/报告.txt", ContentFile("内容".encode()))
again = storage.save("reports/2026/03/报告.txt", ContentFile(b"other"))
assert again != name
print(storage.open(name).read().decode())
"""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """A stand-in for the object storage of a cloud, on the loopback."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str) -> str:
    """The address of a new bucket."""
    client = boto3.client(
        "s3",
        endpoint_url=f"http://{endpoint}",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        region_name="us-east-1",
    )
    client.create_bucket(Bucket="office")
    for held in client.list_objects_v2(Bucket="office").get("Contents", []):
        client.delete_object(Bucket="office", Key=held["Key"])
    client.close()
    return f"s3://key:secret@{endpoint}/office?region=us-east-1&address=path&plain=1"


def test_a_file_is_kept_in_the_bucket_under_a_name_of_its_own(site: Site, bucket: str) -> None:
    site.extra["MINGTANG_STORAGE_URL"] = bucket
    assert site.python(PUT) == "内容"
    assert not (site.folder / "files").exists()


def test_a_backup_takes_the_files_out_of_the_bucket_and_into_a_folder(
    site: Site, sites: Sites, bucket: str, tmp_path: Path
) -> None:
    site.extra["MINGTANG_STORAGE_URL"] = bucket
    site.python(PUT)
    done = site.run("backup", str(tmp_path))
    assert done.returncode == 0, done.stderr
    (path,) = tmp_path.glob("mingtang-*Z")
    there = sites.new()
    assert there.run("restore", str(path)).returncode == 0
    assert (there.folder / "files/reports/2026/03/报告.txt").read_text("utf-8") == "内容"


def test_a_backup_goes_back_into_a_bucket(
    site: Site, sites: Sites, bucket: str, tmp_path: Path
) -> None:
    folder = site.folder / "files/reports"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("甲", "utf-8")
    assert site.run("backup", str(tmp_path)).returncode == 0
    there = sites.new()
    there.extra["MINGTANG_STORAGE_URL"] = bucket
    done = there.run("restore", str(next(tmp_path.glob("mingtang-*Z"))))
    assert done.returncode == 0, done.stderr
    read = "from django.core.files.storage import default_storage as s; print(s.open('reports/a.txt').read().decode())"
    assert there.python(read) == "甲"


def test_an_address_in_the_usual_manner_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S", "s3://AK:S%2FK@oss-cn-beijing.aliyuncs.com/yunjiang?region=cn-beijing")
    options = environment.storage("S")["OPTIONS"]
    assert (options["endpoint_url"], options["bucket_name"], options["secret_key"]) == (
        "https://oss-cn-beijing.aliyuncs.com",
        "yunjiang",
        "S/K",
    )
