"""What a single text holds: numbers by their check digits, labelled values, pupils with their class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.privacy import Kind, Match, find, masked
from mingtang.screening.concern import Advice, Concern, Severity
from mingtang.screening.finding import Finding, Hit
from mingtang.screening.headings import heading_of, labels
from mingtang.screening.names import is_masked, is_name, masked_person
from mingtang.screening.pieces import Layer, Passage

_HOME_PHONE = ("家庭电话", "住宅电话", "宅电", "家里电话", "家长电话")
_DAY = r"(?:19|20)\d{2}(?:年|[-./])(?:1[0-2]|0?[1-9])(?:月|[-./])(?:(?:3[01]|[12]\d|0?[1-9])日?)?"
# 2019年9月1日至2020年8月31日出生的适龄儿童 is a rule about whom to admit, not somebody's birthday
_BIRTH = re.compile(
    rf"(?<![至到—~～-])(?P<value>{_DAY})出?生(?!\s*(?:的|及以|以|之|前|后|期间|[至到]))"
    rf"|(?:出生(?:日期|年月|时间)?|生于|生日)[ :：为于]{{0,3}}(?P<after>{_DAY})(?![\d日]?\s*(?:[至到—~～-]|及?以|之))"
)
_STUDENT = re.compile(
    r"(?:学籍号|学籍编号|社会保障号码?|社保号|医保号)[ :：为]{0,3}(?P<value>[A-Za-z]?[0-9]{8,22}[0-9Xx]?)"
)
_ACCOUNT_HOLDER = re.compile(
    r"户\s?名[^。；\n]{0,40}?开户(?:行|银行)|开户(?:行|银行)[^。；\n]{0,40}?户\s?名"
)
_CLASS = re.compile(
    r"(?:(?:[一二三四五六七八九]|[1-9])年级|[初高][一二三123]|[小中大]班|学前班|[七八九]年级)?"
    r"[ ]?[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）]?班|[小中大]班|(?:[一二三四五六七八九]|[1-9])年级"
)
_TOKENS = re.compile(r"[^\u4e00-\u9fff·•・]+|的|和|及|与|等|同学们?|学生|小朋友|幼儿")
_PUPIL = re.compile(r"同学|学生|小朋友|幼儿")
_REACH = 60
_SENTENCE = re.compile(r"[。！？\n]")
_LABELLED_NAME = re.compile(
    r"(?:举报人|投诉人|信访人|受害人|被害人|患者|病人|低保户|困难户|贫困户|残疾人|孤儿|留守儿童|未成年人|救助对象|特困人员)"
    r"(?:姓名)?[ ]?[:：为]?[ ]?(?P<value>[\u4e00-\u9fff·]{2,12})"
)


def hits_in(passage: Passage) -> Iterator[Hit]:
    """Everything in a passage, in order of place; what lies in an unseen layer is to be removed. In the
    depths of a file, among tags and codes, only numbers are looked for, which prove themselves."""
    found = [*_numbers(passage)]
    if passage.layer is not Layer.RESIDUE:
        found += [
            *_labelled(passage),
            *_others(passage),
            *_pupils(passage),
            *_named(passage),
        ]
    taken = bytearray(len(passage.text))
    kept: list[Hit] = []
    for each in found:
        start, end = each.finding.span or (0, 0)
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(each)
    yield from sorted(kept, key=lambda each: each.finding.span or (0, 0))


def hit(
    passage: Passage,
    concern: Concern,
    span: tuple[int, int],
    quote: str,
    severity: Severity = Severity.BLOCKS,
    advice: Advice = Advice.MASK,
) -> Hit:
    """The hit on a part of a passage, by the layer it lies in."""
    if passage.layer.is_metadata:
        advice = Advice.REMOVE_METADATA
    elif not passage.layer.is_shown:
        advice = Advice.REMOVE_HIDDEN
    at = passage.at
    return Hit(
        Finding(concern, at, quote, advice, severity, span=span), passage.text[span[0] : span[1]]
    )


_LOOKED_AT = frozenset({Kind.EMAIL})


def _numbers(passage: Passage) -> Iterator[Hit]:
    for match in find(passage.text):
        span = (match.start, match.end)
        if match.kind is Kind.LANDLINE:
            yield from _landline(passage, match, span)
        elif match.kind.is_personal:
            sure = match.certain and match.kind not in _LOOKED_AT
            severity = Severity.BLOCKS if sure else Severity.LOOK
            yield hit(passage, Concern(match.kind.value), span, masked(match), severity)


def _landline(passage: Passage, match: Match, span: tuple[int, int]) -> Iterator[Hit]:
    """An office's number may stay, and is nothing to tell of where no reader sees it."""
    before = passage.text[max(0, span[0] - 10) : span[0]]
    if any(word in before for word in _HOME_PHONE):
        yield hit(passage, Concern.LANDLINE, span, masked(match))
    elif passage.layer.is_shown:
        look = Severity.LOOK
        yield hit(passage, Concern.LANDLINE, span, masked(match), look, Advice.MAY_STAY)


def _labelled(passage: Passage) -> Iterator[Hit]:
    """家庭住址：… and the like, where the value says something of a person and is not masked yet."""
    for found in labels().finditer(passage.text):
        asked, value = heading_of(found["label"]), found["value"]
        if asked is None or not says_something(value) or is_masked(value):
            continue
        severity = _gravity(asked.concern, found["label"], value)
        if severity is not None:
            quote = masked_value(asked.concern, value)
            yield hit(passage, asked.concern, found.span("value"), quote, severity)


_TOLD_BY_THEMSELVES = frozenset(
    {
        *(Concern.MOBILE, Concern.EMAIL, Concern.PLATE, Concern.ID_CARD),
        *(Concern.LIKENESS, Concern.BIRTH_DATE, Concern.STUDENT_NUMBER),
    }
)
"""Numbers prove themselves, and an office's own may stand after such a label; a signature is no text;
`_others` knows a person's birthday from the dates of a policy."""

_HOME = re.compile("家庭|住址|户籍|户口|现住|居住")
_DIVISION = re.compile(r"[省市县区旗镇乡村]|街道|社区|小区|[路巷弄]")
_OFFICE = re.compile("局|委员会|政府|学校|小学|中学|幼儿园|公司|大厦|中心|机关|办公")


def _gravity(concern: Concern, label: str, value: str) -> Severity | None:
    """How grave a labelled value is in running text, where such labels also stand in rules (残疾等级：
    一级至四级) and before an office's own address; None where it is nobody's."""
    if concern in _TOLD_BY_THEMSELVES:
        return None
    if concern is Concern.GUARDIAN:
        return Severity.BLOCKS if is_name(value) else None
    if concern is Concern.ADDRESS:
        return _gravity_of_address(label, value)
    return Severity.BLOCKS if concern is Concern.BANK_DETAILS and is_name(value) else Severity.LOOK


def _gravity_of_address(label: str, value: str) -> Severity | None:
    kept = masked_value(Concern.ADDRESS, value).removesuffix("****")
    if kept == value or not _DIVISION.search(value) or _OFFICE.search(value):
        return None
    return Severity.BLOCKS if _HOME.search(label) else Severity.LOOK


def says_something(value: str) -> bool:
    """Whether a value is more than a blank to be filled in.

    >>> [says_something(each) for each in ("____", "＿＿", "无", "/", "东风村")]
    [False, False, False, False, True]
    """
    return bool(re.search(r"[^\s_＿—\-/／.…·×xX*＊（）()]", value)) and value.strip() not in (
        "无",
        "否",
        "略",
    )


def masked_value(concern: Concern, value: str) -> str:
    """What may stand of a labelled value: of a date its year, of an address its township, of a name
    its surname, of all else nothing."""
    if concern is Concern.BIRTH_DATE:
        year = re.match(r"(?:19|20)\d{2}", value)
        return f"{year[0]}年" if year else "****"
    if concern is Concern.ADDRESS:
        return masked(Match(Kind.ADDRESS, 0, len(value), value, True))
    if concern is Concern.GUARDIAN and is_name(value):
        return masked_person(value)
    return "****"


def _others(passage: Passage) -> Iterator[Hit]:
    for found in _BIRTH.finditer(passage.text):
        group = "value" if found["value"] else "after"
        quote = masked_value(Concern.BIRTH_DATE, found[group])
        yield hit(passage, Concern.BIRTH_DATE, found.span(group), quote)
    for found in _STUDENT.finditer(passage.text):
        yield hit(passage, Concern.STUDENT_NUMBER, found.span("value"), "****")
    for found in _ACCOUNT_HOLDER.finditer(passage.text):
        span = found.span()
        yield hit(passage, Concern.BANK_DETAILS, span, "****", Severity.LOOK)


def _pupils(passage: Passage) -> Iterator[Hit]:
    """Names that stand with a class: certain where they are called pupils, otherwise to be seen.
    Two characters alone may be any word (安排, 成立)."""
    text = passage.text
    for found in _CLASS.finditer(text):
        left = (
            max(*(text.rfind(sign, 0, found.start()) for sign in "。！？\n；"), found.start() - 9)
            + 1
        )
        stop = _SENTENCE.search(text, found.end(), found.end() + _REACH)
        right = stop.start() if stop else min(found.end() + _REACH, len(text))
        called = _PUPIL.search(text, left, right) is not None
        spans = [*_names_between(text, found.end(), right)]
        spans += [
            span
            for span in _names_between(text, left, found.start())
            if span[1] >= found.start() - 1
        ]
        if not called and all(end - start < 3 for start, end in spans):
            continue
        for start, end in spans:
            severity = Severity.BLOCKS if called and end - start > 2 else Severity.LOOK
            name = masked_person(text[start:end])
            yield hit(passage, Concern.NAME_WITH_CLASS, (start, end), name, severity)


def _names_between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for parted in (*_TOKENS.finditer(text, start, end), None):
        stop = parted.start() if parted else end
        if is_name(text[at:stop]):
            yield at, stop
        if parted:
            at = parted.end()


def _named(passage: Passage) -> Iterator[Hit]:
    for found in _LABELLED_NAME.finditer(passage.text):
        start = found.start("value")
        for length in (4, 3, 2):
            name = found["value"][:length]
            if len(name) == length and is_name(name):
                span = (start, start + length)
                yield hit(passage, Concern.SENSITIVE_NAME, span, masked_person(name), Severity.LOOK)
                break
