from mingtang_office.publication.models.attachment import Attachment
from mingtang_office.publication.models.counter import IndexCounter
from mingtang_office.publication.models.districts import DistrictImport, PublicDistricts
from mingtang_office.publication.models.edition import Edition
from mingtang_office.publication.models.filing import FiledDocument, Reassessment
from mingtang_office.publication.models.filing_table import FilingTable
from mingtang_office.publication.models.importing import ImportRun, Redirect, TakenFile
from mingtang_office.publication.models.item import WRITABLE, WRITTEN, Audience, Item, ItemState
from mingtang_office.publication.models.link import Link, LinkKind
from mingtang_office.publication.models.passage import Passage, Verdict
from mingtang_office.publication.models.public import Placement, PublicItem
from mingtang_office.publication.models.scan import Scan, ScanAnswer, ScanFinding, ScanState
from mingtang_office.publication.models.validity import ValidityChange

__all__ = [
    "WRITABLE",
    "WRITTEN",
    "Attachment",
    "Audience",
    "DistrictImport",
    "Edition",
    "FiledDocument",
    "FilingTable",
    "ImportRun",
    "IndexCounter",
    "Item",
    "ItemState",
    "Link",
    "LinkKind",
    "Passage",
    "Placement",
    "PublicDistricts",
    "PublicItem",
    "Reassessment",
    "Redirect",
    "Scan",
    "ScanAnswer",
    "ScanFinding",
    "ScanState",
    "TakenFile",
    "ValidityChange",
    "Verdict",
]
