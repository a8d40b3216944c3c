from __future__ import annotations

import re
from pathlib import Path

import mingtang_office
from mingtang_office.trail import vocabulary

_RECORDED = re.compile(r"""(?:record\(|\baction=)\s*f?"([a-z_]+\.[a-z_]+)\"""")


def test_every_action_of_the_code_has_its_word_and_no_word_is_left_over() -> None:
    source = Path(mingtang_office.__file__).parent
    written = {
        code for path in source.rglob("*.py") for code in _RECORDED.findall(path.read_text("utf-8"))
    }

    assert set(vocabulary.actions()) == written
