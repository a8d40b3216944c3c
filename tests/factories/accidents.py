"""What offices and exports do to a printed report. Each accident keeps the record of what is true
and marks the cells that it leaves unrecoverable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from mingtang.annual.edition import edition
from tests.factories.printed import GROUP, HEAD, LABEL, VALUE, Part, Printed, Slot, Table

Accident = Callable[[Printed, Random], Printed]

FULL_WIDTH = str.maketrans("0123456789+-.", "０１２３４５６７８９＋－．")


def _values(
    printed: Printed, rng: Random, chance: float, change: Callable[[Slot], Slot]
) -> Printed:
    def maybe(slot: Slot) -> Slot:
        return change(slot) if slot.kind == VALUE and rng.random() < chance else slot

    return printed.changed(maybe)


def blanks_for_zeros(printed: Printed, rng: Random) -> Printed:
    """Zeros left empty; in some reports everywhere but in the totals."""
    keep_totals = rng.random() < 0.5
    chance = rng.choice((1.0, 1.0, 0.5))

    def blank(slot: Slot) -> Slot:
        address = slot.address or ""
        if slot.value != 0 or (keep_totals and address.endswith("/total")):
            return slot
        if address.startswith("proactive/"):
            return slot
        return replace(slot, text="", value=None)

    return _values(printed, rng, chance, blank)


def signs_for_zeros(printed: Printed, rng: Random) -> Printed:
    """A stroke or 无 where a zero belongs: printed, and not a number."""

    def stroke(slot: Slot) -> Slot:
        if slot.value != 0:
            return slot
        return replace(slot, text=rng.choice(("/", "—", "无", "--", "／")), value=None)

    return _values(printed, rng, 0.2, stroke)


def full_width_digits(printed: Printed, rng: Random) -> Printed:
    return _values(printed, rng, 0.4, lambda s: replace(s, text=s.text.translate(FULL_WIDTH)))


def thousands_separators(printed: Printed, rng: Random) -> Printed:
    def separate(slot: Slot) -> Slot:
        if slot.value is None or slot.value < 1000:
            return slot
        return replace(slot, text=f"{slot.value:,}")

    return _values(printed, rng, 1.0, separate)


def plus_signs(printed: Printed, rng: Random) -> Printed:
    """+1 in 本年增/减."""

    def sign(slot: Slot) -> Slot:
        if not (slot.address or "").endswith(".change") or not slot.value or slot.value < 0:
            return slot
        return replace(slot, text=f"+{slot.value}")

    return _values(printed, rng, 0.8, sign)


def units_in_amounts(printed: Printed, rng: Random) -> Printed:
    """An amount that brings its own unit."""

    def unit(slot: Slot) -> Slot:
        if not (slot.address or "").endswith(".amount") or not slot.value:
            return slot
        own = rng.choice(("元", "万元"))
        return replace(slot, text=f"{slot.text}{own}", unit=own)

    return _values(printed, rng, 1.0, unit)


def padded_cells(printed: Printed, rng: Random) -> Printed:
    """Ideographic and non-breaking spaces and zero-width characters around numbers and labels."""
    pads = ("\u3000", "\u00a0", "\u200b", " ", "\u3000\u3000", "\ufeff")

    def pad(slot: Slot) -> Slot:
        if not slot.text or rng.random() < 0.5:
            return slot
        return replace(slot, text=rng.choice(pads) + slot.text + rng.choice(("", *pads)))

    return printed.changed(pad)


def spaced_labels(printed: Printed, rng: Random) -> Printed:
    """总 计, （三） 不予公 开."""

    def space(slot: Slot) -> Slot:
        if slot.kind == VALUE or len(slot.text) < 2 or rng.random() < 0.6:
            return slot
        at = rng.randrange(1, len(slot.text))
        return replace(slot, text=slot.text[:at] + " " + slot.text[at:])

    return printed.changed(space)


def mistyped_labels(printed: Printed, rng: Random) -> Printed:
    """A character or three dropped inside a row label that is long enough to be told still."""

    def mistype(slot: Slot) -> Slot:
        if slot.kind != LABEL or len(slot.text) < 9 or rng.random() < 0.7:
            return slot
        at = rng.randrange(5, len(slot.text) - 2)
        return replace(slot, text=slot.text[:at] + slot.text[at + rng.choice((1, 1, 3)) :])

    return printed.changed(mistype)


def half_width_marks(printed: Printed, rng: Random) -> Printed:
    marks = str.maketrans("（），：", "(),:")
    changed = printed.changed(lambda s: replace(s, text=s.text.translate(marks)))
    parts = (
        replace(p, lines=tuple(line.translate(marks) for line in p.lines)) for p in changed.parts
    )
    return replace(changed, parts=tuple(parts))


def lost_group_label(printed: Printed, rng: Random) -> Printed:
    """One of （三）…（六） printed empty; row labels still tell the rows."""
    groups = [s for s in printed.slots() if s.kind == GROUP and s.key != "三"]
    lost = rng.choice(groups)
    return printed.changed(lambda s: replace(s, text="") if s is lost else s)


def lost_row_labels(printed: Printed, rng: Random) -> Printed:
    """The row labels of one group printed empty; only their place tells them."""
    groups = [s for s in printed.slots() if s.kind == GROUP and s.key != "三"]
    group = rng.choice(groups)
    rows = range(group.row, group.row + group.row_span)

    def lose(slot: Slot) -> Slot:
        gone = slot.kind == LABEL and slot.column == 2 and slot.row in rows
        return replace(slot, text="") if gone and slot.row_span == 1 else slot

    def only_applications(table: Table) -> Table:
        return table.changed(lose) if table.holds == "applications" else table

    return printed.tables_changed(only_applications)


def shifted_cells(printed: Printed, rng: Random) -> Printed:
    """A group whose row labels gave way to a number: eight cells where seven belong."""
    groups = [s for s in printed.slots() if s.kind == GROUP and s.key != "三"]
    group = rng.choice(groups)
    rows = range(group.row, group.row + group.row_span)

    def shift(slot: Slot) -> Slot:
        if slot.row not in rows or slot is group:
            return slot
        if slot.kind == LABEL and slot.column == 2:
            return replace(slot, text="0")
        return replace(slot, lost=True) if slot.kind == VALUE else slot

    def only_applications(table: Table) -> Table:
        return table.changed(shift) if table.holds == "applications" else table

    return printed.tables_changed(only_applications)


def _merge_rest(table: Table, label: str) -> Table:
    if table.holds != "applications":
        return table
    group = next(s for s in table.slots if s.kind == GROUP and s.key.startswith("（六）"))
    first, gone = group.row, group.row_span - 1
    parts = range(first, first + group.row_span)
    slots: list[Slot] = []
    for slot in table.slots:
        if slot is group or (slot.row in parts and slot.kind == LABEL):
            continue
        if slot.kind == VALUE and slot.row in parts:
            if slot.row > first:
                continue
            same = [s for s in table.slots if s.row in parts and s.column == slot.column]
            total = sum(int(s.value or 0) for s in same if s.kind == VALUE)
            column = (slot.address or "").rpartition("/")[2]
            address = f"applications/other/{column}"
            slots.append(replace(slot, address=address, value=total, text=str(total)))
        elif slot.row > first:
            slots.append(replace(slot, row=slot.row - gone))
        elif slot.kind == GROUP and slot.key == "三":
            slots.append(replace(slot, row_span=slot.row_span - gone))
        else:
            slots.append(slot)
    slots.append(Slot(label, first, 1, 1, 2, key="other"))
    return replace(table, slots=tuple(slots), rows=table.rows - gone)


def merged_rest(printed: Printed, rng: Random) -> Printed:
    """The single （六）其他处理 of the edition before, in a report of edition 2021."""
    form = edition(printed.edition).applications
    if form is None or form.merged is None:
        return printed
    label = rng.choice((form.merged.label, *form.merged.aliases))
    return printed.tables_changed(lambda table: _merge_rest(table, label))


def numbered_headings(printed: Printed, rng: Random) -> Printed:
    """1、 5、 where 一、 五、 belong."""

    def renumber(part: Part) -> Part:
        if rng.random() < 0.5:
            return part
        return replace(part, heading=f"{part.number}、{part.heading.partition('、')[2]}")

    return replace(printed, parts=tuple(renumber(p) for p in printed.parts))


def reworded_headings(printed: Printed, rng: Random) -> Printed:
    """Sections four and five under one of the wordings met in the field."""
    forms = {s.number: s for s in edition(printed.edition).sections}

    def reword(part: Part) -> Part:
        numeral = part.heading.partition("、")[0]
        return replace(part, heading=f"{numeral}、{rng.choice(forms[part.number].wordings)}")

    parts = tuple(reword(p) if p.number in {4, 5} else p for p in printed.parts)
    return replace(printed, parts=parts)


def missing_last_section(printed: Printed, rng: Random) -> Printed:
    return replace(printed, parts=printed.parts[:-1])


def lost_header_cell(printed: Printed, rng: Random) -> Printed:
    """One of the heads of table three printed empty; the others still tell the order."""
    heads = [
        s
        for p in printed.parts
        if p.table and p.table.holds == "applications"
        for s in p.table.slots
        if s.kind == HEAD and s.key
    ]
    lost = rng.choice(heads)
    return printed.changed(lambda s: replace(s, text="") if s is lost else s)


ACCIDENTS: Mapping[str, Accident] = {
    accident.__name__: accident
    for accident in (
        merged_rest,  # first: it changes the rows
        blanks_for_zeros,
        signs_for_zeros,
        thousands_separators,
        plus_signs,
        units_in_amounts,
        full_width_digits,
        lost_group_label,
        lost_row_labels,
        shifted_cells,
        lost_header_cell,
        mistyped_labels,
        spaced_labels,
        padded_cells,
        half_width_marks,
        numbered_headings,
        reworded_headings,
        missing_last_section,
    )
}


def befall(printed: Printed, rng: Random, names: tuple[str, ...]) -> Printed:
    """The printed report after these accidents, in the order in which they happen."""
    for name, accident in ACCIDENTS.items():
        if name in names:
            printed = accident(printed, rng)
    return printed
