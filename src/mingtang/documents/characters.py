"""Characters that no reader sees and that stand between digits all the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_INVISIBLE = re.compile(
    "[\u00ad\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064\u3164\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HARD_SPACE = re.compile("[\u00a0\u2007\u202f]")
# What some programs write for the characters that look alike.
RADICALS: dict[int, str] = str.maketrans(
    {
        **{
            code: unicodedata.normalize("NFKC", chr(code))
            for block in (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00))
            for code in block
        },
        # Browsers write these for the characters that look alike; Unicode gives no mapping.
        **dict(
            zip(
                map(
                    ord,
                    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⻅⻑⻒⻌⻊⻏⻎⻗⻞⻡",
                ),
                "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟见長镸辶足邑辶雨食首",
                strict=True,
            )
        ),
    }
)
_SUSPECT = re.compile(
    f"{_INVISIBLE.pattern}|{_BIDI.pattern}|{_HARD_SPACE.pattern}|[{''.join(map(chr, RADICALS))}]"
)


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text without invisible characters, and how many of either kind were dropped."""

    text: str
    invisible: int = 0
    bidi: int = 0


def is_clean(text: str) -> bool:
    """Whether `clean` has nothing to do."""
    return (text.isascii() and text.isprintable()) or _SUSPECT.search(text) is None


def clean(text: str) -> CleanText:
    """Drop zero-width, control and direction characters; a no-break space becomes a space, a radical
    the character it stands for.

    Full-width digits, ideographic spaces and punctuation stay: what they mean is for recognition
    to say. Tabs and line ends stay, they carry the layout of a text.
    """
    if is_clean(text):
        return CleanText(text)
    text, bidi = _BIDI.subn("", text)
    text, invisible = _INVISIBLE.subn("", text)
    return CleanText(_HARD_SPACE.sub(" ", text).translate(RADICALS), invisible, bidi)
