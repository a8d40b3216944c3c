from mingtang_office.operation.models.daily_run import DailyRun
from mingtang_office.operation.models.held_task import HeldTask
from mingtang_office.operation.models.worker import Worker

__all__ = ["DailyRun", "HeldTask", "Worker"]
