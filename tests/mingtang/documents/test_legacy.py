from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest

from mingtang.documents.open import read
from mingtang.documents.raw import Format
from mingtang.documents.readers import legacy
from tests.mingtang.documents.building import lines_of, refusal, rows_of

RTF = (
    rb"{\rtf1\ansi\ansicpg936\pard \u19968?\u12289?\u24635?\u20307?\par "
    rb"\trowd\cellx2000\cellx4000\intbl \u35268?\cell 0\cell\row \trowd\cellx2000\cellx4000"
    rb"\intbl \u21547?\cell 2\cell\row \pard end\par}"
)

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


@needs_libreoffice
def test_rtf_is_read_with_its_table() -> None:
    document = read(RTF, "report.rtf")
    assert document.format is Format.LEGACY
    assert lines_of(document) == ["一、总体", "end"]
    assert rows_of(document.grids[0]) == [["规", "0"], ["含", "2"]]


@needs_libreoffice
def test_an_old_word_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph("一、总体情况")
    table = source.add_table(2, 2, style="Table Grid")
    for cell, text in zip(table._cells, ("信息", "件数", "规章", "0"), strict=True):
        cell.text = text
    source.add_paragraph("无。")
    source.save(str(tmp_path / "new.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "new.docx"], check=True, capture_output=True, timeout=120)
    document = read((tmp_path / "new.doc").read_bytes(), "report.wps")
    assert lines_of(document) == ["一、总体情况", "无。"]
    assert rows_of(document.grids[0]) == [["信息", "件数"], ["规章", "0"]]


@needs_libreoffice
def test_several_files_are_converted_at_once_without_meeting() -> None:
    with ThreadPoolExecutor(3) as pool:
        documents = list(pool.map(read, [RTF, RTF.replace(b"end", b"END"), RTF]))
    assert [lines_of(document)[-1] for document in documents] == ["end", "END", "end"]


@needs_libreoffice
def test_a_conversion_beyond_its_time_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "TIMEOUT_SECONDS", 0.05)
    assert refusal(RTF).code == "too_complex"


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    error = refusal(RTF, "report.rtf")
    assert error.code == "needs_libreoffice"
    assert "另存为docx" in error.message
