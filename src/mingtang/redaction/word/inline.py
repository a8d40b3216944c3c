"""Inside a paragraph: what its reader sees, piece by piece. What is not known here is not kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from mingtang.documents.readers.docx_package import MATH, MC, W, is_on, value
from mingtang.documents.readers.docx_runs import symbol
from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.outcome import Loss, RedactionRefused
from mingtang.redaction.word.drawings import Gallery, TextBox, drawn
from mingtang.redaction.word.looks import Looks
from mingtang.redaction.word.model import Counter, Look, Piece, Span
from mingtang.redaction.word.parts import Part

_COUNTERS = frozenset({"PAGE", "NUMPAGES"})
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_SILENT = frozenset(
    {
        "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr", "rt",
        "proofErr", "lastRenderedPageBreak", "softHyphen", "bookmarkEnd", "annotationRef",
        "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "commentReference",
        "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "moveFromRangeStart",
        "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
        "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "fldData",
    }
)  # fmt: skip
_WRAPPERS = frozenset(
    {"sdtContent", "smartTag", "customXml", "dir", "bdo", "ruby", "rubyBase"}
)  # fmt: skip
_WORDS = frozenset({W + "t", W + "delText", MATH + "t"})


@dataclass(slots=True)
class _Field:
    code: str = ""
    has_result: bool = False
    is_counter: bool = False


@dataclass(slots=True)
class Inside:
    """What a paragraph shows, and the text boxes that it anchors."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Surroundings:
    """Where a paragraph stands, as far as its runs depend on it."""

    at: str
    style: str | None
    ground: str | None


class InlineReader:
    """Reads paragraphs of one part in order; a field may begin in one and end in another."""

    def __init__(self, part: Part, looks: Looks, gallery: Gallery, notes: list[str]) -> None:
        self._part = part
        self._looks = looks
        self._gallery = gallery
        self._losses = gallery.losses
        self._notes = notes
        self._fields: list[_Field] = []
        self._here = Surroundings("", None, None)
        self._look = Look()
        self._by_name: dict[str, Callable[[Element], Iterator[Piece | TextBox]]] = {
            "r": self._run,
            "t": self._words,
            "br": self._break,
            "sym": self._symbol,
            "fldChar": self._field_mark,
            "instrText": self._instruction,
            "fldSimple": self._simple_field,
            "hyperlink": self._link,
            "ins": self._inserted,
            "moveTo": self._inserted,
            "sdt": self._control,
            "bookmarkStart": self._bookmark,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            **dict.fromkeys(("del", "moveFrom", "delText", "delInstrText"), self._deleted),
            **dict.fromkeys(("drawing", "pict", "object"), self._drawing),
            **dict.fromkeys(_SILENT, self._nothing),
            **dict.fromkeys(_WRAPPERS, self._inside),
        }

    def read(self, paragraph: Element, here: Surroundings) -> Inside:
        self._here = here
        self._look = Look()
        found = Inside()
        for piece in self._inside(paragraph):
            if isinstance(piece, TextBox):
                found.boxes.append(piece.content)
            else:
                found.pieces.append(piece)
        return found

    def _inside(self, element: Element) -> Iterator[Piece | TextBox]:
        for child in element:
            if isinstance(child.tag, str):
                yield from self._child(child)

    def _child(self, element: Element) -> Iterator[Piece | TextBox]:
        tag = str(element.tag)
        if tag == MC + "AlternateContent":
            yield from self._drawing(element)
        elif tag.startswith(MATH):
            self._losses.add(Loss.FORMULA, self._here.at)
            yield Span("［公式未保留］")
        elif tag.startswith(W) and tag[len(W) :] in _SIGNS:
            yield from self._shown(_SIGNS[tag[len(W) :]])
        elif tag.startswith(W) and tag[len(W) :] in self._by_name:
            yield from self._by_name[tag[len(W) :]](element)
        else:
            self._unknown(element)

    def _unknown(self, element: Element) -> None:
        if any(each.tag in _WORDS and (each.text or "").strip() for each in element.iter()):
            raise RedactionRefused(
                "unknown_content",
                f"{self._here.at}含有本系统不能识别的内容，无法确定其中的文字能否保留。"
                "请在Word中把这一处改为普通文字后重新上传，或者打印为PDF后上传。",
            )
        self._losses.add(Loss.UNKNOWN, self._here.at)

    def _run(self, run: Element) -> Iterator[Piece | TextBox]:
        look = self._looks.run(run, self._here.style, self._here.ground)
        if look is None:
            self._hide(run)
            return
        before, self._look = self._look, look
        yield from self._inside(run)
        self._look = before

    def _hide(self, run: Element) -> None:
        """A hidden run: of what is in it only the marks of fields take effect."""
        for mark in run.iter(W + "fldChar", W + "instrText"):
            for _ in self._by_name[str(mark.tag)[len(W) :]](mark):
                pass
        hidden = sum(len((text.text or "").strip()) for text in run.iter(*_WORDS))
        drawings = sum(1 for _ in run.iter(W + "drawing", W + "pict", W + "object"))
        self._losses.add(Loss.HIDDEN_TEXT, self._here.at, hidden + drawings)

    def _words(self, element: Element) -> Iterator[Piece | TextBox]:
        yield from self._shown(element.text or "")

    def _shown(self, text: str) -> Iterator[Piece | TextBox]:
        if text and all(one.has_result and not one.is_counter for one in self._fields):
            yield Span(text, self._look)

    def _break(self, element: Element) -> Iterator[Piece | TextBox]:
        yield from self._shown("\f" if value(element, "type") == "page" else "\n")

    def _symbol(self, element: Element) -> Iterator[Piece | TextBox]:
        text = symbol(element)
        if not text:
            self._losses.add(Loss.UNKNOWN, self._here.at)
        yield from self._shown(text)

    def _field_mark(self, element: Element) -> Iterator[Piece | TextBox]:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
            yield from self._counted(self._fields[-1])
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.has_result:
                yield from self._counted(ended)

    def _counted(self, one: _Field) -> Iterator[Piece | TextBox]:
        """The code is complete: a page number is written anew, of all others the result stays."""
        code = (one.code.split() or [""])[0].upper()
        one.is_counter = code in _COUNTERS
        if one.is_counter:
            yield Counter(code)
        else:
            self._losses.add(Loss.FIELD_CODE, self._here.at)

    def _instruction(self, element: Element) -> Iterator[Piece | TextBox]:
        if self._fields:
            self._fields[-1].code += element.text or ""
        yield from ()

    def _simple_field(self, element: Element) -> Iterator[Piece | TextBox]:
        one = _Field(value(element, "instr") or "", has_result=True)
        yield from self._counted(one)
        if not one.is_counter:
            yield from self._inside(element)

    def _link(self, element: Element) -> Iterator[Piece | TextBox]:
        self._losses.add(Loss.LINK_TARGET, self._here.at)
        yield from self._inside(element)

    def _inserted(self, element: Element) -> Iterator[Piece | TextBox]:
        self._losses.add(Loss.TRACKED_INSERTION, self._here.at)
        yield from self._inside(element)

    def _deleted(self, _element: Element) -> Iterator[Piece | TextBox]:
        self._losses.add(Loss.TRACKED_DELETION, self._here.at)
        yield from ()

    def _control(self, element: Element) -> Iterator[Piece | TextBox]:
        """A content control; the prompt that it shows while it is empty is nobody's text."""
        if not is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            yield from self._inside(element)

    def _bookmark(self, _element: Element) -> Iterator[Piece | TextBox]:
        self._losses.add(Loss.BOOKMARK, self._here.at)
        yield from ()

    def _note(self, element: Element) -> Iterator[Piece | TextBox]:
        kind = "footnotes" if element.tag == W + "footnoteReference" else "endnotes"
        self._notes.append(f"{kind}:{value(element, 'id')}")
        yield Span(f"［注{len(self._notes)}］", Look(script="superscript"))

    def _drawing(self, element: Element) -> Iterator[Piece | TextBox]:
        yield from drawn(element, self._part, self._gallery, self._here.at)

    def _nothing(self, _element: Element) -> Iterator[Piece | TextBox]:
        yield from ()
