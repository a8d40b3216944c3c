from mingtang_office.upkeep.models.check import DEAD, CheckKind, CheckResult, CheckRun, LinkCheck
from mingtang_office.upkeep.models.declared import CatalogueSeat, Nothing
from mingtang_office.upkeep.models.duty import ColumnDuty
from mingtang_office.upkeep.models.inspection import DailyInspection, InspectionRun
from mingtang_office.upkeep.models.reminder import ColumnReminder

__all__ = [
    "DEAD",
    "CatalogueSeat",
    "CheckKind",
    "CheckResult",
    "CheckRun",
    "ColumnDuty",
    "ColumnReminder",
    "DailyInspection",
    "InspectionRun",
    "LinkCheck",
    "Nothing",
]
