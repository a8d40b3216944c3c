from mingtang_office.powers.models.decision import (
    DECISION_ROWS,
    Overturning,
    PartyKind,
    PowerDecision,
)
from mingtang_office.powers.models.document import (
    CHANGES,
    DOCUMENT_ROWS,
    NormativeDocument,
    ValidityChange,
)
from mingtang_office.powers.models.figure import FIGURE_ROWS, MONEY_ROWS, PeriodFigure
from mingtang_office.powers.models.gate import RegisterGate
from mingtang_office.powers.models.item import ITEM_ROWS, PowerItem
from mingtang_office.powers.models.money import Charge, Manner, Procurement
from mingtang_office.powers.models.registered import Counts, Register, Registered
from mingtang_office.powers.models.standing import PowerStanding
from mingtang_office.powers.models.table_import import TableImport
from mingtang_office.powers.models.version import CorrectionReason, Deed, EntryVersion

__all__ = [
    "CHANGES",
    "DECISION_ROWS",
    "DOCUMENT_ROWS",
    "FIGURE_ROWS",
    "ITEM_ROWS",
    "MONEY_ROWS",
    "Charge",
    "CorrectionReason",
    "Counts",
    "Deed",
    "EntryVersion",
    "Manner",
    "NormativeDocument",
    "Overturning",
    "PartyKind",
    "PeriodFigure",
    "PowerDecision",
    "PowerItem",
    "PowerStanding",
    "Procurement",
    "Register",
    "RegisterGate",
    "Registered",
    "TableImport",
    "ValidityChange",
]
