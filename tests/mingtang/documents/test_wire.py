"""A raw document as JSON and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from mingtang.documents.open import read
from mingtang.documents.raw import RawDocument, UnreadableDocument
from mingtang.documents.wire import from_wire, to_wire
from tests.factories.documents import documents

PAGE = """<h2>二、主动公开</h2><table><tr><td rowspan=2>许可</td><td>3</td></tr><tr><td>4</td></tr></table>"""


@given(documents())
def test_any_document_survives_json(document: RawDocument) -> None:
    assert from_wire(json.loads(json.dumps(to_wire(document)))) == document


def test_a_cell_says_no_more_than_it_must() -> None:
    assert to_wire(read(PAGE.encode(), "a.html"))["blocks"] == [
        {"text": "二、主动公开", "at": "第1段", "level": 2},
        {
            "rows": 2,
            "columns": 2,
            "at": "表1",
            "cells": [[0, 0, "许可", 2, 1], [0, 1, "3"], [1, 1, "4"]],
        },
    ]


@pytest.mark.parametrize(
    "wire",
    [
        {},
        [],
        {"format": "pdf", "title": None, "blocks": [{"text": "一"}], "remarks": []},
        {"format": "papyrus", "title": None, "blocks": [], "remarks": []},
        {
            "format": "pdf",
            "title": None,
            "remarks": [],
            "blocks": [{"rows": 1, "columns": 1, "at": "表1", "cells": [[0]]}],
        },
    ],
)
def test_what_is_no_document_is_refused_with_advice(wire: Any) -> None:
    with pytest.raises(UnreadableDocument, match="请用原文件重新读取"):
        from_wire(wire)
