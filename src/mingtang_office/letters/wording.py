"""What a letter says: its sealed facts, the words that `mingtang` composes of them, and the sheet that
is printed."""

from __future__ import annotations

import json
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
from mingtang.rendering.letters import Sheet, set_letter
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters.models import Letter
from mingtang_office.trail.sealing import open_bytes

_SLIP = LetterKind.CONSULTATION_REPLY


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
    """The letter as it is printed, with its number and its day once it has them."""
    text = text_of(letter, on)
    day = letter.signed_on or on
    slip = None
    if _SLIP.label in text.attachments:
        slip = composed(letter.agency, _SLIP, facts_of(letter), day)
    return set_letter(text, slip, reference=letter.reference, dated=letter.signed_on)
