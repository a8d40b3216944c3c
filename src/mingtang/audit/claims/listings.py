"""Counts of things that are listed beside them: 三个方面：一是…; 5个事项（…）; 甲、乙等3个领域."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.numerals import spelled
from mingtang.audit.claims.sentences import Sentence
from mingtang.audit.findings import Quote

_N = r"(?P<n>[二两三四五六七八九十]|\d{1,2})"
_ANNOUNCED = re.compile(
    rf"{_N}(?:个|项|大|条|点|类)?(?:方面|措施|问题|不足|举措|工作|任务|点|环节|短板)[^。；，：]{{0,14}}[：。]"
)
_REACH = 80
"""Sentences over which an announced list may run."""

_ORDINALS = "一二三四五六七八九十"
_ITEM = re.compile(r"(?:^|[。；，：！、])(?:（[一二三四五六七八九十]）|[一二三四五六七八九十]是)")
_BRACKETED = re.compile(
    rf"{_N}(?:个|项|类|种|家|大|部|名)(?P<what>[^，。；：（）、\d]{{1,12}})（(?P<list>[^（）]{{4,160}})）"
)
_AND_SO_ON = re.compile(
    r"(?:^|[，。；：]|包括|涵盖|涉及|围绕|公开|聚焦|做好|开展)(?P<list>[^，。；：]{2,16}?(?:、[^，。；：、]{1,20}){2,20})等(?P<n>\d{1,2}|[两三四五六七八九])(?:个|项|大|类|种)"
)
_SO_MANY = re.compile(r"等(?:\d{1,2}|[两三四五六七八九])[个项大类种]")


def judge_announced(narrative: Narrative) -> Iterator[Judgement]:
    """三个方面： followed by 一是…二是… or （一）…（二）…: as many as announced."""
    for sentence in narrative.sentences:
        for match in _ANNOUNCED.finditer(sentence.plain):
            announced = _count(match["n"])
            following = sentence.plain[match.end() :] + _rest(narrative, sentence)
            if not re.match(r"^(?:一是|（一）)", following):
                continue
            listed = _listed(following, following.startswith("（"))
            if listed == announced:
                yield RIGHT
                continue
            yield Judgement(
                Verdict.LIKELY,
                f"正文称“{match.group().rstrip('：。')}”，后面实际列举 {listed} 项，请核对项数或补齐",
                left=announced,
                right=listed,
                quotes=(Quote(sentence.text[: match.end() + 30], sentence.at),),
            )


def _count(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else spelled(numeral) or 0


def _rest(narrative: Narrative, sentence: Sentence) -> str:
    rest: list[str] = []
    for other in narrative.sentences[sentence.index + 1 : sentence.index + 1 + _REACH]:
        if other.section != sentence.section:
            break
        rest.append(other.plain)
    return "".join(rest)


def _listed(text: str, bracketed: bool) -> int:
    """How many items stand in order from the first; a new 一 ends the list."""
    count = 0
    pattern = (
        r"（([一二三四五六七八九十])）"
        if bracketed
        else r"(?:^|[。；，：！、])([一二三四五六七八九十])是"
    )
    for match in re.finditer(pattern, text):
        rank = _ORDINALS.index(match[1]) + 1
        if rank == 1 and count:
            break
        count = max(count, rank)
    return count


def _sizes(listing: str) -> set[int]:
    """How many things a listing may hold: 和 and 及 join two things or stand inside one."""
    items = listing.split("、")
    joined = sum(len(re.findall(r"[和与及]|以及|或", item)) for item in items)
    return set(range(len(items), len(items) + joined + 1))


def judge_bracketed(narrative: Narrative) -> Iterator[Judgement]:
    """5个事项（甲、乙、丙、丁、戊): as many as counted, unless the list is left open or counts itself."""
    for sentence in narrative.sentences:
        for match in _BRACKETED.finditer(sentence.plain):
            listing, counted = match["list"], _count(match["n"])
            if listing.count("、") < 2 or re.search(r"等|如|例|其中|含|\d|[，；。：]|…", listing):
                continue
            if counted in _sizes(listing):
                yield RIGHT
                continue
            yield _differs(sentence, match, counted, len(listing.split("、")))


def judge_open(narrative: Narrative) -> Iterator[Judgement]:
    """甲、乙、丙等2个领域: a list with 等 may name fewer than it counts and never more."""
    for sentence in narrative.sentences if _SO_MANY.search(narrative.joined) else ():
        for match in _AND_SO_ON.finditer(sentence.plain) if _SO_MANY.search(sentence.plain) else ():
            counted = _count(match["n"])
            named = min(_sizes(match["list"]))
            if named <= counted:
                yield RIGHT
            else:
                yield _differs(sentence, match, counted, named)


def _differs(sentence: Sentence, match: re.Match[str], counted: int, named: int) -> Judgement:
    return Judgement(
        Verdict.LIKELY,
        f"“{match.group()[:60]}”写 {counted} 项，列举了 {named} 项，请核对项数或列举",
        left=counted,
        right=named,
        quotes=(Quote(sentence.text[match.start() : match.end()], sentence.at),),
    )
