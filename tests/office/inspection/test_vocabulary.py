from __future__ import annotations

import re
from pathlib import Path

import mingtang_office
from mingtang.applications.remedies import RemedyStep
from mingtang_office.trail import vocabulary

_RECORDED = re.compile(r"""(?:record\(|\baction=)\s*"([a-z_]+\.[a-z_]+)\"""")
_QUOTED = re.compile(r'"([a-z_]+\.[a-z_]+)"')
# what is recorded under the kind of its event
_BY_KIND = {f"remedies.{kind}" for kind in RemedyStep}


def _found(pattern: re.Pattern[str]) -> set[str]:
    source = Path(mingtang_office.__file__).parent
    return {
        code for path in source.rglob("*.py") for code in pattern.findall(path.read_text("utf-8"))
    }


def test_every_action_of_the_code_has_its_word() -> None:
    assert (_found(_RECORDED) | _BY_KIND) - set(vocabulary.actions()) == set()


def test_no_word_is_left_over() -> None:
    assert set(vocabulary.actions()) - _found(_QUOTED) - _BY_KIND == set()
