"""The one flat table of a corpus: a row a file, a row a cell, a row a finding.

Every row names its file, agency, year and edition, so that a question needs no join:

    SELECT year, sum(value) FROM 'corpus.parquet'
    WHERE kind = 'cell' AND address = 'applications/new_received/total' GROUP BY year

`value`, `left` and `right` are doubles; `raw` keeps the number exactly as printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

FILE, CELL, FINDING = "file", "cell", "finding"

# name, type, what it holds; rows of another kind hold null there.
COLUMNS: tuple[tuple[str, pa.DataType, str], ...] = (
    ("kind", pa.string(), "file, cell or finding"),
    ("path", pa.string(), "path of the file inside the folder, with / between its parts"),
    ("agency", pa.string(), "agency, as read"),
    ("year", pa.int16(), "year reported on, as read"),
    ("edition", pa.string(), "2021, 2019 or 2008"),
    ("outcome", pa.string(), "file: read, unreadable, timed_out, crashed or failed"),
    ("code", pa.string(), "file: why it could not be read; finding: code of the rule"),
    ("message", pa.string(), "file: the reason in words; finding: what is wrong, in words"),
    ("format", pa.string(), "file: format that its bytes turned out to have"),
    ("bytes", pa.int64(), "file: size"),
    ("title", pa.string(), "file: title of the report"),
    ("signed_by", pa.string(), "file: who signed"),
    ("signed_on", pa.date32(), "file: day of signature"),
    ("published_on", pa.date32(), "file: day of publication"),
    ("sections", pa.string(), "file: statutory numbers of the sections found, 1 2 3 4 5 6"),
    ("cells", pa.int32(), "file: cells printed"),
    ("numbers", pa.int32(), "file: cells read as numbers"),
    ("issues", pa.int32(), "file: doubts of the reader"),
    ("errors", pa.int32(), "file: findings that must be corrected"),
    ("warnings", pa.int32(), "file: findings that need an explanation"),
    ("passed", pa.int32(), "file: checks passed"),
    ("address", pa.string(), "cell: address; finding: addresses, with ; between"),
    ("value", pa.float64(), "cell: number, null where blank or unread"),
    ("raw", pa.string(), "cell: text as printed"),
    ("unit", pa.string(), "cell: unit that the cell itself brings"),
    ("state", pa.string(), "cell: number, blank or unread"),
    ("at", pa.string(), "cell: place in the source; finding: place of its first quote"),
    ("severity", pa.string(), "finding: error, warning or notice"),
    ("status", pa.string(), "finding: fail, or uncertain where an operand is missing"),
    ("left", pa.float64(), "finding: one side that should equal the other"),
    ("right", pa.float64(), "finding: the other side"),
    ("quotes", pa.string(), "finding: the source's own words, a line a quote"),
    ("cites", pa.string(), "finding: articles that the rule rests on, with ; between"),
)

SCHEMA = pa.schema(
    [pa.field(name, kind, metadata={"holds": holds}) for name, kind, holds in COLUMNS]
)

Row = Mapping[str, Any]


def batch(rows: Sequence[Row]) -> pa.RecordBatch:
    """These rows as one record batch; a key that is missing is null."""
    arrays = [pa.array([row.get(name) for row in rows], kind) for name, kind, _ in COLUMNS]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)
