"""What a document's fields probably are, each guess with what it rests on: a person confirms it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mingtang.publication.genres import Genre
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication.importing import terms
from mingtang_office.publication.importing.days import day_in
from mingtang_office.publication.importing.layout import Layout
from mingtang_office.publication.importing.pages import PageFacts
from mingtang_office.publication.importing.settling import settled

_LONGEST = {"title": 200, "summary": 100, "issuer": 200, "source": 120}
_SHORTEST_SUMMARY = 12


@dataclass(frozen=True, slots=True)
class Guess:
    """`value` as text (days in ISO form, kinds and genres by their code); `because` for people."""

    field: str
    value: str
    because: str


@dataclass(slots=True)
class Guesses:
    by_field: dict[str, Guess] = field(default_factory=dict)

    def add(self, name: str, value: str | None, because: str) -> None:
        """The first guess of a field stands: what a document says of itself comes before what only
        looks so."""
        text = " ".join((value or "").split())[: _LONGEST.get(name, 300)]
        if text and name not in self.by_field:
            self.by_field[name] = Guess(name, text, because)

    def value(self, name: str) -> str:
        found = self.by_field.get(name)
        return found.value if found else ""


def guesses_of(layout: Layout, page: PageFacts | None, file_name: str) -> tuple[Guess, ...]:
    """Every field of which something is known or likely, in no order that matters."""
    found = Guesses()
    _from_labels(layout, found)
    _from_head(layout, page, found)
    _from_ending(layout, found)
    if page is not None:
        _from_page(page, found)
    found.add(
        "title", file_name.rpartition(".")[0] or file_name, "正文中没有找到标题，用的是文件名"
    )
    _from_words(layout, found)
    return tuple(found.by_field.values())


def _from_labels(layout: Layout, found: Guesses) -> None:
    for name, value in layout.labelled.items():
        found.add(name, settled(name, value), "正文前的信息表")


def _from_head(layout: Layout, page: PageFacts | None, found: Guesses) -> None:
    if page is not None:
        found.add("title", page.told.get("title"), "网页注明的标题")
    found.add("title", layout.title, "正文开头的标题")
    found.add("document_number", settled("document_number", layout.number), "正文开头的发文字号")
    found.add("issuer", layout.letterhead, "版头")


def _from_ending(layout: Layout, found: Guesses) -> None:
    if layout.signed_on is not None:
        found.add("written_on", layout.signed_on.isoformat(), "文末落款日期")
    found.add("issuer", layout.signed_by, "文末署名")


def _from_page(page: PageFacts, found: Guesses) -> None:
    for name in ("source", "keywords", "summary", "address"):
        found.add(name, page.told.get(name), "网页注明")
    published = day_in(page.told.get("published_on", ""))
    found.add("published_on", published.isoformat() if published else "", "网页注明的发布时间")


def _from_words(layout: Layout, found: Guesses) -> None:
    title = found.value("title")
    genre = Genre.of_title(title)
    if genre is not None:
        found.add("genre", genre, f"标题以“{genre.label}”结尾")
    kind, because = _kind(title, layout, has_number=bool(found.value("document_number")))
    found.add("kind", kind, because)
    found.add("formed_on", found.value("written_on"), "与成文日期相同")
    for name, day, why in terms.days_of_force(layout.text, found.value("written_on")):
        found.add(name, day, why)
    found.add("summary", next(_sentences(layout), ""), "正文第一段的开头")


def _kind(title: str, layout: Layout, *, has_number: bool) -> tuple[ItemKind, str]:
    sign = terms.sign_of_norm(title, layout.text)
    if has_number and sign:
        return ItemKind.NORMATIVE_DOCUMENT, f"有文号，{sign}"
    if has_number:
        return ItemKind.OFFICIAL_DOCUMENT, "有发文字号"
    for words, kind in terms.KINDS:
        if any(word in title for word in words):
            return kind, f"标题中有“{next(word for word in words if word in title)}”"
    return ItemKind.NEWS, "没有发文字号，也不像公告、公示"


def _sentences(layout: Layout) -> Iterator[str]:
    """The beginning of each paragraph that is running text."""
    for line in layout.running:
        if len(line) >= _SHORTEST_SUMMARY and not line.endswith(("：", ":")):
            yield line
