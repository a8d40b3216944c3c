"""Comments in the margin of a docx (ISO/IEC 29500-1, 17.13.4), each over the very words it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from lxml import etree

from mingtang.rendering.characters import printable
from mingtang.rendering.comments import Comment
from mingtang.rendering.docx_sites import Site, sites
from mingtang.rendering.docx_styles import set_comment_styles
from mingtang.rendering.outline import Outline

_END, _REFERENCE = qn("w:commentRangeEnd"), qn("w:commentReference")


def annotate(document: Document, outline: Outline, comments: Sequence[Comment]) -> None:
    """Write these comments into a docx that prints this outline; several may stand at one place."""
    if not comments:
        return
    set_comment_styles(document)
    places = sites(document, outline)
    for comment in comments:
        written = document.comments.add_comment(
            printable(comment.text), printable(comment.author), printable(comment.initials)
        )
        written._comment_elm.date = None  # the same comments give the same bytes
        _mark(_runs(places.of(comment)), written.comment_id)


def _runs(site: Site) -> list[CT_R]:
    """The runs that print this stretch and nothing else; an empty cell gets an empty run."""
    paragraph = site.paragraph
    if not paragraph.r_lst:
        paragraph.add_r()
    if site.end is None:
        return list(paragraph.r_lst)
    _cut(paragraph, site.start)
    _cut(paragraph, site.end)
    inside: list[CT_R] = []
    at = 0
    for run in paragraph.r_lst:
        if run.text and site.start <= at < site.end:
            inside.append(run)
        at += len(run.text)
    return inside


def _cut(paragraph: CT_P, at: int) -> None:
    """Split the run that prints the character before and the one after this offset."""
    start = 0
    for run in paragraph.r_lst:
        text = run.text
        if start < at < start + len(text):
            rest = deepcopy(run)
            run.text, rest.text = text[: at - start], text[at - start :]
            run.addnext(rest)
            return
        start += len(text)


def _mark(runs: Sequence[CT_R], number: int) -> None:
    runs[0].insert_comment_range_start_above(number)
    last: etree._Element = runs[-1]
    while (after := last.getnext()) is not None and _closes_comment(after):
        last = after
    reference = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    properties.append(_of("w:rStyle", "w:val", "CommentReference"))
    reference.append(properties)
    reference.append(_of("w:commentReference", "w:id", str(number)))
    last.addnext(reference)
    last.addnext(_of("w:commentRangeEnd", "w:id", str(number)))


def _closes_comment(element: etree._Element) -> bool:
    """Whether this ends a comment made earlier at the same words, which is to come first."""
    return element.tag == _END or element.find(_REFERENCE) is not None


def _of(tag: str, attribute: str, value: str) -> etree._Element:
    element = OxmlElement(tag)
    element.set(qn(attribute), value)
    return element
