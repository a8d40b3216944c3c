"""The text of one Word paragraph: runs, fields, tracked changes, text boxes, symbols."""

from __future__ import annotations

from dataclasses import dataclass, field

from mingtang.documents.readers.docx_package import MATH, MC, W, is_on, value
from mingtang.documents.readers.office_xml import RELATION, Element

_SKIPPED = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "rt", "softHyphen"),
        *("instrText", "delText", "delInstrText", "fldData"),
        *("annotationRef", "footnoteRef", "endnoteRef"),
    )
)
_TEXTS = frozenset({W + "t", MATH + "t"})
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "br": "\n",
    W + "noBreakHyphen": "-",
}
_REMOVED = frozenset({W + "del", W + "moveFrom"})
_ADDED = frozenset({W + "ins", W + "moveTo"})
_NOTES = {W + "footnoteReference": "footnotes.xml", W + "endnoteReference": "endnotes.xml"}
_PICTURES = frozenset({W + "drawing", W + "pict", W + "object"})
# Ticked and empty boxes of the Wingdings fonts, by character code.
_BOXES = {0xFE: "☑", 0x52: "☑", 0xA8: "□", 0xA3: "□", 0x6F: "□", 0xFD: "☒", 0x53: "☒", 0xFC: "√"}
_EXCERPT = 40

DELETED = "deleted_text"
INSERTED = "inserted_text"
HIDDEN = "hidden_text"
COMMENT = "comment"
PICTURE = "picture"
_MESSAGES = {
    DELETED: "修订记录中已删除、未读入的文字：“{}”。",
    INSERTED: "修订记录中尚未接受、已按正文读入的文字：“{}”。",
    HIDDEN: "设为隐藏、未读入的文字：“{}”。",
    COMMENT: "批注：“{}”。",
    PICTURE: "此处有图片，图中文字未读入。",
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something to remark on a paragraph once its place is known."""

    code: str
    message: str


@dataclass(slots=True)
class Content:
    """What one paragraph holds besides its numeral."""

    text: str = ""
    notes: list[Note] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)

    def remark(self, code: str, text: str = "") -> None:
        excerpt = " ".join(text.split())
        if len(excerpt) > _EXCERPT:
            excerpt = excerpt[:_EXCERPT] + "……"
        if excerpt or code == PICTURE:
            self.notes.append(Note(code, _MESSAGES[code].format(excerpt)))


class RunReader:
    """Reads paragraphs in document order; a field may begin in one paragraph and end in another."""

    def __init__(self, comments: dict[str, str]) -> None:
        self._comments = comments
        self._fields: list[bool] = []  # for each open field, whether its result has begun

    def read(self, paragraph: Element) -> Content:
        content = Content()
        content.text = self._inside(paragraph, content)
        return content

    def _inside(self, element: Element, content: Content) -> str:
        return "".join([self._text(child, content) for child in element])

    def _text(self, element: Element, content: Content) -> str:
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            return ""
        if tag in _TEXTS or tag in _SIGNS:
            return "" if self._in_instruction() else _SIGNS.get(tag, element.text or "")
        if tag in _REMOVED or tag in _ADDED:
            return self._change(element, content)
        if tag in _PICTURES or tag == MC + "AlternateContent":
            _collect_boxes(element, content)
            return ""
        return self._reference(element, content)

    def _reference(self, element: Element, content: Content) -> str:
        """Marks that point elsewhere; anything else is a wrapper around runs."""
        tag = element.tag
        if tag == W + "r":
            return self._run(element, content)
        if tag == W + "fldChar":
            self._field(value(element, "fldCharType"))
        elif tag == W + "sym":
            return symbol(element)
        elif tag in _NOTES:
            content.footnotes.append((_NOTES[tag], value(element, "id") or ""))
        elif tag == W + "commentReference":
            content.remark(COMMENT, self._comments.get(value(element, "id") or "", ""))
        elif tag == W + "sdt":
            placeholder = element.find(f"{W}sdtPr/{W}showingPlcHdr")
            return "" if is_on(placeholder) else self._inside(element, content)
        else:
            return self._inside(element, content)
        return ""

    def _run(self, run: Element, content: Content) -> str:
        text = self._inside(run, content)
        if text.strip() and is_on(run.find(f"{W}rPr/{W}vanish")):
            content.remark(HIDDEN, text)
            return ""
        return text

    def _change(self, change: Element, content: Content) -> str:
        if change.tag in _ADDED:
            text = self._inside(change, content)
            content.remark(INSERTED, text)
            return text
        content.remark(
            DELETED, "".join(each.text or "" for each in change.iter(W + "delText", W + "t"))
        )
        return ""

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_instruction(self) -> bool:
        return not all(self._fields)


def _collect_boxes(element: Element, content: Content) -> None:
    """The text boxes of a drawing, from one of its alternative forms only; or a remark on a picture."""
    if element.tag == MC + "AlternateContent":
        forms = [form for form in element if form.tag in (MC + "Choice", MC + "Fallback")]
        for form in forms:
            if next(form.iter(W + "txbxContent"), None) is not None:
                _collect_boxes(form, content)
                return
        if forms:
            _collect_boxes(forms[0], content)
        return
    if element.tag == W + "txbxContent":
        content.boxes.append(element)
        return
    if element.tag.endswith(("}blip", "}imagedata")) and _shows_picture(element):
        content.remark(PICTURE)
    for child in element:
        if isinstance(child.tag, str):
            _collect_boxes(child, content)


def _shows_picture(element: Element) -> bool:
    return any(element.get(RELATION + name) for name in ("embed", "link", "id"))


def symbol(element: Element) -> str:
    """A character picked from a symbol font; boxes and digits are told, ornaments are left out."""
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    font = (value(element, "font") or "").lower()
    if not 0xF000 <= code <= 0xF0FF:
        return chr(code) if 0x20 <= code < 0xD800 else ""
    code -= 0xF000
    if font.startswith("wingdings"):
        return _BOXES.get(code, "")
    return chr(code) if 0x20 <= code < 0x7F else ""
