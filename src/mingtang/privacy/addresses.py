"""Home addresses down to the door.

A door number is found first (路12号3栋501室, 三组18号); the address is then followed back to where
its words begin. The address of an office is nobody's home and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.privacy.kinds import Kind, Match
from mingtang.privacy.plain import Plain

_NUMBER = r"(?:[0-9]{1,5}|[一二三四五六七八九十百零〇]{1,5})"
_PART = rf"(?:附?{_NUMBER}(?:-[0-9]{{1,5}}){{0,2}}|[甲乙丙丁东西南北A-Z])[ ]?(?:号楼|号院|号|栋|幢|座|弄|单元|楼|层|室|户|房|组)"
DOOR_PART = re.compile(
    r"[0-9一二三四五六七八九十百零〇甲乙丙丁东西南北A-Z][ ]?[号栋幢座弄单楼层室户房组]"
)
"""What the last part of every address to the door ends with."""

_DOOR = re.compile(
    rf"(?:[路街道巷弄村屯庄寨组队社里苑园城湾坊庭府]|小区|胡同|公寓|大院)[ ]?第?{_PART}(?:[ ,，]?{_PART}){{0,5}}(?![线文令提议期批])"
)
_RUN = re.compile(r"[\u4e00-\u9fff0-9]{0,40}$")
_DIVISION = re.compile(r"[省市县区旗镇乡村]|街道|社区|小区")
_HOME_WORDS = ("住址", "家住", "居住", "现住", "住在", "住所地", "户籍", "户口所在地", "家庭地址")
_OFFICE_WORDS = (
    "办公", "行政中心", "政务", "大厦", "大楼", "窗口", "服务中心", "单位地址", "机关", "政府",
    "委员会", "局", "法院", "图书馆", "档案馆", "公司", "学校",
)  # fmt: skip
# an address begins after the last of these
_CUE = re.compile(
    r"^.*(?:住址|家住|居住地?在?|现住|住在|住所地|户籍地?|户口所在地|家庭地址|通讯地址|联系地址|地址|位于|坐落于?|送达|寄至|前往|系|为)"
)
_TO_THE_ROOM = re.compile(r"(?:室|户|单元|房|组[ ]?.{0,6}号)")


def _start(source: Plain, door: int) -> int:
    run = _RUN.search(source.text, max(0, door - 40), door)
    begin = run.start() if run else door
    cue = _CUE.match(source.text[begin:door])
    return begin + cue.end() if cue else begin


def addresses(source: Plain) -> Iterator[Match]:
    """Addresses with a door number. Certain after 住址 or the like, or where they reach a room;
    otherwise a person should look."""
    end = 0
    for door in _DOOR.finditer(source.text):
        start = max(end, _start(source, door.start()))
        value = source.text[start : door.end()]
        home = source.after_words(start, _HOME_WORDS)
        if not home and (
            not _DIVISION.search(value)
            or any(w in value for w in _OFFICE_WORDS)
            or source.after_words(start, _OFFICE_WORDS, 16)
        ):
            continue
        end = door.end()
        certain = home or bool(_TO_THE_ROOM.search(door[0]))
        yield Match(Kind.ADDRESS, *source.source_span(start, end), value.replace(" ", ""), certain)
