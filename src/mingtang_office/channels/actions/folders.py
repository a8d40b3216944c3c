"""Where the files of the channels lie."""

from __future__ import annotations

FOLDER = "channels"
