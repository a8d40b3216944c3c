"""Born-digital PDFs set with typst, tables running over pages."""

from __future__ import annotations

import subprocess
from functools import cache
from random import Random
from shutil import which

import typst

from tests.factories.printed import GROUP, Printed, Slot, Table

FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC", "FandolFang R")


@cache
def cjk_font() -> str | None:
    """A CJK font of this machine, or None."""
    if which("fc-list") is None:
        return None
    known = subprocess.run(
        ["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False, timeout=60
    ).stdout
    return next((font for font in FONTS if font in known), None)


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _cell(slot: Slot, vertical: bool) -> str:
    place = (
        f"x: {slot.column}, y: {slot.row}, rowspan: {slot.row_span}, colspan: {slot.column_span}"
    )
    if vertical and slot.kind == GROUP and slot.key == "三":
        content = " + linebreak() + ".join(f"text({_string(c)})" for c in slot.text or " ")
    else:
        content = f"text({_string(slot.text)})"
    return f"table.cell({place})[#({content})]"


def _table(table: Table, rng: Random) -> str:
    vertical = rng.random() < 0.5
    widths = {
        "proactive": "(2fr, 1fr, 1fr, 1fr)",
        "applications": "(1.6em, 5em, 12em" + ", 1fr" * 7 + ")",
        "remedies": "(" + "1fr, " * 15 + ")",
    }[table.holds]
    stroke = rng.choice(("0.5pt", "1pt + black", "0.3pt"))
    cells = ",\n".join(_cell(s, vertical) for s in sorted(table.slots, key=lambda s: s.row))
    return (
        f"#text(size: 8pt)[#table(columns: {widths}, stroke: {stroke}, inset: 3pt, "
        f"align: center + horizon,\n{cells})]\n"
    )


def _line(text: str) -> str:
    return f"#par[#text({_string(text)})]\n"


def paged(printed: Printed, rng: Random) -> tuple[bytes, Printed]:
    """Portrait or landscape, numbered pages, large or small type so that tables break anywhere."""
    flipped = "true" if rng.random() < 0.2 else "false"
    source = (
        f'#set page(paper: "a4", flipped: {flipped}, margin: 2cm, numbering: "- 1 -")\n'
        f'#set text(font: "{cjk_font()}", size: {rng.choice((10, 12, 16))}pt, lang: "zh")\n'
    )
    source += _line(printed.title) + "".join(map(_line, printed.preamble))
    for part in printed.parts:
        source += _line(part.heading) + "".join(map(_line, part.lines))
        if part.table:
            source += _table(part.table, rng)
    source += "".join(map(_line, printed.closing))
    compiled = typst.compile(source.encode())
    assert isinstance(compiled, bytes)
    return compiled, printed
