"""In an office with many documents: the times of questions of each sort, and of a bare indexed query,
as one line of JSON: `python -m benchmarks.search_session COUNT`."""

from __future__ import annotations

import json
import logging
import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import django

django.setup()


from django.db import connection  # noqa: E402  # after set-up

from benchmarks.search_texts import document  # noqa: E402
from mingtang_office.agencies.models import Agency  # noqa: E402
from mingtang_office.search.models import IndexedDocument  # noqa: E402
from mingtang_office.search.queries import search  # noqa: E402
from mingtang_office.search.question import Question, Sort  # noqa: E402

NOW = datetime(2026, 3, 13, 2, 0, tzinfo=UTC)
TURNS = 60
_COMMON = [
    "通知",
    "公司",
    "义务教育",
    "云江县",
    "工作",
    "政府信息公开",
    "负责",
    "补贴资金",
    "青石镇",
    "实施方案",
]
_PAIRS = (
    "义务教育 通知", "财政预算 公告", "云江县 校车安全", "青石镇 补贴资金", "食品安全 监督检查",
    "档案管理 云江县", "全民健身 公司", "征地 公司", "通知 公告", "森林防火 三年计划",
)  # fmt: skip

_PINYIN = ("yjx", "caizheng", "xiaoche", "sxs")


def _questions(count: int) -> Iterator[tuple[str, list[Question]]]:
    """What is asked, turn by turn."""
    chance = random.Random(1)
    agencies = list(Agency.objects.values_list("pk", flat=True))
    root = Agency.get_root_nodes()[0].path
    some = [document(chance.randrange(count), count, agencies) for _ in range(TURNS)]
    common = [_COMMON[turn % len(_COMMON)] for turn in range(TURNS)]
    pairs = [_PAIRS[turn % len(_PAIRS)] for turn in range(TURNS)]

    yield "rare word", [Question(words=told.body[-10:-8]) for told in some]
    yield "common word", [Question(words=word) for word in common]
    yield (
        "common word, newest, further pages",
        [
            Question(words=word, sort=Sort.NEWEST, page=turn % 30 + 1)
            for turn, word in enumerate(common)
        ],
    )
    yield "two words", [Question(words=pair) for pair in pairs]
    yield "two words in a title", [Question(words=pair, title_only=True) for pair in pairs]
    yield "three words in one run", [Question(words="云江县森林防火三年计划")] * TURNS
    yield "document number", [Question(words=told.number) for told in some]
    yield "index number", [Question(words=told.index_number) for told in some]
    yield "phrase", [Question(words=f'"{told.title[-12:-3]}"') for told in some]
    yield "one left out", [Question(words=f"{word} -公告") for word in common]
    yield "pinyin", [Question(words=word) for word in _PINYIN * (TURNS // len(_PINYIN))]
    yield "one character", [Question(words=word) for word in "县镇税水" * (TURNS // 4)]
    yield (
        "within an agency",
        [Question(words=word, agency=told.agency) for word, told in zip(common, some, strict=True)],
    )
    yield "within a branch", [Question(words=word, branch=root) for word in common]
    yield (
        "within a year",
        [Question(words=word, year=2018 + turn % 8) for turn, word in enumerate(common)],
    )
    yield "a column without words", [Question(column=told.columns[0]) for told in some]
    yield "everything", [Question()] * TURNS
    yield "nothing found", [Question(words="义务较育朝生龖龘")] * TURNS


def _timed(parties: Iterable[Callable[[], object]]) -> list[float]:
    taken = []
    for party in parties:
        began = time.perf_counter()
        party()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def _spent() -> float:
    """Seconds of processor that this process and its database's have used."""
    total = time.process_time()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            stat = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rpartition(")")[2].split()
        total += (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
    return total


def _bare() -> None:
    """The newest twenty, down an index."""
    list(IndexedDocument.objects.order_by("-position").values_list("key", "title")[:20])


def main() -> None:
    logging.disable(logging.CRITICAL)
    count = int(sys.argv[1])
    _timed([_bare] * 10)
    told: dict[str, Any] = {"bare": _timed([_bare] * TURNS), "asked": {}, "totals": {}, "spent": {}}
    for name, questions in _questions(count):
        told["totals"][name] = search(questions[0], now=NOW).total_label
        before = _spent()
        told["asked"][name] = _timed(partial(search, each, now=NOW) for each in questions)
        told["spent"][name] = (_spent() - before) * 1000 / TURNS
    print(json.dumps(told))


if __name__ == "__main__":
    main()
