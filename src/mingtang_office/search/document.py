"""What a register hands to the search: a value, whatever it is made of there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

_CODE = re.compile(r"\S{1,60}")
PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that can be found. `key` names it for good (`publication.item:17`), and its register
    by what stands before the colon; `agency` is the number of an agency; kind, columns, catalogue,
    topic, validity and audience are codes, empty where there is none. It is found from
    `visible_from` to `visible_until`, both included, by its audience alone."""

    key: str
    agency: int
    title: str
    published_on: date
    visible_from: datetime
    visible_until: datetime | None = None
    audience: str = PUBLIC
    kind: str = ""
    columns: tuple[str, ...] = ()
    catalogue: str = ""
    topic: str = ""
    validity: str = ""
    number: str = ""
    index_number: str = ""
    written_on: date | None = None
    body: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not self.source or not self.key.partition(":")[2] or len(self.key) > 120:
            raise ValueError(f"a key is REGISTER:NUMBER, not {self.key!r}")
        codes = (self.kind, self.catalogue, self.topic, self.validity, self.audience, *self.columns)
        for code in codes:
            if code and not _CODE.fullmatch(code):
                raise ValueError(f"not a code without blanks: {code!r}")

    @property
    def source(self) -> str:
        return self.key.partition(":")[0]
