"""From facts to a letter. Whatever is absent becomes a gap and is named; nothing is made up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mingtang.applications.dispositions import Disposition
from mingtang.applications.gaps import GAP
from mingtang.applications.grounds import Fault, faults, is_given, terms
from mingtang.applications.letter_kinds import LetterKind
from mingtang.applications.letters.days import limit_faults, order_faults
from mingtang.applications.letters.facts import CourseStep, LetterFacts, Withheld
from mingtang.applications.letters.filling import ACT, Filling, day, name_act
from mingtang.applications.letters.requirements import (
    FRAME,
    WITHHOLDING,
    frame,
    needs,
    withheld_needs,
    wording,
)
from mingtang.applications.letters.text import Element, LetterText, Paragraph, ParagraphStyle
from mingtang.applications.remedies import (
    Remedies,
    RemediesText,
    RemedyScope,
    remedies_paragraph,
    remedy_scope,
)
from mingtang.law import NotInForce
from mingtang.privacy import Kind, mask

IN_FORCE_SINCE = date(2019, 5, 15)
_UNNAMED_AUTHORITY = re.compile(
    r"(?:[本上同][一]?级|上级|有关)?(?:主管部门|人民政府|机关|行政复议机关)"
)
_UNNAMED_COURT = re.compile(r"(?:有管辖权的|当地|所在地)?(?:基层|中级)?(?:人民)?法院")
_MASKED = "文书中的身份证号码已经遮盖：对外文书不写身份证号码。"
_TO_ORGANS = {LetterKind.ORGAN_CONSULTATION, LetterKind.COOPERATION}
_NO_DAY = "＿＿＿＿年＿＿月＿＿日"


def compose(kind: LetterKind, facts: LetterFacts) -> LetterText:
    """The letter that these facts make, under the 条例 of 2019 and the law on remedies of its day.

    Facts may be absent: each leaves a gap and stands in `missing`. A decision follows
    `facts.disposition`, whose letter `kind` must be (`terms(disposition).letter`). Identity numbers
    are masked wherever they stand. Raises `NotInForce` for a letter dated before 2019-05-15, and
    for a fee notice dated before 2021-01-01; ValueError where kind and disposition do not agree.
    """
    on = facts.dated_on or date.max
    if on < IN_FORCE_SINCE:
        raise NotInForce(
            "政府信息公开文书",
            on,
            f"{on}早于现行《条例》施行之日2019年5月15日，不能生成文书。请核对成文日期。",
        )
    _agree(kind, facts.disposition)
    filling = _filling(kind, facts, on)
    remedies = _remedies(kind, facts, on, filling)
    body = tuple(_paragraphs(_outline(kind, facts.disposition), facts, filling))
    complaint = filling.fill(str(wording().fragments["complaint"])) if kind.is_decision else ""
    last = tuple(each for each in (remedies.text if remedies else "", complaint) if each)
    texts = name_act([*(each.text for each in body), *last])
    clean = _unidentified(texts)
    lines = zip(body, clean, strict=False)
    return LetterText(
        kind,
        _title(kind, facts.agency),
        _addressee(facts.agency if kind is LetterKind.CONSULTATION_REPLY else facts.addressee),
        tuple(replace(paragraph, text=text) for paragraph, text in lines),
        clean[len(body) :],
        (
            *wording().procedures.get(kind, {}).get("attachments", ()),
            *_unidentified(facts.attachments),
        ),
        "" if kind is LetterKind.CONSULTATION_REPLY else facts.agency or GAP,
        "" if kind is LetterKind.CONSULTATION_REPLY else _dated(facts.dated_on),
        tuple(_missing(kind, facts, remedies)),
        tuple(_faults(kind, facts, remedies)),
        (_MASKED,) if clean != texts else (),
    )


def _unidentified(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(mask(text, {Kind.ID_CARD}) for text in texts)


def _agree(kind: LetterKind, disposition: Disposition | None) -> None:
    if kind.is_decision and disposition and terms(disposition).letter is not kind:
        raise ValueError(
            f"“{terms(disposition).label}”的文书是“{terms(disposition).letter.label}”，不是“{kind.label}”。"
        )


def _title(kind: LetterKind, agency: str) -> str:
    if kind is LetterKind.CONSULTATION_REPLY:
        return kind.label
    return f"{agency.strip() or GAP}政府信息公开{kind.label}"


def _addressee(name: str) -> str:
    return mask(name.strip() or GAP, {Kind.ID_CARD})


def _dated(on: date | None) -> str:
    return day(on) if on else _NO_DAY


def _filling(kind: LetterKind, facts: LetterFacts, on: date) -> Filling:
    texts = {
        "act": ACT,
        "it": "该信息",
        "you": "贵单位" if facts.addressee_is_organisation or kind in _TO_ORGANS else "您",
        "agency": facts.agency.strip(),
        "addressee": facts.addressee.strip(),
        "application_no": facts.application_no.strip(),
        "request": facts.request.strip(),
        "rectified": _rectified(facts),
        "contact": facts.contact.strip().rstrip("。"),
        "channel": wording().channels[facts.channel] if facts.channel else "",
        "receipt_item": wording().receipt_items[facts.channel] if facts.channel else "",
        "received_on": day(facts.received_on) if facts.received_on else "",
        "due_on": day(facts.due_on) if facts.due_on else "",
    }
    return Filling(texts, facts.found, on)


def _rectified(facts: LetterFacts) -> str:
    """What the applicant wrote in rectification belongs to the request (条例第三十条); a letter that
    finds it unclear still quotes it where it says so."""
    if facts.disposition is Disposition.STILL_UNCLEAR:
        return ""
    return str(facts.found.get("rectified_words") or "").strip()


def _outline(kind: LetterKind, disposition: Disposition | None) -> Iterator[str]:
    """The templates of the letter's paragraphs, in order."""
    if not kind.is_decision:
        yield from wording().procedures[kind]["paragraphs"]
        return
    ends = kind in {LetterKind.ABANDONED, LetterKind.CLOSED}
    yield from wording().fragments["closing" if ends else "decision"]
    yield from wording().decisions[disposition] if disposition else (GAP,)


def _paragraphs(
    outline: Iterator[str], facts: LetterFacts, filling: Filling
) -> Iterator[Paragraph]:
    for template in outline:
        if template.startswith("*"):
            yield from _items(filling.entries(template[1:]))
        elif template == "@course":
            yield from _course(facts.course, filling)
        elif template == "@withheld":
            yield from _withheld(facts.withheld, filling)
        else:
            yield from _lines(filling.fill(_expanded(template, facts.disposition)))


def _expanded(template: str, disposition: Disposition | None) -> str:
    if template == "@reasons" and disposition:
        return wording().reasons[disposition]
    if template.startswith("@"):
        return str(wording().fragments[template[1:]])
    return template


def _lines(text: str) -> Iterator[Paragraph]:
    """A paragraph a line: an applicant's words may run over several."""
    return (Paragraph(line) for line in text.splitlines() if line.strip())


def _items(entries: tuple[str, ...]) -> Iterator[Paragraph]:
    for number, entry in enumerate(entries, 1):
        end = "。" if number == len(entries) else "；"
        yield Paragraph(f"{number}．{' '.join(entry.split())}{end}", ParagraphStyle.ITEM)


def _course(course: tuple[CourseStep, ...], filling: Filling) -> Iterator[Paragraph]:
    said = [_step(step, filling) for step in course if step.kind in wording().course]
    if said:
        yield Paragraph(f"办理经过：{'；'.join(said)}。")


def _step(step: CourseStep, filling: Filling) -> str:
    texts = {
        **filling.texts,
        "on": day(step.on),
        "until": day(step.until) if step.until else "",
        "consultee": step.consultee.label if step.consultee else "有关方面",
    }
    return replace(filling, texts=texts).fill(wording().course[step.kind])


def _withheld(groups: tuple[Withheld, ...], filling: Filling) -> Iterator[Paragraph]:
    texts = {**filling.texts, "it": "该部分内容"}
    for number, group in enumerate(groups, 1):
        parts = "；".join(" ".join(part.split()) for part in group.parts if part.strip()) or GAP
        reason = wording().reasons.get(group.ground or "not_information", GAP)
        said = Filling(texts, group.found, filling.on).fill(reason)
        yield Paragraph(f"{number}．{parts}。{' '.join(said.splitlines())}", ParagraphStyle.ITEM)
    if not groups:
        yield Paragraph(GAP, ParagraphStyle.ITEM)


def _remedies(
    kind: LetterKind, facts: LetterFacts, on: date, filling: Filling
) -> RemediesText | None:
    if not kind.carries_remedies or (kind.is_decision and facts.disposition is None):
        return None
    # an application that was withdrawn, or that nobody pursues, is closed without being refused
    if kind is LetterKind.CLOSED and facts.found.get("closing_cause") != "not_an_application":
        return None
    scope = RemedyScope.NONE
    if kind.is_decision and facts.disposition:
        grounds = [each.ground for each in facts.withheld if each.ground]
        scope = remedy_scope(facts.disposition, on, grounds)
    return remedies_paragraph(scope, on, facts.remedies, filling.texts["you"])


def _frame_given(facts: LetterFacts, code: str) -> bool:
    value = getattr(facts, code)
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _missing(
    kind: LetterKind, facts: LetterFacts, remedies: RemediesText | None
) -> Iterator[Element]:
    absent = [code for code in frame(kind) if not _frame_given(facts, code)]
    if kind.is_decision and facts.disposition is None:
        absent.append("disposition")
    yield from (Element(code, FRAME[code]) for code in absent)
    for need in needs(kind, facts.disposition):
        if not need.met_by(facts.found):
            yield Element(need.code, need.label)
    if kind is LetterKind.PARTLY_GRANTED:
        yield from _missing_reasons(facts.withheld)
    if remedies:
        yield from (Element(code, FRAME[code]) for code in remedies.missing)


def _missing_reasons(groups: tuple[Withheld, ...]) -> Iterator[Element]:
    if not groups:
        yield Element("withheld", FRAME["withheld"])
    for at, group in enumerate(groups):
        place = f"第{at + 1}项不公开的内容"
        if not is_given(group.parts):
            yield Element(f"withheld.{at}.parts", f"{place}：所在位置")
        for need in withheld_needs(group.ground):
            if not need.met_by(group.found):
                yield Element(f"withheld.{at}.{need.code}", f"{place}：{need.label}")


def _faults(kind: LetterKind, facts: LetterFacts, remedies: RemediesText | None) -> Iterator[Fault]:
    yield from faults(facts.found)
    yield from order_faults(facts.found, facts.dated_on)
    yield from limit_faults(kind, facts)
    if remedies:
        yield from _remedy_faults(facts.remedies)
    for at, group in enumerate(facts.withheld):
        for fault in _group_faults(group, facts.dated_on):
            yield replace(fault, code=f"withheld.{at}.{fault.code}")


def _remedy_faults(remedies: Remedies) -> Iterator[Fault]:
    """A body must be named: who reads “上级主管部门” cannot tell where to go."""
    for name in (each.name for each in remedies.authorities):
        if _UNNAMED_AUTHORITY.fullmatch(name):
            message = f"“{name}”没有指明是哪一个机关，请写明行政复议机关的全称（《行政复议法》第二十四条）。"
            yield Fault("authorities", FRAME["authorities"], message)
    if _UNNAMED_COURT.fullmatch(remedies.court.strip()):
        message = f"“{remedies.court.strip()}”没有指明是哪一个法院，请写明法院全称（《行政诉讼法》第十八条）。"
        yield Fault("court", FRAME["court"], message)
    channel = remedies.online_channel.strip()
    if remedies.served_online and channel and not channel.startswith(("http://", "https://")):
        message = "行政复议机关的互联网渠道应当是完整的网址（《行政复议法》第二十二条第二款）。"
        yield Fault("online_channel", FRAME["online_channel"], message)


def _group_faults(group: Withheld, dated_on: date | None) -> Iterator[Fault]:
    if group.ground is not None and group.ground not in WITHHOLDING:
        message = (
            f"“{terms(group.ground).label}”不是不公开部分内容的理由，请改选（《条例》第三十七条）。"
        )
        yield Fault("ground", "不公开的理由", message)
    yield from faults(group.found)
    yield from order_faults(group.found, dated_on)
