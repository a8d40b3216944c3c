"""Why a whole run may not begin."""

from __future__ import annotations


class CorpusImpossible(Exception):
    """The whole run cannot begin; the message tells a person why and what to do."""
