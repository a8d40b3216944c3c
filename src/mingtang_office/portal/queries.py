"""What the public sees of the agencies: their tree and the particulars of their guides."""

from __future__ import annotations

from dataclasses import dataclass, field

from mingtang_office.agencies.models import Agency, AgencyKind

SHOWN_AT_ONCE = 500
FOUND_AT_MOST = 100


@dataclass(slots=True)
class Node:
    agency: Agency
    below: list[Node] = field(default_factory=list)


def tree() -> list[Node]:
    """The agencies in being, each under the one that supervises it, in one query. A large tree is
    cut off at `SHOWN_AT_ONCE`, the upper levels first."""
    existing = Agency.objects.filter(abolished_on__isnull=True)
    rows = sorted(existing.order_by("depth", "path")[:SHOWN_AT_ONCE], key=lambda a: a.path)
    roots: list[Node] = []
    branch: list[Node] = []
    for agency in rows:
        while branch and not agency.path.startswith(branch[-1].agency.path):
            branch.pop()
        node = Node(agency)
        (branch[-1].below if branch else roots).append(node)
        branch.append(node)
    return roots


def named(words: str) -> list[Agency]:
    """Agencies in being whose name holds these words, the upper levels first."""
    found = Agency.objects.filter(abolished_on__isnull=True, name__icontains=words.strip())
    return list(found.order_by("depth", "path")[:FOUND_AT_MOST])


def site_title(agency: Agency) -> str:
    """What the site of an agency is called; a government's name ends with the word that follows."""
    stem = (
        agency.name.removesuffix("人民政府")
        if agency.kind == AgencyKind.GOVERNMENT
        else agency.name
    )
    return f"{stem}政府信息公开"
