"""Slips of the pen that can be told by rule: found in the sentences, each with what is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mingtang.audit.claims.judgement import Judgement, Verdict
from mingtang.audit.claims.lexicon import cut_short_terms, lexicon, swollen
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.sentences import Sentence
from mingtang.audit.findings import Quote

_AROUND = 14


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip at `start`…`end` of a sentence; `advice` says what is wrong and what is meant."""

    sentence: Sentence
    start: int
    end: int
    advice: str
    verdict: Verdict

    @property
    def judgement(self) -> Judgement:
        text = self.sentence.text
        around = text[max(0, self.start - _AROUND) : self.end + _AROUND]
        printed = text[self.start : self.end]
        return Judgement(
            self.verdict,
            f"“{around}”中的“{printed}”{self.advice}",
            quotes=(Quote(around, self.sentence.at),),
        )


def _matches(
    narrative: Narrative, pattern: re.Pattern[str]
) -> Iterator[tuple[Sentence, int, re.Match[str]]]:
    """Each match inside one sentence, with the offset of that sentence in the joined text."""
    for match in pattern.finditer(narrative.joined):
        sentence, offset = _sentence_at(narrative, match.start())
        if match.end() <= offset + len(sentence.plain):
            yield sentence, offset, match


def _sentence_at(narrative: Narrative, offset: int) -> tuple[Sentence, int]:
    """The sentence in which this offset of the joined text stands, and where it begins there."""
    k = bisect_right(narrative.starts, offset) - 1
    return narrative.sentences[k], narrative.starts[k]


def _slips(
    narrative: Narrative, pattern: re.Pattern[str], advice: str, verdict: Verdict
) -> Iterator[Judgement]:
    for sentence, offset, match in _matches(narrative, pattern):
        start, end = match.start() - offset, match.end() - offset
        yield Slip(sentence, start, end, advice, verdict).judgement


# Words of two letters that meet their own beginning: 区政府政府信息公开, 规范规范性文件.
_MEETING = frozenset(
    ("政府", "规范", "部门", "机关", "单位", "信息", "学校", "社会", "中心", "办公", "人大")
)
_DOUBLED = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,8})(?P=word)")
_ROW = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,8}?)(?P=word){2}")
_DOUBLED_UNIT = re.compile(
    r"\d(?P<unit>[件条次项份篇期家人起宗个])(?P=unit)|%%|万元元|亿元元|月份份"
)
_DOUBLED_LETTER = re.compile(
    r"的的(?!确|士)|(?<![为除罢终受])了了(?![解然结如却])|(?<![\u4e00-\u9fff]和)和和(?![谐平睦气])|(?<!是)是是(?!否|非)"
)
# Letters that seldom begin the word after them, with the words that they do begin.
_DOUBLED_SELDOM = re.compile(
    r"为为(?![民人官了什何群企公])|性性(?![格质能别])|在在(?![线职建校编岗册籍])|与与(?!会)|将将(?![要来士])|对对(?![口象应照策])|及及(?!时)"
    r"|府府(?!际)|局局(?![长机党办属部])|并并(?!联)|由由(?!于)|员员(?!工)|据据(?!实|此|悉)|则则|据据|们们|被被"
)
_TWICE = re.compile(r"([的了和是件条次项份篇期家人起宗个%元为性在与将对及府局并由员据则们被])\1")
"""A letter that one of the three above doubles: most texts have none."""

_COUNTING = re.compile(r"^[一二三四五六七八九十逐每]|[一二两]+")


def _in_row(narrative: Narrative, match: re.Match[str]) -> bool:
    """Whether the word stands three times or more: heads of a table that were run together."""
    again = narrative.joined.endswith(match["word"], 0, match.start())
    return again or _ROW.match(narrative.joined, match.start()) is not None


def doubled(narrative: Narrative) -> Iterator[Judgement]:
    """的的, 资金资金, 3件件: certain, likely, certain. Reduplications of the language (一件一件, 研究研究)
    and words that meet their own beginning (区政府政府信息) are none."""
    if _TWICE.search(narrative.joined):
        yield from _slips(narrative, _DOUBLED_LETTER, "重复，请删去一个", Verdict.WRONG)
        yield from _slips(narrative, _DOUBLED_SELDOM, "重复，请删去一个", Verdict.LIKELY)
        yield from _slips(narrative, _DOUBLED_UNIT, "单位重复，请删去一个", Verdict.WRONG)
    for sentence, offset, match in _matches(narrative, _DOUBLED):
        word = match["word"]
        meets = word[-2:] in _MEETING and len(word) == 2
        if meets or _COUNTING.match(word) or len(set(word)) == 1 or _in_row(narrative, match):
            continue
        start, end = match.start() - offset, match.end() - offset
        yield Slip(sentence, start, end, "重复，请删去一处", Verdict.LIKELY).judgement


_CLASH = re.compile(
    r"[，、；：][，。；：、]|。[，。；：、](?!\d)|[，、；：](?=[”）])(?!”)|（）|“”|《》"
)


def clashing(narrative: Narrative) -> Iterator[Judgement]:
    """Stops that stand together: ，。 、， 。。"""
    yield from _slips(narrative, _CLASH, "标点连用，请改正", Verdict.WRONG)
    for sentence, following in pairwise(narrative.sentences):
        same = sentence.block == following.block and sentence.plain.endswith("。")
        if same and following.plain[0] in "，。；：、":
            printed = sentence.text[-_AROUND:] + following.text[:_AROUND]
            yield Judgement(
                Verdict.WRONG,
                f"“{printed}”中标点连用，请改正",
                quotes=(Quote(printed, following.at),),
            )


def cut_short(narrative: Narrative) -> Iterator[Judgement]:
    """A fixed term without its last letter, or with a letter too many."""
    words = lexicon()
    for at, printed in cut_short_terms(narrative.joined):
        advice = f"疑漏字，应为“{words.whole[printed]}”"
        sentence, offset = _sentence_at(narrative, at)
        start, end = at - offset, at - offset + len(printed)
        yield Slip(sentence, start, end, advice, Verdict.WRONG).judgement
    for at, printed, meant in swollen(narrative.joined):
        sentence, offset = _sentence_at(narrative, at)
        start, end = at - offset, at - offset + len(printed)
        yield Slip(sentence, start, end, f"疑多字，应为“{meant}”", Verdict.WRONG).judgement


def miswritten(narrative: Narrative) -> Iterator[Judgement]:
    """The slips that the lexicon knows."""
    letters = frozenset(narrative.joined)
    for slip in lexicon().slips:
        likely = (sign for sign in slip.signs if letters.issuperset(sign))
        if not any(sign in narrative.joined for sign in likely):
            continue
        verdict = Verdict.WRONG if slip.certain else Verdict.SLIGHT
        yield from _slips(narrative, slip.pattern, f"疑误，应为“{slip.right}”", verdict)


_ORDINALS = "一二三四五六七八九十"
_ITEM = re.compile(r"(?:^|[。；，：！])(?P<n>[一二三四五六七八九十])是")


def unmarked(narrative: Narrative) -> Iterator[Judgement]:
    """三方便公众… after 一是…；二是…: the third lacks its 是."""
    for block_sentences in _by_block(narrative):
        text = "".join(sentence.plain for sentence in block_sentences)
        marks = [(match["n"], match.end()) for match in _ITEM.finditer(text)]
        for k, (numeral, end) in enumerate(marks):
            rank = _ORDINALS.index(numeral)
            following = marks[k + 1][0] if k + 1 < len(marks) else ""
            if rank in {0, 9} or following == _ORDINALS[rank + 1]:
                continue
            until = marks[k + 1][1] - 2 if k + 1 < len(marks) else len(text)
            lost = re.compile(rf"[；。]({_ORDINALS[rank + 1]}[\u4e00-\u9fff]{{1,12}})")
            match = lost.search(text, end, until)
            if match is None or re.match(
                r".(?:个|项|类|级|大|、|公|农|重|年|月|季|方面)", match[1]
            ):
                continue
            yield _unmarked(block_sentences, match[1])


def _unmarked(sentences: list[Sentence], printed: str) -> Judgement:
    where = next((s for s in sentences if printed in s.plain), sentences[0])
    return Judgement(
        Verdict.WRONG,
        f"“{printed}”疑漏“是”字，应为“{printed[0]}是{printed[1:]}”",
        quotes=(Quote(printed, where.at),),
    )


def _by_block(narrative: Narrative) -> list[list[Sentence]]:
    found: dict[int, list[Sentence]] = {}
    for sentence in narrative.sentences:
        found.setdefault(sentence.block, []).append(sentence)
    return list(found.values())


_MIXED = re.compile(
    r"(?m)^[^。\n]{0,30}?本(?:年度)?报告(?:是)?(?:由|根据|按照|依据|依照)[^。\n]*编制(?:了|完成)?(?:此|本)(?:年度)?报告"
)


def mixed(narrative: Narrative) -> Iterator[Judgement]:
    """本报告由…编制此报告: two sentences run into one."""
    advice = "句式杂糅，可改为“本报告由……编制”或“……编制本报告”"
    yield from _slips(narrative, _MIXED, advice, Verdict.WRONG)
