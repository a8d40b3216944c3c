"""What was seen of a site or an account. None always means that nobody looked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mingtang.publication.freshness import FreshnessClass


@dataclass(frozen=True, slots=True)
class Probe:
    """One attempt to open the site: how many seconds it took, None where it did not open at all."""

    on: date
    seconds: float | None


@dataclass(frozen=True, slots=True)
class LastUpdate:
    """Somebody looked; `on` None: nothing has ever appeared there."""

    on: date | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """`updated_on`: when something last changed on it, None: never. A page of mere navigation is
    judged by the pages behind it, `behind_on`."""

    updated_on: date | None
    is_navigation: bool = False
    behind_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """`last_on` None: there is nothing in the column. `is_policy`: it is one of policy documents."""

    title: str
    freshness: FreshnessClass
    last_on: date | None
    is_first_level: bool = True
    is_policy: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A valid message that wants an answer. `reference` names it to those who handle it; the words of
    the message have no place here. `is_simple`: a plain question that is soon answered."""

    reference: str
    received_on: date
    answered_on: date | None
    is_simple: bool = False


@dataclass(frozen=True, slots=True)
class ServiceGuide:
    """A matter of service and the classes of elements that its guide lacks."""

    title: str
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Survey:
    """A call for opinions, and when its result was published."""

    title: str
    closed_on: date
    result_on: date | None


@dataclass(frozen=True, slots=True)
class WebsiteSeen:
    """`judged`: what a person found of a rule that no program can tell: True where it is broken."""

    has_services: bool
    probes: tuple[Probe, ...] | None = None
    home: HomePage | None = None
    columns: tuple[ColumnSeen, ...] | None = None
    has_channel: bool | None = None
    messages: tuple[Message, ...] | None = None
    messages_incomplete: tuple[str, ...] | None = None
    guides: tuple[ServiceGuide, ...] | None = None
    service_figures: LastUpdate | None = None
    surveys: tuple[Survey, ...] | None = None
    dead_links: tuple[str, ...] | None = None
    reported_errors: tuple[Message, ...] | None = None
    judged: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MediaSeen:
    """`is_client`: a programme of the agency's own; `opens`: whether it can be downloaded and used."""

    name: str
    updated: LastUpdate | None = None
    is_client: bool = False
    opens: bool | None = None
    interacts: bool | None = None
    judged: Mapping[str, bool] = field(default_factory=dict)
