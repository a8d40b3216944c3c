"""One door to every format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from mingtang.annual import wire
from mingtang.annual.report import AnnualReport
from mingtang.rendering import docx, html, pdf, xlsx
from mingtang.rendering.comments import Comment
from mingtang.rendering.errors import RenderingImpossible
from mingtang.rendering.outline import Outline, outline


class Target(StrEnum):
    """The formats a report can be rendered to; the value is also the suffix of the file."""

    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"
    XLSX = "xlsx"
    JSON = "json"


_WRITERS: Mapping[Target, Callable[[Outline], bytes]] = MappingProxyType(
    {
        Target.HTML: html.write,
        Target.PDF: pdf.write,
        Target.XLSX: xlsx.write,
    }
)


def render(report: AnnualReport, to: str | Target, comments: Sequence[Comment] = ()) -> bytes:
    """The bytes of this report in the statutory form of its edition (国办公开办函〔2021〕30号 or
    〔2019〕60号; the free form before), laid out after GB/T 9704-2012 in docx and pdf.

    The same report gives the same bytes. Every cell prints its source text as it stands, a cell the
    report does not have prints blank. `json` is the report itself, whatever its edition.

    `comments` stand in the margin of a docx at the cells or words they speak of.

    Raises `RenderingImpossible` with a message for people: `unknown_target` where `to` is no format,
    `unknown_edition` where neither edition nor year is known, `no_font` where a PDF is asked for on
    a machine without Chinese fonts, `no_comments` where comments are given for another format than docx.

    >>> report = AnnualReport("云江县教育局", 2023, "2021")
    >>> render(report, "html").startswith(b"<!DOCTYPE html>")
    True
    """
    target = _target(to)
    if target is Target.DOCX:
        return docx.write(outline(report), comments)
    if comments:
        raise RenderingImpossible(
            "no_comments",
            f"批注只能写入docx文件，不能写入{target.value}文件。请改为生成docx，或不带批注再生成。",
        )
    if target is Target.JSON:
        return wire.dumps(report).encode("utf-8", "replace")
    return _WRITERS[target](outline(report))


def _target(to: str) -> Target:
    try:
        return Target(to.strip().lower().removeprefix("."))
    except ValueError:
        offered = "、".join(Target)
        raise RenderingImpossible(
            "unknown_target",
            f"不能生成“{to}”格式的文件。可以生成的格式有：{offered}，请从中选择一种。",
        ) from None
