"""From the words of a letter (`mingtang.applications.letters`) to what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mingtang.applications.letters import LetterText
from mingtang.rendering.letters.sheet import Annex, Line, Sheet, SlipRow

_BLANK = re.compile(r"([^：＿□]{2,16})：(＿[＿年月日]*)。?")
_LONG_BLANK = 12  # characters of a blank that asks for more than a line
_BOX = "□"


def set_letter(
    text: LetterText,
    slip: LetterText | None = None,
    *,
    reference: str = "",
    dated: date | None = None,
) -> Sheet:
    """The sheet of a letter. `slip` is printed behind it as a form, under the name by which the
    letter lists it; other attachments are documents of their own. Without `reference` and `dated`
    it is a draft: both are left open (GB/T 9704 7.2.5, 7.3.5).
    """
    lines = (*(each.text for each in text.paragraphs), *text.remedies)
    return Sheet(
        organ=text.agency,
        title=text.title,
        addressee=text.addressee,
        lines=tuple(Line(each) for each in lines),
        closing=text.agency,
        reference=reference,
        dated=dated,
        attachments=text.attachments,
        annexes=(_annex(slip, text.attachments),) if slip is not None else (),
    )


def _annex(slip: LetterText, attachments: tuple[str, ...]) -> Annex:
    """The slip as a form: its blanks are rows with room, its boxes one row."""
    number = attachments.index(slip.title) + 1
    mark = f"附件{number}" if len(attachments) > 1 else "附件"
    lines: list[Line] = []
    rows: list[SlipRow] = []
    for paragraph in slip.paragraphs:
        found = list(_rows(paragraph.text))
        rows += found
        if not found:
            lines.append(Line(paragraph.text))
    return Annex(mark, slip.title, tuple(lines), tuple(_boxes_together(rows)))


def _rows(text: str) -> Iterator[SlipRow]:
    if text.startswith(_BOX):
        yield SlipRow("答复意见", choices=(text.removeprefix(_BOX).strip(),))
        return
    for label, blank in _BLANK.findall(text):
        if "年" in blank:
            yield SlipRow(label.strip(), text=blank)
        else:
            yield SlipRow(label.strip(), lines=_room(label, blank))


def _room(label: str, blank: str) -> int:
    """Lines: a reason takes several, a seal two."""
    if len(blank) >= _LONG_BLANK:
        return 4
    return 2 if "盖章" in label else 1


def _boxes_together(rows: list[SlipRow]) -> Iterator[SlipRow]:
    """One row for the boxes: they are one question."""
    choices = tuple(choice for row in rows for choice in row.choices)
    asked = False
    for row in rows:
        if not row.choices:
            yield row
        elif not asked:
            asked = True
            yield replace(row, choices=choices)
