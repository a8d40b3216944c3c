"""Typst at work: a template and what it is given become the bytes of a PDF."""

from __future__ import annotations

from datetime import datetime

import typst

from mingtang.rendering.errors import RenderingImpossible


def typeset(
    template: bytes,
    fonts: typst.Fonts,
    inputs: dict[str, str],
    dated: datetime | None,
    *,
    universal: bool = True,
) -> bytes:
    """The same template and inputs give the same bytes on the same fonts. `universal`: as PDF/UA asks.
    Raises `typst.TypstError`."""
    made = typst.compile(
        template,
        font_paths=fonts,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards="ua-1" if universal else None,
        timestamp=dated,
    )
    assert isinstance(made, bytes)
    return made


def typeset_anyway(
    template: bytes,
    fonts: typst.Fonts,
    inputs: dict[str, str],
    dated: datetime,
    *,
    what_to_do: str,
) -> bytes:
    """The same, tagged, though PDF/UA refuses a character that no installed font can show: better an
    empty box in its place than no paper. Raises `RenderingImpossible`, which ends with `what_to_do`."""
    try:
        return typeset(template, fonts, inputs, dated)
    except typst.TypstError:
        return _or_refuse(template, fonts, inputs, dated, what_to_do)


def _or_refuse(
    template: bytes, fonts: typst.Fonts, inputs: dict[str, str], dated: datetime, what_to_do: str
) -> bytes:
    try:
        return typeset(template, fonts, inputs, dated, universal=False)
    except typst.TypstError as error:
        raise RenderingImpossible(
            "failed", f"排版程序没有能够生成 PDF：{error.message}。{what_to_do}"
        ) from error
