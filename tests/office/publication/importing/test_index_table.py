"""A table beside the files of an import."""

from __future__ import annotations

from mingtang_office.publication.importing.index_table import read_index


def test_a_row_of_the_standard_catalogue_is_told_by_its_code() -> None:
    index = read_index([(1, ["文件", "标准目录事项"]), (2, ["a.html", "CE-12"])])

    assert (index.told, index.faults) == ({"a.html": {"matter": "CE-12"}}, [])


def test_a_row_that_no_catalogue_has_is_a_fault() -> None:
    [fault] = read_index([(1, ["文件", "标准目录事项"]), (2, ["a.html", "CE-99"])]).faults

    assert (fault.row, fault.column) == (2, "标准目录事项")
    assert "CE-99" in fault.message
