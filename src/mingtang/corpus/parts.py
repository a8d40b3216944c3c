"""Finished shares beside the output: one Parquet file each, put in place whole or not at all.

The folder of parts is the journal. A run that was killed finds there what it had finished, and
only whole shares count, so that nothing is lost half and nothing is doubled.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from mingtang.corpus.listing import Share
from mingtang.corpus.schema import SCHEMA


def folder_of(output: Path) -> Path:
    """Where the parts of this output stand until it is whole."""
    return output.with_name(output.name + ".parts")


def _settle(temporary: Path, final: Path) -> None:
    """Move into place only after the bytes are on the disk."""
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(final)


class Parts:
    """The parts of one output."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = folder_of(output)
        self.folder.mkdir(parents=True, exist_ok=True)

    def path(self, share: Share) -> Path:
        return self.folder / f"{share.number:07d}-{share.mark}.parquet"

    def has(self, share: Share) -> bool:
        """Whether this very share, of the same files under the same settings, is finished."""
        return self.path(share).exists()

    def write(self, share: Share, batches: Sequence[pa.RecordBatch]) -> None:
        """Put the share in place as one part."""
        temporary = self.path(share).with_suffix(".unfinished")
        table = pa.Table.from_batches(batches, schema=SCHEMA)
        pq.write_table(table, temporary, compression="zstd")
        _settle(temporary, self.path(share))

    def merge(self, paths: Iterable[Path]) -> None:
        """All parts in one file, in order, a row group each; then the parts are cleared away."""
        temporary = self.output.with_name(self.output.name + ".unfinished")
        with pq.ParquetWriter(temporary, SCHEMA, compression="zstd") as writer:
            for path in paths:
                writer.write_table(pq.read_table(path, schema=SCHEMA))
        _settle(temporary, self.output)
        shutil.rmtree(self.folder)
