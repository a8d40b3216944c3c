from mingtang_office.applications.models.application import Application
from mingtang_office.applications.models.consent import Consent
from mingtang_office.applications.models.consultation import Consultation
from mingtang_office.applications.models.counter import ReceiptCounter
from mingtang_office.applications.models.draft import DecisionDraft
from mingtang_office.applications.models.event import AnnulmentReason, CaseEvent
from mingtang_office.applications.models.file import CaseFile, FileKind
from mingtang_office.applications.models.identity import Identity
from mingtang_office.applications.models.notification import Notification
from mingtang_office.applications.models.reminder import Reminder
from mingtang_office.applications.models.search import SearchRecord
from mingtang_office.applications.models.standing import Standing

__all__ = [
    "AnnulmentReason",
    "Application",
    "CaseEvent",
    "CaseFile",
    "Consent",
    "Consultation",
    "DecisionDraft",
    "FileKind",
    "Identity",
    "Notification",
    "ReceiptCounter",
    "Reminder",
    "SearchRecord",
    "Standing",
]
