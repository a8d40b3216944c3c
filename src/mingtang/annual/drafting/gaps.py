"""Places in a drafted text that only a person can fill. A report with one is not finished."""

from __future__ import annotations

import re

_GAP = re.compile(r"【请补充：[^【】]*】")


def gap(what: str) -> str:
    """The mark that asks for `what`.

    >>> gap("全年组织培训的次数")
    '【请补充：全年组织培训的次数】'
    """
    return f"【请补充：{what}】"


def gaps(text: str) -> tuple[str, ...]:
    """What is still asked for in a text, in its order.

    >>> gaps("全年召开会议【请补充：次数】次。")
    ('【请补充：次数】',)
    """
    return tuple(_GAP.findall(text))
