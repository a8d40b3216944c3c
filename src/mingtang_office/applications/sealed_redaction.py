"""What is sealed of a redaction, opened: how the file reads, the marks, the log of a result."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any

from mingtang.redaction import Dropped, Loss, Passage
from mingtang_office.applications.models import Application, Redaction, RedactionResult
from mingtang_office.applications.redacting import Examination, Finished, Proposal
from mingtang_office.applications.redaction_marks import (
    Marking,
    code_of,
    marking_from_wire,
    marking_to_wire,
)
from mingtang_office.trail import sealing


@dataclass(frozen=True, slots=True)
class WithheldPart:
    """An entry of the list that goes with the letter: where, how often, on which ground, why."""

    at: str
    count: int
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class StillShown:
    """Personal data that the result still shows, masked."""

    label: str
    at: str
    masked: str


@dataclass(frozen=True, slots=True)
class Log:
    """What became of a file: what is withheld, what was left behind, what was looked through, and
    how the result reads. `told`: the lines that were put into the letter's facts."""

    name: str
    media_type: str
    withheld: tuple[WithheldPart, ...]
    dropped: tuple[Dropped, ...]
    still_shown: tuple[StillShown, ...]
    parts: int
    characters: int
    areas: int
    shows: Examination
    told: tuple[tuple[str, str], ...] = ()


def seal_examination(application: Application, examination: Examination) -> bytes:
    return _seal(application, _shown_to_wire(examination))


def seal_marking(application: Application, marking: Marking) -> bytes:
    return _seal(application, marking_to_wire(marking))


def seal_log(application: Application, log: Log) -> bytes:
    wire = {
        "name": log.name,
        "media_type": log.media_type,
        "withheld": [[each.at, each.count, each.code, each.reason] for each in log.withheld],
        "dropped": _dropped_to_wire(log.dropped),
        "still_shown": [[each.label, each.at, each.masked] for each in log.still_shown],
        "parts": log.parts,
        "characters": log.characters,
        "areas": log.areas,
        "shows": _shown_to_wire(log.shows),
        "told": [list(each) for each in log.told],
    }
    return _seal(application, wire)


def examination_of(row: Redaction) -> Examination:
    """Raises `sealing.Erased`."""
    return _shown_from_wire(_open(row.application, row.examined))


def marking_of(row: Redaction) -> Marking:
    """Raises `sealing.Erased`."""
    return marking_from_wire(_open(row.application, row.sealed))


def log_of(row: RedactionResult) -> Log:
    """Raises `sealing.Erased`."""
    wire = _open(row.redaction.application, row.log)
    return Log(
        name=wire["name"],
        media_type=wire["media_type"],
        withheld=tuple(WithheldPart(*each) for each in wire["withheld"]),
        dropped=_dropped_from_wire(wire["dropped"]),
        still_shown=tuple(StillShown(*each) for each in wire["still_shown"]),
        parts=wire["parts"],
        characters=wire["characters"],
        areas=wire["areas"],
        shows=_shown_from_wire(wire["shows"]),
        told=tuple((code, words) for code, words in wire["told"]),
    )


def as_log(finished: Finished, marking: Marking) -> Log:
    made = finished.redacted
    report = made.report
    return Log(
        name=made.name,
        media_type=made.media_type,
        withheld=tuple(
            WithheldPart(
                each.at, each.count, code_of(each.ground, marking.marks), each.ground.reason
            )
            for each in made.withheld
        ),
        dropped=made.dropped,
        still_shown=tuple(
            StillShown(each.kind.label, each.at, each.masked) for each in report.still_there
        ),
        parts=report.parts,
        characters=report.characters,
        areas=report.areas,
        shows=finished.shows,
    )


def _shown_to_wire(shown: Examination) -> dict[str, Any]:
    return {
        "passages": [[each.at, each.text] for each in shown.passages],
        "figures": shown.figures,
        "pages": shown.pages,
        "to_be_viewed": sorted(shown.to_be_viewed),
        "dropped": _dropped_to_wire(shown.dropped),
        "proposals": [[each.label, each.text, each.count] for each in shown.proposals],
    }


def _shown_from_wire(wire: dict[str, Any]) -> Examination:
    return Examination(
        tuple(Passage(at, text) for at, text in wire["passages"]),
        wire["figures"],
        wire["pages"],
        frozenset(wire["to_be_viewed"]),
        _dropped_from_wire(wire["dropped"]),
        tuple(Proposal(*each) for each in wire["proposals"]),
    )


def _dropped_to_wire(dropped: tuple[Dropped, ...]) -> list[list[Any]]:
    return [[each.loss.value, each.at, each.count] for each in dropped]


def _dropped_from_wire(wire: list[list[Any]]) -> tuple[Dropped, ...]:
    return tuple(Dropped(Loss(code), at, count) for code, at, count in wire)


def _seal(application: Application, wire: dict[str, Any]) -> bytes:
    data = json.dumps(wire, ensure_ascii=False).encode("utf-8", "replace")
    return sealing.seal_bytes(application, zlib.compress(data))


def _open(application: Application, sealed: bytes | memoryview) -> dict[str, Any]:
    wire: dict[str, Any] = json.loads(
        zlib.decompress(sealing.open_bytes(application, bytes(sealed)))
    )
    return wire
