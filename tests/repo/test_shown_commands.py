"""What the documents show is what happens: each `console` block is run and its output compared.

A line beginning with `$` is a command, what follows is its output. `…` alone on a line stands for any
number of lines, within a line for any text; a block after `<!-- not run -->` is for reading only.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repo.tree import ROOT, documents, here

BLOCK = re.compile(r"(?ms)(?P<unrun><!-- not run -->\n)?^```console\n(?P<body>.*?)^```$")

SESSION = re.compile(r"(?ms)^```pycon\n(.*?)^```$")


def _shown() -> list[tuple[str, str, str]]:
    """(document, command, expected output) of every command shown."""
    found = []
    for document in documents():
        for block in BLOCK.finditer(document.read_text("utf-8")):
            if block["unrun"]:
                continue
            for part in re.split(r"(?m)^\$ ", block["body"])[1:]:
                command, _, output = part.partition("\n")
                found.append((here(document), command, output))
    return found


def _pattern(output: str) -> str:
    lines = [
        "(?:.*\n)*?" if line == "…" else ".*?".join(map(re.escape, line.split("…"))) + "\n"
        for line in output.splitlines()
    ]
    return "".join(lines)


def _run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, "PATH": path, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.mark.parametrize(("document", "command", "output"), _shown())
def test_a_shown_command_prints_what_is_shown(
    document: str, command: str, output: str, tmp_path: Path
) -> None:
    printed = _run(command, tmp_path)
    assert re.fullmatch(_pattern(output), printed), f"{document}: {command}\n{printed}"


@pytest.mark.parametrize("document", ["README.md", "README.zh-CN.md"])
def test_shown_python_gives_what_is_shown(document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = "".join(SESSION.findall((ROOT / document).read_text("utf-8")))
    session = doctest.DocTestParser().get_doctest(text, {}, document, document, 0)
    outcome = doctest.DocTestRunner().run(session)
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_the_front_page_shows_the_command_line_at_work() -> None:
    commands = {command.split()[1] for name, command, _ in _shown() if name == "README.md"}
    assert {"audit", "due"} <= commands
