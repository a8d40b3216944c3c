"""The cluster gives the same table. Ray runs in a process of its own, on the loopback only."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from mingtang.corpus import CorpusImpossible, audit_corpus, batch
from tests.mingtang.corpus.folders import fill

RUN = """
import sys
from mingtang.corpus import CorpusImpossible, audit_corpus
if __name__ == "__main__":
    try:
        audit_corpus(sys.argv[1], sys.argv[2], cluster=sys.argv[3], progress=False)
    except CorpusImpossible as error:
        print(error)
"""


def _run(tmp_path: Path, address: str) -> str:
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "in"), str(tmp_path / "ray.parquet")]
    done = subprocess.run([*command, address], capture_output=True, timeout=180, check=True)
    return done.stdout.decode()


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed")
def test_a_local_cluster_gives_the_same_table(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 6)
    (folder / "empty.txt").write_bytes(b"")
    _run(tmp_path, "local")
    audit_corpus(folder, tmp_path / "here.parquet", workers=1, progress=False)
    far, here = (pq.read_table(tmp_path / f"{name}.parquet") for name in ("ray", "here"))
    assert far.equals(here)


def test_a_missing_ray_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    (tmp_path / "in").mkdir()
    monkeypatch.setattr(batch.importlib, "import_module", missing)
    with pytest.raises(CorpusImpossible, match=r"mingtang\[cluster\]"):
        audit_corpus(tmp_path / "in", tmp_path / "out.parquet", cluster="local", progress=False)
