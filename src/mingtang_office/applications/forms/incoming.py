"""Files handed in on a case: bounded while they come in, judged by content before anything is kept."""

from __future__ import annotations

from mingtang_office.agencies.handed_files import incoming_of
from mingtang_office.ui.files import receives_files

__all__ = ["incoming_of", "receives_files"]
