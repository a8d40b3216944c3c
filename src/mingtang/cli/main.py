"""The commands. Exit code 0: no error found; 1: one was; 2: a file could not be read."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import mingtang
from mingtang.annual import comparison, roll_up, wire
from mingtang.annual.comparison import NotComparable
from mingtang.annual.report import AnnualReport
from mingtang.applications import ImpossibleEvent, UnknownEvent, parse_event
from mingtang.applications import to_wire as due_to_wire
from mingtang.audit.wire import to_wire as audit_to_wire
from mingtang.cli import plain
from mingtang.cli.arguments import parser
from mingtang.corpus import CorpusImpossible, audit_corpus
from mingtang.documents.raw import UnreadableDocument
from mingtang.law.dated import NotInForce
from mingtang.rendering import RenderingImpossible
from mingtang.workdays import OutsideCalendar

REFUSALS = (
    UnreadableDocument,
    RenderingImpossible,
    NotComparable,
    CorpusImpossible,
    ImpossibleEvent,
    UnknownEvent,
    NotInForce,
    OutsideCalendar,
)

FINE, FAULTY, UNREADABLE = 0, 1, 2


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def _say_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def _complain(message: str) -> None:
    sys.stderr.write(f"mingtang：{message}\n")


def _each(arguments: argparse.Namespace, act: Callable[[str, AnnualReport], int]) -> int:
    """Do something with every file; one that cannot be read is told and does not stop the rest."""
    worst = FINE
    for path in arguments.files:
        try:
            report = mingtang.read(path)
        except UnreadableDocument as error:
            _complain(f"{path.name}：{error.message}")
            if arguments.json:
                _say_json(
                    {"file": path.name, "error": {"code": error.code, "message": error.message}}
                )
            worst = UNREADABLE
            continue
        worst = max(worst, act(path.name, report))
    return worst


def _read(arguments: argparse.Namespace) -> int:
    def act(name: str, report: AnnualReport) -> int:
        if arguments.json:
            _say_json({"file": name, **wire.to_wire(report)})
        else:
            _say(plain.reading(name, report))
        return FINE

    return _each(arguments, act)


def _audit(arguments: argparse.Namespace) -> int:
    previous = mingtang.read(arguments.previous) if arguments.previous else None

    def act(name: str, report: AnnualReport) -> int:
        audit = mingtang.audit(report, previous=previous, today=arguments.today)
        if arguments.json:
            _say_json({"file": name, **wire.to_wire(report), **audit_to_wire(audit)})
        else:
            _say(plain.auditing(name, report, audit))
        return FAULTY if audit.has_errors else FINE

    return _each(arguments, act)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _render(arguments: argparse.Namespace) -> int:
    report = mingtang.read(arguments.files[0])
    for issue in report.issues:
        _complain(f"{arguments.files[0].name}：{issue.message}")
    write_whole(arguments.output, mingtang.render(report, arguments.to))
    return FINE


def _compare(arguments: argparse.Namespace) -> int:
    first, second = (mingtang.read(path) for path in arguments.files)
    compared = mingtang.compare(first, second)
    if arguments.json:
        _say_json(comparison.to_wire(compared))
    else:
        _say(plain.comparing(compared))
    return FAULTY if any(each.agrees is False for each in compared.carry_overs) else FINE


def _roll_up(arguments: argparse.Namespace) -> int:
    children = [mingtang.read(path) for path in arguments.files]
    parent = mingtang.read(arguments.parent) if arguments.parent else None
    rolled = mingtang.roll_up(children, arguments.agency, parent)
    if arguments.json:
        _say_json(roll_up.to_wire(rolled, wire.to_wire(rolled.report)))
    else:
        _say(plain.rolling(rolled))
    return FAULTY if rolled.differences else FINE


def _due(arguments: argparse.Namespace) -> int:
    due = mingtang.due(arguments.received, [parse_event(text) for text in arguments.event])
    if arguments.json:
        _say_json(due_to_wire(due))
    else:
        _say(plain.reckoning(due))
    return FINE


def _corpus(arguments: argparse.Namespace) -> int:
    summary = audit_corpus(
        arguments.folder,
        arguments.output,
        workers=arguments.workers,
        cluster=arguments.cluster,
    )
    _say(plain.summing_up(summary))
    return FINE


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "read": _read,
    "audit": _audit,
    "render": _render,
    "compare": _compare,
    "rollup": _roll_up,
    "due": _due,
    "corpus": _corpus,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; every anticipated fault is one sentence on standard error and code 2."""
    parsed = parser().parse_args(arguments)
    try:
        return COMMANDS[parsed.command](parsed)
    except REFUSALS as error:
        _complain(str(error))
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        _complain(
            f"“{error.filename or ''}”不能打开或写入：{error.strerror}。"
            "请检查路径、权限和磁盘空间后再试。"
        )
    return UNREADABLE
