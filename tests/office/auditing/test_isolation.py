"""What a hostile file does to its reader costs that file alone."""

from __future__ import annotations

from typing import Any

import pytest

from mingtang_office.auditing import isolation
from mingtang_office.auditing.isolation import read_apart
from mingtang_office.auditing.reading import Read, Unread, clean_text, read_report
from tests.office.auditing import harmful
from tests.office.auditing.conftest import report_bytes
from tests.office.conftest import TODAY


@pytest.mark.parametrize(
    ("reader", "code"),
    [
        (harmful.hangs, "time_limit"),
        (harmful.kills_its_process, "worker_died"),
        (harmful.devours_memory, "memory"),
        (harmful.fails, "failed"),
    ],
)
def test_a_file_that_harms_its_reader_is_refused_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch, settings: Any, reader: Any, code: str
) -> None:
    settings.READ_SECONDS = 5
    with monkeypatch.context() as patch:
        patch.setattr(isolation, "read_report", reader)
        found = read_apart(b"", "年报.docx", TODAY)

    assert isinstance(found, Unread)
    assert (found.code, "江小云" in found.message) == (code, False)
    settings.READ_SECONDS = 60
    assert isinstance(read_apart(report_bytes(form="json"), "年报.json", TODAY), Read)


def test_nul_and_lone_surrogates_are_not_kept() -> None:
    assert clean_text("年\0报\ud800") == "年�报?"


def test_a_broken_file_is_refused_with_the_reader_s_words() -> None:
    found = read_report(b"%PDF-1.4 broken", "x.pdf", TODAY)

    assert isinstance(found, Unread)
    assert found.code == "corrupt"
