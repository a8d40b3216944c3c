"""What the public sees of the agencies: their tree and the particulars of their guides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from mingtang_office.agencies.models import Agency, AgencyKind, Region
from mingtang_office.applications.actions.intake import takes_applications
from mingtang_office.prepared import Prepared, Row, loaded
from mingtang_office.publication.queries.public import AGENCY

SHOWN_AT_ONCE = 500
FOUND_AT_MOST = 100
_SHOWN = ("id", "path", "depth", "numchild", "name", "kind")
Rows = tuple[Row, ...]


@dataclass(slots=True)
class Node:
    agency: Agency
    below: list[Node] = field(default_factory=list)
    has_more: bool = False

    @property
    def takes_applications(self) -> bool:
        return takes_applications(self.agency)


def in_being() -> models.QuerySet[Agency]:
    existing: models.QuerySet[Agency] = Agency.objects.filter(abolished_on__isnull=True)
    return existing


def rows(at_once: int = SHOWN_AT_ONCE) -> Rows:
    """The agencies in being, the upper levels first, with all that a tree of them shows; one more
    than are shown at once where there are more."""
    return tuple(_ROWS.ask(at_once))


def _rows(at_once: int) -> models.QuerySet[Agency, Any]:
    return in_being().order_by("depth", "path").values_list(*_SHOWN)[: at_once + 1]


_ROWS = Prepared(_rows)


def tree(known: Rows, at_once: int = SHOWN_AT_ONCE) -> list[Node]:
    """Each agency under the one that supervises it. A large tree is cut off, the upper levels first;
    `has_more` marks the nodes whose guide lists the rest."""
    found = [Agency(**dict(zip(_SHOWN, row, strict=True))) for row in known]
    ordered = sorted(found[:at_once], key=lambda agency: agency.path)
    roots: list[Node] = []
    branch: list[Node] = []
    nodes: list[Node] = []
    for agency in ordered:
        while branch and not agency.path.startswith(branch[-1].agency.path):
            branch.pop()
        node = Node(agency)
        (branch[-1].below if branch else roots).append(node)
        branch.append(node)
        nodes.append(node)
    if len(found) > at_once:
        for node in nodes:
            node.has_more = node.agency.numchild > len(node.below)
    return roots


@dataclass(frozen=True, slots=True)
class Step:
    """A node of the tree in the order in which it is written; after it the lists of `ends` are over,
    the innermost first."""

    node: Node
    ends: tuple[Node, ...]


def steps(nodes: Sequence[Node], ends: tuple[Node, ...] = ()) -> Iterator[Step]:
    """A tree for a page that writes it in one go."""
    for number, node in enumerate(nodes, 1):
        over = ends if number == len(nodes) else ()
        yield Step(node, () if node.below else over)
        yield from steps(node.below, (node, *over))


def named(words: str) -> list[Agency]:
    """Agencies whose name holds these words, those in being and the upper levels first; one that
    was abolished brings along who took over."""
    found = Agency.objects.filter(name__icontains=words.strip()).prefetch_related(
        models.Prefetch("successions__successor")
    )
    existing_first = models.F("abolished_on").desc(nulls_first=True)
    return list(found.order_by(existing_first, "depth", "path")[:FOUND_AT_MOST])


def platform_of(pk: int) -> Agency | None:
    """An agency with what the pages of its platform say of it."""
    found = _PLATFORM.ask(agency=pk)
    if not found:
        return None
    told = dict(zip(_OF_PLATFORM, found[0], strict=True))
    code = told.pop("region__code")
    agency = loaded(Agency, told)
    number = told["region_id"]
    agency.region = None if number is None else loaded(Region, {"id": number, "code": code})
    return agency


def _platform() -> models.QuerySet[Agency, Any]:
    rows: models.QuerySet[Agency, Any] = Agency.objects.filter(pk=AGENCY)
    return rows.values_list(*_OF_PLATFORM)


_OF_PLATFORM = (*_SHOWN, "region_id", "abolished_on", "region__code")
_PLATFORM = Prepared(_platform)


def directly_below(agency: Agency) -> models.QuerySet[Agency]:
    return in_being().filter(path__startswith=agency.path, depth=agency.depth + 1).order_by("path")


def site_title(agency: Agency) -> str:
    """What the site of an agency is called; a government's name ends with the word that follows."""
    stem = (
        agency.name.removesuffix("人民政府")
        if agency.kind == AgencyKind.GOVERNMENT
        else agency.name
    )
    return f"{stem}政府信息公开"


def applied_to(words: str) -> list[Node]:
    """The agencies whose name holds these words, each with whether it takes applications."""
    return [Node(agency) for agency in named(words)]
