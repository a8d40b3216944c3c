"""Rich text as runs of characters that can be changed where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html as markup
from lxml.etree import _Element

_PARTS = ("p", "li", "h2", "h3", "h4")
_LISTS = ("ul", "ol")


@dataclass(slots=True)
class Run:
    """The text of an element, or what follows it; a line break is a run of its own that stays."""

    element: _Element | None
    is_tail: bool = False

    @property
    def text(self) -> str:
        if self.element is None:
            return "\n"
        return (self.element.tail if self.is_tail else self.element.text) or ""

    def put(self, text: str) -> None:
        if self.element is None:
            return
        if self.is_tail:
            self.element.tail = text
        else:
            self.element.text = text


def parsed(source: str) -> _Element:
    root: _Element = markup.fragment_fromstring(source, create_parent="div")
    return root


def parts_of(root: _Element) -> list[list[Run]]:
    """The paragraphs and list entries that hold words, each as its runs; a list within an entry is
    told by its own entries."""
    found = [list(_runs(element)) for element in root.iter(*_PARTS)]
    return [runs for runs in found if text_of(runs).strip()]


def text_of(runs: list[Run]) -> str:
    return "".join(run.text for run in runs)


def replaced(runs: list[Run], span: tuple[int, int], words: str) -> None:
    """Put `words` in the place of these characters, wherever the runs part them."""
    at, is_put = 0, False
    for run in runs:
        text = run.text
        start, end = max(span[0] - at, 0), min(span[1] - at, len(text))
        at += len(text)
        if start < end:
            run.put(text[:start] + ("" if is_put else words) + text[end:])
            is_put = True


def written(root: _Element) -> str:
    """The fragment without the element that was put around it."""
    whole: str = markup.tostring(root, encoding="unicode")
    return whole.removeprefix("<div>").removesuffix("</div>")


def _runs(element: _Element) -> Iterator[Run]:
    yield Run(element)
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "br":
            yield Run(None)
        elif child.tag not in (*_LISTS, *_PARTS):
            yield from _runs(child)
        yield Run(child, is_tail=True)
