"""The bundle of a case: everything that is kept of it as one file, the same bytes for the same case."""

from mingtang_office.applications.bundles.contents import UnreadablePart, contents_of
from mingtang_office.applications.bundles.packing import faults_in, packed, packed_and_checked

__all__ = ["UnreadablePart", "contents_of", "faults_in", "packed", "packed_and_checked"]
