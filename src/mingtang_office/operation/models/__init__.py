from mingtang_office.operation.models.held_task import HeldTask
from mingtang_office.operation.models.worker import Worker

__all__ = ["HeldTask", "Worker"]
