"""One file as an item to be: bytes in, plain values out. Knows nothing of Django, so that it can run in
a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from mingtang.documents.limits import too_complex
from mingtang.documents.open import read
from mingtang.documents.raw import Format, RawDocument, UnreadableDocument
from mingtang_office.publication.importing.body import Stored, body_of
from mingtang_office.publication.importing.guessing import Guess, guesses_of
from mingtang_office.publication.importing.layout import Layout, laid_out
from mingtang_office.publication.importing.omissions import Omission, omissions_of
from mingtang_office.publication.importing.pages import page_facts


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file holds: the body as the editor stores it, what its fields probably are, what did not
    come over. `files`: those that a page links to, as it names them."""

    format: str
    sha256: str
    body: list[Stored]
    guesses: tuple[Guess, ...]
    omissions: tuple[Omission, ...]
    files: tuple[str, ...] = ()

    def guessed(self, name: str) -> str:
        return next((each.value for each in self.guesses if each.field == name), "")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file gave nothing: a stable code, and a message for people."""

    code: str
    message: str


def take(data: bytes, name: str) -> Taken | Refusal:
    """Read one file. Never raises for what a file holds; what bears a mark of secrecy is refused
    unread (07 §7.7: this system is not made for secrets)."""
    try:
        document = read(data, name)
        layout = laid_out(document.blocks)
        if layout.secret:
            return _secret(layout.secret)
        return _taken(data, name, document, layout)
    except UnreadableDocument as error:
        return Refusal(error.code, error.message)
    except (MemoryError, RecursionError):
        refusal = too_complex("读取它所需的内存超过了限制")
        return Refusal(refusal.code, refusal.message)


def _taken(data: bytes, name: str, document: RawDocument, layout: Layout) -> Taken:
    page = page_facts(data) if document.format is Format.HTML else None
    guesses = guesses_of(layout, page, name)
    without = layout.taken | _said_as_title(layout, guesses)
    files = page.files if page else ()
    return Taken(
        document.format.value,
        sha256(data).hexdigest(),
        body_of(document.blocks, without),
        guesses,
        omissions_of(data, document, len(layout.taken), files),
        files,
    )


def _said_as_title(layout: Layout, guesses: tuple[Guess, ...]) -> frozenset[int]:
    """The lines of the title, where they say just what the field says."""
    title = next((each.value for each in guesses if each.field == "title"), "")
    same = "".join(layout.title.split()) == "".join(title.split())
    return layout.title_at if same else frozenset()


def _secret(mark: str) -> Refusal:
    return Refusal(
        "secret",
        f"文件标有密级“{mark}”，没有接收，也没有保存。本系统为非涉密系统，不得录入国家秘密；"
        "这份文件只在公文备案中登记文号和结论。",
    )
