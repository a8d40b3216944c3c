"""A file that was read, and what a table tells of it, as the written fields of an item."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from mingtang.publication.attribute import Attribute
from mingtang.publication.document_numbers import NONE
from mingtang.publication.fields import Form, Value, field, fields_of
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication.importing.reading import Taken
from mingtang_office.publication.importing.wishes import DaySource, Wish
from mingtang_office.ui.days import day_words

# The fields that are columns of an item's row, with the longest text that each holds.
_TEXTS = {
    "title": 200,
    "document_number": 60,
    "issuer": 200,
    "topic": 20,
    "genre": 30,
    "summary": 300,
    "source": 120,
}
_DAYS = ("formed_on", "written_on", "effective_on", "expires_on")
_NOT_WRITTEN = frozenset(
    {"index_number", "published_on", "validity", "attachments", "basis", "districts"}
)
# What a table tells besides fields.
_NO_FIELDS = frozenset({"kind", "columns", "duties", "matter", "address", "files"})
_PATH_DAY = re.compile(r"(?<!\d)(?P<y>20\d\d)[-_/]?(?P<m>[01]\d)(?:[-_/]?(?P<d>[0-3]\d))(?!\d)")
_PARTED = re.compile(r"[,，;；、\s]+")
_LONGEST_ADDRESS = 500

# What a table tells of a file: field → value, and `_NO_FIELDS`.
Told = Mapping[str, Any]


class Unfit(ValueError):
    """Why a file cannot become an item, for people."""


@dataclass(frozen=True, slots=True)
class Made:
    written: dict[str, Any]
    index_number: str = ""
    published_on: date | None = None
    address: str = ""


def made(taken: Taken, told: Told, wish: Wish, path: str, agency: str, today: date) -> Made:
    """The item that a file becomes. Raises `Unfit`."""
    kind = ItemKind(told.get("kind") or wish.kind or taken.guessed("kind"))
    values = _values(kind, taken, told)
    written: dict[str, Any] = {name: values.pop(name, "") for name in _TEXTS}
    written |= {name: values.pop(name, None) for name in _DAYS}
    _refuse_texts(written)
    written["issuer"] = written["issuer"] or agency
    if kind.is_document:
        written["document_number"] = written["document_number"] or NONE
    published = _published_on(taken, told, wish, path, written["written_on"], today)
    _forget_unlikely(written, told, published or today)
    written["formed_on"] = written["formed_on"] or written["written_on"] or published
    written |= {
        "kind": kind,
        "body": taken.body,
        "keywords": _plain(values.pop("keywords", ())),
        "columns": list(told.get("columns") or wish.columns),
        "duties": list(told.get("duties") or wish.duties),
        "matter": str(told.get("matter") or ""),
        "attribute": Attribute.PROACTIVE,
        "details": {name: _plain(value) for name, value in values.items()},
    }
    _refuse_days(written, published, today)
    index_number = str(told.get("index_number") or taken.guessed("index_number"))
    address = _address(str(told.get("address") or taken.guessed("address")))
    if not wish.takes_over:
        return Made(written)
    return Made(written, index_number, published, address)


def _forget_unlikely(written: dict[str, Any], told: Told, last: date) -> None:
    """A day that was only guessed, and lies after the publication, was no good guess."""
    for name in ("formed_on", "written_on"):
        on = written[name]
        if name not in told and on is not None and on > last:
            written[name] = None


def _values(kind: ItemKind, taken: Taken, told: Told) -> dict[str, Value]:
    """The fields of this kind: what the table tells, else what the file seems to say."""
    own = {each.code: each for each in fields_of(kind) if each.code not in _NOT_WRITTEN}
    found: dict[str, Value] = {}
    for name, value in told.items():
        if name in _NO_FIELDS or name in _NOT_WRITTEN:
            continue
        if name not in own:
            raise Unfit(
                f"索引表为它填写了“{field(name).label}”，{kind.label}没有这一项。"
                "请删去，或者改填种类。"
            )
        found[name] = value
    for guess in taken.guesses:
        if guess.field in own and guess.field not in found:
            found[guess.field] = _as(own[guess.field].form, guess.value)
    return found


def _as(form: Form, text: str) -> Value:
    match form:
        case Form.DATE:
            return date.fromisoformat(text)
        case Form.LIST:
            return tuple(each for each in _PARTED.split(text) if each)
        case Form.NUMBER:
            return int(text) if text.isdecimal() else None
        case Form.FLAG:
            return text in ("是", "转载")
        case Form.TEXT:
            return text


def value_of(name: str, text: str, settle: Callable[[str, str], str]) -> Value:
    """What a cell of an index table says of a field. Raises `Unfit`."""
    form = field(name).form
    plain = settle(name, text)
    if not plain or (form is Form.NUMBER and not plain.isdecimal()):
        raise Unfit(f"“{field(name).label}”不能是“{text}”，请核对。")
    return _as(form, plain)


def _published_on(
    taken: Taken, told: Told, wish: Wish, path: str, written_on: date | None, today: date
) -> date | None:
    """The day on which it was first public; asked only where a former site is taken over."""
    if not wish.takes_over:
        return None
    on = told.get("published_on")
    if on is None and taken.guessed("published_on"):
        on = date.fromisoformat(taken.guessed("published_on"))
    if on is None:
        match wish.day_source:
            case DaySource.PATH:
                on = _day_of(path)
            case DaySource.WRITTEN:
                on = written_on
            case DaySource.NONE:
                on = None
    if not isinstance(on, date):
        raise Unfit(
            "不知道原发布日期。请在索引表的“发布日期”一栏填写，或者用 --published-on-from 指定取自何处。"
        )
    if on > today:
        raise Unfit(f"原发布日期（{day_words(on)}）还没有到，请核对。")
    return on


def _day_of(path: str) -> date | None:
    """
    >>> _day_of("xxgk/202402/t20240220_12345.html"), _day_of("2024/02/20/1.html"), _day_of("a.html")
    (datetime.date(2024, 2, 20), datetime.date(2024, 2, 20), None)
    """
    for found in _PATH_DAY.finditer(path):
        try:
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
        except ValueError:
            continue
    return None


def _refuse_texts(written: Mapping[str, Any]) -> None:
    for name, longest in _TEXTS.items():
        if len(written[name]) > longest:
            raise Unfit(
                f"{field(name).label}有{len(written[name])}字，最多{longest}字。请在索引表中另填。"
            )
    if not written["title"].strip():
        raise Unfit("没有找到标题。请在索引表的“标题”一栏填写。")


def _refuse_days(written: Mapping[str, Any], published: date | None, today: date) -> None:
    last = published or today
    for name in ("formed_on", "written_on"):
        on = written[name]
        if on is not None and on > last:
            than = "原发布日期" if published else "今天"
            raise Unfit(
                f"{field(name).label}（{day_words(on)}）晚于{than}（{day_words(last)}），请核对。"
            )


def _plain(value: Value) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _address(text: str) -> str:
    """Path and query of a former address.

    >>> _address("https://old.example/xxgk/t1.html?x=2#top")
    '/xxgk/t1.html?x=2'
    """
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    if not parts.path.startswith("/"):
        return ""
    return (parts.path + (f"?{parts.query}" if parts.query else ""))[:_LONGEST_ADDRESS]
