"""Names of people: whether a short text looks like one, and how far it is masked already."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mingtang.privacy import find, masked_name

_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}")
_MINORITY = re.compile(r"[\u4e00-\u9fff]{1,8}[·•・][\u4e00-\u9fff]{1,12}")
_MASKS = re.compile(r"[*＊某○〇●■█]|[×xXｘＸ]{2}|[\u4e00-\u9fff][×xXｘＸ]")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    surnames: frozenset[str]
    compound: tuple[str, ...]
    words: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads((files("mingtang.screening") / "names.toml").read_text("utf-8"))
    return _Lexicon(
        frozenset("".join(data["surnames"])), tuple(data["compound"]), frozenset(data["words"])
    )


def could_be_name(text: str) -> bool:
    """Whether a text under a heading that asks for names is one in full: rare surnames count, too.

    >>> [could_be_name(each) for each in ("张小明", "第五明", "张某某", "合计", "共计三人五户")]
    [True, True, False, False, False]
    """
    bare = "".join(text.split())
    if _MASKS.search(bare) or bare in _lexicon().words:
        return False
    return bool(_MINORITY.fullmatch(bare) or _CHINESE.fullmatch(bare))


def is_name(text: str) -> bool:
    """Whether a text is a person's name in full as far as its form tells.

    >>> [is_name(each) for each in ("张小明", "欧阳明", "阿依古丽·买买提", "张某某", "合计", "云江县第一小学")]
    [True, True, True, False, False, False]
    """
    bare = "".join(text.split())
    if not could_be_name(bare) or _MINORITY.fullmatch(bare):
        return could_be_name(bare)
    if bare.startswith(_lexicon().compound):
        return len(bare) > 2
    return bare[0] in _lexicon().surnames and len(bare) < 4


def is_masked(text: str) -> bool:
    """Whether something in a text has been made unreadable already, and no number of a person is
    left beside it; the X of an identity number is no mask.

    >>> is_masked("35*************123"), is_masked("11010519491231002X"), is_masked("13800138000*")
    (True, False, False)
    """
    return _MASKS.search(text) is not None and not any(m.kind.is_personal for m in find(text))


def masked_person(name: str) -> str:
    """What may stand of a name: 张某某; of a name with a dot its first character alone."""
    bare = "".join(name.split())
    return f"{bare[0]}某某" if _MINORITY.fullmatch(bare) else masked_name(bare)
