"""Which of the typefaces that GB/T 9704 names are installed, and what stands in for the others."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import typst

from mingtang.rendering import gb9704
from mingtang.rendering.errors import RenderingImpossible

# A face of the same character comes first; any Chinese face is better than empty boxes.
_ROLES = {
    "song": (*gb9704.SONG, *gb9704.SUN),
    "fang": (*gb9704.FANG, *gb9704.SUN),
    "kai": (*gb9704.KAI, *gb9704.SUN),
    "hei": gb9704.HEI,
    "sun": gb9704.SUN,
}
_ANY = (*gb9704.SUN, *gb9704.FANG, *gb9704.HEI, *gb9704.KAI, *gb9704.OTHER)


@cache
def installed() -> typst.Fonts:
    """The fonts of this machine; searching for them takes longer than setting a report."""
    return typst.Fonts()


def choose(families: Collection[str]) -> dict[str, list[str]]:
    """For each role (song, fang, kai, hei, sun) the installed families, best first.

    Raises `RenderingImpossible` (`no_font`) where none of `families` is known to be Chinese.
    """
    known = {family.casefold(): family for family in families}
    anything = [known[face.casefold()] for face in _ANY if face.casefold() in known]
    if not anything:
        raise RenderingImpossible(
            "no_font",
            "这台机器上没有可用的中文字体，无法生成 PDF。请安装仿宋、宋体等字体，"
            "或安装开源的思源宋体（Debian、Ubuntu 上的软件包是 fonts-noto-cjk，"
            "Fedora 上是 google-noto-serif-cjk-fonts），然后重试；也可以先生成 docx。",
        )
    return {
        role: [known[f.casefold()] for f in faces if f.casefold() in known] or anything[:1]
        for role, faces in _ROLES.items()
    }
