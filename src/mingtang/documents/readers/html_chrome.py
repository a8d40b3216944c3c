"""Takes away what surrounds an article on a page: navigation, related links, hidden elements.

Conservative: an element goes only if it is marked as surroundings or is mostly links, and only if
neither a table of figures nor running text would go with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from lxml import etree
from lxml.etree import XPath, _Element

from mingtang.documents.composition import Composer
from mingtang.documents.readers.html_text import UNSHOWN, collapse, text_content

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


# Asked of the whole page at once: most published pages hold nothing of the kind.
_STYLES = XPath("descendant::*/@style", smart_strings=False)
_MARKED_HIDDEN = XPath("boolean(descendant::*[@hidden])")
_MAY_HAVE_SURROUNDINGS = XPath(
    "count(descendant::a) > 2 or descendant::*[@role or self::nav or self::footer or self::aside "
    "or self::header]"
)
_CLASSES = XPath("descendant::*/@class", smart_strings=False)
_IDS = XPath("descendant::*/@id", smart_strings=False)


@dataclass(slots=True, eq=False)
class _Weight:
    """What an element holds: characters, those of them in links, links, and rows of figures;
    `after` is how many elements of the page stand before its end."""

    element: _Element
    characters: int = 0
    linked: int = 0
    links: int = 0
    figure_rows: int = 0
    after: int = 0

    def add(self, other: _Weight) -> None:
        self.characters += other.characters
        self.linked += other.linked
        self.links += other.links
        self.figure_rows += other.figure_rows


def drop_surroundings(body: _Element, composer: Composer) -> None:
    """Remove hidden elements (with a remark), then chrome and lists of links, from `body` in place."""
    _drop_hidden(body, composer)
    if not _MAY_HAVE_SURROUNDINGS(body) and not any(map(_CHROME_NAMES.search, _names(body))):
        return
    weights = _weigh(body)
    whole = max(1, weights[0].characters)
    for weight in _outermost(
        weights,
        lambda weight: (
            (_is_chrome(weight.element) and _may_go(weight, whole)) or _is_link_list(weight)
        ),
    ):
        _drop(weight.element)


def _names(body: _Element) -> set[str]:
    """Every class and id in the page, once."""
    return {*cast("list[str]", _CLASSES(body)), *cast("list[str]", _IDS(body))}


def _drop_hidden(body: _Element, composer: Composer) -> None:
    styles = cast("list[str]", _STYLES(body))
    if not _MARKED_HIDDEN(body) and not _HIDING.search("\n".join(styles)):
        return
    weights = _weigh(body)
    whole = weights[0].characters
    for weight in _outermost(weights, lambda weight: _is_hidden(weight.element)):
        if weight.characters * 2 > whole:
            continue  # a page that a script unfolds: what is hidden is the page
        if weight.characters > _EXCERPT // 2:
            excerpt = collapse(text_content(weight.element))[:_EXCERPT]
            composer.remark("hidden_text", f"网页中有不显示的文字，未读入：“{excerpt}……”。")
        _drop(weight.element)


def _drop(element: _Element) -> None:
    """Take an element out; the text after it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _outermost(weights: list[_Weight], wanted: Callable[[_Weight], bool]) -> list[_Weight]:
    """Those below the first that are wanted and stand in no other such; unshown ones left out."""
    found = []
    at = 1
    while at < len(weights):
        weight = weights[at]
        if weight.element.tag not in UNSHOWN and wanted(weight):
            found.append(weight)
            at = weight.after
        else:
            at += 1
    return found


def _is_hidden(element: _Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDING.search(element.get("style") or ""))


def _weigh(body: _Element) -> list[_Weight]:
    """The weight of every element in the order of the page, `body` first; one walk."""
    weights: list[_Weight] = []
    under_way: list[_Weight] = []
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            weight = _Weight(element, 0 if tag in UNSHOWN else _length(element.text))
            weights.append(weight)
            under_way.append(weight)
            if tag in UNSHOWN:
                walk.skip_subtree()
            continue
        weight = under_way.pop()
        weight.after = len(weights)
        if tag == "a":
            weight.linked, weight.links = weight.characters, 1
        elif tag == "tr":
            weight.figure_rows += sum(child.tag in ("td", "th") for child in element) >= 3
        if under_way:
            under_way[-1].add(weight)
            under_way[-1].characters += _length(element.tail)
    return weights


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _is_chrome(element: _Element) -> bool:
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


def _is_link_list(weight: _Weight) -> bool:
    return (
        weight.element.tag in _LINK_LISTS
        and weight.links >= 3
        and weight.linked >= 0.6 * weight.characters
        and weight.figure_rows < 2
    )
