"""A folder of reports becomes one Parquet file, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from mingtang.corpus import CorpusImpossible, audit_corpus
from mingtang.corpus.schema import SCHEMA
from tests.mingtang.corpus.folders import fill

RUN = """
import sys
from mingtang.corpus import audit_corpus
if __name__ == "__main__":
    audit_corpus(sys.argv[1], sys.argv[2], workers=2, share=4, progress=False)
"""


def _audit(folder: Path, output: Path, workers: int = 1, share: int = 4):  # type: ignore[no-untyped-def]
    return audit_corpus(folder, output, workers=workers, share=share, progress=False)


def test_every_file_every_cell_and_every_finding_is_a_row(tmp_path: Path) -> None:
    summary = _audit(fill(tmp_path / "in", 8), tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    kinds = dict(zip(*pc.value_counts(table["kind"]).flatten(), strict=True))
    counted = {str(kind): number.as_py() for kind, number in kinds.items()}
    assert counted["file"] == summary.files == 8
    assert counted["cell"] == summary.cells > 8 * 190
    assert counted.get("finding", 0) == summary.findings


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 3)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive at all")
    (folder / "empty.txt").write_bytes(b"")
    summary = _audit(folder, tmp_path / "out.parquet")
    assert summary.outcomes == {"read": 3, "unreadable": 2}


def test_the_number_of_workers_does_not_change_the_table(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 10)
    _audit(folder, tmp_path / "one.parquet", workers=1)
    _audit(folder, tmp_path / "two.parquet", workers=2, share=3)
    one, two = (pq.read_table(tmp_path / f"{name}.parquet") for name in ("one", "two"))
    assert one.equals(two)
    assert one.schema.equals(SCHEMA)


def test_nothing_is_left_beside_the_output(tmp_path: Path) -> None:
    _audit(fill(tmp_path / "in", 3), tmp_path / "out" / "all.parquet")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["all.parquet"]


def test_the_output_may_stand_inside_the_folder(tmp_path: Path) -> None:
    folder = fill(tmp_path, 3)
    assert [_audit(folder, folder / "out.parquet").files for _ in range(2)] == [3, 3]


def test_an_empty_folder_gives_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert _audit(tmp_path / "in", tmp_path / "out.parquet").files == 0
    assert pq.read_table(tmp_path / "out.parquet").schema.equals(SCHEMA)


def test_a_folder_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CorpusImpossible, match="不是文件夹"):
        _audit(tmp_path / "nowhere", tmp_path / "out.parquet")


def test_the_bar_goes_to_standard_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    audit_corpus(fill(tmp_path / "in", 2), tmp_path / "out.parquet", workers=1)
    told = capfd.readouterr()
    assert told.out == ""
    assert "2/2" in told.err


def _start(folder: Path, output: Path) -> subprocess.Popen[bytes]:
    script = output.with_name("run.py")
    script.write_text(RUN, encoding="utf-8")
    return subprocess.Popen([sys.executable, str(script), str(folder), str(output)])


def _kill_after_first_part(process: subprocess.Popen[bytes], parts: Path) -> None:
    until = time.monotonic() + 60
    while not list(parts.glob("*.parquet")) and time.monotonic() < until:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def test_a_killed_run_goes_on_where_it_stopped_and_doubles_nothing(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 40), tmp_path / "killed.parquet"
    _kill_after_first_part(_start(folder, output), tmp_path / "killed.parquet.parts")
    assert not output.exists()
    resumed = _audit(folder, output, workers=2)
    _audit(folder, tmp_path / "whole.parquet", workers=2)
    assert 0 < resumed.resumed < 40
    assert pq.read_table(output).equals(pq.read_table(tmp_path / "whole.parquet"))


def test_a_file_changed_after_the_kill_is_examined_again(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 40), tmp_path / "killed.parquet"
    _kill_after_first_part(_start(folder, output), tmp_path / "killed.parquet.parts")
    first = sorted((folder / "00").iterdir())[0]
    first.write_bytes(b"")
    _audit(folder, output, workers=2)
    rows = pq.read_table(output, filters=[("path", "=", f"00/{first.name}")])
    assert rows["outcome"].to_pylist() == ["unreadable"]
