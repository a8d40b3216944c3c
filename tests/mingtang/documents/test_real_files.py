"""The published reports beside the repository, if they are there: their tables come back whole."""

from __future__ import annotations

import pytest

from mingtang.documents.open import read_file
from tests.skips import PUBLISHED_REPORTS

SHAPES = {
    "seeds/000_aa4986b012004f14.txt": [(18, 4), (26, 10), (4, 15)],
    "seeds/001_3c2b94a00d1a4e64.txt": [],
    "seeds/002_de8f091d9f2bb639.txt": [(14, 4), (3, 7), (16, 10), (10, 9), (3, 16), (2, 15)],
    "seeds/003_96188017ee5802da.txt": [(18, 4), (26, 10), (4, 15)],
    "seeds/004_1c8875d8285a4791.txt": [(18, 4), (26, 10), (4, 15)],
    "reports/shanghai_office_2019.html": [(18, 5), (26, 10), (4, 15)],
    "reports/pingtan_2020.txt": [],
    "reports/hongze_2023.pdf": [(8, 4), (6, 2), (17, 10), (9, 10), (4, 15)],
}


@pytest.mark.skipif(not PUBLISHED_REPORTS.is_dir(), reason="the shared folder is not here")
@pytest.mark.parametrize("name", SHAPES)
def test_the_tables_of_a_published_report_keep_their_shape(name: str) -> None:
    document = read_file(PUBLISHED_REPORTS / name)
    assert [(grid.rows, grid.columns) for grid in document.grids] == SHAPES[name]


@pytest.mark.skipif(not PUBLISHED_REPORTS.is_dir(), reason="the shared folder is not here")
def test_no_row_of_a_broken_markdown_report_is_lost() -> None:
    path = PUBLISHED_REPORTS / "reports/shanghai_stcsm_2024.md"
    lines = path.read_text("utf-8").splitlines()
    rows = [line for line in lines if line.startswith("|") and "---" not in line]
    grids = read_file(path).grids
    assert sum(grid.rows for grid in grids) == len(rows)
    assert sum(len(grid.cells) for grid in grids) == sum(line.count("|") - 1 for line in rows)
