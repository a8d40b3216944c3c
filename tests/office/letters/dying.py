"""A process that signs a letter and kills itself at a named point, as a power cut would:
`python -m tests.office.letters.dying POINT`."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from tests.office.auditing.dying import _dying

_SIGNING = "mingtang_office.letters.actions.signing"

# the function at which it dies, and whether before, after or in the middle of it
POINTS = {
    "before the number": (_SIGNING, "take_number", "before"),
    "after the number": (_SIGNING, "take_number", "after"),
    "before the files": (_SIGNING, "letter_docx", "before"),
    "in the middle of a file": (
        "django.core.files.storage.filesystem.FileSystemStorage",
        "_save",
        "half",
    ),
    "after the first file": ("mingtang_office.trail.sealed_files", "keep", "after"),
    "after both files": (_SIGNING, "_write", "after"),
    "before the commit": (_SIGNING, "_sign", "after"),
}
AFTER = {"after the commit": (_SIGNING, "sign", "after")}


def main(point: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingtang_office.settings")
    import_module("django").setup()
    where, name, when = {**POINTS, **AFTER}[point]
    module, _, owner = where.rpartition(".")
    holder = import_module(where) if owner.islower() else getattr(import_module(module), owner)
    setattr(holder, name, _dying(getattr(holder, name), when))
    import_module("tests.office.letters.desk").sign_the_letter()


if __name__ == "__main__":
    main(sys.argv[1])
