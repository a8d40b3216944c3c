"""What somebody wants to hear of: an agency, a column, a topic, words of a search, or several at once."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from mingtang_office.search.question import Question, Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whatever is not empty narrows it down. `q` are words as they were typed."""

    q: str = ""
    agency: int | None = None
    kind: str = ""
    column: str = ""
    topic: str = ""

    def __bool__(self) -> bool:
        return bool(self.told())

    def told(self) -> dict[str, Any]:
        """The parts that are there, by the names that an address has for them."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None)}

    def address(self) -> str:
        """As the query of an address."""
        return urlencode(self.told())

    def as_json(self) -> str:
        return json.dumps(self.told(), ensure_ascii=False, sort_keys=True)

    def question(self, since: date | None = None) -> Question:
        return Question(
            words=self.q,
            agency=self.agency,
            kind=self.kind,
            column=self.column,
            topic=self.topic,
            since=since,
            sort=Sort.NEWEST,
        )


def wanted_of(text: str) -> Wanted:
    """What `as_json` wrote."""
    return Wanted(**json.loads(text))
