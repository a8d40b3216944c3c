"""Coverage-guided fuzzing of reading and auditing: `python -m benchmarks.fuzz_atheris [FOLDER]`.

Needs `pip install atheris`. FOLDER collects inputs that reach new code; start it with the files of
tests/corpus. Anything but a report or a refusal is a crash that atheris reports.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["mingtang"]):
    import mingtang


def one_input(data: bytes) -> None:
    try:
        report = mingtang.read(data)
    except mingtang.UnreadableDocument:
        return
    mingtang.audit(report)


def main() -> None:
    atheris.Setup([*sys.argv, "-timeout=30", "-max_len=65536"], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
