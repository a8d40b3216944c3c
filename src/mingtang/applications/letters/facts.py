"""What a letter is composed from, and its JSON: an office stores it beside the letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mingtang.applications.dispositions import Disposition
from mingtang.applications.events import Consultee, EventKind
from mingtang.applications.grounds import Value, found_from_wire, found_to_wire
from mingtang.applications.receipt import Channel
from mingtang.applications.remedies import Authority, AuthorityRole, Remedies
from mingtang.law import Citation


class UnreadableFacts(ValueError):
    """JSON that does not hold the facts of a letter; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class CourseStep:
    """Something that happened to the application before this letter. `until`: the limit it set."""

    kind: EventKind
    on: date
    until: date | None = None
    consultee: Consultee | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """Parts of a document that are not given, for one reason (条例第三十七条). `ground` is one of the
    seven refusals; None: the parts are no government information. `found`: the facts that the
    ground asks for (`withheld_needs`)."""

    ground: Disposition | None
    parts: tuple[str, ...] = ()
    found: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """The frame that letters share, and in `found` what is particular to a kind or disposition, by
    the codes of `grounds.facts`. Anything may be left out: the letter then has a gap and says so.

    `agency` signs; `addressee` is the applicant, third party or organ. `request`: the applicant's
    own words. `contact`: the disclosure office and its telephone. `dated_on`: the day whose law the
    letter follows and bears. `attachments`: what goes along, beside what the kind itself brings."""

    agency: str = ""
    addressee: str = ""
    addressee_is_organisation: bool = False
    application_no: str = ""
    received_on: date | None = None
    channel: Channel | None = None
    request: str = ""
    due_on: date | None = None
    contact: str = ""
    dated_on: date | None = None
    disposition: Disposition | None = None
    course: tuple[CourseStep, ...] = ()
    found: Mapping[str, Value] = field(default_factory=dict)
    withheld: tuple[Withheld, ...] = ()
    remedies: Remedies = field(default_factory=Remedies)
    attachments: tuple[str, ...] = ()


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _day(wire: str | None) -> date | None:
    return date.fromisoformat(wire) if wire else None


def _text(wire: Mapping[str, Any], code: str) -> str:
    text = wire.get(code, "")
    if not isinstance(text, str):
        raise TypeError(f"“{code}”应为文字")
    return text


def facts_to_wire(facts: LetterFacts) -> dict[str, Any]:
    """The facts as plain JSON."""
    return {
        "agency": facts.agency,
        "addressee": facts.addressee,
        "addressee_is_organisation": facts.addressee_is_organisation,
        "application_no": facts.application_no,
        "received_on": _iso(facts.received_on),
        "request": facts.request,
        "due_on": _iso(facts.due_on),
        "contact": facts.contact,
        "dated_on": _iso(facts.dated_on),
        "channel": facts.channel and facts.channel.value,
        "disposition": facts.disposition and facts.disposition.value,
        "course": [
            {
                "kind": step.kind.value,
                "on": step.on.isoformat(),
                "until": _iso(step.until),
                "consultee": step.consultee and step.consultee.value,
            }
            for step in facts.course
        ],
        "found": found_to_wire(facts.found),
        "withheld": [
            {
                "ground": each.ground and each.ground.value,
                "parts": list(each.parts),
                "found": found_to_wire(each.found),
            }
            for each in facts.withheld
        ],
        "remedies": {
            "authorities": [
                {"role": each.role.value, "name": each.name, "rests_on": str(each.rests_on)}
                for each in facts.remedies.authorities
            ],
            "court": facts.remedies.court,
            "served_online": facts.remedies.served_online,
            "online_channel": facts.remedies.online_channel,
        },
        "attachments": list(facts.attachments),
    }


def _step(wire: Mapping[str, Any]) -> CourseStep:
    consultee = wire.get("consultee")
    return CourseStep(
        EventKind(wire["kind"]),
        date.fromisoformat(wire["on"]),
        _day(wire.get("until")),
        Consultee(consultee) if consultee else None,
    )


def _withheld(wire: Mapping[str, Any]) -> Withheld:
    ground = wire.get("ground")
    return Withheld(
        Disposition(ground) if ground else None,
        tuple(wire.get("parts", ())),
        found_from_wire(wire.get("found", {})),
    )


def _remedies(wire: Mapping[str, Any]) -> Remedies:
    return Remedies(
        tuple(
            Authority(AuthorityRole(each["role"]), each["name"], Citation.parse(each["rests_on"]))
            for each in wire.get("authorities", ())
        ),
        wire.get("court", ""),
        bool(wire.get("served_online", False)),
        wire.get("online_channel", ""),
    )


def facts_from_wire(wire: Mapping[str, Any]) -> LetterFacts:
    """The facts out of their JSON; what is left out there is left out here.

    Raises `UnreadableFacts` for anything that cannot be read, an unknown field among them.
    """
    unknown = set(wire) - set(LetterFacts.__slots__)
    if unknown:
        raise UnreadableFacts(
            f"文书要素中有不认识的字段：{'、'.join(sorted(unknown))}。请核对来源。"
        )
    try:
        return _facts(wire)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise UnreadableFacts(f"文书要素无法读取：{problem}。请核对来源。") from None


def _facts(wire: Mapping[str, Any]) -> LetterFacts:
    channel, disposition = wire.get("channel"), wire.get("disposition")
    return LetterFacts(
        agency=_text(wire, "agency"),
        addressee=_text(wire, "addressee"),
        application_no=_text(wire, "application_no"),
        received_on=_day(wire.get("received_on")),
        request=_text(wire, "request"),
        due_on=_day(wire.get("due_on")),
        contact=_text(wire, "contact"),
        dated_on=_day(wire.get("dated_on")),
        addressee_is_organisation=bool(wire.get("addressee_is_organisation", False)),
        channel=Channel(channel) if channel else None,
        disposition=Disposition(disposition) if disposition else None,
        course=tuple(_step(each) for each in wire.get("course", ())),
        found=found_from_wire(wire.get("found", {})),
        withheld=tuple(_withheld(each) for each in wire.get("withheld", ())),
        remedies=_remedies(wire.get("remedies", {})),
        attachments=tuple(wire.get("attachments", ())),
    )
