"""The beds of hiding places that redaction is tested with, an identity number planted in each."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from mingtang.privacy import id_card_check
from tests.mingtang.redaction import leaks

NUMBER = "11010519491231002" + id_card_check("11010519491231002")
"""The example of the standard: nobody's."""

_BEDS = ("word_bed", "word_places", "sheet_places", "pdf_bed")


def beds() -> dict[str, ModuleType]:
    """The modules of the beds anew, their hidden words replaced by the number."""
    names = [f"tests.mingtang.redaction.{name}" for name in _BEDS]
    kept = {name: sys.modules.pop(name) for name in names if name in sys.modules}
    words, leaks.HIDDEN = leaks.HIDDEN, NUMBER
    try:
        return {
            short: importlib.import_module(name) for short, name in zip(_BEDS, names, strict=True)
        }
    finally:
        leaks.HIDDEN = words
        for name in names:
            sys.modules.pop(name, None)
        sys.modules.update(kept)
