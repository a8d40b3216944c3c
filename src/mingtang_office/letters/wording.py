"""What a letter says: its sealed facts, the words that `mingtang` composes of them, and the sheet that
is printed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

from mingtang.applications.letters import (
    LetterFacts,
    LetterKind,
    LetterText,
    compose,
    facts_from_wire,
    facts_to_wire,
)
from mingtang.law import NotInForce
from mingtang.rendering.letters import Annex, Line, Sheet, SlipRow
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters.models import Letter
from mingtang_office.trail.sealing import open_bytes

_SLIP = LetterKind.CONSULTATION_REPLY
_BLANK = re.compile(r"([^：＿□]{2,16})：(＿[＿年月日]*)。?")
_LONG_BLANK = 12  # characters of a blank that asks for more than a line
_BOX = "□"


def kind_of(letter: Letter) -> LetterKind:
    return LetterKind(letter.kind)


def facts_to_bytes(facts: LetterFacts) -> bytes:
    return json.dumps(facts_to_wire(facts), ensure_ascii=False, sort_keys=True).encode()


def facts_of(letter: Letter) -> LetterFacts:
    """What was put into the letter. Raises `trail.sealing.Erased`."""
    return facts_from_wire(json.loads(open_bytes(letter.subject, bytes(letter.facts))))


def text_of(letter: Letter, on: date) -> LetterText:
    """The letter's words, dated the day it was signed, or `on` while it is not. Raises `Erased`, and
    `Refused` where the law of that day knows no such letter."""
    return composed(letter.agency, kind_of(letter), facts_of(letter), letter.signed_on or on)


def composed(agency: Agency, kind: LetterKind, facts: LetterFacts, on: date) -> LetterText:
    """The words that these facts make, signed by `agency` on this day."""
    try:
        return compose(kind, replace(facts, agency=str(agency), dated_on=on))
    except (NotInForce, ValueError) as error:
        raise Refused(str(error)) from error


def sheet_of(letter: Letter, on: date) -> Sheet:
    """The letter as it is printed, with its number once it has one."""
    text = text_of(letter, on)
    return Sheet(
        organ=str(letter.agency),
        title=text.title,
        addressee=text.addressee,
        lines=tuple(Line(each) for each in (*(p.text for p in text.paragraphs), *text.remedies)),
        closing=text.agency,
        reference=letter.reference,
        dated=letter.signed_on,
        attachments=text.attachments,
        annexes=_annexes(letter, text, on),
    )


def _annexes(letter: Letter, text: LetterText, on: date) -> tuple[Annex, ...]:
    """The reply slip, where the letter brings one; other attachments are documents of their own."""
    if _SLIP.label not in text.attachments:
        return ()
    slip = composed(letter.agency, _SLIP, facts_of(letter), letter.signed_on or on)
    number = text.attachments.index(_SLIP.label) + 1
    mark = f"附件{number}" if len(text.attachments) > 1 else "附件"
    lines: list[Line] = []
    rows: list[SlipRow] = []
    for paragraph in slip.paragraphs:
        if paragraph.text.startswith(_BOX):
            rows.append(SlipRow("", choices=(paragraph.text.removeprefix(_BOX).strip(),)))
        elif blanks := _BLANK.findall(paragraph.text):
            rows.extend(_row(label.strip("　 "), blank) for label, blank in blanks)
        else:
            lines.append(Line(paragraph.text))
    return (Annex(mark, slip.title, tuple(lines), tuple(_boxes_together(rows))),)


def _row(label: str, blank: str) -> SlipRow:
    if "年" in blank:
        return SlipRow(label, text=blank)
    return SlipRow(label, lines=5 if len(blank) >= _LONG_BLANK else 2)


def _boxes_together(rows: list[SlipRow]) -> list[SlipRow]:
    """One row for the boxes that stand together: they are one question."""
    joined: list[SlipRow] = []
    for row in rows:
        if row.choices and joined and joined[-1].choices:
            joined[-1] = replace(joined[-1], choices=(*joined[-1].choices, *row.choices))
        else:
            joined.append(replace(row, label="答复意见") if row.choices else row)
    return joined
