"""Takes away what surrounds an article on a page: navigation, related links, hidden elements.

Conservative: an element goes only if it is marked as surroundings or is mostly links, and only if
neither a table of figures nor running text would go with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from mingtang.documents.composition import Composer
from mingtang.documents.readers.html_text import UNSHOWN, collapse

_CHROME_TAGS = frozenset({"nav", "footer", "aside", "header"})
_CHROME_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
_CHROME_NAMES = re.compile(
    r"(?:^|[-_\s])(?:nav\w*|menu\w*|breadcrumbs?|crumbs?|position|location|dqwz|weizhi|share|bdshare\w*|"
    r"foot(?:er)?\w*|top(?:bar|nav)|toolbar|side(?:bar)?|related|recommend\w*|xgxx|xgwz|qrcode|ewm|erweima|"
    r"print|search\w*|login|pagination|pager|copyright|friendlink|links|dayin|fenxiang)(?:$|[-_\s])",
    re.IGNORECASE,
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_LINK_LISTS = frozenset({"div", "ul", "ol", "dl", "section", "td", "table", "center"})
_RUNNING_TEXT = 200
_LARGE_SHARE = 0.3
_EXCERPT = 40


@dataclass(slots=True)
class _Weight:
    """What an element holds: characters, those of them in links, links, and rows of figures."""

    characters: int = 0
    linked: int = 0
    links: int = 0
    figure_rows: int = 0

    def add(self, other: _Weight) -> None:
        self.characters += other.characters
        self.linked += other.linked
        self.links += other.links
        self.figure_rows += other.figure_rows


def drop_surroundings(body: HtmlElement, composer: Composer) -> None:
    """Remove hidden elements (with a remark), then chrome and lists of links, from `body` in place."""
    _drop_hidden(body, composer)
    weights = _weigh(body)
    whole = max(1, weights[body].characters)
    for element in _outermost(
        body,
        lambda element: (
            (_is_chrome(element) and _may_go(weights[element], whole))
            or _is_link_list(element, weights[element])
        ),
    ):
        element.drop_tree()


def _drop_hidden(body: HtmlElement, composer: Composer) -> None:
    weights = _weigh(body)
    whole = weights[body].characters
    for element in _outermost(body, _is_hidden):
        weight = weights[element].characters
        if weight * 2 > whole:
            continue  # a page that a script unfolds: what is hidden is the page
        if weight > _EXCERPT // 2:
            excerpt = collapse(element.text_content())[:_EXCERPT]
            composer.remark("hidden_text", f"网页中有不显示的文字，未读入：“{excerpt}……”。")
        element.drop_tree()


def _outermost(body: HtmlElement, wanted: Callable[[HtmlElement], bool]) -> list[HtmlElement]:
    """The elements below `body` that are wanted and stand in no other such; unshown ones left out."""
    found = []
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element is body or not isinstance(element.tag, str):
            continue
        if element.tag in UNSHOWN:
            walk.skip_subtree()
        elif wanted(element):
            found.append(element)
            walk.skip_subtree()
    return found


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDING.search(element.get("style") or ""))


def _weigh(body: HtmlElement) -> dict[HtmlElement, _Weight]:
    """The weight of every element, in one walk from the leaves up."""
    weights: dict[HtmlElement, _Weight] = {}
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            weights[element] = _Weight(_length(element.text))
            if element.tag in UNSHOWN:
                weights[element] = _Weight()
                walk.skip_subtree()
            continue
        weight = weights[element]
        if element.tag == "a":
            weight.linked, weight.links = weight.characters, 1
        if element.tag == "tr":
            weight.figure_rows += sum(child.tag in ("td", "th") for child in element) >= 3
        parent = element.getparent()
        if element is not body and parent in weights:
            weights[parent].add(weight)
            weights[parent].characters += _length(element.tail)
    return weights


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _is_chrome(element: HtmlElement) -> bool:
    if element.tag == "header":
        return not any(True for _ in element.iterancestors("article", "main"))
    if element.tag in _CHROME_TAGS or element.get("role") in _CHROME_ROLES:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) < 200 and bool(_CHROME_NAMES.search(names))


def _may_go(weight: _Weight, whole: int) -> bool:
    plain = weight.characters - weight.linked
    return (
        weight.figure_rows < 2
        and plain < _RUNNING_TEXT
        and weight.characters < _LARGE_SHARE * whole
    ) or (plain < 0.3 * weight.characters and weight.figure_rows < 2)


def _is_link_list(element: HtmlElement, weight: _Weight) -> bool:
    return (
        element.tag in _LINK_LISTS
        and weight.links >= 3
        and weight.linked >= 0.6 * weight.characters
        and weight.figure_rows < 2
    )
