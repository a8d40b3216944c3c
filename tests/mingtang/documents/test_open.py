from __future__ import annotations

from pathlib import Path

import pytest

from mingtang.documents import limits
from mingtang.documents import open as door
from mingtang.documents.open import read, read_file
from mingtang.documents.raw import Format, RawDocument, UnreadableDocument
from tests.mingtang.documents.building import lines_of, refusal


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "年报.md").write_text("# 总体情况\n", "utf-8")
    assert read_file(tmp_path / "年报.md").format is Format.MARKDOWN
    assert lines_of(read_file(str(tmp_path / "年报.md"))) == ["总体情况"]


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(limits.MAX_FILE_BYTES + 1)
    with pytest.raises(UnreadableDocument, match="200兆字节") as caught:
        read_file(tmp_path / "huge.txt")
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(("name", "wording"), [("none.docx", "找不到文件"), ("", "是文件夹")])
def test_a_path_without_a_file_says_so(tmp_path: Path, name: str, wording: str) -> None:
    with pytest.raises(UnreadableDocument, match=wording):
        read_file(tmp_path / name)


def test_text_beyond_its_own_limit_is_too_large() -> None:
    assert refusal(b"a" * (limits.MAX_TEXT_BYTES + 1)).code == "too_large"


def test_json_comes_back_as_its_lines() -> None:
    document = read(b'{\n"year": 2023}')
    assert (document.format, lines_of(document)) == (Format.JSON, ["{", '"year": 2023}'])


@pytest.mark.parametrize(
    ("error", "code"), [(RecursionError, "too_complex"), (MemoryError, "too_large")]
)
def test_what_exhausts_the_machine_is_refused(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception], code: str
) -> None:
    def exhaust(data: bytes) -> RawDocument:
        raise error

    monkeypatch.setitem(door._READERS, Format.TEXT, exhaust)
    assert refusal("一、总体情况".encode()).code == code
