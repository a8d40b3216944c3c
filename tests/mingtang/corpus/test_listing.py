"""The files of a folder in a settled order, in shares that are known again."""

from __future__ import annotations

import os
from pathlib import Path

from mingtang.corpus.listing import listed, shares


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def test_files_are_sorted_folder_by_folder(tmp_path: Path) -> None:
    _touch(tmp_path, "b.txt", "a/2.txt", "a/10.txt", "c.txt")
    assert [f.name for f in listed(tmp_path)] == ["a/10.txt", "a/2.txt", "b.txt", "c.txt"]


def test_hidden_files_and_the_output_are_left_out(tmp_path: Path) -> None:
    _touch(tmp_path, ".hidden", "out.parquet", "out.parquet.parts/1", "a.txt")
    found = listed(tmp_path, tmp_path / "out.parquet", tmp_path / "out.parquet.parts")
    assert [f.name for f in found] == ["a.txt"]


def test_a_link_back_to_the_folder_is_not_followed(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [f.name for f in listed(tmp_path)] == ["a.txt"]


def test_a_name_that_is_no_utf8_is_shown_escaped(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff\xfe.txt")).write_text("x", encoding="utf-8")
    (file,) = listed(tmp_path)
    assert file.name == "\\xff\\xfe.txt"


def test_shares_cover_every_file_once(tmp_path: Path) -> None:
    _touch(tmp_path, *(f"{n}.txt" for n in range(7)))
    cut = list(shares(listed(tmp_path), 3, ""))
    assert [len(share.files) for share in cut] == [3, 3, 1]
    assert [share.number for share in cut] == [0, 1, 2]


def test_a_share_is_known_again_until_a_file_changes(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt", "b.txt")
    first, again = (next(shares(listed(tmp_path), 5, "")).mark for _ in range(2))
    (tmp_path / "b.txt").write_text("changed", encoding="utf-8")
    assert first == again != next(shares(listed(tmp_path), 5, "")).mark


def test_other_settings_make_another_share(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt")
    one, other = (next(shares(listed(tmp_path), 5, s)).mark for s in ("rules A", "rules B"))
    assert one != other
