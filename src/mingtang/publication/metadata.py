"""What is missing or wrong in the metadata of an item, field by field, with the norm.

The catalogue must give index, name, summary and date of formation (条例第十二条); the other fields are
those of the metadata table that every document page carries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mingtang.publication.attribute import Attribute
from mingtang.publication.document_numbers import NONE, NotADocumentNumber, normalised
from mingtang.publication.fields import Field, Form, Value, field, fields_of, is_given, required
from mingtang.publication.genres import Genre
from mingtang.publication.index_numbers import scheme_of
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.topics import UnknownTopic, topic
from mingtang.publication.validity import Validity

LONGEST_TITLE = 200
LONGEST_SUMMARY = 100
Values = Mapping[str, Value]


class Weight(StrEnum):
    """A MUST stands in the way of the next step, ADVICE does not."""

    MUST = "must"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to be mended: in which field, in words, and the norm that asks for it."""

    field: str
    weight: Weight
    message: str
    rests_on: str


def faults(kind: ItemKind, values: Values, on: date) -> tuple[Fault, ...]:
    """Everything that is missing or wrong in these values on this day, in the order of the fields.

    A field that items of this kind do not have is wrong, too. Raises `UnknownField` for a code that
    names none.
    """
    found = [*_missing(kind, values), *_strange(kind, values)]
    sound = {code: value for code, value in values.items() if code not in {f.field for f in found}}
    found += [fault for check in _CHECKS for fault in check(kind, sound, on)]
    order = [each.code for each in fields_of(kind)]
    return tuple(sorted(found, key=lambda f: order.index(f.field) if f.field in order else -1))


def _must(code: str, message: str, rests_on: str = "") -> Fault:
    return Fault(code, Weight.MUST, message, rests_on or field(code).rests_on)


def _advice(code: str, message: str) -> Fault:
    return Fault(code, Weight.ADVICE, message, field(code).rests_on)


def _missing(kind: ItemKind, values: Values) -> Iterator[Fault]:
    for each in required(kind):
        if is_given(values.get(each.code)):
            continue
        if each.code == "validity" and not is_given(values.get("effective_on")):
            yield from _without_effect(kind, each)
            continue
        yield _must(each.code, _MISSING.get(each.code) or f"没有填写{each.label}，请补填。")


def _without_effect(kind: ItemKind, validity: Field) -> Iterator[Fault]:
    """The validity follows from the day on which the document takes effect: that is what is missing.
    A kind that must have the day anyway is told once."""
    if "effective_on" not in {each.code for each in required(kind)}:
        yield _must("effective_on", _NO_EFFECTIVE_DAY, validity.rests_on)


_NO_EFFECTIVE_DAY = (
    "没有填写施行日期，无法标明文件现在是否有效。请在“施行日期”一栏填写正文规定的日期；"
    "正文没有规定的，填写成文日期。"
)
_MISSING = {
    "document_number": f"没有填写发文字号。请按正文填写；没有文号的写“{NONE}”。",
    "interpretation": "行政规范性文件没有关联解读材料。解读方案、解读材料应与文件一并报批，请起草解读并建立关联。",
    "interprets": "解读材料没有关联所解读的文件，请选择文件，使文件页和解读页互相链接。",
    "draft": "没有关联征求意见稿，请选择所反馈的那一次意见征集。",
    "effective_on": _NO_EFFECTIVE_DAY,
    "validity": "没有选择有效性，请选择文件现在是否有效。",
    "formed_on": "没有填写信息形成或者变更的日期。二十个工作日的公开期限由此起算，请补填。",
    "attribute": "没有确定公开属性。拟稿时就应确定主动公开、依申请公开或者不予公开，请选择。",
    "basis": "没有选择对应的法定公开事项，请从《条例》第二十条、第二十一条所列事项中选择。",
    "posted_until": "没有填写公示截止日期。公示期满应当下线，请填写。",
    "review_record": "还没有公开审查记录，须先审查、后公开。请提交审查。",
    "privacy_check": "还没有作个人信息检查，请先检查正文和附件。",
}


def _strange(kind: ItemKind, values: Values) -> Iterator[Fault]:
    for code, value in values.items():
        each = field(code)
        if not is_given(value):
            continue
        if not each.belongs_to(kind):
            yield _must(code, f"{kind.label}没有“{each.label}”这一项，请删去，或者改选信息类别。")
        elif not _has_form(each, value):
            yield _must(code, f"{each.label}应为{_FORMS[each.form]}，请重新填写。")


def _has_form(each: Field, value: Value) -> bool:
    match each.form:
        case Form.TEXT:
            return isinstance(value, str)
        case Form.DATE:
            return isinstance(value, date) and not isinstance(value, datetime)
        case Form.NUMBER:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case Form.LIST:
            return isinstance(value, tuple)
        case Form.FLAG:
            return isinstance(value, bool)


_FORMS = {
    Form.TEXT: "文字",
    Form.DATE: "日期",
    Form.NUMBER: "不小于零的整数",
    Form.LIST: "一项或者多项内容",
    Form.FLAG: "是或者否",
}


def _check_texts(_kind: ItemKind, values: Values, _on: date) -> Iterator[Fault]:
    title, summary = _text(values, "title"), _text(values, "summary")
    if len(title) > LONGEST_TITLE:
        yield _must(
            "title",
            f"标题有{len(title)}字，超过{LONGEST_TITLE}字。标题应与文件红头下的标题一致，请核对。",
        )
    if len(summary) > LONGEST_SUMMARY:
        yield _advice(
            "summary", f"内容概述有{len(summary)}字，以不超过{LONGEST_SUMMARY}字为宜，建议精简。"
        )
    if summary and summary == title:
        yield _advice("summary", "内容概述与标题完全相同，没有说明内容，建议改写。")


def _check_numbers(_kind: ItemKind, values: Values, _on: date) -> Iterator[Fault]:
    index, number = _text(values, "index_number"), _text(values, "document_number")
    if index and scheme_of(index) is None:
        yield _must(
            "index_number",
            "索引号不符合任何一种编排规则，或者其中机关代码的校验码不对。"
            "应写作“机关代码/年份-五位流水号”，请由系统重新编号。",
        )
    if not number:
        return
    try:
        right = normalised(number)
    except NotADocumentNumber as error:
        yield _must("document_number", str(error))
        return
    if right != number:
        yield _must("document_number", f"发文字号“{number}”应写作“{right}”，请改正。")


def _check_named(_kind: ItemKind, values: Values, _on: date) -> Iterator[Fault]:
    code = _text(values, "topic")
    try:
        if code:
            topic(code)
    except UnknownTopic as error:
        yield _must("topic", str(error))
    for name, choices in (("genre", Genre), ("validity", Validity), ("attribute", Attribute)):
        chosen = _text(values, name)
        if chosen and chosen not in tuple(choices):
            yield _must(name, f"{field(name).label}不在可选的范围内，请重新选择。")


_IN_ORDER = (
    ("written_on", "published_on", "成文日期不能晚于发布日期"),
    ("formed_on", "published_on", "信息形成的日期不能晚于发布日期"),
    ("written_on", "effective_on", ""),
    ("decided_on", "published_on", "决定作出的日期不能晚于发布日期"),
    ("inspected_on", "published_on", "抽查日期不能晚于发布日期"),
    ("approved_on", "published_on", "批准（批复）日期不能晚于发布日期"),
    ("effective_on", "expires_on", "失效日期不能早于施行日期"),
    ("posted_from", "posted_until", "公示截止日期不能早于公示开始日期"),
    ("comments_from", "comments_until", "征求意见的截止日期不能早于开始日期"),
)


def _check_days(_kind: ItemKind, values: Values, on: date) -> Iterator[Fault]:
    for first, second, message in _IN_ORDER:
        earlier, later = _day(values, first), _day(values, second)
        if earlier is None or later is None or earlier <= later:
            continue
        named = f"{field(first).label}{_said(earlier)}，{field(second).label}{_said(later)}"
        if message:
            yield _must(_blamed(first, second), f"{message}（{named}），请核对后改正。")
        else:
            yield _advice(second, f"施行日期早于成文日期（{named}），请确认文件确实溯及既往。")
    for code in ("formed_on", "written_on", "decided_on", "inspected_on", "approved_on"):
        day = _day(values, code)
        if day and day > on:
            yield _must(code, f"{field(code).label}（{_said(day)}）还没有到，请核对。")


def _blamed(first: str, second: str) -> str:
    return first if second == "published_on" else second


def _check_validity(kind: ItemKind, values: Values, on: date) -> Iterator[Fault]:
    effective, expires = _day(values, "effective_on"), _day(values, "expires_on")
    validity = _text(values, "validity")
    if kind is ItemKind.NORMATIVE_DOCUMENT and not expires and not _text(values, "no_expiry"):
        yield _must(
            "expires_on",
            "没有填写失效日期。有有效期的请填写；长期有效的，请在“长期有效的说明”中写明。",
        )
    if validity in (Validity.IN_FORCE, Validity.AMENDED) and expires and expires < on:
        yield _must(
            "validity",
            f"失效日期（{_said(expires)}）已过，有效性却仍是“{Validity(validity).label}”。"
            "请改为“失效”，并在原文件上标注。",
        )
    if validity == Validity.IN_FORCE and effective and effective > on:
        yield _must(
            "validity",
            f"文件自{_said(effective)}起施行，现在还没有施行，有效性应为“{Validity.PENDING.label}”。",
        )
    if validity == Validity.PENDING and effective and effective <= on:
        yield _must(
            "validity", f"文件已自{_said(effective)}起施行，有效性不应再是“尚未施行”，请改正。"
        )


def _check_others(_kind: ItemKind, values: Values, _on: date) -> Iterator[Fault]:
    if values.get("is_reprint") and not _text(values, "source"):
        yield _must("source", "转载的信息没有注明来源，请填写原发布机关或者网站的名称。")
    received, adopted = values.get("comments_received"), values.get("comments_adopted")
    if isinstance(received, int) and isinstance(adopted, int) and adopted > received:
        yield _must(
            "comments_adopted",
            f"采纳的意见（{adopted}条）多于收到的意见（{received}条），请核对。",
        )


_CHECKS: tuple[Callable[[ItemKind, Values, date], Iterator[Fault]], ...] = (
    _check_texts,
    _check_numbers,
    _check_named,
    _check_days,
    _check_validity,
    _check_others,
)


def _text(values: Values, code: str) -> str:
    value = values.get(code)
    return value.strip() if isinstance(value, str) else ""


def _day(values: Values, code: str) -> date | None:
    value = values.get(code)
    return value if isinstance(value, date) else None


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
