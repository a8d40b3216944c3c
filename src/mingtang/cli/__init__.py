"""The command line: `mingtang read · audit · render · compare · rollup · corpus · due`."""

from mingtang.cli.main import main

__all__ = ["main"]
