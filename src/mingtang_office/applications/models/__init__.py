from mingtang_office.applications.models.application import Application
from mingtang_office.applications.models.consent import Consent
from mingtang_office.applications.models.consultation import Consultation
from mingtang_office.applications.models.contact import (
    ContactAttempt,
    ContactManner,
    ContactOutcome,
)
from mingtang_office.applications.models.counter import ReceiptCounter
from mingtang_office.applications.models.draft import DecisionDraft
from mingtang_office.applications.models.due_move import DueMove, MovedLimit
from mingtang_office.applications.models.event import AnnulmentReason, CaseEvent
from mingtang_office.applications.models.file import CaseFile, FileKind
from mingtang_office.applications.models.guide import RemedyGuide
from mingtang_office.applications.models.identity import Identity
from mingtang_office.applications.models.mark import ContentMark
from mingtang_office.applications.models.note import CaseNote
from mingtang_office.applications.models.notification import Notification
from mingtang_office.applications.models.online import OnlineOffer, Opening
from mingtang_office.applications.models.practice import AgencyPractice
from mingtang_office.applications.models.proposal import ProposalGround, PublicationProposal
from mingtang_office.applications.models.redaction import Redaction, RedactionResult
from mingtang_office.applications.models.reminder import Reminder
from mingtang_office.applications.models.search import SearchRecord
from mingtang_office.applications.models.standing import Standing
from mingtang_office.applications.models.supplement import Supplement, SupplementKind

__all__ = [
    "AgencyPractice",
    "AnnulmentReason",
    "Application",
    "CaseEvent",
    "CaseFile",
    "CaseNote",
    "Consent",
    "Consultation",
    "ContactAttempt",
    "ContactManner",
    "ContactOutcome",
    "ContentMark",
    "DecisionDraft",
    "DueMove",
    "FileKind",
    "Identity",
    "MovedLimit",
    "Notification",
    "OnlineOffer",
    "Opening",
    "ProposalGround",
    "PublicationProposal",
    "ReceiptCounter",
    "Redaction",
    "RedactionResult",
    "RemedyGuide",
    "Reminder",
    "SearchRecord",
    "Standing",
    "Supplement",
    "SupplementKind",
]
